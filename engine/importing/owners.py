"""Whose lines are, and of which products: their rows in the shop, and what the lines tell of them.

The segments of a table number the same texts, and tell the same of them: each is looked up once for all of them.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Final, TypeVar

from engine.importing.ledger import Ledger
from engine.reading.lines import SalesLines
from engine.store import imports

T = TypeVar("T")

_AT_ONCE: Final = 10_000


class Owners:
    """Of the sales tables of one file."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._found: dict[tuple[str, int, int], tuple[object, Any]] = {}

    def spell(self, lines: SalesLines) -> None:
        """Let names that stand for customers and products be those that the shop has, where they differ only in case or blanks."""
        if lines.names_are_ids:
            lines.texts["product"] = self._spelled(lines.texts["product"], self._ledger.products.spelling)
            lines.findings.respell(self._ledger.products.spelling)
        if lines.people_are_names:
            lines.texts["customer"] = self._spelled(lines.texts["customer"], self._ledger.customers.spelling)

    def _spelled(self, texts: list[str], spelling: Callable[[str], str]) -> list[str]:
        return self._once("spelled", texts, None, lambda: list(map(spelling, texts)))

    def ids(self, lines: SalesLines) -> dict[str, list[Any]]:
        """Row ids of the customers and products of some lines by number, and a None for those without.

        Lines of somebody who was erased count for the shop, and name nobody.
        """
        people, goods = (lines.texts[owner] for owner in ("customer", "product"))
        customers, products = self._ledger.customers, self._ledger.products
        return {
            "customer": self._once(
                "customer", people, lines.customers, lambda: [*customers.welcome_all(people, lines.customers), None]
            ),
            "product": self._once("product", goods, None, lambda: [*products.ids(goods), None]),
        }

    def not_products(self, lines: SalesLines) -> list[str | None]:
        """Why each product of some lines is none, None for a product."""
        goods, why = lines.texts["product"], self._ledger.not_products.why
        return self._once(
            "not_products",
            goods,
            lines.products,
            lambda: [why(key, lines.products.get(key, {}).get("product_name")) for key in goods],
        )

    def tell(self, lines: SalesLines) -> None:
        """Keep what lines say of their customers and products; the segments of a table say the same."""
        self._once("tell", lines.texts["customer"], lines.customers, lambda: self._tell_customers(lines))
        self._once("tell", lines.texts["product"], lines.products, lambda: self._tell_products(lines))

    def _tell_customers(self, lines: SalesLines) -> None:
        ledger = self._ledger
        people = ledger.customers.welcome(lines.texts["customer"], lines.customers)
        for rows in _by_row(people.values(), people, lines.customers.get):
            imports.add_customer_sources(ledger.connection, ledger.import_id, imports.FROM_SALES, rows)

    def _tell_products(self, lines: SalesLines) -> None:
        ledger, goods = self._ledger, lines.texts["product"]
        why = {key: {"not_product": reason} for key, reason in zip(goods, self.not_products(lines)) if reason}
        for rows in _by_row(ledger.products.ids(goods), goods, lines.products.get, why.get):
            imports.add_product_sources(ledger.connection, ledger.import_id, imports.FROM_SALES, rows)

    def _once(self, what: str, texts: object, said: object, find: Callable[[], T]) -> T:
        """What `find` gives, the first time that it is asked of these texts and what is said of them."""
        place = what, id(texts), id(said)
        if place not in self._found:
            # Both are kept, so that nothing else can get their ids.
            self._found[place] = (texts, said), find()
        found: T = self._found[place][1]
        return found


def _by_row(
    ids: Iterable[int], texts: Iterable[str], *said: Callable[[str], dict[str, Any] | None]
) -> Iterator[dict[int, dict[str, Any]]]:
    """What is said of texts by their row ids, some at a time: of two spellings of one what the second says, too."""
    both = zip(ids, texts)
    while some := list(islice(both, _AT_ONCE)):
        rows: dict[int, dict[str, Any]] = {}
        for row_id, text in some:
            row = rows.setdefault(row_id, {})
            for of_text in said:
                row.update(of_text(text) or {})
        yield rows
