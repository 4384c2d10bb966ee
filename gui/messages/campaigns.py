"""Campaigns in words: goals, channels, files, why somebody is in or left out, and what it brought."""

import re
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QLocale

from gui.formats import Formats
from gui.messages.base import QT_TRANSLATE_NOOP, Blanks, translate
from gui.widgets.labels import Tone

CHANNELS: Final = {
    "email": QT_TRANSLATE_NOOP("messages", "E-mail"),
    "sms": QT_TRANSLATE_NOOP("messages", "Text message"),
    "post": QT_TRANSLATE_NOOP("messages", "Letter"),
    "wechat": QT_TRANSLATE_NOOP("messages", "WeChat"),
    "counter": QT_TRANSLATE_NOOP("messages", "In the shop, in person"),
}

TARGETS: Final = {
    "excel": (
        QT_TRANSLATE_NOOP("messages", "Excel"),
        QT_TRANSLATE_NOOP("messages", "One workbook with the list, reasons, messages and who was left out"),
    ),
    "mailchimp": ("Mailchimp", QT_TRANSLATE_NOOP("messages", "A CSV file for its import of contacts")),
    "klaviyo": ("Klaviyo", QT_TRANSLATE_NOOP("messages", "Two CSV files: e-mail, and SMS for those who agreed to it")),
    "brevo": ("Brevo", QT_TRANSLATE_NOOP("messages", "A CSV file for its import of contacts")),
    "shopify": ("Shopify", QT_TRANSLATE_NOOP("messages", "A CSV file for its import of customers")),
    "google": (
        QT_TRANSLATE_NOOP("messages", "Google Customer Match"),
        QT_TRANSLATE_NOOP("messages", "A CSV file with its addresses made unreadable"),
    ),
    "meta": (
        QT_TRANSLATE_NOOP("messages", "Meta custom audience"),
        QT_TRANSLATE_NOOP("messages", "A CSV file for its ads manager"),
    ),
    "aliyun": (
        QT_TRANSLATE_NOOP("messages", "Aliyun SMS"),
        QT_TRANSLATE_NOOP("messages", "A workbook with phones and the template's fields"),
    ),
    "letters": (
        QT_TRANSLATE_NOOP("messages", "Letters"),
        QT_TRANSLATE_NOOP("messages", "A PDF with one page a customer"),
    ),
}

FILES: Final = {
    "campaign.xlsx": QT_TRANSLATE_NOOP("messages", "campaign.xlsx: the list, with reasons and messages"),
    "letters.pdf": QT_TRANSLATE_NOOP("messages", "letters.pdf: the letters, one page each"),
    "withheld.csv": QT_TRANSLATE_NOOP("messages", "withheld.csv: who was left out, and why"),
    "manifest.json": QT_TRANSLATE_NOOP("messages", "manifest.json: what this campaign was, for Regulars"),
}
"""Files of a campaign, and what each is."""

STATUSES: Final[dict[str, tuple[str, Tone]]] = {
    "draft": (QT_TRANSLATE_NOOP("messages", "Draft"), "plain"),
    "exported": (QT_TRANSLATE_NOOP("messages", "Files saved"), "warning"),
    "sent": (QT_TRANSLATE_NOOP("messages", "Sent"), "good"),
    "cancelled": (QT_TRANSLATE_NOOP("messages", "Cancelled"), "plain"),
}

WITHHELD: Final = {
    "staff": QT_TRANSLATE_NOOP("messages", "Staff of the shop"),
    "suppressed": QT_TRANSLATE_NOOP("messages", "Blocked"),
    "unsubscribed": QT_TRANSLATE_NOOP("messages", "Unsubscribed"),
    "pending": QT_TRANSLATE_NOOP("messages", "Asked, have not answered yet"),
    "never_asked": QT_TRANSLATE_NOOP("messages", "Never asked whether we may write"),
    "no_contact": QT_TRANSLATE_NOOP("messages", "No address or number"),
    "incomplete_contact": QT_TRANSLATE_NOOP("messages", "Address or number incomplete"),
    "masked_contact": QT_TRANSLATE_NOOP("messages", "Number hidden by the till"),
    "landline": QT_TRANSLATE_NOOP("messages", "A landline gets no text messages"),
    "in_control_group": QT_TRANSLATE_NOOP("messages", "In the control group of another campaign"),
    "same_contact": QT_TRANSLATE_NOOP("messages", "Same address as somebody on the list"),
    "recently_contacted": QT_TRANSLATE_NOOP("messages", "Written to in the last 14 days"),
    "nothing_to_recommend": QT_TRANSLATE_NOOP("messages", "Nothing suitable to recommend"),
    "over_size": QT_TRANSLATE_NOOP("messages", "The list is full"),
}

