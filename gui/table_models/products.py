"""The products of a shop as rows, and which of them a search and its filters leave."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject

from gui.formats import NONE, Formats
from gui.table_models.base import Column, RowsModel

SEARCHED: Final = ("name", "product_id", "category", "brand")


@dataclass(frozen=True)
class ProductFilter:
    """What a person asks the table for; empty means everything."""

    text: str = ""
    categories: frozenset[str] = frozenset()
    left_out: bool = False
    """Only what is never recommended: banned, off sale, or no product at all. Postage and fees are shown only then."""


class ProductsModel(RowsModel):
    """`Shop.product_table` as a Qt model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([], parent)
        self._formats = Formats()
        self.asked = ProductFilter()
        self.columns = self._columns()

    def load(self, table: Mapping[str, Any], formats: Formats) -> None:
        """Show what `Shop.product_table` returned, filtered as before."""
        self._formats = formats
        fields = list(table["columns"])
        places = [fields.index(name) for name in SEARCHED]
        name, number = fields.index("name"), fields.index("product_id")
        rows = []
        for given in table["rows"]:
            row = list(given)
            row[name] = row[name] or row[number]
            row.append("\n".join(str(row[place]) for place in places if row[place]).casefold())
            rows.append(row)
        self.set_rows([*fields, "search"], rows)
        self.ask(self.asked)

    def ask(self, asked: ProductFilter) -> None:
        """Show the products that fit."""
        self.asked = asked
        self.filter(self._matching(asked) if self._fields else None)

    def counts(self, field: str) -> Counter[str]:
        """How many products have each value of a field."""
        place = self.place(field)
        return Counter(row[place] for row in self._rows if row[place] is not None)

    def _matching(self, asked: ProductFilter) -> Callable[[Sequence[Any]], bool]:
        words = asked.text.casefold().split()
        search, category = self.place("search"), self.place("category")
        banned, active, none = self.place("banned"), self.place("active"), self.place("not_product")

        def match(row: Sequence[Any]) -> bool:
            if asked.categories and row[category] not in asked.categories:
                return False
            if row[none] is not None:
                if not asked.left_out:
                    return False
            elif asked.left_out and row[active] and not row[banned]:
                return False
            return all(word in row[search] for word in words)

        return match

    def _columns(self) -> list[Column]:
        return [
            Column("name", self.tr("Product"), width=222),
            Column("buyers", self.tr("Buyers"), "figure", 72, self._count),
            Column("repeat_rate", self.tr("Buy again"), "figure", 84, lambda v: self._formats.share(v)),
            Column("amount", self.tr("Sold for"), "figure", 92, lambda v: self._formats.money(v)),
            Column("category", self.tr("Category"), width=130, show=lambda v: v or NONE, muted=True),
            Column("price", self.tr("Price"), "figure", 84, lambda v: self._formats.money(v, exact=True)),
            Column("quantity", self.tr("Pieces"), "figure", 78, self._count),
            Column("stock", self.tr("Stock"), "figure", 70, self._count),
            Column(
                "last",
                self.tr("Last sold"),
                width=110,
                show=lambda v: self._formats.cell_day(v),
                muted=True,
                is_day=True,
            ),
            Column("product_id", self.tr("Number"), width=110, muted=True),
        ]

    def _count(self, value: float | None) -> str:
        return self._formats.count(value)
