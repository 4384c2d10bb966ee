"""The customers of a shop as rows: what they are called, and which of them a search and its filters leave."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import QObject

from gui import messages
from gui.formats import NONE, Formats
from gui.messages.base import told
from gui.messages.consents import CHANNELS, channel, consent
from gui.messages.habits import due
from gui.table_models.base import Column, RowsModel

DUE_DAYS: Final = 7
"""*Due this week*: expected within so many days, or so many days ago at most."""

GONE_QUIET: Final = "gone_quiet"
"""Chosen as a state: quiet now and regular a month ago, the people of whom Home speaks."""

EXPECTED: Final = ("expected_spend", "return_probability")
"""Columns of what is expected of a customer."""

COUNTED: Final = ("segment", "state", *(f"consent_{code}" for code in CHANNELS))
"""Fields of which each value is offered with how many customers have it."""

SEARCHED: Final = ("name", "customer_id", "email", "phone", "city", "other_ids")


@dataclass(frozen=True)
class CustomerFilter:
    """What a person asks the table for; empty means everybody."""

    text: str = ""
    segments: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    """Codes of states, or `gone_quiet`: quiet now and regular a month ago."""
    channels: frozenset[str] = frozenset()
    """May be written to on all of these channels."""
    due: bool = False
    scores: frozenset[tuple[int, int, int]] = frozenset()
    """Has one of these scores of recency, frequency and value: who is in a cell of the grid on the Segments page."""


@dataclass(frozen=True)
class Ready:
    """A table of customers as the model holds it; made by `prepare`, which may run beside the window's thread."""

    fields: list[str]
    rows: list[list[Any]]
    counts: Mapping[str, Counter[str]]
    as_of: str | None
    of_shop: Sequence[Mapping[str, Any]]
    """Why what is expected of anybody is a guess (`store.basis` of the engine)."""


def prepare(table: Mapping[str, Any]) -> Ready:
    """What `Shop.customer_table` returned, with the words that are searched, why a figure is a guess, and counts."""
    of_shop = [said for said in (table.get("young_shop"), table.get("spend_off")) if said]
    fields = list(table["columns"])
    places = [fields.index(name) for name in SEARCHED]
    name, number, visits = (fields.index(field) for field in ("name", "customer_id", "visits"))
    spend = fields.index("expected_spend")
    code = of_shop[0]["code"] if of_shop else None
    rows = []
    for given in table["rows"]:
        row = list(given)
        row[name] = messages.customer(row[name], row[number])
        row.append("\n".join([str(row[place]) for place in places if row[place]]).casefold())
        row.append(None if row[spend] is None else "basis.one_visit" if row[visits] == 1 else code)
        rows.append(row)
    counted = ((field, fields.index(field)) for field in COUNTED)
    counts = {field: Counter([row[place] for row in rows]) for field, place in counted}
    return Ready([*fields, "search", "basis"], rows, counts, table["as_of"], of_shop)


