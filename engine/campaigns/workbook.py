"""The campaign as a workbook for people: the list with reasons, products and words, who was withheld, and what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from engine.campaigns import sms
from engine.campaigns.goals import goal
from engine.campaigns.recipients import Recipient, Withheld
from engine.campaigns.words import reason, say

_EPOCH: Final = date(1970, 1, 1).toordinal()

CONTACT_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "email": ("email",),
    "sms": ("phone",),
    "wechat": ("phone",),
    "post": ("address", "postal_code", "city", "country"),
    "counter": (),
}
"""Contact data a list holds: what its channel needs, and no more."""

_WIDTH: Final = {
    "customer_id": 13,
    "name": 22,
    "email": 30,
    "phone": 17,
    "address": 30,
    "why": 44,
    "visits": 8,
    "product_id": 11,
    "product_name": 28,
    "product_reason": 26,
    "subject": 28,
    "message": 64,
    "parts": 8,
    "reason": 44,
}
_TINT: Final = "#E3F1EA"
_ROW_HEIGHT: Final = 31
"""Two lines: a list stays a list, and a cell shows all of its text when one clicks on it."""


@dataclass(frozen=True)
class _Column:
    code: str
    values: Sequence[Any]
    place: int = 0
    kind: str = "text"


def write(
    path: Path,
    campaign: Mapping[str, Any],
    shop: Mapping[str, Any],
    people: Sequence[Recipient],
    withheld: Sequence[Withheld],
    control: int,
) -> list[str]:
    """Write the workbook; the columns of its list. Ids and phones are text, dates and numbers are that, and no text is
    taken for a formula or a link."""
    import xlsxwriter

    language = campaign["settings"]["language"]
    columns = _columns(campaign, people, language)
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        made = datetime.fromisoformat(campaign["created_at"])  # else the moment of writing, and other bytes each time
        book.set_properties({"title": campaign["name"], "created": made})
        formats = {
            "head": book.add_format(
                {"bold": True, "bottom": 1, "valign": "vcenter", "text_wrap": True, "bg_color": _TINT}
            ),
            "text": book.add_format({"num_format": "@", "valign": "top"}),
            "long": book.add_format({"valign": "top", "text_wrap": True}),
            "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
            "money": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
            "count": book.add_format({"num_format": "#,##0", "valign": "top"}),
            "count_left": book.add_format({"num_format": "#,##0", "valign": "top", "align": "left"}),
            "share": book.add_format({"num_format": "0%", "valign": "top", "align": "center"}),
        }
        _sheet(book.add_worksheet(say(language, "sheet.list")), columns, formats, language)
        _sheet(
            book.add_worksheet(say(language, "sheet.withheld")),
            [
                _Column("customer_id", [w.key for w in withheld]),
                _Column("name", [w.name for w in withheld]),
                _Column("reason", [say(language, f"withheld.{w.code}") for w in withheld], kind="long"),
            ],
            formats,
            language,
        )
        _about(
            book.add_worksheet(say(language, "sheet.about")),
            campaign,
            shop,
            len(people),
            len(withheld),
            control,
            formats,
        )
    return [_head(column, language) for column in columns]


def _columns(campaign: Mapping[str, Any], people: Sequence[Recipient], language: str) -> list[_Column]:
    channel = campaign["channel"]
    columns = [
        _Column("customer_id", [p.candidate.key for p in people]),
        _Column("name", [p.name for p in people]),
    ]
    for code in CONTACT_COLUMNS[channel]:
        known = {"email": lambda p: p.email, "phone": lambda p: p.phone}.get(code)
        columns.append(_Column(code, [known(p) if known else p.field(code) for p in people]))
    columns += [
        _Column("why", [reason(language, p.why) for p in people], kind="long"),
        _Column("last_visit", [date.fromordinal(p.candidate.last_day + _EPOCH) for p in people], kind="date"),
        _Column("visits", [p.candidate.visits for p in people], kind="count"),
        _Column("historic_value", [p.candidate.historic_value for p in people], kind="money"),
        _Column("return_probability", [p.candidate.return_probability for p in people], kind="share"),
    ]
    for place in range(max((len(p.products) for p in people), default=0)):
        offered = [p.products[place] if place < len(p.products) else None for p in people]
        columns += [
            _Column("product_id", [o and o["product_id"] for o in offered], place + 1),
            _Column("product_name", [o and o["name"] for o in offered], place + 1, "long"),
            _Column("product_reason", [o and reason(language, o["reason"]) for o in offered], place + 1, "long"),
        ]
    if any(p.subject for p in people):
        columns.append(_Column("subject", [p.subject for p in people], kind="long"))
    columns.append(_Column("message", [p.message for p in people], kind="long"))
    if channel == "sms":
        sizes = [sms.length(p.message) for p in people]
        columns.append(_Column("characters", [size.characters for size in sizes], kind="count"))
        columns.append(_Column("parts", [size.parts for size in sizes], kind="count"))
    return columns


def _head(column: _Column, language: str) -> str:
    return say(language, f"column.{column.code}", place=column.place)


def _sheet(sheet: Any, columns: Sequence[_Column], formats: Mapping[str, Any], language: str) -> None:
    rows = len(columns[0].values)
    for n, column in enumerate(columns):
        sheet.set_column(n, n, _WIDTH.get(column.code, 13))
        sheet.write_string(0, n, _head(column, language), formats["head"])
        for row, value in enumerate(column.values, 1):
            if value is None or value == "":
                continue
            if column.kind == "date":
                sheet.write_datetime(row, n, value, formats["date"])
            elif column.kind in ("text", "long"):
                sheet.write_string(row, n, str(value), formats[column.kind])
            else:
                sheet.write_number(row, n, value, formats[column.kind])
    sheet.set_default_row(_ROW_HEIGHT)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, rows, len(columns) - 1)
    # On paper a wide list goes over several pages, each with whom it is about.
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, 1)


def _about(
    sheet: Any,
    campaign: Mapping[str, Any],
    shop: Mapping[str, Any],
    treated: int,
    withheld: int,
    control: int,
    formats: Mapping[str, Any],
) -> None:
    language, expected = campaign["settings"]["language"], campaign["settings"]["expected"]
    aim = goal(campaign["goal"])
    holds = ["customer_id", "name", *CONTACT_COLUMNS[campaign["channel"]], "last_visit", "historic_value"]
    money = {name: _money(expected[name], shop["currency"], language) for name in ("low", "middle", "high")}
    lines: list[tuple[str, Any, str]] = [
        ("about.name", campaign["name"], "long"),
        ("about.campaign_id", campaign["campaign_id"], "count"),
        (
            "about.goal",
            say(language, "about.titled", title=aim.title[language], words=aim.description[language]),
            "long",
        ),
        ("about.shop", shop["name"], "long"),
        ("about.channel", say(language, f"channel.{campaign['channel']}"), "long"),
        ("about.created_at", date.fromisoformat(campaign["created_at"][:10]), "date"),
        ("about.as_of", date.fromordinal(campaign["as_of"] + _EPOCH), "date"),
        ("about.treated", treated, "count"),
        ("about.control", control, "count"),
        ("about.withheld", withheld, "count"),
        ("about.expected", say(language, "about.range", **money), "long"),
        ("", _basis(language, expected), "long"),
        ("about.holds", say(language, "about.comma").join(say(language, f"column.{code}") for code in holds), "long"),
        ("", say(language, "about.advice"), "long"),
    ]
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 80)
    for row, (code, value, kind) in enumerate(lines):
        sheet.write_string(row, 0, say(language, code), formats["long"])
        if kind == "date":
            sheet.write_datetime(row, 1, value, formats["date"])
        elif kind == "count":
            sheet.write_number(row, 1, value, formats["count_left"])
        else:
            sheet.write_string(row, 1, value, formats["long"])


def _money(amount: float, currency: str, language: str) -> str:
    from babel.numbers import format_currency, format_decimal

    if not currency:
        return format_decimal(amount, "#,##0", locale=language)
    return format_currency(amount, currency, "¤#,##0", locale=language, currency_digits=False)


def _basis(language: str, expected: Mapping[str, Any]) -> str:
    if expected["basis"] == "measured":
        return say(language, "about.measured", campaigns=expected["campaigns"])
    shares = expected["assumption"]
    return say(language, "about.assumed", **{n: f"{shares[n] * 100:g}" for n in ("low", "high")})
