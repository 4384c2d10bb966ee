"""Whether what was understood of a table is enough for its kind, and if not, why."""

from collections.abc import Iterable, Set
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from engine.errors import ShopError
from engine.reading import consents, words
from engine.reading import mapping as mappings
from engine.reading.givings import figure
from engine.reading.stocklists import lists_goods, lists_purchases

if TYPE_CHECKING:
    from engine.reading.plans import Plan

RETURNS: Final = "returns"
"""Part of sales that a list of returned orders is, and the kind of its records."""


def judged(plan: "Plan", columns: mappings.Columns) -> "Plan":
    """Say whether the roles are enough for the kind; `columns` are those of the table."""
    has = plan.roles.keys()
    judge = {"sales": _judge_sales, "customers": _judge_customers, "products": _judge_products}
    code = judge.get(plan.kind, _judge_interactions)(plan, has, columns)
    if code:
        values = {"column": "amount" if plan.part == "heads" else "sold_at"} if code == "column.missing" else {}
        if plan.part == "lines" and plan.format is not None:
            # The system writes the dates into another export, the one of its orders.
            values["needed"] = "orders"
        plan.refusal = ShopError(code, sheet=plan.table.sheet.name, **values)
    return plan


def _judge_sales(plan: "Plan", has: Set[str], columns: mappings.Columns) -> str:
    what = bool(has & {"product_id", "product_name"})
    money = bool(has & {"amount", "unit_price", "order_total"})
    who = bool(has & {"customer_id", "customer_name", "email", "phone", "contact"})
    receipt = "receipt_id" in has
    if _lists_returns(plan, has):
        plan.part = RETURNS
        return ""
    if money and not who and plan.format is None and _is_bought(plan, what):
        return "table.purchases"
    if plan.format is None and not _is_told(plan):
        if lists_purchases(columns, plan.roles):
            return "table.purchases"
        if lists_goods(columns, plan.roles, _said_of(plan)):
            return "table.not_sales"
    if _is_statement(plan) and not (who or receipt):
        return "table.not_sales"
    if money and not (who or receipt) and plan.format is None and words.names(_said_of(plan), "expenses"):
        return "table.not_sales"
    if not (money or who or receipt) and any(map(_names_reason, plan.table.headers)):
        # What was thrown away or written off, and why.
        return "table.not_sales"
    if "sold_at" in has:
        if (what and (money or "quantity" in has or who or receipt)) or (money and (who or receipt)):
            return ""
        if receipt and who:
            plan.part = "heads"
            return "column.missing"
        return "table.totals_only" if money else "table.not_sales"
    if receipt and (what or money):
        plan.part = "lines"
        return "column.missing"
    if what and ((who and money) or ("quantity" in has and (who or money))):
        return "column.missing"
    return "table.totals_only" if has & {"amount"} and (what or who) else "table.not_sales"


def _is_told(plan: "Plan") -> bool:
    """Whether a person says, or said, what some column is."""
    return bool({"mapping", "remembered"} & set(plan.reasons.values()))


def _lists_returns(plan: "Plan", has: Set[str]) -> bool:
    """Whether a table of sales says of receipts that they were returned, and nothing that is sold."""
    if "receipt_id" not in has or has & _SOLD or plan.format is not None:
        return False
    return "refunded" in has or " ".join(words.fold(_said_of(plan)).split()) in words.all_words("returns")


def _said_of(plan: "Plan") -> str:
    """The name of a table's sheet, or of its file of text, as words."""
    return PurePath(plan.table.sheet.name).stem.replace("_", " ").replace("-", " ")


def _is_bought(plan: "Plan", names_goods: bool) -> bool:
    """Whether a table says from whom the shop bought, and no price of its own beside what that cost."""
    paid = [
        plan.table.headers[plan.roles[role]] for role in ("amount", "unit_price", "order_total") if role in plan.roles
    ]
    costs = all("cost" in concepts for concepts in _concepts(plan, paid)) or _is_cost_of_lines(plan)
    return (costs or not names_goods or words.names(_said_of(plan), "purchases")) and any(
        map(_names_supplier, plan.table.headers)
    )


def _is_cost_of_lines(plan: "Plan") -> bool:
    """Whether all money of a table is a total that the cost of one, times the quantity, comes to."""
    at, count = plan.roles.get("amount"), plan.roles.get("quantity")
    if at is None or count is None or {"unit_price", "order_total"} & plan.roles.keys():
        return False
    costs = [place for place, said in enumerate(_concepts(plan, plan.table.headers)) if "cost" in said and place != at]
    rows = [row for row in plan.table.sample if figure(row[at]) is not None]

    def come_to(cost: int) -> bool:
        products = [(figure(row[cost]) or 0) * (figure(row[count]) or 0) for row in rows]
        return all(abs(product - (figure(row[at]) or 0)) < _CENT for product, row in zip(products, rows))

    return bool(rows) and any(map(come_to, costs))


_CENT: Final = 0.0151


