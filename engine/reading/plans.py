"""How a table will be read: its kind, the role of each column, date order and decimal mark; or why it will not be."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from engine.columns import KINDS
from engine.errors import ShopError
from engine.reading import mapping as mappings
from engine.reading.dates import OrderEvidence
from engine.reading.decimals import decide_decimal
from engine.reading.evidence import Evidence
from engine.reading.format_files import recognise
from engine.reading.formats import Format
from engine.reading.grouped import fill_groups
from engine.reading.judging import RETURNS, judged
from engine.reading.merged import fill_merged
from engine.reading.misplaced import set_headings_right
from engine.reading.monthly import fill_days, order_told
from engine.reading.neighbours import add_years
from engine.reading.packed import Packing, decide_packing, told_packing
from engine.reading.ragged import is_split, mend_rows
from engine.reading.regions import further_tables
from engine.reading.sheets import Book, Sheet
from engine.reading.tables import Table, find_table, first_row_of_texts, is_blank, shape
from engine.reading.taxes import Taxes, decide_taxes
from engine.reading.titled import Titles, titles_of
from engine.reading.wide import Wide, extend, wide_of
from engine.reading.wishes import Wishes
from engine.reading.words import squash
from engine.reading.yearless import Year, fill_years, year_of

DATE_ROLES: Final = (
    "sold_at at birthday joined_at consent_email_at consent_sms_at consent_post_at consent_wechat_at consent_all_at"
).split()
NUMBER_ROLES: Final = (
    "quantity amount unit_price order_total order_discount order_refund line_refund order_tax order_subtotal order_shipping"
    " other_amount points_paid discount tax price cost stock value"
).split()
_YEAR_FIRST_LANGUAGES: Final = frozenset("zh ja ko hu".split())
_COMMA_LANGUAGES: Final = frozenset("de fr es it pt nl pl ru tr vi ar cs da el fi he hi id nb ro th sv uk".split())
_PERCENT: Final = re.compile(
    r"[%％率율]|percent|pct|prozent|pourcent|porcent|procent|percentuale|процент", re.IGNORECASE
)
_MONEY: Final = frozenset(("amount", "unit_price", "order_total"))
_SCAN_BATCH: Final = 20_000

Remembered = Callable[[Sequence[str]], Mapping[str, Any] | None]
"""Headers of a table → what the shop keeps for it, in the form of a mapping."""


def nothing(headers: Sequence[str]) -> None:
    """Of a shop that keeps nothing."""


@dataclass
class Plan:
    """A table understood. `roles` maps a role to the position of its column in the table; `reasons` says why: `format`,
    `header`, `values`, `mapping` (a person said so) or `remembered` (did at an earlier file). `part` is `heads` or `lines`
    where a sales table lacks what another file may have. `discount` says how discounts are written: an `amount`, a `rate`
    (0.1, 10%) or `points` (10). `packing` says how a cell of a product's name holds several goods, `titles` how one that names them without numbers does, `wide` which columns are a product, a day or a month each. `taxes` says what it tells of tax. `time_zone` is the shop's (IANA name). `usual_order`: dates
    could be read in several orders, and the one usual in the table's language was taken. `refusal` says why it cannot be
    imported as it is, `ignored` that a person does not want it."""

    table: Table
    kind: str
    format: Format | None
    roles: dict[str, int]
    reasons: dict[str, str]
    orders: dict[str, str] = field(default_factory=dict)
    decimal: str = "."
    discount: str = "amount"
    part: str = ""
    packing: Packing | None = None
    wide: Wide | None = None
    titles: Titles | None = None
    refusal: ShopError | None = None
    usual_order: bool = False
    taxes: Taxes = field(default_factory=Taxes)
    time_zone: str = ""
    ignored: bool = False

    @property
    def is_of_receipts(self) -> bool:
        """Whether a row is a whole receipt: without goods, or with their titles packed into one cell."""
        if "receipt_id" not in self.roles:
            return False
        packed = self.format is not None and self.format.rows == "receipts"
        return packed or not {"product_id", "product_name"} & self.roles.keys()

    @property
    def has_listed_prices(self) -> bool:
        """Whether its lines tell what goods cost by the list, and not what was paid for them."""
        paid = {"amount", "discount", "order_total", "order_discount", "order_refund", "line_refund", "points_paid"}
        has = self.roles.keys()
        return self.kind == "sales" and "receipt_id" in has and "unit_price" in has and not paid & has

    def stand_ins(self) -> list[tuple[int, list[int]]]:
        """Columns and, for each, those that stand in for its empty cells, as the format names several for a role."""
        if self.format is None:
            return []
        places = self.format.places(self.table.headers)
        found = []
        for role, at in self.roles.items():
            others = [other for other in places.get(role, ()) if other != at]
            if others and self.reasons.get(role) in ("format", None):
                found.append((at, others))
        return found

    @property
    def fingerprint(self) -> str:
        """The same for every file with these headers."""
        return fingerprint(self.table.headers)

    def as_mapping(self) -> dict[str, Any]:
        """What was understood, in the form of a mapping file."""
        headers = self.table.headers
        kept: dict[str, Any] = {"columns": {role: headers[at] for role, at in self.roles.items() if headers[at]}}
        kept["table"] = {"kind": self.kind}
        order = self.orders.get("sold_at") or self.orders.get("at")
        if order:
            kept["dates"] = {"order": order}
        return kept


def fingerprint(headers: Sequence[str]) -> str:
    """A short digest of a set of headers."""
    return hashlib.sha256("\n".join(sorted(filter(None, map(squash, headers)))).encode()).hexdigest()[:16]


def plan_sheet(
    sheet: Sheet,
    mapping: Mapping[str, Any] | None = None,
    remembered: Remembered = nothing,
    hint: str | None = None,
    file: str = "",
) -> Plan | str:
    """How one sheet will be read, or the `shape` of a sheet that holds no table.

    `remembered` gives what the shop keeps for a table with these headers; `hint` is the order of day and month usual in
    the shop's country, which is used for dates that matter less than those of sales; `file` is the file's name.
    """
    wanted = dict(mapping or {})
    table_wishes = wanted.get("table", {})
    mapped = {squash(header) for header in wanted.get("columns", {}).values() if header}

    def is_known(headers: list[str]) -> bool:
        if mapped:
            return mapped <= set(map(squash, headers))
        return recognise(headers) is not None or bool(remembered(headers))

    table = find_table(sheet, table_wishes.get("header_row"), is_known, _is_whole)
    if table is None:
        found = shape(sheet)
        # Nobody knows these headers, but a person may: the first row of several texts is offered as the header.
        table = find_table(sheet, first_row_of_texts(sheet)) if found == "text" else None
        if table is None:
            return found
    return _planned(table, wanted, remembered, hint, file)


def plan_further(
    main: Plan,
    wishes: Callable[[str], Mapping[str, Any]],
    remembered: Remembered = nothing,
    hint: str | None = None,
    file: str = "",
) -> list[Plan]:
    """How the other tables of a sheet will be read. `wishes` gives the mapping of a table by its first header's cell."""

    def is_known(headers: list[str]) -> bool:
        return recognise(headers) is not None or bool(remembered(headers))

    tables = further_tables(main.table, is_known)
    return [_planned(table, wishes(table.cell), remembered, hint, file) for table in tables]


