"""Fourth step: the words, with fields, and what every single person will read."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from gui.formats import Formats
from gui.messages import campaigns as words
from gui.theme import Theme
from gui.widgets.buttons import button
from gui.widgets.cards import Card
from gui.widgets.flow import Flow
from gui.widgets.labels import label
from gui.widgets.template_editor import TemplateEditor
from gui.wizards.campaign.preview import MessagePreview

LANGUAGES: Final = (("en", "English"), ("zh", "简体中文"))
OFFERED_FIELDS: Final = (
    "first_name",
    "name",
    "days_since",
    "last_visit",
    "due_date",
    "product_1",
    "product_2",
    "offer",
    "shop",
)


class WordsStep(Card):
    """Subject, text and offer, and the preview. `changed()` when somebody wrote something."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.subject: str | None = None
        self.text: str | None = None
        self.language: str | None = None
        self.channel = label("", "heading")
        self.languages = QComboBox()
        self.languages.setObjectName("languageBox")
        self.languages.setAccessibleName(self.tr("Language of the message"))
        for code, name in LANGUAGES:
            self.languages.addItem(name, code)
        self.subject_line = QLineEdit()
        self.subject_line.setObjectName("subjectLine")
        self.subject_line.setAccessibleName(self.tr("Subject"))
        self.subject_line.setPlaceholderText(self.tr("Subject"))
        self.editor = TemplateEditor(theme, "templateEditor", self.tr("Message"))
        self.editor.setMinimumHeight(96)
        self.offer = QLineEdit()
        self.offer.setObjectName("offerLine")
        self.offer.setAccessibleName(self.tr("Offer"))
        self.offer.setPlaceholderText(self.tr("Offer, if any: 10 % off until Sunday"))
        self.fields = Flow()
        self._names = words.FieldNames()
        self.usual = button(self.tr("The usual words"), "usualWordsButton", "link")
        self.preview = MessagePreview(theme)
        self._arrange()
        self.languages.activated.connect(self._choose_language)
        self.subject_line.textEdited.connect(self._write_subject)
        self.editor.textChanged.connect(self._write)
        self.offer.textEdited.connect(self.changed)
        self.usual.clicked.connect(self._usual)

    def begin(self) -> None:
        """Another goal or channel: its usual words."""
        self.subject = self.text = None

    def choices(self) -> dict[str, Any]:
        """What was written, for `Shop.plan_campaign`; only what differs from the usual words."""
        written = {"subject": self.subject, "text": self.text, "language": self.language}
        chosen: dict[str, Any] = {name: value for name, value in written.items() if value is not None}
        if self.offer.text().strip():
            chosen["offer"] = self.offer.text().strip()
        return chosen

    def take_up(self, written: Mapping[str, Any]) -> None:
        """Write what was written before, as `choices` told it."""
        self.subject, self.text = written.get("subject"), written.get("text")
        self.language = written.get("language")
        self.offer.setText(written.get("offer", ""))
        self.subject_line.setText(self._names.shown(self.subject or ""))
        self.editor.blockSignals(True)
        self.editor.setPlainText(self._names.shown(self.text or ""))
        self.editor.blockSignals(False)

    def show_plan(self, plan: Mapping[str, Any], formats: Formats) -> None:
        """Show the words of a plan and what its people will read."""
        self.channel.setText(words.channel(plan["channel"]))
        self.languages.setCurrentIndex(self.languages.findData(plan["language"]))
        self.subject_line.setVisible(plan["channel"] == "email")
        if self.subject is None:
            self.subject_line.setText(self._names.shown(plan["template"]["subject"] or ""))
        text = self._names.shown(plan["template"]["text"])
        if self.text is None and self.editor.toPlainText() != text:
            self.editor.blockSignals(True)
            self.editor.setPlainText(text)
            self.editor.blockSignals(False)
        self.usual.setVisible(self.subject is not None or self.text is not None)
        self.preview.show_plan(plan, formats)

    def say(self, problem: str) -> None:
        """What is wrong with the words."""
        self.preview.say(problem)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.channel)
        top.addStretch(1)
        top.addWidget(self.usual)
        top.addWidget(self.languages)
        for code in OFFERED_FIELDS:
            insert = button(self._names.name(code), f"insert_{code}", "chip", self.tr("Insert this field"))
            insert.setProperty("code", code)
            insert.clicked.connect(self._insert)
            self.fields.add(insert)
        self.body.addLayout(top)
        self.body.addWidget(self.subject_line)
        self.body.addWidget(self.editor, 3)
        self.body.addWidget(self.fields)
        brackets = self.tr("Words in [brackets] are left out for whom a field in them is empty.")
        self.body.addWidget(label(brackets, "small", wrap=True))
        self.body.addWidget(self.offer)
        self.body.addSpacing(4)
        self.body.addWidget(label(self.tr("What each of them reads"), "heading"))
        self.body.addWidget(self.preview, 4)

    @Slot()
    def _insert(self) -> None:
        self.editor.insert_field(self._names.name(str(self.sender().property("code"))))

    @Slot()
    def _choose_language(self) -> None:
        self.language = str(self.languages.currentData())
        self.begin()
        self.changed.emit()

    @Slot(str)
    def _write_subject(self, subject: str) -> None:
        self.subject = self._names.written(subject)
        self.changed.emit()

    @Slot()
    def _write(self) -> None:
        self.text = self._names.written(self.editor.toPlainText())
        self.changed.emit()

    @Slot()
    def _usual(self) -> None:
        self.begin()
        self.changed.emit()
