"""From headers and values to roles: which column is what, and why."""

import re
from collections.abc import Mapping, Set
from copy import copy
from typing import Any, Final

from engine.columns import KINDS
from engine.errors import ShopError
from engine.reading import consent_columns
from engine.reading.addresses import drop_own, settle_email
from engine.reading.evidence import Evidence
from engine.reading.figures import settle_numbers, settle_pieces, settle_price, settle_total, settle_unnamed
from engine.reading.footers import says_total
from engine.reading.foreign import settle_foreign
from engine.reading.formats import Format
from engine.reading.givings import settle_points, settle_refund
from engine.reading.grouped import settle_groups
from engine.reading.meanings import MEANINGS
from engine.reading.miscounted import miscounted
from engine.reading.only_money import settle_only_money
from engine.reading.person_columns import settle_company, settle_names
from engine.reading.tables import Table
from engine.reading.texts import Damaged, identifier
from engine.reading.totals import differ_within, says_receipts
from engine.reading.unnamed_states import state_column
from engine.reading.words import squash

ROLES: Final = frozenset(
    (
        *(role for meanings in MEANINGS.values() for role, _ in meanings),
        *(role for columns in KINDS.values() for role in columns),
        *consent_columns.ROLES,
        *"order_refund line_refund refunded other_amount".split(),
    )
)

Roles = dict[str, int]
Reasons = dict[str, str]


_VERY_WIDE: Final = 1000
_OF_VERY_WIDE: Final = 50
"""Of a table of thousands of columns, so many rows are evidence enough: all cells are looked at several times."""


class Columns:
    """The columns of a table with the concepts of their headers and the evidence of their values."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.concepts = [table.reader.concepts(header) if header else frozenset() for header in table.headers]
        self.evidence = [Evidence(cells) for cells in _cells_of(table)]

    def without(self, places: Set[int]) -> "Columns":
        """The same columns, those at some places speaking of nothing."""
        left = copy(self)
        left.concepts = [frozenset() if at in places else each for at, each in enumerate(self.concepts)]
        return left


def _cells_of(table: Table) -> list[list[Any]]:
    """The cells of each column's sample that are not empty, without those of sums and its header again."""
    few = table.sample[:_OF_VERY_WIDE] if len(table.headers) > _VERY_WIDE else table.sample
    rows = [row for row in few if not says_total(row)]
    return [[row[at] for row in rows if row[at] not in ("", header)] for at, header in enumerate(table.headers)]


def by_format(columns: Columns, known: Format) -> tuple[Roles, Reasons]:
    """Roles as the file of the format says; what it names and this table calls otherwise is guessed from what is left."""
    roles = known.roles(columns.table.headers)
    reasons = dict.fromkeys(roles, "format")
    lacking = known.columns.keys() - roles.keys()
    if known.kind == "customers" and not any(role.startswith("consent_") for role in known.columns):
        # Whom a shop may write to stands in columns that it added to what its system writes.
        lacking |= set(consent_columns.ROLES)
    if lacking and known.kind in MEANINGS:
        guessed, why = by_headers(columns.without(set(roles.values())), known.kind)
        for role in lacking & guessed.keys():
            roles[role], reasons[role] = guessed[role], why[role]
    return roles, reasons


def by_mapping(columns: Columns, wanted: Mapping[str, str]) -> tuple[Roles, Reasons]:
    """Roles as a person says: canonical column → source header, or a spreadsheet letter where headers are missing.

    Raises `column.missing` where the table has no such column, `argument.wrong` for an unknown role.
    """
    headers = columns.table.headers
    squashed = {squash(header): at for at, header in reversed(list(enumerate(headers))) if header}
    exact = {header: at for at, header in reversed(list(enumerate(headers))) if header}
    roles = {}
    for role, header in wanted.items():
        if not header:
            continue
        if role not in ROLES:
            raise ShopError("argument.wrong", argument=f"columns.{role}")
        at = exact.get(header, squashed.get(squash(header)))
        if at is None:
            raise ShopError("column.missing", column=role, header=header, sheet=columns.table.sheet.name)
        roles[role] = at
    return roles, dict.fromkeys(roles, "mapping")