def _is_whole(table: Table) -> bool:
    plan = _plan_table(table, {}, {})
    return plan.refusal is None and (plan.kind != "sales" or bool(_MONEY & plan.roles.keys()))


def _planned(
    table: Table,
    wanted: Mapping[str, Any],
    remembered: Remembered = nothing,
    hint: str | None = None,
    file: str = "",
    year: Year | None = None,
) -> Plan:
    sheet, table_wishes = table.sheet, wanted.get("table", {})
    moved = None
    if recognise(table.headers) is None:
        fill_groups(table)
        fill_days(table, file)
        fill_years(table, file, year_of(wanted) or year)
        moved = None if wanted.get("columns") else set_headings_right(table)
    kept: Mapping[str, Any] = {} if wanted else remembered(table.headers) or {}
    plan = _replayed(table, kept) or _plan_table(table, wanted, table_wishes)
    if plan.format is None and not wanted.get("columns") and _may_be_wide(plan):
        plan = _widened(plan)
    plan.ignored = bool(table_wishes.get("ignore"))
    if plan.kind and all(map(is_blank, table.sample)):
        plan.refusal = ShopError("file.empty", sheet=sheet.name)
    plan.refusal = moved or plan.refusal
    if plan.kind:
        fill_merged(table, plan.roles, plan.reasons)
        _decide_dates(plan, wanted.get("dates", {}).get("order"), kept.get("dates", {}).get("order"), hint)
        _decide_numbers(plan)
        if is_split(table):
            plan.refusal = ShopError("table.shifted", sheet=sheet.name, cell=f"{sheet.name}!{table.cell}")
        elif plan.wide is None:
            mend_rows(table, plan.roles, NUMBER_ROLES, plan.decimal, plan.orders.get("sold_at", "ymd"))
        _decide_discount(plan)
        plan.taxes = decide_taxes(plan)
        if plan.kind == "sales" and not plan.part and not plan.wide:
            plan.titles = titles_of(plan)
            plan.packing = None if plan.titles else _packing(plan)
    elif shape(sheet) == "pivot":
        plan.refusal = ShopError("table.pivot_only", sheet=sheet.name)
    return plan