WHY: Final = {
    "why.quiet": QT_TRANSLATE_NOOP("messages", "Comes every {every} days, last here {days_since} days ago"),
    "why.away": QT_TRANSLATE_NOOP("messages", "Last here {days_since} days ago"),
    "why.first_visit": QT_TRANSLATE_NOOP("messages", "Came once, {days_since} days ago"),
    "why.due": QT_TRANSLATE_NOOP("messages", "Due for {product}"),
    "why.would_like": QT_TRANSLATE_NOOP("messages", "Likely to want {product}, never bought it"),
    "why.loyal": QT_TRANSLATE_NOOP("messages", "{visits} visits, the last {days_since} days ago"),
    "why.for_them": QT_TRANSLATE_NOOP("messages", "Likely to want {product}"),
}

VERDICTS: Final[dict[str, tuple[str, Tone]]] = {
    "too_early": (QT_TRANSLATE_NOOP("messages", "too early to say"), "plain"),
    "not_certain": (QT_TRANSLATE_NOOP("messages", "not certain yet"), "plain"),
    "worked": (QT_TRANSLATE_NOOP("messages", "it worked"), "good"),
    "did_not": (QT_TRANSLATE_NOOP("messages", "it brought nothing"), "warning"),
}

FIELDS: Final = {
    "name": QT_TRANSLATE_NOOP("messages", "Name"),
    "first_name": QT_TRANSLATE_NOOP("messages", "First name"),
    "days_since": QT_TRANSLATE_NOOP("messages", "Days since the last visit"),
    "last_visit": QT_TRANSLATE_NOOP("messages", "Day of the last visit"),
    "due_date": QT_TRANSLATE_NOOP("messages", "Day they are due"),
    "product_1": QT_TRANSLATE_NOOP("messages", "Product 1"),
    "product_2": QT_TRANSLATE_NOOP("messages", "Product 2"),
    "product_3": QT_TRANSLATE_NOOP("messages", "Product 3"),
    "offer": QT_TRANSLATE_NOOP("messages", "Offer"),
    "shop": QT_TRANSLATE_NOOP("messages", "Shop"),
    "signature": QT_TRANSLATE_NOOP("messages", "Signature"),
}


_FIELD: Final = re.compile(r"(?<=\{)[^{}|]+(?=[|}])")
"""The name in a field: between its brace and the words for where it is empty, if any."""


class FieldNames:
    """Merge fields as a person reads them, `{Product 1}`, and as a template writes them, `{product_1}`. The names are those
    of the language in which this was made."""

    def __init__(self) -> None:
        self._names = {code: field(code) for code in FIELDS}
        self._codes = {name: code for code, name in self._names.items()}

    def name(self, code: str) -> str:
        return self._names[code]

    def shown(self, template: str) -> str:
        """A template with the names of its fields."""
        return _FIELD.sub(lambda found: self._names.get(found[0], found[0]), template)

    def written(self, text: str) -> str:
        """What a person wrote, as a template. Codes may be written, too; what is no field stays as it is."""
        return _FIELD.sub(lambda found: self._codes.get(found[0].strip(), found[0]), text)


def by_language(texts: Mapping[str, str], locale: QLocale) -> str:
    """A text that the engine's data has in several languages, in that of the window."""
    language = "zh" if locale.language() == QLocale.Language.Chinese else "en"
    return texts.get(language) or next(iter(texts.values()), "")


def channel(code: str) -> str:
    """Name of a channel."""
    return translate(CHANNELS[code]) if code in CHANNELS else code


def target(code: str) -> tuple[str, str]:
    """Name of an export target, and what one gets."""
    name, note = TARGETS.get(code, (code, ""))
    return translate(name), translate(note) if note else ""


def told_file(name: str) -> str:
    """A file of a campaign, and what it is."""
    return translate(FILES[name]) if name in FILES else name


def status(code: str) -> tuple[str, Tone]:
    """Name of a campaign's status, and how it is shown."""
    name, tone = STATUSES.get(code, (code, "plain"))
    return translate(name), tone


def withheld(code: str) -> str:
    """Why somebody is left out."""
    return translate(WITHHELD[code]) if code in WITHHELD else code


def field(code: str) -> str:
    """Name of a merge field."""
    return translate(FIELDS[code]) if code in FIELDS else code


def why(reason: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Why somebody is in a campaign; `names` gives product names by id."""
    code = str(reason.get("code"))
    if code not in WHY:
        return ""
    if code == "why.quiet" and "every" not in reason:
        code = "why.first_visit"
    values = {key: str(value) for key, value in reason.items()}
    if "product" in values:
        values["product"] = names.get(values["product"], values["product"])
    return translate(WHY[code]).format_map(Blanks(values))


def verdict(result: Mapping[str, Any], formats: Formats) -> tuple[str, Tone]:
    """What a campaign brought: *+€412 (between −60 and +880): not certain yet*."""
    words, tone = VERDICTS[result["verdict"]]
    if result["lift"] is None:
        return translate(words), tone
    sentence = translate(QT_TRANSLATE_NOOP("messages", "{lift} (between {low} and {high}): {verdict}"))
    figures = {name: signed(result[name], formats) for name in ("lift", "low", "high")}
    return sentence.format(**figures, verdict=translate(words)), tone


def signed(amount: float, formats: Formats) -> str:
    """An estimate with its sign, plus included, and without cents that nobody can know."""
    return formats.about(amount) if amount < 0 else f"+{formats.about(amount)}"
