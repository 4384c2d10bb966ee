"""What every single person will read, one after the other; those with gaps or with too long a text are found first."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui import messages
from gui.formats import Formats
from gui.messages import campaigns as words
from gui.theme import Theme
from gui.widgets.buttons import IconButton, button
from gui.widgets.cards import clear
from gui.widgets.labels import Elided, Pill, label


class MessagePreview(QWidget):
    """One message, arrows to the next, its length, and flags that lead to messages worth a look."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messagePreview")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Preview of the messages"))
        self._members: Sequence[Mapping[str, Any]] = ()
        self._formats = Formats()
        self._channel = ""
        self.place = 0
        self.before = IconButton(theme, "chevron-left", "previewBefore", self.tr("The one before"))
        self.after = IconButton(theme, "chevron-right", "previewAfter", self.tr("The next one"))
        self.counter = label("", "small", "previewCounter")
        self.who = Elided("", "small")
        self.subject = label("", "strong", "previewSubject", wrap=True)
        self.text = label("", "body", "previewText", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.length = label("", "small", "previewLength")
        self.problem = label("", "bad", "wordsProblem", wrap=True)
        self._flags = QHBoxLayout()
        self._flags.setSpacing(8)
        self._arrange()
        self.before.clicked.connect(self._step_back)
        self.after.clicked.connect(self._step_on)

    def show_plan(self, plan: Mapping[str, Any], formats: Formats) -> None:
        """Show the messages of a plan; the person shown stays the same where they still get one."""
        shown = self._members[self.place]["customer_id"] if self._members else None
        self._members = [member for member in plan["members"] if member["arm"] == "treated"]
        self._formats, self._channel = formats, plan["channel"]
        ids = [member["customer_id"] for member in self._members]
        self.place = ids.index(shown) if shown in ids else 0
        self.say("")
        self._show_flags(plan)
        self._show()

    def say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def go(self, place: int) -> None:
        """Show the message of another person, round and round."""
        if self._members:
            self.place = place % len(self._members)
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left:
            self._step_back()
        elif event.key() == Qt.Key.Key_Right:
            self._step_on()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2)
        for widget in (self.before, self.counter, self.after):
            top.addWidget(widget)
        top.addSpacing(8)
        top.addWidget(self.who, 1)
        self.who.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        told = QVBoxLayout(inner)
        told.setContentsMargins(0, 0, 6, 0)
        told.addWidget(self.subject)
        told.addWidget(self.text, 1)
        scroll = QScrollArea()
        scroll.setObjectName("messageScroll")
        scroll.setAccessibleName(self.tr("Message"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        frame = QFrame()
        frame.setProperty("role", "raised")
        box = QVBoxLayout(frame)
        box.setContentsMargins(14, 8, 8, 12)
        box.addLayout(top)
        box.addWidget(scroll, 1)
        below = QHBoxLayout()
        below.addLayout(self._flags, 1)
        below.addWidget(self.length)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame, 1)
        layout.addWidget(self.problem)
        layout.addLayout(below)
        self.problem.hide()

    def _show(self) -> None:
        some = bool(self._members)
        self.before.setEnabled(len(self._members) > 1)
        self.after.setEnabled(len(self._members) > 1)
        if not some:
            for words_label in (self.counter, self.subject, self.text, self.length):
                words_label.setText("")
            self.who.set_whole("")
            return
        member, count = self._members[self.place], self._formats.count
        position = self.tr("{place} of {count}")
        self.counter.setText(position.format(place=count(self.place + 1), count=count(len(self._members))))
        name = messages.customer(member["name"], member["customer_id"])
        self.who.set_whole(" · ".join(part for part in (name, member["contact"]) if part))
        self.subject.setText(member["subject"] or "")
        self.subject.setVisible(bool(member["subject"]))
        self.text.setText(member["message"])
        self.length.setText(self._length(member))

    def _length(self, member: Mapping[str, Any]) -> str:
        characters = self.tr("%Ln character(s)", "", member["characters"])
        if self._channel != "sms":
            return characters
        return messages.commas([characters, self.tr("%Ln text message(s)", "", member["parts"])])

    def _show_flags(self, plan: Mapping[str, Any]) -> None:
        clear(self._flags)
        for field, people in list(plan["empty"].items())[:2]:
            gap = self.tr("{n} without: {field}").format(n=self._formats.count(people), field=words.field(field))
            self._flag(gap, f"see_{field}", lambda member, field=field: field in member["empty"])
        longer = sum(people for parts, people in plan["parts"].items() if int(parts) > 1)
        if plan["channel"] == "sms" and longer:
            long = self.tr("{n} longer than one text message").format(n=self._formats.count(longer))
            self._flag(long, "see_long", lambda member: member["parts"] > 1)
        self._flags.addStretch(1)

    def _flag(self, text: str, name: str, fits: Any) -> None:
        see = button(self.tr("See"), name, "link")
        see.clicked.connect(lambda: self._find(fits))
        self._flags.addWidget(Pill(text, "warning"))
        self._flags.addWidget(see)

    def _find(self, fits: Any) -> None:
        """The next message for which `fits` is true."""
        count = len(self._members)
        for step in range(1, count + 1):
            if fits(self._members[(self.place + step) % count]):
                self.go(self.place + step)
                return

    @Slot()
    def _step_back(self) -> None:
        self.go(self.place - 1)

    @Slot()
    def _step_on(self) -> None:
        self.go(self.place + 1)
