"""A whole sales table settled: whose each line is, which product, how much money, and what the lines tell of both."""

import re
from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from engine.reading import texts
from engine.reading.lines import Array, SalesLines, pair_counts
from engine.reading.memo import Labels
from engine.reading.numbering import NAMES, Numbering
from engine.reading.orders import ORDER_MONEY, spread_orders
from engine.reading.plans import Plan
from engine.reading.problems import MOST_KEPT, Findings
from engine.reading.taxes import tax_of_lines
from engine.reading.telling import TOLD, Told

_ADDRESS: Final = re.compile(r"[^\s,;]+@[^\s,;]+")
IDENTITIES: Final = ("customer_id", "email", "phone", "customer_name")
PRODUCTS: Final = ("product_id", "product_name")
OF_PARTS: Final = ("receipt_id", "line_no")
"""Columns that each part of a table numbers anew: there are as many texts as lines."""

Columns = dict[str, Array]
Texts = Mapping[str, list[str]]


class Settler:
    """Settles the lines of one table, whole or part by part. What a line says may depend on lines far from it: so each part is prepared
    (`prepare`), then numbered (`number`), then settled (`lines`), and at last all tell of their customers and products (`tell`).
    Where all parts are through with one step before the first begins with the next, the lines are those of the table read whole.

    The columns of a part, by role (n,), are text as numbers of `labels`, money and dates as they are.
    """

    def __init__(self, plan: Plan, labels: Mapping[str, Labels]) -> None:
        self._plan = plan
        self._labels = dict(labels)
        self._customers, self._products = Numbering(IDENTITIES), Numbering(PRODUCTS)
        self._told = Told()
        self._emails: Array = np.empty(0, np.int32)
        self._phones: Array = np.empty(0, np.int32)
        self._full_names: tuple[Array, Array] = np.empty(0, np.int64), np.empty(0, np.int32)
        self._pairs: dict[tuple[str, str], Array] = {}
        self.tells_amounts = False
        """Whether any line has an amount of its own, where orders have totals, too."""

    def prepare(self, whole: Columns) -> None:
        """Find contacts and names in columns that hold them otherwise, and remember what all lines together have to tell."""
        self._find_contacts(whole)
        self._find_names(whole)
        for one, other in (("phone", "customer_name"), ("product_name", "product_id")):
            if {one, other} <= whole.keys():
                before = self._pairs.get((one, other), np.empty(0, np.int64))
                self._pairs[one, other] = np.union1d(before, pair_counts(whole[one], whole[other])[0])
        if "order_total" in whole and not self.tells_amounts:
            self.tells_amounts = not np.isnan(self._before_orders(whole)["amount"]).all()

    def number(self, whole: Columns) -> None:
        """See whose lines they are; what else all lines tell of that is put into `phone` and `product_id`."""
        self._leave_shared_phones(whole)
        self._find_product_ids(whole)
        labels = {role: of.labels for role, of in self._labels.items()}
        self._customers.look(whole, labels)
        self._products.look(whole, labels)

    def are_open(self, whole: Columns) -> bool:
        """Whether a line has only a name, where others have ids: whose it is the whole table tells."""
        return any(_is_open(whole, roles) for roles in (IDENTITIES, PRODUCTS))

    def lines(self, whole: Columns, of_part: Texts, findings: Findings, money: Columns | None = None) -> SalesLines:
        """The finished lines. `of_part` are the texts of OF_PARTS; `money` is what was settled of that already."""
        none = np.full(len(whole["row"]), -1, np.int32)
        customer, _ = self._customers.of(whole)
        product, respelled = self._products.of(whole)
        if respelled is not None:
            self._tell_spellings(findings, whole, product, respelled)
        money = self.money(whole) if money is None else money
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
                "receipt": of_part.get("receipt_id", []),
                "line_no": of_part.get("line_no", []),
                "store": self._texts("store"),
                "customer": self._customers.texts,
                "product": self._products.texts,
            },
            findings=findings,
            has_quantity="quantity" in whole,
            has_products=bool(set(PRODUCTS) & self._plan.roles.keys()),
            names_are_ids="product_id" not in self._plan.roles,
            people_are_names=not set(IDENTITIES[:-1]) & self._plan.roles.keys(),
            whole_receipts=self._plan.is_of_receipts,
            off=self._off(whole),
            amounts=self._plan.taxes.amounts,
            tax_apart=self._plan.taxes.apart,
        )
        for owner, roles in TOLD.items():
            for role in roles:
                if role in whole:
                    self._told.add(owner, role, getattr(lines, owner), whole[role])
        self._told.add_prices(lines.product, lines.unit_price)
        self._leave_heads(lines)
        return lines

    def _tell_spellings(self, findings: Findings, whole: Columns, product: Array, respelled: Array) -> None:
        """Names of goods that were read in another spelling, with their cells where they stand in a column of their own."""
        table, place = self._plan.table, self._plan.roles["product_name"]
        is_own = place < len(table.columns) and self._plan.wide is None
        labels, names = self._texts("product_name"), self._products.texts
        pairs = zip(whole["product_name"][respelled].tolist()[:MOST_KEPT], product[respelled].tolist())
        told = [(labels[label], names[number]) for label, number in pairs]
        column, header = table.letter_of(place if is_own else 0), table.headers[place] if is_own else ""
        findings.add_spellings("name.case", whole["row"][respelled], column, header, told)

    def tell(self, parts: list[SalesLines]) -> None:
        """Let all parts have what all of them say of customers and products: the spelling met most often, the last price."""
        labels = {role: of.labels for role, of in self._labels.items()}
        customers = self._told.of("customer", self._customers.texts, labels)
        products = self._told.of("product", self._products.texts, labels)
        for lines in parts:
            lines.customers, lines.products = customers, products

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

    def _find_contacts(self, whole: Columns) -> None:
        """E-mail and phone out of a column that holds both."""
        if "contact" not in whole:
            return
        self._emails = self._from_contact("email", self._emails, _email_in)
        self._phones = self._from_contact("phone", self._phones, _phone_in)
        whole["email"], whole["phone"] = self._emails[whole["contact"]], self._phones[whole["contact"]]

    def _from_contact(self, role: str, before: Array, find: Callable[[str], str | None]) -> Array:
        """The number in a role of each contact, −1 for none, and a −1 behind them; `before` are those that were found before."""
        labels = self._labels[role] if len(before) else self._labels.setdefault(role, Labels(str))
        known = before[:-1]
        new = [labels.number_of(find(contact)) for contact in self._texts("contact")[len(known) :]]
        return np.array([*known.tolist(), *new, -1], np.int32)

    def _find_names(self, whole: Columns) -> None:
        """A name out of given and family name."""
        if "customer_name" in self._plan.roles or not {"first_name", "last_name"} & whole.keys():
            return
        labels = self._labels.setdefault("customer_name", Labels(str))
        given, family = [*self._texts("first_name"), ""], [*self._texts("last_name"), ""]
        none = np.full(len(whole["row"]), -1, np.int32)
        first, last = whole.get("first_name", none), whole.get("last_name", none)
        both, met, place = np.unique(
            (first.astype(np.int64) + 1) << 32 | (last.astype(np.int64) + 1), return_index=True, return_inverse=True
        )
        known, numbers = self._full_names
        new = np.flatnonzero(~np.isin(both, known))
        new = new[np.argsort(met[new])]
        names = [
            labels.number_of(texts.full_name(given[(pair >> 32) - 1], family[(pair & 0xFFFFFFFF) - 1]))
            for pair in both[new].tolist()
        ]
        known, numbers = np.concatenate([known, both[new]]), np.concatenate([numbers, np.array(names, np.int32)])
        order = np.argsort(known)
        self._full_names = known, numbers = known[order], numbers[order]
        whole["customer_name"] = numbers[np.searchsorted(known, both)][place]

    def _leave_shared_phones(self, whole: Columns) -> None:
        """A phone that several people share is nobody's identity."""
        if (pairs := self._pairs.get(("phone", "customer_name"))) is not None and "phone" in whole:
            phones, people = np.unique(pairs >> 32, return_counts=True)
            if (people > 1).any():
                whole["phone"] = np.where(np.isin(whole["phone"], phones[people > 1]), -1, whole["phone"])

    def _find_product_ids(self, whole: Columns) -> None:
        """Lines without a product's id get the one that all other lines have beside the same name."""
        if (pairs := self._pairs.get(("product_name", "product_id"))) is None or not set(PRODUCTS) <= whole.keys():
            return
        number, name = whole["product_id"], whole["product_name"]
        if not ((number < 0) & (name >= 0)).any():
            return
        names, first, times = np.unique(pairs >> 32, return_index=True, return_counts=True)
        only = np.full(len(self._texts("product_name")) + 1, -1, np.int32)
        only[names[times == 1]] = pairs[first[times == 1]] & 0xFFFFFFFF
        whole["product_id"] = np.where(number < 0, only[name], number)

    def _off(self, whole: Columns) -> Array | None:
        """Shares taken off (n,), 0 where not said; None where discounts are amounts."""
        if self._plan.discount == "amount" or "discount" not in whole:
            return None
        share = np.nan_to_num(np.abs(whole["discount"]))
        return share / 100 if self._plan.discount == "points" else share

    def _before_orders(self, whole: Columns) -> Columns:
        """Quantity (1 where not said), price, amount net of discount and discount, without what is said once an order."""
        nan = np.full(len(whole["row"]), np.nan)
        quantity = whole.get("quantity", nan)
        price, amount, discount = (whole.get(role, nan) for role in ("unit_price", "amount", "discount"))
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
        return {"quantity": quantity, "unit_price": price, "amount": amount, "discount": discount}

    def money(self, whole: Columns) -> Columns:
        """Quantity, price, amount net of discount, discount and tax of lines; NaN where nothing tells. All lines of an order
        must be among them."""
        told = self._before_orders(whole)
        quantity, price, amount, discount = told.values()
        refund = whole["refund"].astype(bool)
        with np.errstate(divide="ignore", invalid="ignore"):
            rows = np.unique(whole["row"], return_inverse=True)[1] if self._plan.packing or self._plan.wide else None
            amount = spread_orders(whole, amount, quantity, rows, fill=not self.tells_amounts)
            if "order_shipping" in whole and "amount" in whole:
                # What was paid for a receipt of its own has the postage in it, which is no goods.
                amount = np.where(
                    amount > 0, np.maximum(amount - np.nan_to_num(np.abs(whole["order_shipping"])), 0), amount
                )
            if "line_refund" in whole:
                back = np.nan_to_num(np.abs(whole["line_refund"]))
                # What was given back does not make the goods cheaper.
                cost = np.where((amount > 0) & (quantity > 0), amount / quantity, np.nan)
                price = np.where(np.isnan(price) & (back > 0), cost, price)
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


def may_be_cut(plan: Plan) -> bool:
    """Whether the lines of a table can be settled some at a time. Not those that other tables of the same files go with."""
    heads = plan.format is not None and plan.format.head_rows
    return not plan.part and not plan.is_of_receipts and not heads


def settles_at_once(plan: Plan) -> bool:
    """Whether what a line says mostly depends on no line far from it, so that a part can be settled as soon as it was read."""
    roles = plan.roles.keys()
    named = {"customer_name", "first_name", "last_name"} & roles
    return not {*ORDER_MONEY, "order_tax"} & roles and not (named and {"email", "phone", "contact"} & roles)


def _is_open(whole: Columns, roles: tuple[str, ...]) -> bool:
    used = [role for role in roles if role in whole]
    if len(used) < 2 or used[-1] not in NAMES:
        return False
    ids = np.logical_or.reduce([whole[role] >= 0 for role in used[:-1]])
    return bool((~ids & (whole[used[-1]] >= 0)).any())


def _email_in(contact: str) -> str | None:
    return texts.email((_ADDRESS.findall(contact) or [""])[0])


def _phone_in(contact: str) -> str | None:
    return texts.phone(_ADDRESS.sub("", contact).strip(" ,;"))
