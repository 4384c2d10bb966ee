"""Second step: who gets it, how many, and why some get nothing."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSlider, QWidget

from gui import messages
from gui.formats import Formats
from gui.messages import campaigns as words
from gui.messages.groups import group
from gui.settings import Settings
from gui.table_models.campaign_members import MembersModel
from gui.theme import Theme
from gui.widgets.buttons import button
from gui.widgets.cards import Card
from gui.widgets.labels import label
from gui.widgets.table import DataTable

SHARES: Final = (0.0, 0.05, 0.1, 0.2, 0.3)
"""Shares of the list that may be the control group."""


class AudienceStep(Card):
    """A slider for the size, the control group in one sentence, the list itself. `changed()` on another choice,
    `everybody_wanted()` where not only the people of a group shall be on it."""

    changed = Signal()
    everybody_wanted = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.chosen_size: int | None = None
        self.model = MembersModel(self)
        self.count = label("", "title", "audienceCount")
        self.customer_note = label("", "strong", "audienceCustomer", wrap=True)
        self.segment_note = label("", "strong", "audienceSegment")
        self.everybody = button(self.tr("Everybody the goal is for"), "audienceEverybodyButton", "link")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("sizeSlider")
        self.slider.setAccessibleName(self.tr("How many people"))
        self.at_most = label("", "small")
        self.share = QComboBox()
        self.share.setObjectName("controlShare")
        self.share.setAccessibleName(self.tr("Share of the control group"))
        self.control = label("", "muted", "controlSentence", wrap=True)
        self.table = DataTable(self.model, theme, settings, "audienceTable", self.tr("Who gets it"))
        for share in SHARES:
            text = (
                self.tr("{share} % get nothing").format(share=round(100 * share))
                if share
                else self.tr("No control group")
            )
            self.share.addItem(text, share)
        self.share.setCurrentIndex(SHARES.index(0.1))
        self._arrange()
        self.slider.valueChanged.connect(self._resize)
        self.everybody.clicked.connect(self.everybody_wanted)
        self.share.activated.connect(self._choose_share)

    @property
    def control_share(self) -> float:
        return float(self.share.currentData())

    def begin(self) -> None:
        """Another goal or channel: the usual size again."""
        self.chosen_size = None

    def take_up(self, size: int | None, share: float) -> None:
        """Choose what was chosen before."""
        self.chosen_size = size
        self.share.setCurrentIndex(self.share.findData(share))

    def show_plan(self, plan: Mapping[str, Any], formats: Formats) -> None:
        """Show the people of a plan (`Shop.plan_campaign`)."""
        members = [member for member in plan["members"] if member["arm"] == "treated"]
        possible = plan["treated"] + plan["control"] + plan["withheld"].get("over_size", 0)
        self.slider.blockSignals(True)
        self.slider.setRange(min(1, possible), possible)
        self.slider.setPageStep(max(possible // 10, 1))
        self.slider.setValue(plan["treated"] + plan["control"])
        self.slider.setEnabled(possible > 1)
        self.slider.blockSignals(False)
        self.at_most.setText(self.tr("of {count} possible").format(count=formats.count(possible)))
        self.count.setText(self.tr("For %Ln customer(s)", "", plan["treated"]))
        self.control.setText(self._control_sentence(plan["control"]))
        self.model.load(members, formats)

    def show_customer(self, plan: Mapping[str, Any], customer: str | None) -> None:
        """Say whether the customer that somebody came with is on the list, and choose their row."""
        self.customer_note.setVisible(customer is not None)
        if customer is None:
            return
        member = next((one for one in plan["members"] if one["customer_id"] == customer), None)
        name = messages.customer(member["name"] if member else None, customer)
        if member is None:
            told = self.tr("{name} does not belong to this goal.")
        elif member["arm"] == "withheld":
            told = self.tr("{name} is left out: {reason}.").format(
                name=name, reason=words.withheld(member["reason"]["code"]).lower()
            )
        elif member["arm"] == "control":
            told = self.tr("{name} was picked for the control group.")
        else:
            told = self.tr("{name} is on the list.")
            self.table.choose(self.model.find("customer_id", customer))
        self.customer_note.setText(told.format(name=name))

    def show_segment(self, segment: str | None) -> None:
        """Say that only people of a group are on the list."""
        for widget in (self.segment_note, self.everybody):
            widget.setVisible(segment is not None)
        if segment is not None:
            self.segment_note.setText(self.tr("Only people of the group “{group}”.").format(group=group(segment)[0]))

    def _control_sentence(self, control: int) -> str:
        if not control:
            return self.tr("Without a control group nobody will know what the campaign brought.")
        return self.tr(
            "%Ln more customer(s), picked at random, will get nothing: what they spend later shows what the campaign brought.",
            "",
            control,
        )

    def _arrange(self) -> None:
        sizes = QHBoxLayout()
        sizes.setSpacing(16)
        sizes.addWidget(self.slider, 1)
        sizes.addWidget(self.at_most)
        control = QHBoxLayout()
        control.setSpacing(16)
        control.addWidget(self.control, 1)
        control.addWidget(self.share)
        self.customer_note.hide()
        alone = QHBoxLayout()
        alone.setSpacing(8)
        for widget in (self.segment_note, self.everybody):
            widget.hide()
            alone.addWidget(widget)
        alone.addStretch(1)
        self.body.addWidget(self.count)
        self.body.addLayout(alone)
        self.body.addLayout(sizes)
        self.body.addLayout(control)
        self.body.addWidget(self.customer_note)
        self.body.addWidget(self.table, 1)

    @Slot(int)
    def _resize(self, size: int) -> None:
        self.chosen_size = size
        self.changed.emit()

    @Slot()
    def _choose_share(self) -> None:
        self.changed.emit()
