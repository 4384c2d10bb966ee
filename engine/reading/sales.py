"""A sales table into checked lines: every cell typed once by its meaning, every line not kept said with its cell."""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np

from engine.progress import Progress
from engine.reading import texts, words
from engine.reading.dates import SECONDS_A_DAY, DateParser, seconds_of
from engine.reading.lines import MONEY, Array, SalesLines, joined, last_of, most_frequent
from engine.reading.memo import Labels, Memo, Numbers
from engine.reading.numbers import number
from engine.reading.orders import spread_orders
from engine.reading.plans import Plan
from engine.reading.problems import Findings
from engine.reading.rows import BATCH, CarryDown, is_blank, what_else

EARLIEST: Final = 7305 * SECONDS_A_DAY
"""1990-01-01: no shop's file goes further back; what does is a typing error or a default of some program."""

_ORDER_MONEY: Final = ("order_total", "order_discount", "order_refund")
_TEXTS: Final[dict[str, Callable[[Any], str | None]]] = {
    "customer_id": texts.identifier,
    "email": texts.email,
    "phone": texts.phone,
    "customer_name": texts.text,
    "first_name": texts.text,
    "last_name": texts.text,
    "contact": texts.text,
    "city": texts.text,
    "country": texts.text,
    "product_id": texts.identifier,
    "product_name": texts.name,
    "category": texts.text,
    "brand": texts.text,
    "receipt_id": texts.identifier,
    "line_no": texts.identifier,
    "store": texts.text,
    "currency": texts.text,
}
_ADDRESS: Final = re.compile(r"[^\s,;]+@[^\s,;]+")


