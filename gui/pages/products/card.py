"""One product: who buys it, how often it comes back, who is due, what goes with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui import messages
from gui.charts.columns import Month, MonthColumns
from gui.formats import NONE, Formats
from gui.messages.goods import left_out
from gui.theme import Theme
from gui.widgets.buttons import button
from gui.widgets.cards import StatFigure
from gui.widgets.labels import Pill, label
from gui.widgets.named import Named
from gui.widgets.row_list import Item, RowList

SHOWN = 4
"""So many rows of each list fit beside everything else."""

MONTHS = 24


class ProductCard(QScrollArea):
    """One product. `customer_wanted(id)`, `product_wanted(id)`, `ban_wanted(bool)`, `pin_wanted(bool)` say what
    was pressed."""

    customer_wanted = Signal(str)
    product_wanted = Signal(str)
    ban_wanted = Signal(bool)
    pin_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.product: Mapping[str, Any] = {}
        self.setObjectName("productCard")
        self.setAccessibleName(self.tr("Product"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.name = Named("", "title")
        self.name.setObjectName("productName")
        self.left_out = Pill("", "warning")
        self.about = Named("", "small")
        self.ban = button(self.tr("Never recommend"), "banButton", "link")
        self.pin = button(self.tr("Always recommend"), "pinButton", "link")
        self.buyers = StatFigure(self.tr("Buyers"))
        self.repeat = StatFigure(self.tr("Buy it again"))
        self.rhythm = StatFigure(self.tr("Typically after"))
        self.sold = StatFigure(self.tr("Sold for"))
        self.months = MonthColumns(theme, "productMonths", self.tr("Sold by month"))
        self.due = RowList(self.tr("Due for it"), "dueList", self.tr("Nobody is due for it."))
        self.would_like = RowList(self.tr("Would buy it for the first time"), "wouldLikeList", self.tr("Nobody yet."))
        self.bought_with = RowList(self.tr("Bought with it"), "boughtWithList", self.tr("Nothing stands out."))
        self.most = RowList(self.tr("Bought it most"), "mostList", self.tr("No buyer is known by name or number."))
        self.ban.clicked.connect(self._ban)
        self.pin.clicked.connect(self._pin)
        for people in (self.due, self.would_like, self.most):
            people.pressed.connect(self.customer_wanted)
        self.bought_with.pressed.connect(self.product_wanted)
        self.setWidget(self._arrange())

    def show_product(self, product: Mapping[str, Any], formats: Formats) -> None:
        """Show what `Shop.product` says."""
        self.product = product
        self.name.set_whole(product["name"] or product["product_id"])
        reason = left_out(product)
        self.left_out.setText(reason)
        self.left_out.setVisible(bool(reason))
        self.ban.setText(self.tr("Recommend again") if product["banned"] else self.tr("Never recommend"))
        self.ban.setAccessibleName(self.ban.text())
        self.ban.setVisible(product["not_product"] is None)
        self.pin.setText(self.tr("No longer always") if product["pinned"] else self.tr("Always recommend"))
        self.pin.setAccessibleName(self.pin.text())
        self.pin.setVisible(product["pinned"] or not reason)
        self.about.set_whole(self._about(formats))
        self._show_figures(product, formats)
        months = product["months"][-MONTHS:]
        self.months.show_months([_month(month, formats) for month in months])
        self.months.setVisible(len(months) > 1)
        self.due.show_items(_people(product["due"]))
        self.would_like.show_items(_people(product["would_like"]))
        self.bought_with.show_items(
            [
                Item(
                    other["product_id"],
                    other["name"] or other["product_id"],
                    self.tr("On %Ln receipt(s)", "", other["receipts"]),
                    formats.share(other["share"]),
                )
                for other in product["bought_with"][:SHOWN]
            ]
        )
        self.most.show_items(
            [
                Item(
                    buyer["customer_id"],
                    messages.customer(buyer["name"], buyer["customer_id"]),
                    self.tr("Last on {day}").format(day=formats.date(buyer["last"])),
                    self.tr("%Ln time(s)", "", buyer["times"]),
                )
                for buyer in product["buyers_list"][:SHOWN]
            ]
        )
        self.verticalScrollBar().setValue(0)

    def _show_figures(self, product: Mapping[str, Any], formats: Formats) -> None:
        self.buyers.set_words(formats.count(product["buyers"]), self.tr("known by name or number"))
        again = self.tr("on two days or more") if product["buyers"] else ""
        self.repeat.set_words(formats.share(product["repeat_rate"]), again)
        gap = product["typical_gap_days"]
        days = self.tr("%Ln day(s)", "", round(gap)) if gap else NONE
        self.rhythm.set_words(days, self.tr("between two purchases") if gap else self.tr("not bought twice yet"))
        self.sold.set_words(
            formats.money(product["amount"]), self.tr("{count} pieces").format(count=formats.count(product["quantity"]))
        )

    def _about(self, formats: Formats) -> str:
        product = self.product
        parts = [
            product["product_id"] if product["name"] not in (None, "", product["product_id"]) else "",
            product["category"],
            product["brand"],
        ]
        if product["price"] is not None:
            parts.append(formats.money(product["price"], exact=True))
        if product["stock"] is not None:
            parts.append(self.tr("{count} in stock").format(count=formats.count(product["stock"])))
        if product["first"]:
            parts.append(self.tr("sold since {month}").format(month=formats.month(product["first"][:7])))
        return " · ".join(part for part in parts if part)

    def _arrange(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        names = QHBoxLayout()
        names.setSpacing(10)
        names.addWidget(self.name)
        names.addWidget(self.left_out, 0, Qt.AlignmentFlag.AlignVCenter)
        names.addStretch(1)
        wishes = QHBoxLayout()
        wishes.setSpacing(16)
        for wish in (self.pin, self.ban):
            wishes.addWidget(wish)
        wishes.addStretch(1)
        figures = QHBoxLayout()
        for figure in (self.buyers, self.repeat, self.rhythm, self.sold):
            figures.addWidget(figure, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(20)
        for place, rows in enumerate((self.due, self.would_like, self.bought_with, self.most)):
            grid.addWidget(rows, place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(16)
        top = QVBoxLayout()
        top.setSpacing(2)
        top.addLayout(names)
        top.addWidget(self.about)
        top.addLayout(wishes)
        layout.addLayout(top)
        layout.addLayout(figures)
        layout.addWidget(label(self.tr("Sold by month"), "small"))
        layout.addWidget(self.months)
        layout.addLayout(grid)
        layout.addStretch(1)
        return inner

    @Slot()
    def _ban(self) -> None:
        self.ban_wanted.emit(not self.product["banned"])

    @Slot()
    def _pin(self) -> None:
        self.pin_wanted.emit(not self.product["pinned"])


def _people(candidates: Sequence[Mapping[str, Any]]) -> list[Item]:
    return [
        Item(
            person["customer_id"],
            messages.customer(person["name"], person["customer_id"]),
            messages.reason(person["reason"]),
        )
        for person in candidates[:SHOWN]
    ]


def _month(month: Mapping[str, Any], formats: Formats) -> Month:
    pieces, amount = formats.count(month["quantity"]), formats.money(month["amount"])
    hint = messages.told(formats.month(month["month"]), messages.commas([pieces, amount]))
    return Month(month["quantity"], formats.month_letter(month["month"]), hint)