def by_headers(columns: Columns, kind: str) -> tuple[Roles, Reasons]:
    """Roles of a kind of table, guessed from headers and checked against values."""
    roles: Roles = {}
    places: dict[frozenset[str], list[int]] = {}
    for at, concepts in enumerate(columns.concepts):
        places.setdefault(concepts, []).append(at)
    for role, readings in MEANINGS[kind]:
        for reading in readings:
            fitting = [
                at for at in places.get(reading, ()) if at not in roles.values() and columns.evidence[at].fits(role)
            ]
            if fitting:
                roles[role] = _best(fitting, role, columns)
                break
    if kind == "sales" and (counting := miscounted(roles, columns)) is not None:
        return by_headers(columns.without({counting}), kind)
    settle_names(roles, columns)
    settle_company(roles, columns, kind)
    reasons = dict.fromkeys(roles, "header")
    if kind == "sales":
        _settle_sales(roles, reasons, columns)
    elif kind == "customers":
        consent_columns.settle_consents(roles, reasons, columns)
    return roles, reasons


def _best(fitting: list[int], role: str, columns: Columns) -> int:
    if role == "sold_at":
        # A date beside the same date with its time: the one that says more.
        return max(fitting, key=lambda at: columns.evidence[at].with_time > 0.5)
    return max(fitting, key=lambda at: bool(columns.evidence[at].cells))


def _settle_sales(roles: Roles, reasons: Reasons, columns: Columns) -> None:
    """What only the whole table tells: whose name, whose id, whose total."""
    if "sold_time" in roles and columns.evidence[roles.get("sold_at", roles["sold_time"])].with_time > 0.5:
        del roles["sold_time"]
    card, name = roles.pop("card", None), roles.pop("name", None)
    numbers = _ids(columns, roles)
    if "product_id" in roles and "barcode" in columns.concepts[roles["product_id"]]:
        # What the shop calls its goods by goes before what their makers print on them.
        own = [at for at in numbers if _goes_with(at, roles["product_id"], columns)][:1]
        if own:
            roles["product_id"], reasons["product_id"] = own[0], "values"
            numbers.remove(own[0])
    if _is_name(columns, roles):
        roles["customer_name"], reasons["customer_name"] = roles.pop("customer_id"), "values"
    if "line_no" in roles and columns.evidence[roles["line_no"]].counts_rows:
        # The number of a row says nothing of its line: it is another one's in the next file.
        del roles["line_no"]
    state = roles.pop("state", None)
    if state is not None and "status" not in roles and columns.evidence[state].says_status:
        # Estado, as Spanish calls both: here the cells say that orders were done, cancelled or came back.
        roles["status"], reasons["status"] = state, "values"
    if "status" not in roles and (state := state_column(columns, roles)) is not None:
        roles["status"], reasons["status"] = state, "values"
    if card is not None and not _WHO & roles.keys():
        roles["customer_id"], reasons["customer_id"] = card, "header"
    drop_own(roles, columns)
    settle_groups(roles, reasons, columns)
    for place in numbers:
        _settle_id(place, roles, reasons, columns)
    if name is not None and "quantity" not in roles and _counts(name, columns):
        roles["quantity"], reasons["quantity"] = name, "values"
    elif name is not None:
        described = roles.get("product_name")
        if described is not None and not columns.evidence[described].cells:
            # A description that nobody fills in tells no product.
            del roles["product_name"]
        _settle_name(name, roles, reasons, columns)
    if "product_id" not in roles and "product_name" not in roles:
        for role in ("subcategory", "category"):
            if role in roles:
                roles["product_name"], reasons["product_name"] = roles.pop(role), "values"
                break
    at = roles.get("product_name")
    if at is not None and "product_id" not in roles and columns.evidence[at].codes >= 0.9:
        roles["product_id"], reasons["product_id"] = roles.pop("product_name"), "values"
    settle_unnamed(roles, reasons, columns)
    settle_numbers(roles, reasons, columns)
    settle_pieces(roles, reasons, columns)
    settle_price(roles, reasons, columns)
    settle_total(roles, reasons, columns)
    at = roles.get("amount")
    if at is not None and (
        ("receipt" in columns.concepts[at] and ("unit_price" in roles or _once_a_receipt(columns, roles)))
        or ("receipt_id" in roles and says_receipts(columns.table.sample, roles))
    ):
        roles["order_total"], reasons["order_total"] = roles.pop("amount"), "values"
    own_money = {"amount", "unit_price"} & roles.keys()
    if {"order_total", "receipt_id"} <= roles.keys() and not own_money and differ_within(columns.table.sample, roles):
        roles["amount"], reasons["amount"] = roles.pop("order_total"), "values"
    if "order_total" in roles and ("amount" in roles or "unit_price" in roles):
        # The lines have money of their own; the order's total repeats and would count again.
        del roles["order_total"]
    at = roles.get("receipt_id")
    if at is not None and not _PAID & roles.keys() and _SIGN.search(columns.table.headers[at]):
        # Venta $: what is called as a receipt is, is its money.
        roles["amount"], reasons["amount"] = roles.pop("receipt_id"), "values"
    settle_foreign(roles, reasons, columns)
    settle_only_money(roles, reasons, columns)
    settle_refund(roles, reasons, columns)
    settle_points(roles, reasons, columns)
    if not _WHO & roles.keys() and {"sold_at", "receipt_id"} & roles.keys():
        settle_email(roles, reasons, columns)
    is_sold = (
        "receipt_id" in roles
        or all(map(roles.keys().__and__, (_WHO, _WHAT, _PAID)))
        or ("product_id" in roles and (_WHO & roles.keys() or _is_sold_again(roles, columns)))
    )
    if "sold_at" not in roles and is_sold:
        dates = [at for at, e in enumerate(columns.evidence) if e.sure_dates >= 0.9 and at not in roles.values()]
        unread = [at for at in dates if "?" in columns.concepts[at] or not columns.concepts[at]]
        if len(dates) == 1 and unread == dates:
            roles["sold_at"], reasons["sold_at"] = dates[0], "values"


