"""Which columns a table has, what they are called, and what each says of a line."""

from decimal import Decimal
from random import Random
from typing import Any

from tests.engine.importing.costumes.besides import Besides, besides_of
from tests.engine.importing.costumes.styles import Styles
from tests.engine.importing.costumes.truth import Line, Truth, languages

ORDER_ROLES = frozenset(("receipt", "date", "time", "customer_id", "customer_name", "email", "status", "store"))
"""What belongs to a whole order."""

ROLES = (
    "receipt",
    "date",
    "time",
    "status",
    "customer_id",
    "customer_name",
    "email",
    "product_id",
    "product_name",
    "quantity",
    "unit_price",
    "discount",
    "amount",
)
"""The columns of what a line tells, in the usual order."""

GROUPS = {
    **dict.fromkeys(("receipt", "date", "time", "status"), 0),
    **dict.fromkeys(("customer_id", "customer_name", "email"), 1),
    **dict.fromkeys(("product_id", "product_name", "category"), 2),
    **dict.fromkeys(("quantity", "unit_price", "discount", "amount", "rate"), 3),
}
"""Above which columns each word of `groups` stands."""

_FURTHER = ("number", "staff", "payment", "category", "store", "rate", "month", "note")
"""Columns that nothing asked for."""

_BARCODES = ("barkod", "条码", "條碼", "barcode", "バーコード", "jan")
_ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!")


class ErrorCell(str):
    """A cell that a formula failed in."""


