"""Products that seem to be one under several spellings: one click makes them one, a chip turned off stays another."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.formats import Formats
from gui.widgets.buttons import button, chip
from gui.widgets.cards import Card, clear, rule
from gui.widgets.flow import Flow
from gui.widgets.labels import Elided, label

FIRST: Final = 4
"""Clusters shown before somebody asks for all."""


class SpellingsCard(Card):
    """`joined(cluster id, ids that are other products)` and `taken_back(decision id)`."""

    joined = Signal(str, list)
    taken_back = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("One product, several spellings?"), " ", parent)
        self.setObjectName("spellingsCard")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self._answer: Mapping[str, Any] = {"found": [], "decided": []}
        self._formats = Formats()
        self._all = False
        self.hide()

    def show_spellings(self, answer: Mapping[str, Any], formats: Formats) -> None:
        """Show what `Shop.spellings` says; nothing where there is nothing to decide and nothing was decided."""
        self._answer, self._formats = answer, formats
        clear(self._rows)
        found, decided = answer["found"], answer["decided"]
        self.setVisible(bool(found or decided))
        self.note.setText(self.tr("%Ln to decide", "", len(found)) if found else self.tr("All decided"))
        if found:
            hint = self.tr(
                "Once they are one, their sales count together, under the first name. Click a name that is another product."
            )
            self._rows.addWidget(label(hint, "muted", wrap=True))
        shown = found if self._all else found[:FIRST]
        for cluster in shown:
            self._rows.addWidget(rule())
            self._rows.addWidget(_Cluster(cluster, formats, self.joined))
        if len(found) > len(shown):
            more = button(self.tr("Show all %Ln", "", len(found)), "allSpellingsButton", "link")
            more.clicked.connect(self._show_all)
            self._rows.addWidget(more)
        for decision in decided if self._all else decided[:FIRST]:
            self._rows.addWidget(rule())
            self._rows.addLayout(self._decision(decision))

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        self.show_spellings(self._answer, self._formats)

    def _decision(self, decision: Mapping[str, Any]) -> QHBoxLayout:
        members: Sequence[Mapping[str, Any]] = decision["members"]
        names = [_told(each) for each in members if not each["apart"]]
        others = [_told(each) for each in members if each["apart"]]
        if names:
            words = self.tr("{names} are one product").format(names=self._formats.listed(names))
            if others:
                words += " · " + self.tr("not {names}").format(names=self._formats.listed(others))
        else:
            words = self.tr("{names} are different products").format(names=self._formats.listed(others))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Elided(words), 1)
        undo = button(self.tr("Take back"), f"undoSpelling{decision['decision_id']}")
        undo.clicked.connect(partial(self.taken_back.emit, decision["decision_id"]))
        line.addWidget(undo)
        return line


class _Cluster(QWidget):
    """One cluster: a chip a spelling, on as long as it belongs to the product."""

    def __init__(self, cluster: Mapping[str, Any], formats: Formats, joined: Any) -> None:
        super().__init__()
        self._cluster, self._joined = cluster, joined
        self._chips: dict[str, QPushButton] = {}
        flow = Flow()
        names = [member["name"] for member in cluster["members"]]
        for member in cluster["members"]:
            # Where two names look alike, the id tells which is which.
            name, key = member["name"], member["product_id"]
            words = f"{name} ({key})" if key != name and names.count(name) > 1 else name
            sold = self.tr("%Ln sale(s)", "", member["lines"])
            made = chip(f"{words} · {sold}", f"spelling-{key}", True)
            price = "" if member["price"] is None else formats.money(member["price"], exact=True)
            made.setToolTip(" · ".join(part for part in (key, price, self.tr("Click to take it out or in")) if part))
            made.toggled.connect(self._tell)
            self._chips[key] = made
            flow.add(made)
        self.make_one = button(self.tr("Make one"), f"join-{cluster['id']}")
        self.make_one.clicked.connect(self._join)
        different = button(self.tr("All different"), f"apart-{cluster['id']}", "link")
        different.clicked.connect(self._keep_apart)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(flow, 1)
        line.addWidget(different)
        line.addWidget(self.make_one)

    def _out(self) -> list[str]:
        return [key for key, made in self._chips.items() if not made.isChecked()]

    @Slot()
    def _tell(self) -> None:
        self.make_one.setEnabled(len(self._chips) - len(self._out()) >= 2)

    @Slot()
    def _join(self) -> None:
        self._joined.emit(self._cluster["id"], self._out())

    @Slot()
    def _keep_apart(self) -> None:
        self._joined.emit(self._cluster["id"], list(self._chips))


def _told(member: Mapping[str, Any]) -> str:
    """A product by its name, and by its id where it has one of its own: one of the same name may have none."""
    name, key = _quoted(member["name"]), member["product_id"]
    return name if key == member["name"] else f"{name} ({key})"


def _quoted(name: str) -> str:
    return f"“{name}”"