def _is_sold_again(roles: Roles, columns: Columns) -> bool:
    """Whether goods that have a price stand several times, as in sales and not in their list."""
    return bool(_PAID & roles.keys()) and columns.evidence[roles["product_id"]].distinct < 1.0


_SIGN: Final = re.compile(r"[$€£¥₽₩₹₺₫]")
_PAID: Final = {"amount", "unit_price", "order_total"}
_CONTACTS: Final = {"email", "phone"}
_WHO: Final = {"customer_id", "customer_name", "email", "phone"}
_WHAT: Final = {"product_id", "product_name"}


def _is_name(columns: Columns, roles: Roles) -> bool:
    """Whether a column called `Customer` holds names. Where there are addresses, those tell customers apart, then."""
    at = roles.get("customer_id")
    if at is None or "customer_name" in roles or columns.concepts[at] != {"customer"}:
        return False
    if _CONTACTS & roles.keys():
        return columns.evidence[at].codes < 0.5
    return columns.evidence[at].codes < 0.1 and not any("@" in str(cell) for cell in columns.evidence[at].cells)


_ID: Final = frozenset(("id",))


def _ids(columns: Columns, roles: Roles) -> list[int]:
    """Columns called number or code and nothing else, but the one that numbers the rows of the file: it says nothing of them,
    and other things in the next file."""
    roles.pop("id", None)
    places = [at for at, concepts in enumerate(columns.concepts) if concepts == _ID and at not in roles.values()]
    fitting = [at for at in places if columns.evidence[at].fits("product_id")]
    return [at for at in fitting if columns.evidence[at].cells and not columns.evidence[at].counts_rows]