class SalesReader:
    """Reads one table of sales. `latest` is the last moment (seconds) a line may have, `currency` the shop's, if set."""

    def __init__(self, plan: Plan, latest: int, currency: str | None = None) -> None:
        self.plan = plan
        self.latest = latest
        self.currency = currency
        self.findings = Findings(plan.table.sheet.name)
        year = 1970 + latest // SECONDS_A_DAY // 365
        self._dates = Numbers(DateParser(plan.orders.get("sold_at", "ymd"), year))
        self._times = Numbers(seconds_of)
        self._labels = {role: Labels(_TEXTS[role]) for role in plan.roles if role in _TEXTS}
        self._money = {
            role: Numbers(lambda cell: number(cell, plan.decimal))
            for role in (*MONEY, *_ORDER_MONEY)
            if role in plan.roles
        }
        self._words = {r: Memo(_folded) for r in _STATES if r in plan.roles}
        self._carry = CarryDown(plan)
        self._rows_read = 0
        self._cancelled = 0

    def read(self, progress: Progress) -> SalesLines:
        """All lines of the table. `progress` gets the share of the sheet that was read."""
        chunks = []
        for first, rows in self.plan.table.batches(BATCH):
            chunks.append(self._batch(first, rows))
            progress(self.plan.table.sheet.share_read(first + len(rows)), "import.reading")
        names = (*_CHUNK, *self._labels, *self._money)
        return self._finished(joined(chunks, names))

    # ------------------------------------------------------------------ one batch

    def _batch(self, first: int, rows: list[list[Any]]) -> dict[str, Array]:
        self._carry.fill(rows)
        cells = list(zip(*rows))
        columns = {role: cells[at] for role, at in self.plan.roles.items()}
        row = np.arange(first, first + len(rows), dtype=np.int32)
        keep = np.ones(len(rows), bool)
        sold_at = self._sold_at(columns, rows, row, keep)
        self._rows_read += len(rows)
        chunk: dict[str, Array] = {role: labels.numbers(columns[role]) for role, labels in self._labels.items()}
        chunk |= {role: money.floats(columns[role]) for role, money in self._money.items()}
        self._damaged_ids(columns, row, keep)
        refund = self._states(columns, row, keep)
        self._unreadable_money(columns, chunk, row, keep)
        self._other_currency(columns, chunk, row, keep)
        self._say_nothing(chunk, rows, row, keep)
        whole: dict[str, Array] = {
            "row": row,
            "sold_at": np.where(keep, sold_at, 0).astype(np.int64),
            "refund": refund,
            **chunk,
        }
        return whole if keep.all() else {name: values[keep] for name, values in whole.items()}

    def _drop(self, code: str, at: int, row: Array, keep: Array, role: str, value: Any) -> None:
        """Leave a line out, unless it is out already."""
        if keep[at]:
            keep[at] = False
            self._note(code, at, row, role, value, stored=False)

    def _note(self, code: str, at: int, row: Array, role: str, value: Any, stored: bool = True) -> None:
        table, place = self.plan.table, self.plan.roles.get(role, 0)
        self.findings.add(code, int(row[at]), table.letter_of(place), value, table.headers[place], stored)

    def _sold_at(self, columns: dict[str, Any], rows: list[list[Any]], row: Array, keep: Array) -> Array:
        if "sold_at" not in columns:
            # Lines whose receipts stand in another file, with the date.
            for at in (at for at, cells in enumerate(rows) if is_blank(cells)):
                keep[at] = False
                self._rows_read -= 1
            return np.zeros(len(row))
        cells = columns["sold_at"]
        sold_at = self._dates.floats(cells)
        if "sold_time" in columns:
            midnight = sold_at % SECONDS_A_DAY == 0
            sold_at = np.where(midnight, sold_at + np.nan_to_num(self._times.floats(columns["sold_time"])), sold_at)
        for at in np.flatnonzero(np.isnan(sold_at)).tolist():
            if is_blank(rows[at]):
                keep[at] = False
                self._rows_read -= 1
                continue
            blank = isinstance(cells[at], str) and (not cells[at].strip() or texts.is_blank(cells[at].strip()))
            code = what_else(rows[at], self.plan) or ("date.missing" if blank else "date.unreadable")
            self._drop(code, at, row, keep, "sold_at", cells[at])
        for at in np.flatnonzero((sold_at < EARLIEST) | (sold_at > self.latest)).tolist():
            self._drop("date.out_of_range", at, row, keep, "sold_at", cells[at])
        return sold_at

    def _damaged_ids(self, columns: dict[str, Any], row: Array, keep: Array) -> None:
        for role in ("customer_id", "product_id", "receipt_id"):
            if role in self._labels:
                for at in self._labels[role].refusals(columns[role]):
                    if keep[at]:
                        self._note("id.damaged", at, row, role, columns[role][at])

    def _states(self, columns: dict[str, Any], row: Array, keep: Array) -> Array:
        """Cancelled lines are left out; True where the row itself is a refund."""
        refund = np.zeros(len(row), bool)
        for role, memo in self._words.items():
            found = memo.column(columns[role])
            for word in set(found) - {None}:
                what = _STATES[role](word, self.plan)
                if not what:
                    continue
                for at in (at for at, each in enumerate(found) if each == word):
                    if what == "refund":
                        refund[at] = True
                        continue
                    self._cancelled += bool(keep[at]) and what == "row.cancelled"
                    self._drop(what, at, row, keep, role, columns[role][at])
        return refund

    def _unreadable_money(self, columns: dict[str, Any], chunk: dict[str, Array], row: Array, keep: Array) -> None:
        for role, memo in self._money.items():
            for at in memo.refusals(columns[role]):
                code = f"{role}.unreadable" if role in ("amount", "quantity") else "number.unreadable"
                if role == "amount" or (role == "unit_price" and "amount" not in chunk):
                    self._drop("amount.unreadable", at, row, keep, role, columns[role][at])
                elif keep[at]:
                    self._note(code, at, row, role, columns[role][at])

    def _other_currency(self, columns: dict[str, Any], chunk: dict[str, Array], row: Array, keep: Array) -> None:
        if not self.currency or "currency" not in chunk:
            return
        for at in np.flatnonzero(chunk["currency"] >= 0).tolist():
            if columns["currency"][at].strip().upper() != self.currency:
                self._drop("currency.other", at, row, keep, "currency", columns["currency"][at])

    def _say_nothing(self, chunk: dict[str, Array], rows: list[list[Any]], row: Array, keep: Array) -> None:
        """Leave out lines that name neither a product nor money."""
        says = np.zeros(len(row), bool)
        for role in ("product_id", "product_name"):
            if role in chunk:
                says |= chunk[role] >= 0
        for role in ("amount", "unit_price", "order_total"):
            if role in chunk:
                says |= ~np.isnan(chunk[role])
        if self.plan.part == "heads":
            return
        role = "product_name" if "product_name" in chunk else "product_id" if "product_id" in chunk else "amount"
        for at in np.flatnonzero(~says & keep).tolist():
            code = what_else(rows[at], self.plan) or ("amount.unreadable" if role == "amount" else "product.missing")
            self._drop(code, at, row, keep, role, rows[at][self.plan.roles.get(role, 0)])

    # ------------------------------------------------------------------ the whole table

    def _finished(self, whole: dict[str, Array]) -> SalesLines:
        count = len(whole["row"])
        none, nan = np.full(count, -1, np.int32), np.full(count, np.nan)
        customer, customers = self._customers(whole, none)
        product, products = self._products(whole, none)
        money = self._settled_money(whole, nan, customer, product)
        refund = whole["refund"].astype(bool) | (
            (money["amount"] < 0) & ((money["quantity"] < 0) | ("quantity" not in whole))
        )
        lines = SalesLines(
            row=whole["row"],
            sold_at=whole["sold_at"],
            refund=refund,
            receipt=whole.get("receipt_id", none),
            line_no=whole.get("line_no", none),
            store=whole.get("store", none),
            customer=customer,
            product=product,
            quantity=money["quantity"],
            unit_price=money["unit_price"],
            amount=money["amount"],
            discount=money["discount"],
            tax=money["tax"],
            texts={
                "receipt": self._texts("receipt_id"),
                "line_no": self._texts("line_no"),
                "store": self._texts("store"),
                "customer": customers.labels,
                "product": products.labels,
            },
            findings=self.findings,
            rows_read=self._rows_read,
            cancelled=self._cancelled,
            has_quantity="quantity" in whole,
            has_products=bool({"product_id", "product_name"} & self.plan.roles.keys()),
            names_are_ids="product_id" not in self.plan.roles,
        )
        self._tell(lines, whole)
        return lines

    def _texts(self, role: str) -> list[str]:
        return self._labels[role].labels if role in self._labels else []

    def _customers(self, whole: dict[str, Array], none: Array) -> tuple[Array, Labels]:
        """Whom each line belongs to: the id, else the best contact, else the name; in one numbering."""
        keys = Labels(str)
        customer = none.copy()
        if "contact" in whole:
            whole["email"] = self._from_contact(
                whole, "email", lambda c: m[0].casefold() if (m := _ADDRESS.search(c)) else None
            )
            whole["phone"] = self._from_contact(whole, "phone", lambda c: texts.phone(_ADDRESS.sub("", c).strip(" ,;")))
        if "customer_name" not in whole and ("first_name" in whole or "last_name" in whole):
            whole["customer_name"] = self._full_names(whole, none)
        if "phone" in whole and "customer_name" in whole:
            # A line that several people share is nobody's identity.
            whole["phone"] = np.where(_shared(whole["phone"], whole["customer_name"]), -1, whole["phone"])
        for role in ("customer_id", "email", "phone", "customer_name"):
            if role in whole:
                fold = _spelling() if role == "customer_name" else str
                numbers = np.array([keys.number_of(fold(label)) for label in self._texts(role)] or [-1], np.int32)
                customer = np.where((customer < 0) & (whole[role] >= 0), numbers[whole[role]], customer)
        return customer, keys

    def _from_contact(self, whole: dict[str, Array], role: str, find: Callable[[str], str | None]) -> Array:
        labels = self._labels.setdefault(role, Labels(str))
        numbers = [labels.number_of(find(contact) or None) for contact in self._texts("contact")]
        return np.array([*numbers, -1], np.int32)[whole["contact"]]

    def _full_names(self, whole: dict[str, Array], none: Array) -> Array:
        labels = self._labels["customer_name"] = Labels(str)
        first, last = whole.get("first_name", none), whole.get("last_name", none)
        given, family = [*self._texts("first_name"), ""], [*self._texts("last_name"), ""]
        pairs, place = np.unique(np.stack([first, last]), axis=1, return_inverse=True)
        names = [labels.number_of(f"{given[a]} {family[b]}".strip() or None) for a, b in pairs.T.tolist()]
        return np.array(names, np.int32)[place.ravel()]

    def _products(self, whole: dict[str, Array], none: Array) -> tuple[Array, Labels]:
        """The product of each line: its id, else its name, spellings that differ in case and blanks taken as one."""
        keys = Labels(str)
        product = none.copy()
        for role, fold in (("product_id", str), ("product_name", _spelling())):
            if role in whole:
                numbers = np.array([keys.number_of(fold(label)) for label in self._texts(role)] or [-1], np.int32)
                product = np.where((product < 0) & (whole[role] >= 0), numbers[whole[role]], product)
        return product, keys

    def _settled_money(self, whole: dict[str, Array], nan: Array, customer: Array, product: Array) -> dict[str, Array]:
        quantity = whole.get("quantity", nan)
        price, amount, discount = (whole.get(role, nan) for role in ("unit_price", "amount", "discount"))
        with np.errstate(divide="ignore", invalid="ignore"):
            if "quantity" in whole:
                quantity = np.where(np.isnan(quantity) & (price > 0), np.round(amount / price), quantity)
            quantity = np.where(np.isnan(quantity), 1.0, quantity)
            if self.plan.discount_is_rate:
                full = price * quantity if "amount" not in whole else amount / (1 - discount)
                discount = full * discount
                computed = price * quantity - discount
            else:
                discount = np.abs(discount)
                computed = price * quantity
            amount = np.where(np.isnan(amount), computed, amount)
            amount = spread_orders(whole, amount, quantity)
            refund = whole["refund"].astype(bool)
            amount = np.where(refund, -np.abs(amount), amount)
            quantity = np.where(refund, -np.abs(quantity), quantity)
            price = np.where(np.isnan(price) & (quantity != 0), amount / quantity, price)
        return {
            "quantity": quantity,
            "unit_price": price,
            "amount": np.round(amount, 6),
            "discount": np.where(np.isfinite(discount), discount, np.nan),
            "tax": whole.get("tax", nan),
        }

    def _tell(self, lines: SalesLines, whole: dict[str, Array]) -> None:
        """What the lines say of customers and products: the spelling met most often, the last price."""
        for owner, roles in (("customer", _OF_CUSTOMERS), ("product", _OF_PRODUCTS)):
            keys = lines.texts[owner]
            told: dict[str, dict[str, Any]] = {key: {} for key in keys}
            for role, name in roles.items():
                if role in whole and role in self._labels:
                    labels = self._labels[role].labels
                    for which, value in most_frequent(getattr(lines, owner), whole[role]).items():
                        told[keys[which]][name] = labels[value]
            setattr(lines, f"{owner}s", told)
        for which, price in last_of(lines.product, lines.unit_price).items():
            lines.products[lines.texts["product"][which]]["price"] = round(price, 4)


