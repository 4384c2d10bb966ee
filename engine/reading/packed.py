"""Several goods in one cell (`2x Latte; 1x Croissant`, `拿铁×2；可颂×1`): told apart where the whole column is written so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from engine.reading.numbers import number
from engine.reading.tables import Table

_SEPARATORS: Final = tuple(
    map(re.compile, (r"\s*\n\s*", r"\s*[;；]\s*", r"\s*[|｜]\s*", r"\s*[,，、]\s*", r"\s*/\s*", r"\s+\+\s+"))
)
_UNITS: Final = "份|杯|个|個|件|只|瓶|盒|包|碗|pcs?|Stk|шт|개|点|個"
_COUNTED: Final = tuple(
    map(
        re.compile,
        (
            r"(?P<count>\d{1,3})\s*(?:[×✕*]\s*|[xX]\s+)(?P<name>\D.*)",
            r"(?P<name>.+?)\s*(?:[×✕*]\s*|(?<=\s)[xX]\s?)(?P<count>\d{1,3})",
            r"(?P<name>.+?)\s*[（(]\s*[xX×*]?\s*(?P<count>\d{1,3})\s*[)）]",
            rf"(?P<name>.+?)\s*(?P<count>\d{{1,3}})\s*(?:{_UNITS})\.?",
            r"(?P<count>\d{1,2})\s+(?P<name>[^\W\d].*)",
        ),
    )
)
_PRICED: Final = re.compile(r"[$€£¥₽]\s?\d|\d[.,]\d\d\b|@")
_MOST_PIECES: Final = 60
_LONGEST: Final = 4000
"""Characters of a cell of goods; patterns are not tried on a longer one."""

_LEAST_SHARE: Final = 0.8

Items = list[tuple[str, int]]


@dataclass
class Packing:
    """How a column packs goods: what stands between two of them, and how many there are; without `counted`, one of each."""

    separator: re.Pattern[str]
    counted: re.Pattern[str] | None
    _known: dict[str, Items | None] = field(default_factory=dict)

    def split(self, cell: Any) -> Items | None:
        """The goods of a cell with their numbers, None where it cannot be told."""
        if not isinstance(cell, str) or not cell.strip() or len(cell) > _LONGEST:
            return None
        if cell not in self._known:
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[cell] = self._split(cell)
        return self._known[cell]

    def _split(self, cell: str) -> Items | None:
        pieces = [piece for piece in self.separator.split(cell.strip()) if piece]
        if self.counted:
            pieces = self._whole(cell.strip(), pieces)
        if not 0 < len(pieces) <= _MOST_PIECES:
            return None
        items = []
        for piece in pieces:
            match = self.counted.fullmatch(piece) if self.counted else None
            if self.counted and match is None:
                return None
            name, count = (match["name"].strip(), int(match["count"])) if match else (piece, 1)
            if not name or count < 1 or _PRICED.search(name):
                return None
            items.append((name, count))
        return items

    def _whole(self, cell: str, pieces: list[str]) -> list[str]:
        """Pieces put together again where a name holds what stands between goods, and the count tells where one ends."""
        assert self.counted
        if all(map(self.counted.fullmatch, pieces)):
            return pieces
        ends = [match.span() for match in self.separator.finditer(cell)]
        found, start = [], 0
        for left, right in [*ends, (len(cell), len(cell))]:
            piece = cell[start:left]
            rest = cell[right:]
            if self.counted.fullmatch(piece) and (not rest or not self._counts_first or self.counted.match(rest)):
                found.append(piece)
                start = right
        return found if start == len(cell) else pieces

    @property
    def _counts_first(self) -> bool:
        assert self.counted
        groups = self.counted.groupindex
        return groups["count"] < groups["name"]

    def pieces(self, cell: Any) -> int:
        """How many goods a cell seems to hold."""
        return len(list(filter(None, self.separator.split(cell.strip())))) if isinstance(cell, str) else 0


def packing_of(cells: Sequence[Any]) -> Packing | None:
    """How a column of goods packs them, None where a cell holds one.

    Each piece must say its number, in the same way in nearly all cells; or, without numbers, nearly each must be the whole
    of another cell.
    """
    texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    if not texts or len(texts) < len(cells):
        return None
    for separator in _SEPARATORS:
        if sum(bool(separator.search(text.strip())) for text in texts) < min(2, len(texts)):
            continue
        for counted in _COUNTED:
            packing = Packing(separator, counted)
            found = [items for items in map(packing.split, texts) if items]
            several = sum(len(items) > 1 for items in found)
            if len(found) >= _LEAST_SHARE * len(texts) and several >= min(2, len(texts)):
                return packing
    return _of_known_goods(texts)


def _of_known_goods(texts: Sequence[str]) -> Packing | None:
    alone = {text.strip() for text in texts}
    for separator in _SEPARATORS[:4]:
        packing = Packing(separator, None)
        packed = [[name for name, _ in items] for text in texts if (items := packing.split(text)) and len(items) > 1]
        pieces = {piece for each in packed for piece in each}
        known = sum(piece in alone for piece in pieces)
        if len(packed) >= 2 and len(pieces) >= 2 and known >= _LEAST_SHARE * len(pieces):
            return packing
    return None


def told_packing(pattern: str, between: str) -> Packing:
    """The packing of a system that writes each of the goods as `pattern`, with {name}, {count} and, where something else
    stands, {any}, and `between` two.

    A name may hold what stands between: goods end only behind a count, or before one.
    """
    head, _, rest = re.escape(pattern).replace(re.escape("{any}"), ".*?").partition(re.escape("{name}"))
    counts_first = re.escape("{count}") in head
    count, mark = re.escape("{count}"), re.escape(between.strip())
    each = (head + "(?P<name>.+)" + rest).replace(count, r"(?P<count>\d{1,3})")
    if counts_first:
        return Packing(re.compile(rf"\s*{mark}\s*(?={head.replace(count, r'[0-9]{1,3}')})"), re.compile(each))
    before = "|".join(f"(?<={rest.replace(count, '[0-9]' * digits)})" for digits in (1, 2, 3))
    return Packing(re.compile(rf"(?:{before})\s*{mark}\s*"), re.compile(each))


def decide_packing(
    table: Table, roles: dict[str, int], reasons: dict[str, str], decimal: str, told: Packing | None = None
) -> Packing | None:
    """How the goods of a table are packed, by the roles of its columns; its amount is then that of all goods of a row.

    `told` is what the format of the table says.
    """
    at = roles.get("product_name", roles.get("product_id"))
    if at is None or {"product_name", "product_id"} <= roles.keys():
        return None
    packing = told or packing_of(table.column(at))
    if packing is None or ("unit_price" in roles and "amount" not in roles):
        return None
    if not told and "quantity" in roles and not _says_all_pieces(table, packing, at, roles["quantity"], decimal):
        return None
    if "product_id" in roles:
        roles["product_name"], reasons["product_name"] = roles.pop("product_id"), reasons.pop("product_id")
    if "amount" in roles:
        roles["order_total"], reasons["order_total"] = roles.pop("amount"), reasons.pop("amount")
        roles.pop("unit_price", None)
    return packing


def _says_all_pieces(table: Table, packing: Packing, at: int, quantity: int, decimal: str) -> bool:
    """Whether a column of quantities says how many pieces there are in all."""
    agreed, read = 0, 0
    for row in table.sample:
        items = packing.split(row[at])
        try:
            said = number(row[quantity], decimal)
        except ValueError:
            continue
        if items and said is not None:
            read += 1
            agreed += abs(said) == sum(count for _, count in items)
    return agreed >= _LEAST_SHARE * read
