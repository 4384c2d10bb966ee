"""One campaign: what it was for, whom it reached, what it brought, and what can still be done with it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.formats import NONE, Formats
from gui.messages import campaigns as words
from gui.settings import Settings
from gui.table_models.campaign_members import ToldModel
from gui.theme import Theme
from gui.widgets.buttons import button
from gui.widgets.cards import StatFigure
from gui.widgets.labels import Pill, label
from gui.widgets.named import Named
from gui.widgets.table import DataTable


class CampaignDetail(QWidget):
    """`export_wanted()`, `mark_wanted(status)` and `unmark_wanted()` say what was pressed; `opened(customer)` a row."""

    export_wanted = Signal()
    mark_wanted = Signal(str)
    unmark_wanted = Signal()
    customer_wanted = Signal(str)

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.campaign: Mapping[str, Any] = {}
        self.setObjectName("campaignDetail")
        self.name = Named("", "title")
        self.status = Pill()
        self.about = Named("", "small")
        self.treated = StatFigure(self.tr("On the list"))
        self.control = StatFigure(self.tr("Control group"))
        self.withheld = StatFigure(self.tr("Left out"))
        self.expected = StatFigure(self.tr("Expected"))
        self.result = label("", "heading", "campaignResult", wrap=True)
        self.result_note = label("", "small", "campaignResultNote", wrap=True)
        self.told = ToldModel(self)
        self.people = DataTable(self.told, theme, settings, "toldTable", self.tr("Messages"))
        self.problem = label("", "bad", "campaignProblem", wrap=True)
        self.sent = button(self.tr("Mark as sent"), "markSentButton", "primary")
        self.again = button(self.tr("Export again"), "exportAgainButton")
        self.cancel = button(self.tr("Cancel campaign"), "cancelCampaignButton")
        self.unmark = button(self.tr("Not after all"), "unmarkCampaignButton")
        self.unmark.clicked.connect(self.unmark_wanted)
        self.sent.clicked.connect(self._mark_sent)
        self.cancel.clicked.connect(self._mark_cancelled)
        self.again.clicked.connect(self.export_wanted)
        self.people.opened.connect(self._open)
        self._arrange()

    def show_campaign(self, campaign: Mapping[str, Any], goal: str, formats: Formats) -> None:
        """Show what `Shop.campaign_detail` says; the result follows with `show_result`."""
        self.campaign = campaign
        state = campaign["status"]
        self.name.set_whole(campaign["name"])
        self.status.show_as(*words.status(state))
        when = campaign["sent_at"] or campaign["exported_at"] or campaign["created_at"]
        about = (goal, words.channel(campaign["channel"]), words.target(campaign["target"])[0], formats.moment(when))
        self.about.set_whole(" · ".join(about))
        arms = [member["arm"] for member in campaign["members"]]
        self.treated.set_words(formats.count(arms.count("treated")), self.tr("people"))
        self.control.set_words(formats.count(arms.count("control")), self.tr("got nothing, to compare"))
        self.withheld.set_words(formats.count(arms.count("withheld")), self.tr("for a reason"))
        expected = campaign["settings"].get("expected") or {}
        money = words.signed(expected["middle"], formats) if expected else NONE
        self.expected.set_words(
            money, formats.about_range(expected.get("low"), expected.get("high")) if expected else ""
        )
        self.told.load([member for member in campaign["members"] if member["arm"] == "treated"])
        self.result.setText("")
        self.result_note.setText("")
        self.say("")
        self.sent.setVisible(state in ("draft", "exported"))
        self.cancel.setVisible(state in ("draft", "exported"))
        self.again.setVisible(state != "cancelled")
        self.unmark.setVisible(state in ("sent", "cancelled"))

    def show_result(self, result: Mapping[str, Any], formats: Formats) -> None:
        """Show what the campaign brought (`Shop.results`)."""
        text, _tone = words.verdict(result, formats)
        self.result.setText(text[:1].upper() + text[1:])
        if result["days"]:
            self.result_note.setText(
                self.tr(
                    "Sales of %Ln day(s) since then, with the list and the control group compared.", "", result["days"]
                )
            )
        else:
            self.result_note.setText(self.tr("Import later sales to see what it brought."))

    def say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _arrange(self) -> None:
        names = QHBoxLayout()
        names.setSpacing(10)
        names.addWidget(self.name)
        names.addWidget(self.status, 0, Qt.AlignmentFlag.AlignVCenter)
        names.addStretch(1)
        figures = QHBoxLayout()
        for figure in (self.treated, self.control, self.withheld, self.expected):
            figures.addWidget(figure, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for one in (self.sent, self.again, self.cancel, self.unmark):
            buttons.addWidget(one)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        top = QVBoxLayout()
        top.setSpacing(2)
        top.addLayout(names)
        top.addWidget(self.about)
        layout.addLayout(top)
        layout.addLayout(figures)
        layout.addWidget(label(self.tr("What it brought"), "small"))
        layout.addWidget(self.result)
        layout.addWidget(self.result_note)
        layout.addLayout(buttons)
        layout.addWidget(self.problem)
        layout.addWidget(self.people, 1)

    @Slot()
    def _mark_sent(self) -> None:
        self.mark_wanted.emit("sent")

    @Slot()
    def _mark_cancelled(self) -> None:
        self.mark_wanted.emit("cancelled")

    @Slot(int)
    def _open(self, row: int) -> None:
        self.customer_wanted.emit(self.told.row(row)["customer_id"])