def _may_be_wide(plan: Plan) -> bool:
    """Whether goods may stand in columns of their own: in what is refused, and in receipts that name none."""
    names_none = not {"product_id", "product_name"} & plan.roles.keys()
    return plan.refusal is not None or (plan.kind == "sales" and not plan.part and names_none)


def _widened(plan: Plan) -> Plan:
    """A table that is refused as it is, or names no goods, with the sales that stand in it in columns of a product, a day or a month each."""
    table = plan.table
    roles = mappings.by_headers(mappings.Columns(table), "sales")[0]
    if (wide := wide_of(table, roles)) is None or (plan.refusal is None and wide.role != "product_name"):
        return plan
    if not wide.value:
        plan.refusal = ShopError("table.wide", sheet=table.sheet.name, header=table.headers[wide.columns[0]])
        return plan
    roles, reasons = extend(table, wide, roles)
    return Plan(table, "sales", None, roles, reasons, wide=wide)


def _packing(plan: Plan) -> Packing | None:
    """How the goods of a sales table are packed: as its system writes them, else as the cells tell."""
    told = None
    if plan.format is not None:
        if plan.format.rows != "receipts":
            return None
        told = told_packing(*plan.format.packed) if plan.format.packed else None
    return decide_packing(plan.table, plan.roles, plan.reasons, plan.decimal, told)


def plan_book(book: Book, sheet: str | None = None, **options: Any) -> list[Plan | tuple[Sheet, str]]:
    """Plans for the sheets of a file (or the one called `sheet`); a sheet without a table comes with its shape.

    Raises `table.none` where the file has no sheet of that name.
    """
    wishes = Wishes(options.pop("mapping", None), book.path)
    name = sheet or wishes.only_sheet
    chosen = [s for s in book.sheets if name is None or s.name == name or book.kind == "csv"]
    if not chosen:
        raise ShopError("table.none", file=book.path.name, sheet=name)
    plans: list[Plan | tuple[Sheet, str]] = []
    options["file"] = book.path.stem
    for each in chosen:
        plan = plan_sheet(each, mapping=wishes.of_sheet(each.name), **options)
        if isinstance(plan, Plan):
            of_sheet: list[Plan] = [plan, *plan_further(plan, partial(wishes.of_table, each.name), **options)]
            for one in of_sheet:
                if one.refusal is None and all(map(is_blank, one.table.sample)):
                    # Another table begins right below its headers.
                    one.refusal = ShopError("file.empty", sheet=each.name)
            of_sheet.sort(key=lambda one: (one.table.header_row, one.table.columns[0]))
            plans += of_sheet
        else:
            plans.append((each, plan))

    def again(table: Table, year: Year) -> Plan:
        of_table = partial(wishes.of_table, table.sheet.name, table.cell) if table.further else None
        return _planned(table, of_table() if of_table else wishes.of_sheet(table.sheet.name), **options, year=year)

    add_years(plans, again)
    return plans


def _replayed(table: Table, kept: Mapping[str, Any]) -> Plan | None:
    """The plan as a person decided it for an earlier file; None where the columns are not there, or hold something else."""
    if not kept.get("columns"):
        return None
    try:
        plan = _plan_table(table, kept, kept.get("table", {}))
    except ShopError:
        return None
    guessed = {change["role"] for change in kept.get("changes", ())} & plan.roles.keys()
    fitting = all(Evidence(table.column(plan.roles[role])).fits(role) for role in guessed)
    if kept.get("changes") and (plan.refusal or not fitting):
        return None
    plan.reasons = {role: "remembered" if why == "mapping" else why for role, why in plan.reasons.items()}
    return plan