class Columns:
    """The columns of a costume; `roles` in their order. `hidden` says what damage takes from lines, as of `Truth.told`."""

    def __init__(self, chance: Random, truth: Truth, styles: Styles) -> None:
        self.said: list[str] = []
        self.words = languages()[truth.language]
        self.truth, self.styles, self._chance = truth, styles, chance
        shown = truth.shown
        roles = [role for role in ROLES if role in ("date", "time") or getattr(shown, role)]
        if styles.dates.clock is None:
            roles.remove("time")
        if chance.random() < 0.4:
            chance.shuffle(roles)
            self.said.append("columns in any order")
        for role in chance.sample(_FURTHER, chance.choice((0, 0, 0, 1, 2, 4))):
            # A number of the row stands first.
            roles.insert(0 if role == "number" else chance.randint(1, len(roles)), role)
            self.said.append(f"with {role}")
        beside, self._beside = besides_of(truth)
        for role in self._beside:
            roles.insert(beside.randint(1, len(roles)), role)
            self.said.append(f"beside {role}")
        self._besides = Besides(truth, styles, self.words)
        self.roles = roles
        self._of_names = beside
        self.names = {role: self._name(role) for role in roles}
        self._case = chance.choice((str, str, str, str.upper, str.lower))
        self._wrapped = chance.random() < 0.05
        self._rates = chance.choice(("{}%", "{} %", "{}", "0.{}"))
        self.hidden: dict[int, str] = {}
        self._damage()
        self._errors = chance.choice(self._may_fail() or [""]) if chance.random() < 0.05 else ""
        if self._errors:
            self.said.append(f"errors in {self._errors}")
        if self._wrapped:
            self.said.append("names over two lines")

    def _name(self, role: str) -> str:
        words, shown = self.words[role], self.truth.shown
        if role == "product_id" and not (shown.product_name or shown.receipt or shown.customer_id):
            # A mere code beside a day and an amount may be anybody's.
            words = [max(words, key=len)]
        if role == "product_id" and "barcode" in self._beside:
            # Of two barcodes nothing tells which one is the shop's own.
            words = [word for word in words if not any(mark in word.casefold() for mark in _BARCODES)]
        chance = self._of_names if role in self._beside else self._chance
        return words[0] if role == "status" else chance.choice(words)

    def header(self) -> list[str]:
        """What stands above the columns."""
        return [self._case(self.names[role]) for role in self.roles]

    def _damage(self) -> None:
        """Ids that Excel destroyed: of some lines or of all."""
        shown, chance = self.truth.shown, self._chance
        may = [role for role in ("receipt", "customer_id") if getattr(shown, role)]
        # A phone would tell who it was.
        may = [role for role in may if role != "customer_id" or "phone" not in self._beside]
        may += ["product_id"] if shown.product_id and shown.product_name else []
        if not may or chance.random() > 0.05:
            return
        role, share = chance.choice(may), chance.choice((0.1, 0.3, 1.0))
        self.hidden = {at: role for at in range(len(self.truth.lines)) if chance.random() < share}
        self.said.append(f"damaged {role} {share}")

    def _may_fail(self) -> list[str]:
        """What the rest of a line tells as well, or what is asked of nobody."""
        shown = self.truth.shown
        may = [role for role in ("category", "note", "rate", "store") if role in self.roles]
        all_money = shown.quantity and shown.unit_price and shown.amount and not shown.discount
        if all_money and all(line.quantity == int(line.quantity) for line in self.truth.lines):
            may += ["unit_price", "amount"]
        return may

    def cells(self, at: int, line: Line) -> list[Any]:
        """The line of a number as cells."""
        return [self._damaged(role, at) or self._cell(role, at, line) for role in self.roles]

    def _damaged(self, role: str, at: int) -> Any:
        if self.hidden.get(at) == role:
            return f"{1 + at % 9}.{at * 37 % 100:02d}E+{self._chance.choice((11, 12, 15))}"
        if role == self._errors and self._chance.random() < 0.15:
            return ErrorCell(self._chance.choice(_ERRORS))
        return None

    def _cell(self, role: str, at: int, line: Line) -> Any:
        dates, numbers, ids = self.styles.dates, self.styles.numbers, self.styles.ids
        if role == "date":
            return dates.write(line.at)
        if role == "time":
            assert dates.clock is not None
            return dates.clock(line.at)
        if role == "receipt":
            return ids["receipt"](line.receipt)
        if role in ("customer_id", "customer_name"):
            value = line.customer[role == "customer_name"] if line.customer else ""
            return ids[role](value) if value and role in ids else value
        if role == "email":
            return line.email
        if role == "product_id":
            return ids["product_id"](line.product[0])
        if role == "product_name":
            return line.product[1].replace(" ", "\n", 1) if self._wrapped else line.product[1]
        if role == "quantity":
            return numbers.count(line.quantity)
        if role in ("unit_price", "discount", "amount"):
            return numbers.money(getattr(line, role))
        return self._further(role, at, line)

    def _further(self, role: str, at: int, line: Line) -> Any:
        words = self.words
        if role in self._beside:
            return self._besides.cell(role, at, line)
        if role == "number":
            return str(at + 1)
        if role == "status":
            return words["status"][2 if line.cancelled else 1]
        if role == "category":
            return words["categories"][len(line.product[1]) % 3]
        if role == "store":
            return words["stores"][int(line.receipt) % 2]
        if role == "rate":
            return self._rates.format("19" if len(line.product[1]) % 2 else "07")
        if role == "month":
            return f"{line.at:%Y-%m}"
        if role == "note":
            note = words["notes"][at % len(words["notes"])]
            return "" if at % 3 else note.replace(" ", "\n", 1) if self._wrapped else note
        return words["people"][0] if role == "staff" else words["payment"][0]

    def total(self, label: str, lines: list[Line] | tuple[Line, ...]) -> list[Any]:
        """A row of sums, named in the first column that has none."""
        numbers = self.styles.numbers
        sums = {
            "quantity": numbers.count(sum((line.quantity for line in lines), Decimal(0))),
            "amount": numbers.money(sum((line.amount for line in lines), Decimal(0))),
        }
        row = [sums.get(role, "") for role in self.roles]
        free = [at for at, role in enumerate(self.roles) if role not in sums and role != "number"]
        row[free[0]] = label
        return row
