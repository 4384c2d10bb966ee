"""Tables of customers, products and interactions into records: one dict a row, with canonical columns."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from engine.columns import MASKED_PHONE
from engine.progress import Progress
from engine.reading import consents, texts
from engine.reading.birthdays import Birthdays, order_of
from engine.reading.dates import SECONDS_A_DAY, DateParser, OrderEvidence
from engine.reading.footers import is_sure_total, says_footer
from engine.reading.memo import Memo
from engine.reading.numbers import number
from engine.reading.plans import DATE_ROLES, NUMBER_ROLES, Plan
from engine.reading.problems import Findings
from engine.reading.regions import is_header
from engine.reading.rows import BATCH, CarryDown, OtherTables, is_lone_text, may_be_header, note_remarks, what_else
from engine.reading.tables import is_blank
from engine.reading.zones import ZonedDates, zone_of

_EPOCH = dt.date(1970, 1, 1).toordinal()
_OLDEST: Final = (dt.date(1900, 1, 1).toordinal() - _EPOCH) * SECONDS_A_DAY
_KEYS: Final = ("customer_id", "product_id", "product_group")
_FEW_CELLS: Final = 3
_NAMES_A_ROW: Final = ("customer_id", "product_id", "product_name", "email", "phone", "name")
_SINCE: Final = frozenset(role for role in DATE_ROLES if role.startswith("consent_"))
_PARSERS: Final[dict[str, Callable[[Any], Any]]] = {
    **dict.fromkeys(_KEYS, texts.identifier),
    "email": texts.email,
    "phone": texts.phone,
    "product_name": texts.name,
    "company": texts.name,
    "active": texts.active,
    "kind": texts.interaction,
    "postal_code": texts.identifier,
    **{role: consents.refusal if role.startswith("optout_") else consents.answer for role in consents.ROLES},
}


@dataclass
class Records:
    """Rows of one table that can be stored.

    `rows` are (key, values, source row): for customers and products the key is their id and values their canonical
    columns, customers with `attributes` and `consents` ({channel: (status, ISO date or None)}); for interactions the key
    is the customer's id and values are product_id, at (seconds), kind and value.
    """

    kind: str
    rows: list[tuple[str, dict[str, Any], int]] = field(default_factory=list)
    findings: Findings = field(default_factory=lambda: Findings(""))
    rows_read: int = 0


class RecordReader:
    """Reads one table of customers, products or interactions. `latest` is the last moment (seconds) a date may have."""

    def __init__(self, plan: Plan, latest: int) -> None:
        self.plan = plan
        self.latest = latest
        self.records = Records(plan.kind, findings=Findings(plan.table.sheet.name))
        year = 1970 + latest // SECONDS_A_DAY // 365
        zone = zone_of(plan.time_zone)
        self._memos: dict[str, Memo] = {}
        for role in plan.roles:
            if role == "birthday":
                self._memos[role] = Memo(_birthdays(plan, year))
            elif role in DATE_ROLES:
                self._memos[role] = Memo(
                    ZonedDates(DateParser(plan.orders.get(role, "ymd"), year, plan.table.sheet.base_1904), zone)
                )
            elif role in NUMBER_ROLES:
                self._memos[role] = Memo(lambda cell: number(cell, plan.decimal))
            else:
                self._memos[role] = Memo(_PARSERS.get(role, texts.text))
        self._attributes = attribute_columns(plan) if plan.kind == "customers" else {}
        self._asked = [role for role in consents.ROLES if role in plan.roles]
        self._further = _further_consents(plan, self._attributes)
        self._general: Counter[str] = Counter()
        self._dates = DateParser(plan.orders.get("joined_at", "ymd"), year, plan.table.sheet.base_1904)
        self._carry = CarryDown(plan)
        self._groups: set[str | None] = set()
        self._others = OtherTables(plan)
        self._key = next((plan.roles[role] for role in _NAMES_A_ROW if role in plan.roles), 0)
        self._first = 0
        self._rows: list[list[Any]] = []

    def read(self, progress: Progress) -> Records:
        """All records of the table."""
        make = {"customers": self._customer, "products": self._product}.get(self.plan.kind, self._interaction)
        for first, rows in self.plan.table.batches(BATCH):
            self._carry.fill(rows)
            self._first, self._rows = first, rows
            headers = [at for at, cells in enumerate(rows) if may_be_header(cells[self._key]) and is_header(cells)]
            others = {first + at for span in self._others.spans(rows, headers) for at in span}
            again = {first + at for at in headers} - others
            for at, (cells, typed) in enumerate(self._typed(first, rows), first):
                if is_blank(cells):
                    continue
                self.records.rows_read += 1
                note = what_else(cells, self.plan) if self._may_be_note(cells) else ""
                if note:
                    self._note(note, at, "", cells[self._key], stored=False)
                    continue
                if at in others or at in again:
                    self._note(
                        "row.header" if at in again else "row.other_table", at, "", cells[self._key], stored=False
                    )
                    continue
                found = make(typed, cells, at)
                if found:
                    self.records.rows.append((*found, at))
            progress(self.plan.table.sheet.share_read(first + len(rows)), "import.reading")
        note_remarks(self.plan, self.records.findings)
        for role, count in self._general.items():
            self._note_column("consent.general", role, count)
        return self.records

    def _may_be_note(self, cells: list[Any]) -> bool:
        """Whether a row may be a note, a total or a signature: few have as little in them as these."""
        if is_lone_text(cells):
            return " " in str(cells[self._key]).strip() or says_footer(cells)
        return len(cells) - cells.count("") <= _FEW_CELLS and any(is_sure_total(c) for c in cells if isinstance(c, str))

    def _typed(self, first: int, rows: list[list[Any]]) -> Iterator[tuple[list[Any], dict[str, Any]]]:
        columns = {role: [row[at] for row in rows] for role, at in self.plan.roles.items()}
        typed = {role: self._memos[role].column(cells) for role, cells in columns.items()}
        for role, cells in columns.items():
            for at in self._memos[role].refusals(cells):
                self._note(_code_of(role), first + at, role, cells[at])
        for at, cells in enumerate(rows):
            yield cells, {role: values[at] for role, values in typed.items()}

    def _note(self, code: str, row: int, role: str, value: Any, stored: bool = True) -> None:
        table, place = self.plan.table, self.plan.roles.get(role, 0)
        cells = self._rows[row - self._first] if role in self.plan.roles else ()
        self.records.findings.add(code, row, table.letter_of(place), value, table.headers[place], stored, cells, place)

    def _note_column(self, code: str, role: str, count: int) -> None:
        table, place = self.plan.table, self.plan.roles[role]
        if count:
            self.records.findings.add_column(
                code, table.header_row, table.letter_of(place), table.headers[place], count
            )

    def _without_key(self, code: str, cells: list[Any], row: int, role: str) -> None:
        found = what_else(cells, self.plan) or code
        self._note(found, row, role, cells[self.plan.roles.get(role, 0)], stored=False)

    def _day(self, typed: dict[str, Any], role: str, row: int, oldest: int = _OLDEST) -> str | None:
        seconds = typed.pop(role, None)
        if seconds is None or isinstance(seconds, str):
            return seconds
        if not oldest <= seconds <= self.latest:
            self._note("date.out_of_range", row, role, _iso(seconds))
            return None
        return _iso(seconds)

    def _customer(self, typed: dict[str, Any], cells: list[Any], row: int) -> tuple[str, dict[str, Any]] | None:
        key = typed.pop("customer_id", None) or typed.get("email") or typed.get("phone")
        if key is None:
            self._without_key("customer.missing", cells, row, "customer_id")
            return None
        first, last = typed.pop("first_name", None), typed.pop("last_name", None)
        if first or last:
            typed["name"] = typed.get("name") or texts.full_name(first, last)
        company = typed.pop("company", None)
        typed |= {"name": company} if company and not typed.get("name") else {}
        for role in ("birthday", "joined_at"):
            if role in self.plan.roles:
                typed[role] = self._day(typed, role, row)
        for role in _SINCE & typed.keys():
            typed[role] = self._day(typed, role, row)
        typed["consents"] = self._consents(typed, cells)
        attributes = {name: value for name, at in self._attributes.items() if (value := texts.text(cells[at]))}
        if company and company != typed["name"]:
            attributes[self.plan.table.headers[self.plan.roles["company"]]] = company
        if typed.get("phone") is None and "phone" in self.plan.roles:
            shown = texts.text(cells[self.plan.roles["phone"]])
            if shown is not None and "*" in shown:
                attributes[MASKED_PHONE] = shown
        if attributes:
            typed["attributes"] = attributes
        return key, typed

    def _consents(self, typed: dict[str, Any], cells: list[Any]) -> dict[str, tuple[str, str | None]]:
        """What a person agreed to: channel → (status, ISO date or None); of several answers the strictest counts."""
        said: dict[str, dict[str, str | None]] = {}
        for role in self._asked:
            status = typed.pop(role, None)
            if not status:
                continue
            since = typed.get(f"{role}_at")
            if role.startswith("optout_"):
                # When somebody left may be all that stands there.
                since = self._left_at(cells[self.plan.roles[role]])
            self._general[role] += role.endswith("_all")
            for channel in consents.channels_of(role, status):
                said.setdefault(channel, {}).setdefault(status, since)
        for at, role in self._further.items():
            reads = consents.refusal if role.startswith("optout_") else consents.answer
            if consents.reads(reads, cells[at]) == "unsubscribed":
                for channel in consents.channels_of(role, "unsubscribed"):
                    said.setdefault(channel, {}).setdefault("unsubscribed", None)
        for role in _SINCE:
            typed.pop(role, None)
        return {channel: (first := consents.strictest([*told]), told[first]) for channel, told in said.items()}

    def _left_at(self, cell: Any) -> str | None:
        try:
            seconds = self._dates(cell) if consents.is_dated(cell) else None
        except ValueError:
            return None
        return _iso(seconds) if seconds is not None and _OLDEST <= seconds <= self.latest else None

    def _product(self, typed: dict[str, Any], cells: list[Any], row: int) -> tuple[str, dict[str, Any]] | None:
        group, sku = typed.pop("product_group", None), typed.get("product_id")
        if group and not sku and typed.get("price") is None and group in self._groups:
            # A further picture of the product above.
            return None
        self._groups.add(group)
        key = typed.pop("product_id", None) or group or typed.get("product_name")
        if key is None:
            self._without_key("product.missing", cells, row, "product_id")
            return None
        return key, typed

    def _interaction(self, typed: dict[str, Any], cells: list[Any], row: int) -> tuple[str, dict[str, Any]] | None:
        key, product, at = typed.get("customer_id"), typed.get("product_id"), typed.get("at")
        if key is None or product is None:
            role = "customer_id" if key is None else "product_id"
            self._without_key("customer.missing" if key is None else "product.missing", cells, row, role)
            return None
        kind = typed.get("kind") if "kind" in self.plan.roles else "rating"
        if at is None or not 0 < at <= self.latest or kind is None:
            role = "kind" if kind is None else "at"
            code = "interaction.unreadable" if kind is None else "date.out_of_range" if at else "date.missing"
            self._note(code, row, role, cells[self.plan.roles[role]], stored=False)
            return None
        return key, {"product_id": product, "at": at, "kind": kind, "value": typed.get("value")}


def _code_of(role: str) -> str:
    if role in _KEYS or role == "postal_code":
        return "id.damaged"
    if role in DATE_ROLES:
        return "date.unreadable"
    if role in consents.ROLES:
        return "consent.unreadable"
    return "interaction.unreadable" if role == "kind" else "number.unreadable"


def attribute_columns(plan: Plan) -> dict[str, int]:
    """Further columns of a customer table. What looks like payment data belongs in no shop's file and is left where it is."""
    used = set(plan.roles.values())
    return {
        header: at
        for at, header in enumerate(plan.table.headers)
        if header and at not in used and "credit" not in plan.table.reader.concepts(header)
    }


def _further_consents(plan: Plan, further: Mapping[str, int]) -> dict[int, str]:
    """Columns that say what another one says already, or should: there, a no counts. None where a person chose the columns."""
    if "mapping" in plan.reasons.values():
        return {}
    found = {at: told for header, at in further.items() if (told := consents.heading(header)) is not None}
    return {at: told.role for at, told in found.items() if consents.fits(told, plan.table.column(at))}


def _birthdays(plan: Plan, year: int) -> Birthdays:
    order = plan.orders.get("birthday", "ymd")
    parser = DateParser(order, year, plan.table.sheet.base_1904)
    cells = plan.table.column(plan.roles["birthday"])
    whole = OrderEvidence()
    whole.add(cells)
    others = [told for role, told in plan.orders.items() if role != "birthday"]
    others = [order, *others] if whole.needed else others
    return Birthdays(parser, order_of(cells, plan.table.reader.language, others))


def _iso(seconds: int) -> str:
    return dt.date.fromordinal(_EPOCH + seconds // SECONDS_A_DAY).isoformat()