def _settle_id(at: int, roles: Roles, reasons: Reasons, columns: Columns) -> None:
    repeats = columns.evidence[at].distinct < 0.95
    named = "product_name" in roles and "product_id" not in roles
    if (named and _goes_with(at, roles["product_name"], columns)) or (
        not _WHAT & roles.keys() and repeats and _is_goods(at, roles, columns)
    ):
        roles["product_id"], reasons["product_id"] = at, "values"
    elif repeats and not _WHO & roles.keys():
        roles["customer_id"], reasons["customer_id"] = at, "values"
    elif repeats and "receipt_id" not in roles:
        roles["receipt_id"], reasons["receipt_id"] = at, "values"
    elif not repeats and "line_no" not in roles:
        roles["line_no"], reasons["line_no"] = at, "values"


def _is_goods(at: int, roles: Roles, columns: Columns) -> bool:
    """Whether a column, in a table that names no goods, must be them: whose a line is stands elsewhere, or one receipt has
    several of them, or each has a price of its own."""
    if _WHO & roles.keys():
        return True
    receipt = roles.get("receipt_id")
    if receipt is not None:
        # A receipt may stand on its first line only.
        further = sum(row[receipt] == "" and row[at] != "" for row in columns.table.sample)
        if further > 2 or any(len(said) > 1 for said in _beside(receipt, at, columns).values()):
            return True
    if "unit_price" not in roles:
        return False
    prices = _beside(at, roles["unit_price"], columns).values()
    return all(len(said) == 1 for said in prices) and len(set.union(*prices)) > 1


def _beside(one: int, other: int, columns: Columns) -> dict[Any, set[Any]]:
    """For each cell of a column, the different ones of another that stand beside it."""
    said: dict[Any, set[Any]] = {}
    for row in columns.table.sample:
        if row[one] != "" and row[other] != "" and not _is_damaged(row[one]):
            said.setdefault(row[one], set()).add(row[other])
    return said


def _is_damaged(cell: Any) -> bool:
    try:
        identifier(cell)
    except Damaged:
        return True
    return False


def _goes_with(at: int, other: int, columns: Columns) -> bool:
    """Whether a column says what another says: the same beside the same, on several lines at least."""
    filled = [len(row) - row.count("") for row in columns.table.sample]
    # A small table may stand below, with fewer columns.
    least = max(filled, default=0) / 2
    told = (row for row, count in zip(columns.table.sample, filled) if count >= least)
    rows = [row for row in told if row[at] != "" and row[other] != ""]
    pairs = {(row[at], row[other]) for row in rows if not _is_damaged(row[at])}
    one, two = ({pair[side] for pair in pairs} for side in (0, 1))
    again = len(rows) - len(pairs)
    return len(pairs) == len(one) == len(two) and (again > 0.2 * len(rows) or again >= _AGAIN)


_AGAIN: Final = 2
"""Lines that say a pair again: once may be chance."""


def _counts(at: int, columns: Columns) -> bool:
    """Whether `Nombre`, a name in Spanish, is a number as in French."""
    return columns.table.reader.language == "es" and columns.evidence[at].numbers > 0.9


def _settle_name(at: int, roles: Roles, reasons: Reasons, columns: Columns) -> None:
    left = {role for role, place in roles.items() if place == at - 1}
    goods = roles.get("product_id")
    if goods is not None and "product_name" not in roles and _goes_with(goods, at, columns):
        roles["product_name"], reasons["product_name"] = at, "values"
    elif "customer_id" in left and "customer_name" not in roles:
        roles["customer_name"], reasons["customer_name"] = at, "values"
    elif "product_name" not in roles and ("product_id" in left or "product_id" not in roles):
        roles["product_name"], reasons["product_name"] = at, "values"
    elif "customer_name" not in roles:
        roles["customer_name"], reasons["customer_name"] = at, "values"
    elif "product_name" not in roles:
        roles["product_name"], reasons["product_name"] = at, "values"


def _once_a_receipt(columns: Columns, roles: Roles) -> bool:
    """Whether an amount repeats unchanged on every line of a receipt with several lines."""
    if "receipt_id" not in roles:
        return False
    amounts: dict[Any, list[Any]] = {}
    for row in columns.table.sample:
        amounts.setdefault(row[roles["receipt_id"]], []).append(row[roles["amount"]])
    several = [values for values in amounts.values() if len(values) > 1]
    return len(several) >= 3 and all(len(set(values)) == 1 for values in several)