_CHUNK: Final = ("row", "sold_at", "refund")
_OF_CUSTOMERS: Final = {
    "customer_name": "name",
    "email": "email",
    "phone": "phone",
    "city": "city",
    "country": "country",
}
_OF_PRODUCTS: Final = {"product_name": "product_name", "category": "category", "brand": "brand"}


def _folded(value: Any) -> str | None:
    written = texts.text(value)
    return written.casefold().removeprefix("wc-") if written else None


def _status(word: str, plan: Plan) -> str:
    refunded = word in words.all_words("refunded") and "order_refund" not in plan.roles
    return "row.cancelled" if refunded or word in words.all_words("cancelled") else ""


def _event(word: str, plan: Plan) -> str:
    if word in words.all_words("refunded"):
        return "refund"
    if word in words.all_words("cancelled"):
        return "row.cancelled"
    keep: Sequence[str] = plan.format.keep if plan.format else ()
    return "row.not_a_sale" if keep and word not in keep else ""


def _mark(word: str, plan: Plan) -> str:
    return "" if words.consent_answers().get(word) in ("unsubscribed", "never_asked") else "row.cancelled"


_STATES: Final[dict[str, Callable[[str, Plan], str]]] = {
    "status": _status,
    "after_sales": _status,
    "event": _event,
    "void": _mark,
    "refunded": _mark,
    "cancelled_at": lambda word, plan: "row.cancelled",
}
"""What the words of a column mean for a line: `refund`, a code for leaving it out, or nothing."""


def _shared(contact: Array, name: Array) -> Array:
    """True (n,) where a contact stands beside more than one name."""
    pairs = np.unique(np.stack([contact, name])[:, (contact >= 0) & (name >= 0)], axis=1)
    contacts, names = np.unique(pairs[0], return_counts=True)
    return np.isin(contact, contacts[names > 1])


def _spelling() -> Callable[[str], str]:
    """Gives the spelling met first to all that differ from it only in case."""
    first: dict[str, str] = {}
    return lambda written: first.setdefault(written.casefold(), written)
