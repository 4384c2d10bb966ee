"""One message a customer, from a template with merge fields.

A template holds `{field}` and `{field|words if it is empty}`; a part in [brackets] is left out where a field in it is
empty. Text that comes from data is put in and never read as a template: a product called `{name}` stays that.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from engine import resources
from engine.campaigns import sms
from engine.campaigns.audience import Candidate
from engine.campaigns.contacts import in_script, split_name
from engine.campaigns.goals import COUNTER, FIELDS
from engine.errors import ShopError

LANGUAGES: Final = ("en", "zh")
OPT_OUT_ZH: Final = "拒收请回复R"

_FIELD: Final = re.compile(r"(?P<blank>[ \u00a0]?)\{(?P<name>[a-z][a-z_0-9]*)(?:\|(?P<instead>[^{}\[\]]*))?\}")
_SECTION: Final = re.compile(r"\[(?P<inner>[^\[\]]*)\]")
_EPOCH: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Template:
    """Words of a campaign before the fields are filled in; `subject` is empty where the channel has none."""

    subject: str
    text: str

    def check(self) -> None:
        """Raises `argument.wrong` for a field that does not exist."""
        for part in (self.subject, self.text):
            for found in _FIELD.finditer(part):
                if found["name"] not in FIELDS:
                    raise ShopError("argument.wrong", argument="text", value="{" + found["name"] + "}")


@dataclass(frozen=True)
class Message:
    """What one customer is told. `fields` are the values put in, for tools that do that themselves; `empty` names those
    without a value, where the template's other words stand in.

    `characters`, `parts` and `encoding` count a text message as the operator does; for other channels parts is 1.
    """

    subject: str
    text: str
    fields: Mapping[str, str]
    empty: tuple[str, ...]
    characters: int
    parts: int
    encoding: str


def default_template(goal: str, channel: str, language: str) -> Template:
    """The goal's own words for a channel: letters and e-mails are long, text messages short."""
    words, frame = _file(goal)[language], _file("channels")[language]
    if channel == COUNTER:
        return Template("", words["counter"])
    if channel in ("email", "post"):
        end = frame["email_end"] if channel == "email" else ""
        return Template(words["subject"] if channel == "email" else "", words["long"].strip() + end)
    if channel == "sms":
        return Template("", frame["sms_start"] + words["short"] + frame["sms_end"])
    return Template("", words["short"])


@cache
def _file(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.path("templates", f"{name}.toml").read_text(encoding="utf-8"))


def compose(template: Template, channel: str, language: str, values: Mapping[str, str]) -> Message:
    """Fill in a template; `values` as from `Words.fields`. What the law asks of a Chinese text message is added where missing."""
    filling = _Filling(values)
    subject, text = filling.fill(template.subject), filling.fill(template.text)
    if channel == "sms" and language == "zh":
        if not text.startswith("【"):
            text = f"【{values['signature']}】{text}"
        if not text.endswith(OPT_OUT_ZH):
            text += OPT_OUT_ZH
    text = text.strip()
    size = sms.length(text)
    parts = size.parts if channel == "sms" else min(size.parts, 1)
    characters = size.characters if channel == "sms" else len(text)
    return Message(
        " ".join(subject.split()), text, filling.used, tuple(filling.empty), characters, parts, size.encoding
    )


class _Filling:
    """Fills in templates, and notes what it used and what was empty."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self.used: dict[str, str] = {}
        self.empty: dict[str, None] = {}

    def fill(self, template: str) -> str:
        kept: list[str] = []
        place = 0
        for section in _SECTION.finditer(template):
            inner = section["inner"]
            found = list(_FIELD.finditer(inner))
            if not found:
                continue  # brackets without a field are just brackets
            kept.append(_FIELD.sub(self._value, template[place : section.start()]))
            if all(self._values.get(field["name"]) or field["instead"] for field in found):
                kept.append(_FIELD.sub(self._value, inner))
            place = section.end()
        kept.append(_FIELD.sub(self._value, template[place:]))
        return "".join(kept)

    def _value(self, found: re.Match[str]) -> str:
        name, value = found["name"], self._values.get(found["name"], "")
        if not value:
            self.empty[name] = None
            value = found["instead"] or ""
        self.used[name] = value
        # Nothing goes with the blank before it: "Hello {name}," becomes "Hello,".
        return found["blank"] + value if value else ""


@dataclass(frozen=True)
class Words:
    """The words of one campaign: template, channel and language, with what is the same in every message."""

    template: Template
    channel: str
    language: str
    as_of: int
    shop: str
    signature: str
    offer: str

    def to(self, candidate: Candidate, products: Sequence[Mapping[str, Any]]) -> Message:
        """What this customer is told."""
        return compose(self.template, self.channel, self.language, self.fields(candidate, products))

    def fields(self, candidate: Candidate, products: Sequence[Mapping[str, Any]]) -> dict[str, str]:
        """Values of all merge fields for one customer; empty where nothing is known."""
        written = _clean(candidate.contact["name"])
        shown = in_script(written, eastern=self.language == "zh")
        # The half of a name that was written twice is not cut again: its family name may stand first.
        first, last = split_name(shown) if shown == written else (shown, "")
        due = candidate.next_day
        if products and products[0]["reason"].get("code") == "reason.rhythm":
            due = self.as_of - int(products[0]["reason"]["overdue"])
        names = [_product_name(product["name"]) for product in products[:3]]
        return {
            "name": f"{first} {last}".strip(),
            "first_name": first,
            "days_since": str(candidate.days_since),
            "last_visit": _day(candidate.last_day, self.language),
            "due_date": "" if due is None else _day(due, self.language),
            "offer": self.offer.strip(),
            "shop": _clean(self.shop),
            "signature": _clean(self.signature or self.shop),
            **{f"product_{place}": shown for place, shown in enumerate([*names, "", "", ""][:3], 1)},
        }


def _clean(text: Any) -> str:
    """One line without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(text or "")).split())


def _product_name(name: Any) -> str:
    """A till's WHITE MUG, in a sentence: White mug."""
    text = _clean(name)
    return text.capitalize() if text.isupper() and len(text) > 4 else text


def _day(day: int, language: str) -> str:
    from babel.dates import format_skeleton

    return format_skeleton("MMMMd", date.fromordinal(day + _EPOCH), locale=language)