def _names_supplier(header: str) -> bool:
    return words.names(header, "suppliers")


def _names_reason(header: str) -> bool:
    return words.names(header, "reasons")


_SOLD: Final = frozenset(
    "product_id product_name amount unit_price order_total quantity customer_id customer_name email phone".split()
)


def _judge_customers(plan: "Plan", has: Set[str], columns: mappings.Columns) -> str:
    if plan.format is None and not _is_told(plan) and _are_others(plan, columns):
        return "table.not_sales"
    named = has & {"name", "first_name", "last_name"}
    reachable = has & {"email", "phone"}
    known = has & {"address", "city", "postal_code", "birthday", "gender", "country", "joined_at", *consents.ROLES}
    at = plan.roles.get("customer_id")
    sure_id = at is not None and (plan.reasons["customer_id"] != "header" or _says_customer(plan, at))
    if sure_id and (named or reachable or known):
        return ""
    if (at is not None or reachable) and len(named) + len(reachable) + len(known) >= 2:
        return ""
    return "table.not_sales"


def _are_others(plan: "Plan", columns: mappings.Columns) -> bool:
    """Whether people are the shop's staff or its suppliers, or each row is a receipt that names one: no list of customers."""
    concepts = _concepts(plan, plan.table.headers)
    others = any("id" in said and said & {"staff", "brand", "store"} for said in concepts)
    if others and not any("customer" in said for said in concepts):
        return True
    sales = mappings.by_headers(columns, "sales")[0]
    who = next((sales[role] for role in ("customer_id", "email", "phone", "customer_name") if role in sales), None)
    if who is not None and {"product_id", "product_name"} & sales.keys() and columns.evidence[who].distinct < _ONCE:
        return True
    if "sold_at" not in sales or who is None:
        return False
    again, receipts = columns.evidence[who].distinct < _ONCE, "receipt_id" in sales
    # When somebody became a customer is said as when an order was made.
    return (again and receipts) if "created" in columns.concepts[sales["sold_at"]] else (again or receipts)


_ONCE: Final = 0.9
"""Share of different ones from which people are taken to stand once each in their list."""


def _says_customer(plan: "Plan", at: int) -> bool:
    return "customer" in plan.table.reader.concepts(plan.table.headers[at])


def _is_statement(plan: "Plan") -> bool:
    """A bank says the balance after each movement; of tills only those do that keep members' money."""
    return plan.format is None and any("balance" in concepts for concepts in _concepts(plan, plan.table.headers))


def _concepts(plan: "Plan", headers: Iterable[str]) -> list[frozenset[str]]:
    return [plan.table.reader.concepts(header) for header in headers]


def _judge_products(plan: "Plan", has: Set[str], columns: mappings.Columns) -> str:
    described = has & {"price", "cost", "stock", "category", "brand", "active"}
    if not has & {"product_id", "product_name"} or not described:
        return "table.not_sales"
    key = plan.roles.get("product_id", plan.roles.get("product_name", 0))
    if "product_name" not in has and columns.concepts[key] == {"id"} and columns.evidence[key].counts_rows:
        # Numbers of rows, with pieces or prices beside them: the first columns of a table that an empty one parts.
        return "table.not_sales"
    if (
        not (plan.format or _is_told(plan))
        and columns.evidence[key].distinct < _SOLD_AGAIN
        and len(plan.table.sample) > _FEW
    ):
        # A list has each product once; here they are sold again and again.
        return "table.not_sales"
    # People and papers have an id, a title, a category and a state as well.
    named = [plan.table.headers[plan.roles[role]] for role in ("product_id", "product_name") if role in has]
    of_goods = any(concepts & {"product", "sku", "barcode"} for concepts in _concepts(plan, named))
    told = {plan.reasons[role] for role in ("product_id", "product_name") if role in has} & {"mapping", "remembered"}
    if not (plan.format or of_goods or told or described & {"price", "cost", "stock"}):
        return "table.not_sales"
    others = mappings.by_headers(columns, "sales")[0] if plan.format is None else {}
    sold = others.keys() & {"sold_at", "receipt_id", "customer_id", "email", "amount"}
    if "customer_name" in others:
        sold |= {"customer_name"} if "customer" in columns.concepts[others["customer_name"]] else set()
    if sold and lists_goods(columns, others, _said_of(plan)):
        return ""
    said = plan.reasons.get("product_id") in ("mapping", "remembered")
    return "table.not_sales" if sold and not said else ""


_SOLD_AGAIN: Final = 0.5
_FEW: Final = 10


def _judge_interactions(plan: "Plan", has: Set[str], columns: mappings.Columns) -> str:
    if not {"customer_id", "product_id", "at"} <= has or not has & {"kind", "value"}:
        return "table.not_sales"
    if plan.reasons["customer_id"] == "header":
        others = mappings.by_headers(columns, "sales")[0].keys()
        if others & {"receipt_id", "amount", "unit_price", "quantity"}:
            return "table.not_sales"
    return ""
