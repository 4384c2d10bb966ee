"""What stands on receipts and is nothing to recommend: postage, fees, samples, adjustments (`resources/not_products.toml`)."""

import tomllib
from collections.abc import Iterable
from functools import cache

from engine import resources


class NotProducts:
    """Tells products from the rest. `own` are ids that the shop itself never wants recommended."""

    def __init__(self, own: Iterable[str] = ()) -> None:
        self._own = frozenset(own)
        self._known: dict[tuple[str, str | None], str | None] = {}

    def why(self, key: str, name: str | None) -> str | None:
        """The reason why this is no product (`postage`, `fee`, …, `own`), None for a product."""
        if (key, name) not in self._known:
            self._known[key, name] = self._reason(key, name)
        return self._known[key, name]

    def _reason(self, key: str, name: str | None) -> str | None:
        if key in self._own:
            return "own"
        ids, names, starts = _list()
        # One letter is a size or a short code where a name says what it is.
        reason = ids.get(key.upper()) if len(key) > 1 or not name or name == key else None
        for text in (key, name or ""):
            folded = " ".join(text.casefold().split())
            reason = reason or names.get(folded) or next((r for start, r in starts if folded.startswith(start)), None)
        return reason


@cache
def _list() -> tuple[dict[str, str], dict[str, str], tuple[tuple[str, str], ...]]:
    data = tomllib.loads(resources.path("not_products.toml").read_text(encoding="utf-8"))
    ids = {key.upper(): reason for reason, entry in data.items() for key in entry["ids"]}
    names = {name.casefold(): reason for reason, entry in data.items() for name in entry["names"]}
    starts = tuple((start.casefold(), reason) for reason, entry in data.items() for start in entry["starts"])
    return ids, names, starts