class CustomersModel(RowsModel):
    """`Shop.customer_table` as a Qt model. 50,000 rows are searched within one key stroke."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([], parent)
        self._formats = Formats()
        self._as_of = date.min
        self._of_shop: Sequence[Mapping[str, Any]] = ()
        self._counts: Mapping[str, Counter[str]] = {}
        self.asked = CustomerFilter()
        self.columns = self._columns()
        self.further_columns = [
            Column("customer_id", self.tr("Customer number")),
            Column("email", self.tr("E-mail")),
            Column("phone", self.tr("Phone")),
            *(Column(f"consent_{code}", told(channel(code), self.tr("agreed")), show=consent) for code in CHANNELS),
        ]

    def load(self, table: Mapping[str, Any], formats: Formats) -> None:
        """Show what `Shop.customer_table` returned, filtered as before."""
        self.take(prepare(table), formats)

    def take(self, ready: Ready, formats: Formats) -> None:
        """Show what `prepare` made of it."""
        self._formats = formats
        self._as_of = date.fromisoformat(ready.as_of) if ready.as_of else date.min
        self._of_shop = ready.of_shop
        self._counts = ready.counts
        self._match = None
        self.set_rows(ready.fields, ready.rows)
        if self.asked != CustomerFilter():
            self.ask(self.asked)

    def text(self, row: int, column: int) -> str:
        """What rests on little is shown as *about*."""
        text = super().text(row, column)
        return f"≈ {text}" if text != NONE and self._basis(row, column) else text

    def hint(self, row: int, column: int) -> str:
        return messages.basis(self._basis(row, column))

    def _basis(self, row: int, column: int) -> list[Mapping[str, Any]]:
        """Why an expected figure is a guess (`store.basis` of the engine); nothing of other cells."""
        key = self.columns[column].key
        if key not in EXPECTED or self.value(row, column) is None:
            return []
        code = self._rows[self._shown[row]][self.place("basis")]
        once: list[Mapping[str, Any]] = [{"code": code}] if code == "basis.one_visit" else []
        return once + [said for said in self._of_shop if key == "expected_spend" or said["code"] != "basis.spend_off"]

    def ask(self, asked: CustomerFilter) -> None:
        """Show the customers that fit."""
        self.asked = asked
        self.filter(self._matching(asked) if self._fields and asked != CustomerFilter() else None)

    def counts(self, field: str) -> Counter[str]:
        """How many customers have each value of a field of COUNTED."""
        return self._counts[field]

    def count_gone_quiet(self) -> int:
        fits = self._matching(CustomerFilter(states=frozenset({GONE_QUIET})))
        return sum(fits(row) for row in self._rows)

    def count_due(self) -> int:
        fits = self._matching(CustomerFilter(due=True))
        return sum(fits(row) for row in self._rows)

    def _matching(self, asked: CustomerFilter) -> Callable[[Sequence[Any]], bool]:
        words = asked.text.casefold().split()
        search, segment, state, due = (self.place(name) for name in ("search", "segment", "state", "due"))
        channels = [self.place(f"consent_{channel}") for channel in sorted(asked.channels)]
        suppressed, before = self.place("suppressed"), self.place("state_before")
        gone_wanted = GONE_QUIET in asked.states
        first, last = self._due_days()
        scores = slice(self.place("r"), self.place("m") + 1)

        if words and asked == CustomerFilter(text=asked.text):  # most of what is asked, letter by letter
            first_word, others = words[0], words[1:]
            return lambda row: first_word in row[search] and all(word in row[search] for word in others)

        def match(row: Sequence[Any]) -> bool:
            if asked.segments and row[segment] not in asked.segments:
                return False
            if asked.scores and tuple(row[scores]) not in asked.scores:
                return False
            gone = gone_wanted and row[state] == "quiet" and row[before] == "regular"
            if asked.states and row[state] not in asked.states and not gone:
                return False
            if asked.due and not (row[due] and first <= row[due] <= last):
                return False
            if channels and (row[suppressed] or any(row[place] != "subscribed" for place in channels)):
                return False
            return all(word in row[search] for word in words)

        return match

    def _due_days(self) -> tuple[str, str]:
        """First and last day of *due this week*, as ISO text, which orders as the days do."""
        if self._as_of == date.min:
            return "", ""
        week = timedelta(days=DUE_DAYS)
        return (self._as_of - week).isoformat(), (self._as_of + week).isoformat()

    def _columns(self) -> list[Column]:
        return [
            Column("name", self.tr("Customer"), width=126),
            Column("segment", self.tr("Segment"), "chip", 130, lambda v: messages.segment(v)[0], _tone),
            Column("due", self.tr("Next order"), width=126, show=self._due_words, muted=True, is_day=True),
            Column("expected_spend", self.tr("Next 90 days"), "figure", 94, lambda v: self._formats.money(v)),
            Column("return_probability", self.tr("Will return"), "figure", 90, lambda v: self._formats.chance(v)),
            Column("visits", self.tr("Visits"), "figure", 70, lambda v: self._formats.count(v)),
            Column("historic_value", self.tr("Spent so far"), "figure", 100, lambda v: self._formats.money(v)),
            Column(
                "last",
                self.tr("Last order"),
                width=104,
                show=lambda v: self._formats.cell_day(v),
                muted=True,
                is_day=True,
            ),
            Column("city", self.tr("City"), width=110, muted=True),
            Column("basis", self.tr("How sure"), width=130, show=messages.basis_short, muted=True),
        ]

    def _due_words(self, value: str | None) -> str:
        return due(value, self._as_of)


def _tone(segment: str | None) -> Any:
    return messages.segment(segment)[1]
