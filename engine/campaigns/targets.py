"""Tables as each mail, text or advertising service imports them; header rows are theirs, to the letter.

Only contacts that a person agreed to be written to at are handed on, and nothing that the service does not need.
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from engine.campaigns.recipients import Recipient


@dataclass(frozen=True)
class Table:
    """A file of rows; `holds` names the kinds of personal data in it."""

    file: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    holds: Sequence[str]


def mailchimp(people: Sequence[Recipient], tag: str) -> list[Table]:
    """One row a person; the address in one cell, its parts two blanks apart; the goal as a tag."""
    columns = ("Email Address", "First Name", "Last Name", "Address", "Phone Number", "Birthday", "Tags")
    rows = [
        (p.email, p.first_name, p.last_name, _address(p), p.phone, _month_day(p.field("birthday")), tag)
        for p in people
        if p.by_email
    ]
    return [Table("mailchimp.csv", columns, rows, ("email", "name", "address", "phone", "birthday"))]


def klaviyo(people: Sequence[Recipient], tag: str) -> list[Table]:
    """E-mail and text messages apart: whoever stands in a file is opted in by importing it."""
    columns = (
        "Email",
        "Phone Number",
        "First Name",
        "Last Name",
        "City",
        "State / Region",
        "Country",
        "Zip Code",
        "Email Marketing Consent",
        "SMS Marketing Consent",
    )

    def row(p: Recipient) -> tuple[str, ...]:
        place = (p.field("city"), "", p.country, p.field("postal_code"))
        consent = [_KLAVIYO[p.by_email], _KLAVIYO[p.by_sms]]
        email, phone = p.email if p.by_email else "", p.phone if p.by_sms else ""
        return (email, phone, p.first_name, p.last_name, *place, *consent)

    holds = ("email", "name", "phone", "city", "consent")
    return [
        Table("klaviyo_email.csv", columns, [row(p) for p in people if p.by_email], holds),
        Table("klaviyo_sms.csv", columns, [row(p) for p in people if p.by_sms], holds),
    ]


_KLAVIYO: Final = {True: "SUBSCRIBED", False: "NEVER_SUBSCRIBED"}


def brevo(people: Sequence[Recipient], tag: str) -> list[Table]:
    """Phones with country code, no plus. CONTACT ID is the service's own number, so it stays empty."""
    columns = ("CONTACT ID", "EMAIL", "FIRSTNAME", "LASTNAME", "SMS", "LANDLINE_NUMBER", "WHATSAPP", "INTERESTS")
    rows = [
        (
            "",
            p.email if p.by_email else "",
            p.first_name,
            p.last_name,
            p.phone.removeprefix("+") if p.by_sms else "",
            "",
            "",
            tag,
        )
        for p in people
    ]
    return [Table("brevo.csv", columns, rows, ("email", "name", "phone"))]


def shopify(people: Sequence[Recipient], tag: str) -> list[Table]:
    """Customers of a web shop, tagged with the goal; province codes are not known here and stay empty."""
    address = "Default Address "
    columns = (
        "First Name",
        "Last Name",
        "Email",
        "Accepts Email Marketing",
        *(
            address + part
            for part in ("Company", "Address1", "Address2", "City", "Province Code", "Country Code", "Zip", "Phone")
        ),
        "Phone",
        "Accepts SMS Marketing",
        "Tags",
        "Note",
        "Tax Exempt",
    )
    rows = [
        (
            p.first_name,
            p.last_name,
            p.email,
            _YES[p.by_email],
            "",
            p.field("address"),
            "",
            p.field("city"),
            "",
            p.country,
            p.field("postal_code"),
            "",
            p.phone,
            _YES[p.by_sms],
            tag,
            "",
            "no",
        )
        for p in people
    ]
    return [Table("shopify.csv", columns, rows, ("email", "name", "address", "phone", "consent"))]


_YES: Final = {True: "yes", False: "no"}


def google(people: Sequence[Recipient], tag: str) -> list[Table]:
    """Customer Match: SHA-256 of each normalised value, so that no contact leaves the shop; country and zip are plain."""
    columns = ("Email", "Phone", "First Name", "Last Name", "Country", "Zip")
    rows = [
        (
            _sha256(p.email.lower()),
            _sha256(p.phone),
            _sha256(p.first_name.lower()),
            _sha256(p.last_name.lower()),
            p.country,
            p.field("postal_code"),
        )
        for p in people
    ]
    return [Table("google.csv", columns, rows, ("email (hashed)", "phone (hashed)", "name (hashed)", "postal_code"))]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.strip().encode()).hexdigest() if text.strip() else ""


def meta(people: Sequence[Recipient], tag: str) -> list[Table]:
    """Custom audience; the repeated names are the service's. Birthdays, gender and spending are not handed on."""
    columns = (
        *("email",) * 3,
        *("phone",) * 3,
        *("madid", "fn", "ln", "zip", "ct", "st", "country", "dob", "doby", "gen", "age", "uid", "value"),
    )
    rows = [
        (
            *(p.email, "", ""),
            *(p.phone, "", ""),
            "",
            p.first_name,
            p.last_name,
            p.field("postal_code"),
            p.field("city"),
            "",
            p.country,
            *("",) * 6,
        )
        for p in people
    ]
    return [Table("meta.csv", columns, rows, ("email", "phone", "name", "city", "postal_code"))]


def aliyun(people: Sequence[Recipient], tag: str) -> list[Table]:
    """Phone first, then one column a variable of the message. Mainland numbers have no country code; no phone twice."""
    names = list(dict.fromkeys(name for p in people for name in p.fields if name != "signature"))
    rows = {p.phone: (_mainland(p.phone), *(p.fields.get(name, "") for name in names)) for p in reversed(people)}
    return [Table("aliyun.xlsx", ("手机号码", *names), list(rows.values())[::-1], ("phone", "name"))]


def _mainland(phone: str) -> str:
    return phone.removeprefix("+86") if phone.startswith("+86") else phone.removeprefix("+")


def _address(p: Recipient) -> str:
    if not p.field("address"):
        return ""
    return "  ".join(part for part in (p.field("address"), p.field("city"), p.field("postal_code"), p.country) if part)


def _month_day(birthday: str) -> str:
    found = re.search(r"(\d{2})-(\d{2})$", birthday)
    return f"{found[1]}/{found[2]}" if found else ""


TABLES: Final[dict[str, Callable[[Sequence[Recipient], str], list[Table]]]] = {
    "mailchimp": mailchimp,
    "klaviyo": klaviyo,
    "brevo": brevo,
    "shopify": shopify,
    "google": google,
    "meta": meta,
    "aliyun": aliyun,
}
"""Targets that are plain tables. The workbook for people is in `workbook`."""
