"""What the values of a column say about it, whatever its header claims."""

import re
from functools import cached_property
from typing import Any, Final

from engine.reading import texts, words
from engine.reading.birthdays import may_be_birthday
from engine.reading.dates import is_date, is_time
from engine.reading.numbers import is_number, number

_CENTS: Final = re.compile(r"\d[.,]\d\d?\W*$")
_LOOKED_AT: Final = 200
_LEAST_COUNTED: Final = 3
_DATES: Final = frozenset(("sold_at", "at", "joined_at", "birthday"))
_NUMBERS: Final = frozenset(
    "quantity amount unit_price order_total order_discount order_refund line_refund order_tax points_paid discount tax price cost stock value".split()
)
_MUST_HAVE_VALUES: Final = frozenset(("sold_at", "at", "amount", "quantity", "unit_price", "customer_id", "card"))


class Evidence:
    """Shares of the filled cells of a column's sample that are dates, times, numbers, …"""

    def __init__(self, cells: list[Any]) -> None:
        self.cells = [
            c for c in cells[:_LOOKED_AT] if not (isinstance(c, str) and (not c.strip() or texts.is_blank(c)))
        ]

    def _share(self, test: Any) -> float:
        return sum(map(bool, map(test, self.cells))) / len(self.cells) if self.cells else 0.0

    @cached_property
    def dates(self) -> float:
        """Share that is a date, or a number that Excel or a computer keeps for one."""
        return self._share(may_be_date)

    @cached_property
    def sure_dates(self) -> float:
        return self._share(is_date)

    @cached_property
    def times(self) -> float:
        """Share that is a time of day and nothing else."""
        return self._share(is_time)

    @cached_property
    def with_time(self) -> float:
        """Share that has a time of day in it."""
        return self._share(
            lambda c: getattr(c, "hour", 0) or getattr(c, "minute", 0) or (isinstance(c, str) and ":" in c)
        )

    @cached_property
    def numbers(self) -> float:
        return self._share(is_number)

    @cached_property
    def fractions(self) -> float:
        """Share of numbers that are not whole."""
        return self._share(
            lambda c: (isinstance(c, float) and not c.is_integer()) or (isinstance(c, str) and _is_fraction(c))
        )

    @cached_property
    def cents(self) -> float:
        """Share of numbers that are not whole, or written with two decimals, whichever the mark."""
        return self._share(
            lambda c: (isinstance(c, float) and not c.is_integer()) or (isinstance(c, str) and bool(_CENTS.search(c)))
        )

    @cached_property
    def rates(self) -> bool:
        """Whether all are numbers from 0 to 1, or percentages, and some lie between."""
        values = [_rate(c) for c in self.cells if is_number(c)]
        return bool(values) and all(0 <= v <= 1 for v in values) and any(0 < v < 1 for v in values)

    @cached_property
    def states(self) -> bool:
        """Whether some cell says that an order was cancelled or came back."""
        told = words.all_words("cancelled") | words.all_words("refunded")
        return any(isinstance(c, str) and words.fold(c.strip()) in told for c in self.cells)

    @cached_property
    def says_status(self) -> bool:
        """Whether some cell says what became of an order: it was cancelled, came back or is done."""
        told = words.all_words("done")
        return self.states or any(isinstance(c, str) and words.fold(c.strip()) in told for c in self.cells)

    @cached_property
    def codes(self) -> float:
        """Share that looks like an id: digits in it, no blanks."""
        return self._share(
            lambda c: (
                isinstance(c, (int, float))
                or (isinstance(c, str) and any(map(str.isdigit, c.strip())) and " " not in c.strip())
            )
        )

    @cached_property
    def distinct(self) -> float:
        return len(set(self.cells)) / len(self.cells) if self.cells else 0.0

    @cached_property
    def counts_rows(self) -> bool:
        """Whether the cells are 1, 2, 3, … from the first row on."""
        found = self._whole_numbers()
        return len(found) >= _LEAST_COUNTED and found[0] <= 1 and self.goes_on_counting

    @cached_property
    def goes_on_counting(self) -> bool:
        """Whether the cells are whole numbers one after the other, from any on."""
        found = self._whole_numbers()
        return 2 * len(found) >= len(self.cells) and found == [found[0] + at for at in range(len(found))]

    def _whole_numbers(self) -> list[int]:
        return [int(float(cell)) for cell in self.cells if _is_plain(cell) and abs(float(cell)) < 1e9]

    def fits(self, role: str) -> bool:
        """Whether the values can be what the role says."""
        if not self.cells:
            return role not in _MUST_HAVE_VALUES
        if role == "birthday" and self._share(may_be_birthday) >= 0.5:
            return True
        if role in _DATES:
            return self.dates >= 0.5 and self.times < 0.5
        if role == "sold_time":
            numbers = [cell for cell in self.cells if isinstance(cell, (int, float))]
            return self.times >= 0.5 or (2 * len(numbers) >= len(self.cells) and all(0 <= n < 1 for n in numbers))
        if role in _NUMBERS:
            return self.numbers >= 0.5 and self.sure_dates < 0.5
        if role == "email":
            return self._share(lambda c: isinstance(c, str) and "@" in c) >= 0.3
        if role in ("customer_id", "card", "receipt_id", "product_id"):
            return self.fractions < 0.1 and self.sure_dates < 0.5
        if role == "payment":
            return self.numbers < 0.5
        if role == "kind":
            return (
                self._share(lambda c: isinstance(c, str) and words.fold(c.strip()) in words.interaction_words()) >= 0.5
            )
        return True


def may_be_date(cell: Any) -> bool:
    """Whether a cell is a date, or a number that Excel or a computer keeps for one."""
    return is_date(cell) or _is_stored_date(cell)


def _is_stored_date(cell: Any) -> bool:
    try:
        number = float(cell.replace(",", ".") if isinstance(cell, str) else cell)
    except (TypeError, ValueError):
        return False
    return 20_000 <= number <= 80_000 or 19_000_101 <= number <= 21_001_231 or 3e8 <= number <= 4.2e9


def _rate(cell: Any) -> float:
    try:
        return number(cell) or 0.0
    except ValueError:
        return number(cell, ",") or 0.0


def _is_plain(cell: Any) -> bool:
    try:
        float(cell)
    except (TypeError, ValueError):
        return False
    return True


def _is_fraction(cell: str) -> bool:
    return _is_plain(cell) and "." in cell and not float(cell).is_integer()