def _plan_table(table: Table, wanted: Mapping[str, Any], table_wishes: Mapping[str, Any]) -> Plan:
    columns = mappings.Columns(table)
    known = recognise(table.headers)
    if wanted.get("columns"):
        roles, reasons = mappings.by_mapping(columns, wanted["columns"])
        kind = table_wishes.get("kind") or _kind_of_roles(roles)
        if known and known.kind == kind:
            roles = {**{r: at for r, at in known.roles(table.headers).items() if r not in mappings.ROLES}, **roles}
        return judged(Plan(table, kind, known, roles, reasons), columns)
    if known:
        roles, reasons = mappings.by_format(columns, known)
        if known.kind == "payments":
            # How sales were paid, in several goes: the sales stand in another export of the system.
            refusal = ShopError("table.totals_only", sheet=table.sheet.name)
            return Plan(table, "sales", known, roles, reasons, refusal=refusal)
        return judged(Plan(table, known.kind, known, roles, reasons), columns)
    kinds = [table_wishes["kind"]] if table_wishes.get("kind") else ["interactions", "sales", "customers", "products"]
    plans = [judged(Plan(table, kind, None, *mappings.by_headers(columns, kind)), columns) for kind in kinds]
    order = {"": 0, "lines": 1, "heads": 1, RETURNS: 1}
    accepted = [p for p in plans if p.refusal is None or p.part]
    if accepted:
        return min(accepted, key=lambda p: (p.refusal is not None, order[p.part]))
    # None fits: what is missing to sales says most about why.
    nearest = next((plan for plan in plans if plan.kind == "sales"), plans[0])
    nearest.kind = table_wishes.get("kind", "")
    return nearest


def _kind_of_roles(roles: Mapping[str, int]) -> str:
    if "at" in roles or "value" in roles:
        return "interactions"
    return max(("sales", "customers", "products"), key=lambda kind: len(roles.keys() & set(KINDS[kind])))


def _decide_dates(plan: Plan, wanted: str | None, kept: str | None, hint: str | None) -> None:
    """`wanted` is what somebody says now and decides; `kept` held for an earlier file and is used only in doubt."""
    language = plan.table.reader.language
    usual = "dmy" if language in _COMMA_LANGUAGES else "ymd" if language in _YEAR_FIRST_LANGUAGES else None
    told = plan.format.date_order if plan.format else None
    for role in DATE_ROLES:
        if role not in plan.roles:
            continue
        at = plan.roles[role]
        evidence = OrderEvidence()
        evidence.add(plan.table.column(at))
        order = wanted or evidence.order() or told
        if order is None:
            evidence = OrderEvidence()
            for _, rows in plan.table.batches(_SCAN_BATCH):
                evidence.add(row[at] for row in rows)
            main = role in ("sold_at", "at")
            order = evidence.order() or order_told(plan.table, at) or (kept if main else None)
            plan.usual_order |= main and order is None
            order = order or evidence.order(usual)
            order = order or evidence.order(plan.orders.get("sold_at"))
        if order is None and role in ("sold_at", "at"):
            plan.refusal = plan.refusal or ShopError(
                "dates.ambiguous",
                sheet=plan.table.sheet.name,
                column=plan.table.headers[at],
                example=str(evidence.first),
            )
        plan.orders[role] = order or hint or "dmy"


def settle_figures(plan: Plan) -> None:
    """How the numbers of a table, its discounts and its taxes are written."""
    _decide_numbers(plan)
    _decide_discount(plan)
    plan.taxes = decide_taxes(plan)


def _decide_numbers(plan: Plan) -> None:
    plan.decimal = decide_decimal(plan.table, plan.roles, NUMBER_ROLES)


def _decide_discount(plan: Plan) -> None:
    at = plan.roles.get("discount")
    if at is None:
        return
    if plan.reasons.get("discount") == "format":
        plan.discount = "points" if _PERCENT.search(plan.table.headers[at]) else "amount"
        return
    evidence = Evidence(plan.table.column(at))
    if evidence.rates:
        plan.discount = "rate"
    elif _PERCENT.search(plan.table.headers[at]):
        plan.discount = "points"
