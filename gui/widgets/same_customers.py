"""Customers who seem to be there twice: one card at a time to decide, and what was put together, each to be taken back."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.errors import ShopError
from gui import messages
from gui.jobs import Jobs
from gui.messages import identity as words
from gui.widgets.buttons import button
from gui.widgets.cards import Card, clear, fill, rule
from gui.widgets.labels import Elided, label
from gui.widgets.record_pair import RecordPair
from gui.workspace import Workspace

CHANGES: Final = frozenset({"sales", "customers", "scores"})
"""What a decision changes: everything that counts customers."""

CARDS: Final = 20
"""Cards that are read at once; the next ones follow when these are decided."""

LISTED: Final = 100
"""Pairs of a list, once it is unfolded."""


class SameCustomers(Card):
    """The section of the Data page. It decides and takes back by itself, in the background."""

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Same customer?"), " ", parent)
        self.setObjectName("sameCustomers")
        self._workspace, self._jobs = workspace, jobs
        self._found: Mapping[str, Any] = {"cards": [], "merged": [], "decided": [], "counts": {}}
        self._place = 0
        self._unfolded = ""
        self._doubtful = False
        self._last: tuple[int, str] | None = None
        self._pressed: QPushButton | None = None
        self.failure = label("", "bad", "sameFailure", wrap=True)
        self.likely = label("", "strong", "sameLikely")
        self.position = label("", "small", "samePosition")
        self.previous = button(self.tr("Previous"), "samePrevious", "link")
        self.next = button(self.tr("Next"), "sameNext", "link")
        self.pair = RecordPair()
        self.same = button(self.tr("Same"), "sameButton", tip=self.tr("They are one person: count them together"))
        self.different = button(self.tr("Different"), "differentButton", tip=self.tr("They are two people"))
        self.unsure = button(self.tr("Not sure"), "unsureButton", "link", self.tr("Do not ask again"))
        self.said = Elided("", "muted")
        self.said.setObjectName("sameSaid")
        self.take_back = button(self.tr("Undo"), "sameUndo", "link", self.tr("Take back what you just said"))
        self.more = button("", "samePerhaps", "link", self.tr("Pairs that share something, but are rather two people"))
        self.again = button(self.tr("Look again"), "findSameButton", "link", self.tr("Compare all customers anew"))
        self.lists = QVBoxLayout()
        self.lists.setSpacing(0)
        self.previous.clicked.connect(partial(self._turn, -1))
        self.next.clicked.connect(partial(self._turn, 1))
        for verdict, pressed in (("same", self.same), ("different", self.different), ("unsure", self.unsure)):
            pressed.clicked.connect(partial(self._decide, verdict))
        self.take_back.clicked.connect(self.undo_last)
        self.more.clicked.connect(self._doubt)
        self.again.clicked.connect(self._look)
        self._arrange()

    def refresh(self) -> None:
        """Read the pairs again and show them."""
        listed = LISTED if self._unfolded else CARDS
        self._found = self._workspace.read("identities", listed)
        self._place = min(self._place, max(len(self._cards()) - 1, 0))
        self._show()
        self._enable(True)

    def undo_last(self) -> bool:
        """Take back what was just said; False if nothing was."""
        if self._last is None:
            return False
        number, self._last = self._last[0], None
        self._run("undo_same", identity_id=number)
        return True

    def _arrange(self) -> None:
        head, buttons = QHBoxLayout(), QHBoxLayout()
        fill(head, self.likely, self.position)
        head.addStretch(1)
        fill(head, self.previous, self.next)
        fill(buttons, self.same, self.different, self.unsure)
        buttons.addWidget(self.said, 1)
        fill(buttons, self.take_back, self.more, self.again)
        for line in (head, buttons):
            line.setSpacing(8)
        self.question = QWidget()
        card = QVBoxLayout(self.question)
        card.setContentsMargins(0, 0, 0, 4)
        card.setSpacing(10)
        card.addLayout(head)
        card.addWidget(self.pair)
        fill(self.body, self.failure, self.question)
        self.body.addLayout(buttons)
        self.body.addSpacing(4)
        self.body.addLayout(self.lists)
        self.failure.hide()

    def _show(self) -> None:
        counts, cards = self._found["counts"], self._cards()
        asked = counts["cards"] + (counts["perhaps"] if self._doubtful else 0)
        self.setVisible(bool(self._workspace.overview.get("customers")))
        self.note.setText(self.tr("%Ln to decide", "", counts["cards"]) if counts["cards"] else "")
        perhaps = self.tr("Show %Ln less likely", "", counts["perhaps"])
        self.more.setText(self.tr("Hide the less likely") if self._doubtful else perhaps)
        self.more.setVisible(bool(counts["perhaps"]))
        self.question.setVisible(bool(cards))
        if cards:
            shown = cards[self._place]
            self.likely.setText(words.likelihood(shown["probability"]))
            formats = self._workspace.formats
            self.position.setText(
                self.tr("{place} of {count}").format(place=formats.count(self._place + 1), count=formats.count(asked))
            )
            self.previous.setVisible(len(cards) > 1)
            self.next.setVisible(len(cards) > 1)
            self.previous.setEnabled(self._place > 0)
            self.next.setEnabled(self._place + 1 < len(cards))
            self.pair.show_pair(shown, formats)
        nothing = self.tr("Nobody is left to decide.") if counts["merged"] or counts["decided"] else ""
        nothing = nothing or self.tr("No two customers seem to be one person.")
        said = self._last[1] if self._last else "" if cards else nothing
        self.said.set_whole(said)
        for pressed in (self.same, self.different, self.unsure):
            pressed.setVisible(bool(cards))
        self.take_back.setVisible(self._last is not None)
        clear(self.lists)
        together = self.tr("%Ln customer(s) put together because they certainly are one", "", counts["merged"])
        decided = self.tr("%Ln pair(s) that you decided", "", counts["decided"])
        for part, heading in (("merged", together), ("decided", decided)):
            if counts[part]:
                self._list(part, heading)

    def _list(self, part: str, heading: str) -> None:
        unfolded = self._unfolded == part
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 6)
        line.addWidget(Elided(heading, "muted"), 1)
        fold = button(self.tr("Hide") if unfolded else self.tr("Show"), f"{part}Fold", "link")
        fold.clicked.connect(partial(self._fold, part))
        line.addWidget(fold)
        self.lists.addWidget(rule())
        self.lists.addLayout(line)
        for pair in self._found[part] if unfolded else ():
            self.lists.addWidget(rule())
            self.lists.addLayout(self._row(pair))
        more = self._found["counts"][part] - len(self._found[part])
        if unfolded and more > 0:
            self.lists.addWidget(label(self.tr("… and %Ln more", "", more), "muted"))

    def _row(self, pair: Mapping[str, Any]) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(Elided(" = ".join(_called(pair[side]) for side in ("one", "other"))))
        why = [words.verdict(pair["verdict"])] if pair["verdict"] else []
        names.addWidget(Elided(" · ".join([*why, words.reasons(pair)]), "small"))
        row = QHBoxLayout()
        row.setContentsMargins(4, 7, 4, 7)
        row.setSpacing(12)
        row.addLayout(names, 1)
        tip = self.tr("Take back what you said") if pair["verdict"] else self.tr("They are two people: take them apart")
        undo = button(self.tr("Undo"), f"undoSame{pair['id']}", tip=tip)
        undo.clicked.connect(partial(self._take_apart, pair["id"]))
        row.addWidget(undo)
        return row

    def _cards(self) -> list[Mapping[str, Any]]:
        """The pairs that are shown: the likeliest come first, and those that are rather two people only when asked for."""
        cards: list[Mapping[str, Any]] = self._found["cards"]
        return cards if self._doubtful else cards[: self._found["counts"].get("cards", 0)]

    @Slot()
    def _doubt(self) -> None:
        self._doubtful = not self._doubtful
        self._place = (
            min(self._found["counts"]["cards"], max(len(self._found["cards"]) - 1, 0)) if self._doubtful else 0
        )
        self._show()

    @Slot()
    def _turn(self, step: int, *_: object) -> None:
        self._place = min(max(self._place + step, 0), len(self._cards()) - 1)
        self._show()

    def _fold(self, part: str, *_: object) -> None:
        self._unfolded = "" if self._unfolded == part else part
        self.refresh()

    def _decide(self, verdict: str, *_: object) -> None:
        if self._place < len(self._cards()):
            pair = self._cards()[self._place]
            both = " = " if verdict == "same" else " ≠ " if verdict == "different" else " ? "
            self._last = (pair["id"], both.join(_called(pair[side]) for side in ("one", "other")))
            self._run("decide_same", identity_id=pair["id"], verdict=verdict)

    def _take_apart(self, number: int, *_: object) -> None:
        self._last = None
        self._run("undo_same", identity_id=number)

    def _look(self, *_: object) -> None:
        self._last = None
        self.failure.hide()
        job = self._workspace.job("find_same_customers", changes=CHANGES)
        job.failed.connect(self._tell)
        self._jobs.start(job)

    def _run(self, verb: str, **arguments: Any) -> None:
        """A decision waits for no training: then it is written beside it."""
        self.failure.hide()
        self._enable(False)
        if self._jobs.busy:
            self._workspace.edit(verb, changes=CHANGES, **arguments).failed.connect(self._tell)
            return
        job = self._workspace.job(verb, changes=CHANGES, quiet=True, **arguments)
        job.failed.connect(self._tell)
        self._jobs.start(job)

    def _enable(self, free: bool) -> None:
        """While a decision is written, the next card is not there yet to be decided."""
        focused = self._pressed if free else self.focusWidget()
        self._pressed = focused if isinstance(focused, QPushButton) else None
        for pressed in (self.same, self.different, self.unsure, self.take_back):
            pressed.setEnabled(free)
        if free and self._pressed is not None and self._pressed.isVisibleTo(self):
            self._pressed.setFocus()

    @Slot(object)
    def _tell(self, problem: ShopError) -> None:
        self._last = None
        self._enable(True)
        if problem.code != "cancelled":
            self.failure.setText(messages.error(problem))
            self.failure.show()


def _called(record: Mapping[str, Any]) -> str:
    """A name with its number: two of one name are told apart."""
    name, number = record["name"], record["customer_id"]
    return f"{name} ({number})" if name else messages.customer(None, number)
