"""A whole sales table settled: whose each line is, which product, how much money, and what the lines tell of both."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np

from engine.reading import texts
from engine.reading.lines import Array, SalesLines, last_of, most_frequent, pair_counts
from engine.reading.memo import Labels
from engine.reading.orders import spread_orders
from engine.reading.plans import Plan
from engine.reading.problems import Findings
from engine.reading.taxes import tax_of_lines

_ADDRESS: Final = re.compile(r"[^\s,;]+@[^\s,;]+")
_IDENTITIES: Final = ("customer_id", "email", "phone", "customer_name")
_PRODUCTS: Final = ("product_id", "product_name")
_NAMES: Final = frozenset(("customer_name", "product_name"))
_TOLD: Final[Mapping[str, Mapping[str, str]]] = {
    "customer": {"customer_name": "name", "email": "email", "phone": "phone", "city": "city", "country": "country"},
    "product": {"product_name": "product_name", "category": "category", "brand": "brand"},
}


class NotApart(Exception):
    """A segment cannot be settled without the others."""


class Told:
    """What the segments of one table tell of customers and products, counted over all of them."""

    def __init__(self) -> None:
        self.spellings: dict[str, dict[str, str]] = {role: {} for role in _NAMES}
        self._counts: dict[tuple[str, str], dict[str, Counter[int]]] = {}
        self._labels: dict[tuple[str, str], list[str]] = {}
        self._prices: dict[str, float] = {}
        self._keys: dict[str, dict[str, None]] = {owner: {} for owner in _TOLD}

    def add(self, owner: str, name: str, pairs: tuple[Array, Array], keys: list[str], labels: list[str]) -> None:
        """How often the texts with these keys have a value beside them: `pairs` as of `pair_counts`."""
        counts = self._counts.setdefault((owner, name), {})
        self._labels[owner, name] = labels
        for pair, count in zip(pairs[0].tolist(), pairs[1].tolist()):
            counts.setdefault(keys[pair >> 32], Counter())[pair & 0xFFFFFFFF] += count

    def add_keys(self, owner: str, keys: list[str]) -> None:
        """Texts of whom something may be told."""
        self._keys[owner] |= dict.fromkeys(keys)

    def add_prices(self, prices: Mapping[str, float]) -> None:
        """The last prices of a segment."""
        self._prices |= prices

    def of(self, owner: str) -> dict[str, dict[str, Any]]:
        """What all segments together say, by text."""
        told: dict[str, dict[str, Any]] = {key: {} for key in self._keys[owner]}
        for (whose, name), counts in self._counts.items():
            if whose == owner:
                for key, values in counts.items():
                    best = max(values, key=lambda label: (values[label], label))
                    told[key][name] = self._labels[whose, name][best]
        if owner == "product":
            for key, price in self._prices.items():
                told[key]["price"] = price
        return told


def may_be_cut(plan: Plan) -> bool:
    """Whether the lines of a table can be settled some at a time: what a line says depends on no line far from it."""
    roles = plan.roles.keys()
    apart = not plan.part and plan.packing is None and plan.discount == "amount" and not plan.is_of_receipts
    heads = plan.format is not None and plan.format.head_rows
    return apart and not heads and not roles & _OF_WHOLE_TABLES


_OF_WHOLE_TABLES: Final = frozenset(
    "phone contact first_name last_name line_no order_total order_discount order_refund order_tax".split()
)


class Settler:
    """`whole` are the columns of all kept lines by role (n,): text as numbers of `labels`, money and dates as they are.

    With `told` they are one segment of a table that `may_be_cut`, and what they tell is added there.
    """

    def __init__(
        self, plan: Plan, labels: dict[str, Labels], whole: dict[str, Array], told: Told | None = None
    ) -> None:
        self._told = told
        self._plan = plan
        self._labels = labels
        self._whole = whole
        self._none = np.full(len(whole["row"]), -1, np.int32)

    def lines(self, findings: Findings) -> SalesLines:
        """The finished lines. Raises NotApart."""
        if self._told is not None and any(map(self._is_open, (_IDENTITIES, _PRODUCTS))):
            raise NotApart
        whole, none = self._whole, self._none
        self._findings = findings
        self._find_contacts()
        self._find_names()
        self._find_product_ids()
        customer, customers = self._numbered(_IDENTITIES)
        product, products = self._numbered(_PRODUCTS)
        money = self._money()
        returned = (money["amount"] < 0) & ((money["quantity"] < 0) | ("quantity" not in whole))
        lines = SalesLines(
            row=whole["row"],
            sold_at=whole["sold_at"],
            refund=whole["refund"].astype(bool) | returned,
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
                "customer": customers,
                "product": products,
            },
            findings=findings,
            has_quantity="quantity" in whole,
            has_products=bool(set(_PRODUCTS) & self._plan.roles.keys()),
            names_are_ids="product_id" not in self._plan.roles,
            whole_receipts=self._plan.is_of_receipts,
            off=self._off(),
            amounts=self._plan.taxes.amounts,
            tax_apart=self._plan.taxes.apart,
        )
        self._tell(lines)
        self._leave_heads(lines)
        return lines

    def _is_open(self, roles: tuple[str, ...]) -> bool:
        """Whether a line has only a name, where others have ids: whose it is the whole table tells."""
        used = [role for role in roles if role in self._whole]
        if len(used) < 2 or used[-1] not in _NAMES:
            return False
        ids = np.logical_or.reduce([self._whole[role] >= 0 for role in used[:-1]])
        return bool((~ids & (self._whole[used[-1]] >= 0)).any())

    def _leave_heads(self, lines: SalesLines) -> None:
        """Leave out rows that say an order as a whole, where the table has its goods in rows of their own."""
        if self._plan.format is None or not self._plan.format.head_rows:
            return
        goods = lines.receipt[(lines.product >= 0) & (lines.receipt >= 0)]
        heads = (lines.product < 0) & np.isin(lines.receipt, goods)
        lines.findings.add_rows("row.total", lines.row[heads])
        lines.keep(~heads)

    def _texts(self, role: str) -> list[str]:
        return self._labels[role].labels if role in self._labels else []

    def _numbered(self, roles: tuple[str, ...]) -> tuple[Array, list[str]]:
        """For each line the first of these that it has, in one numbering, and the texts by number.

        Names that differ only in case count as one, in the spelling met first; ids stay exactly as they are.
        """
        keys = Labels(str)
        chosen = self._none.copy()
        for role in roles:
            if role not in self._whole:
                continue
            column, labels = self._whole[role], self._texts(role)
            open_lines = (chosen < 0) & (column >= 0)
            first = self._told.spellings.get(role, {}) if self._told else {}
            numbers = np.full(len(labels) + 1, -1, np.int32)
            others = np.zeros(len(labels) + 1, bool)
            used = np.flatnonzero(np.bincount(column[open_lines], minlength=1))
            if role not in _NAMES:
                numbers[used] = keys.numbers_of([labels[label] for label in used.tolist()])
                used = used[:0]
            for label in used.tolist():
                text = labels[label]
                spelled = first.setdefault(text.casefold(), text)
                numbers[label] = keys.number_of(spelled)
                others[label] = spelled != text
            chosen = np.where(open_lines, numbers[column], chosen)
            if role == "product_name" and others.any():
                self._findings.add_rows("name.case", self._whole["row"][open_lines & others[column]], stored=True)
        return chosen, keys.labels

    def _find_contacts(self) -> None:
        """E-mail and phone out of a column that holds both; a phone that several people share is nobody's identity."""
        whole = self._whole
        if "contact" in whole:
            whole["email"] = self._from_contact("email", lambda text: texts.email((_ADDRESS.findall(text) or [""])[0]))
            whole["phone"] = self._from_contact("phone", lambda text: texts.phone(_ADDRESS.sub("", text).strip(" ,;")))
        if "phone" in whole and "customer_name" in whole:
            pairs = _pairs(whole["phone"], whole["customer_name"])
            phones, people = np.unique(pairs >> 32, return_counts=True)
            whole["phone"] = np.where(np.isin(whole["phone"], phones[people > 1]), -1, whole["phone"])

    def _from_contact(self, role: str, find: Callable[[str], str | None]) -> Array:
        labels = self._labels.setdefault(role, Labels(str))
        numbers = [labels.number_of(find(contact)) for contact in self._texts("contact")]
        return np.array([*numbers, -1], np.int32)[self._whole["contact"]]

    def _find_names(self) -> None:
        """A name out of given and family name."""
        whole = self._whole
        if "customer_name" in whole or not {"first_name", "last_name"} & whole.keys():
            return
        labels = self._labels["customer_name"] = Labels(str)
        given, family = [*self._texts("first_name"), ""], [*self._texts("last_name"), ""]
        first, last = whole.get("first_name", self._none), whole.get("last_name", self._none)
        pairs, place = np.unique(np.stack([first, last]), axis=1, return_inverse=True)
        names = [labels.number_of(texts.full_name(given[a], family[b])) for a, b in pairs.T.tolist()]
        whole["customer_name"] = np.array([*names, -1], np.int32)[place.ravel()]

    def _find_product_ids(self) -> None:
        """Lines without a product's id get the one that all other lines have beside the same name."""
        whole = self._whole
        if not set(_PRODUCTS) <= whole.keys():
            return
        number, name = whole["product_id"], whole["product_name"]
        if not ((number < 0) & (name >= 0)).any():
            return
        pairs = _pairs(name, number)
        names, first, times = np.unique(pairs >> 32, return_index=True, return_counts=True)
        only = np.full(len(self._texts("product_name")) + 1, -1, np.int32)
        only[names[times == 1]] = pairs[first[times == 1]] & 0xFFFFFFFF
        whole["product_id"] = np.where(number < 0, only[name], number)

    def _off(self) -> Array | None:
        """Shares taken off (n,), 0 where not said; None where discounts are amounts."""
        if self._plan.discount == "amount" or "discount" not in self._whole:
            return None
        share = np.nan_to_num(np.abs(self._whole["discount"]))
        return share / 100 if self._plan.discount == "points" else share

    def _money(self) -> dict[str, Array]:
        """Quantity (1 where not said), price, amount net of discount, discount and tax; NaN where nothing tells."""
        whole, nan = self._whole, np.full(len(self._none), np.nan)
        quantity = whole.get("quantity", nan)
        price, amount, discount = (whole.get(role, nan) for role in ("unit_price", "amount", "discount"))
        refund = whole["refund"].astype(bool)
        with np.errstate(divide="ignore", invalid="ignore"):
            if "quantity" in whole:
                quantity = np.where(np.isnan(quantity) & (price > 0), np.round(amount / price), quantity)
            quantity = np.where(np.isnan(quantity), 1.0, quantity)
            if self._plan.discount != "amount":
                discount = discount / 100 if self._plan.discount == "points" else discount
                full = amount / (1 - discount) if "amount" in whole else price * quantity
                discount = full * discount
            discount = np.where(np.isfinite(discount), np.abs(discount), np.nan)
            full = price * quantity
            amount = np.where(np.isnan(amount), full - np.sign(full) * np.nan_to_num(discount), amount)
            rows = np.unique(whole["row"], return_inverse=True)[1] if self._plan.packing or self._plan.wide else None
            amount = spread_orders(whole, amount, quantity, rows)
            if "line_refund" in whole:
                back = np.nan_to_num(np.abs(whole["line_refund"]))
                amount = np.where((amount > 0) & (back > 0), np.maximum(amount - back, 0), amount)
                if "amount" in whole:
                    # A row of money that went back, in a table that has it in columns of their own.
                    amount = np.where(np.isnan(amount) & (back > 0), -back, amount)
            if "points_paid" in whole:
                amount = amount - np.copysign(
                    np.minimum(np.nan_to_num(np.abs(whole["points_paid"])), np.abs(amount)), amount
                )
            amount = np.where(whole["points"].astype(bool), 0.0, amount)
            amount = np.where(refund, -np.abs(amount), amount)
            quantity = np.where(refund, -np.abs(quantity), quantity)
            price = np.where(np.isnan(price) & (quantity != 0), amount / quantity, price)
        return {
            "quantity": quantity,
            "unit_price": price,
            "amount": np.round(amount, 6),
            "discount": discount,
            "tax": tax_of_lines(self._plan.taxes, whole, amount),
        }

    def _tell(self, lines: SalesLines) -> None:
        """What the lines say of customers and products: the spelling met most often, the last price."""
        if self._told is not None:
            self._tell_of_segment(lines, self._told)
            return
        for owner, roles in _TOLD.items():
            keys = lines.texts[owner]
            told: dict[str, dict[str, Any]] = {key: {} for key in keys}
            for role, name in roles.items():
                if role in self._whole:
                    labels = self._texts(role)
                    for which, value in most_frequent(getattr(lines, owner), self._whole[role]).items():
                        told[keys[which]][name] = labels[value]
            setattr(lines, f"{owner}s", told)
        for which, price in last_of(lines.product, lines.unit_price).items():
            lines.products[lines.texts["product"][which]]["price"] = round(price, 4)

    def _tell_of_segment(self, lines: SalesLines, told: Told) -> None:
        for owner, roles in _TOLD.items():
            told.add_keys(owner, lines.texts[owner])
            for role, name in roles.items():
                if role in self._whole:
                    pairs = pair_counts(getattr(lines, owner), self._whole[role])
                    told.add(owner, name, pairs, lines.texts[owner], self._texts(role))
        keys = lines.texts["product"]
        last = last_of(lines.product, lines.unit_price)
        told.add_prices({keys[which]: round(price, 4) for which, price in last.items()})


def _pairs(one: Array, other: Array) -> Array:
    """The different pairs of two columns (n,) where both say something, as `one << 32 | other`, sorted; int64."""
    both = (one >= 0) & (other >= 0)
    return np.unique(one[both].astype(np.int64) << 32 | other[both].astype(np.int64))
