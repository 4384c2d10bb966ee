"""What the files tell of the shop's settings; the person confirms it once."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from engine.importing.contents import Content
from engine.importing.gather import Found
from engine.reading import words
from engine.reading.currencies import codes_of

_SIGNS: Final = {
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₩": "KRW",
    "₫": "VND",
    "zł": "PLN",
    "R$": "BRL",
    "元": "CNY",
    "円": "JPY",
    "CHF": "CHF",
}
_COUNTRY_OF: Final = {
    "united kingdom": ("GB", "GBP"),
    "great britain": ("GB", "GBP"),
    "england": ("GB", "GBP"),
    "uk": ("GB", "GBP"),
    "gb": ("GB", "GBP"),
    "united states": ("US", "USD"),
    "united states of america": ("US", "USD"),
    "usa": ("US", "USD"),
    "us": ("US", "USD"),
    "canada": ("CA", "CAD"),
    "australia": ("AU", "AUD"),
    "germany": ("DE", "EUR"),
    "deutschland": ("DE", "EUR"),
    "france": ("FR", "EUR"),
    "spain": ("ES", "EUR"),
    "españa": ("ES", "EUR"),
    "italy": ("IT", "EUR"),
    "italia": ("IT", "EUR"),
    "china": ("CN", "CNY"),
    "中国": ("CN", "CNY"),
    "japan": ("JP", "JPY"),
    "日本": ("JP", "JPY"),
    "india": ("IN", "INR"),
}
_MOSTLY: Final = 0.7


def suggest_settings(tables: Sequence[Found]) -> dict[str, Any]:
    """Name, country, currency and whether money is kept with tax, as far as the tables tell; only what is known."""
    found: dict[str, Any] = {}
    name = _only_store(tables) or name_by_file(tables)
    if name:
        found["name"] = name
    country = _most(_cells(tables, "country"))
    if country:
        code, currency = _COUNTRY_OF.get(country.casefold(), (None, None))
        if code:
            found["country"], found["currency"] = code, currency
    with_tax = next((f.plan.taxes.amounts == "with" for f in tables if f.plan.taxes.amounts), None)
    if with_tax is not None:
        found["prices_include_tax"] = with_tax
    currency = _currency(tables)
    if currency:
        found["currency"] = currency
    return found


def suggest_staff(contents: Sequence[Content]) -> list[str]:
    """Customers that look like the shop's own people (`Staff purchases`, 员工): their sales are no customer's."""
    names: dict[str, str] = {}
    for content in {id(_told_by(content)): content for content in contents}.values():
        if content.lines is not None:
            names |= {key: told.get("name", key) for key, told in content.lines.customers.items()}
        elif content.records is not None and content.records.kind == "customers":
            names |= {key: values.get("name") or key for key, values, _ in content.records.rows}
    staff = words.all_words("staff")
    # Of many names hardly any says such a word: only those that stand somewhere are looked for in each.
    anywhere = "\n".join(names.values())
    folded = anywhere.casefold()
    wide = tuple(word for word in staff if not word.isascii() and len(word) <= 3 and word in anywhere)
    staff = frozenset(word for word in staff if word in folded)
    if not staff and not wide:
        return []
    return sorted(
        key
        for key, name in names.items()
        if staff & {name.casefold(), *name.casefold().split()} or any(word in name for word in wide)
    )


def _told_by(content: Content) -> object:
    """What tells of customers: the segments of a table do so together."""
    return content.records if content.lines is None else content.lines.customers


def name_by_file(tables: Sequence[Found]) -> str | None:
    """The name of the first file of sales, as a shop's."""
    return next((_name(found.path.name) for found in tables if found.plan.kind == "sales"), None)


def _only_store(tables: Sequence[Found]) -> str | None:
    """The one store that all sales name, where it has a name and not only a number."""
    stores = set(_cells(tables, "store"))
    return stores.pop() if len(stores) == 1 and not any(map(str.isdigit, next(iter(stores)))) else None


def _name(file_name: str) -> str:
    """A file's name as a shop's: `corner_shop_sales.xlsx` → `Corner Shop`."""
    stem = re.sub(r"(\.(csv|txt|xlsx?|ods|gz))+$", "", file_name, flags=re.IGNORECASE)
    words = [w for w in re.split(r"[\W_]+", stem) if w and not w.isdigit() and w.casefold() not in _NO_NAMES]
    return " ".join(w if w.isupper() and len(w) > 3 else w.capitalize() for w in words)


_NO_NAMES: Final = frozenset(
    "sales sale orders order export report data transactions transaction items receipts raw update final the new".split()
)


def _currency(tables: Sequence[Found]) -> str | None:
    meant = (codes_of(cell) for cell in _cells(tables, "currency"))
    codes = Counter(code for codes in meant if len(codes) == 1 for code in codes)
    if codes:
        # However mixed: sums over several would say nothing. What is in the others is left out, and said.
        return codes.most_common(1)[0][0]
    for found in tables:
        if found.plan.format and found.plan.format.currency:
            return found.plan.format.currency
    money = _cells(tables, "amount") + _cells(tables, "unit_price")
    signs = Counter(code for cell in money for sign, code in _SIGNS.items() if sign in cell)
    return signs.most_common(1)[0][0] if signs else None


def _cells(tables: Sequence[Found], role: str) -> list[str]:
    cells: list[Any] = []
    for found in tables:
        at = found.plan.roles.get(role)
        if at is not None:
            cells += found.plan.table.column(at)
    return [" ".join(cell.split()) for cell in cells if isinstance(cell, str) and cell.strip()]


def _most(cells: Sequence[str]) -> str | None:
    if not cells:
        return None
    value, times = Counter(cells).most_common(1)[0]
    return value if times >= _MOSTLY * len(cells) else None
