"""Keys of lines: 64 bits that are the same for the same line in another file, whatever else that file holds."""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from engine.cleaning.duplicates import occurrence
from engine.reading.lines import SalesLines
from engine.reading.many import ManyTexts

Hashes = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]
Said = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Flags]
_DAY = 86400
_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_NOTHING = np.uint64(0)


def text_hashes(texts: Sequence[str]) -> Hashes:
    """A hash a text, and one more at the end, which stands for none and so answers to number −1; uint64 (n + 1,)."""
    hashed = hashlib.blake2b
    written = texts.encoded() if isinstance(texts, ManyTexts) else [text.encode() for text in texts]
    found = b"".join([hashed(text, digest_size=8).digest() for text in written])
    return np.frombuffer(found + bytes(8), "<u8").astype(np.uint64, copy=False)


def mixed(state: Hashes, values: npt.NDArray) -> Hashes:
    """The state with one more column mixed in (SplitMix64, Steele et al. 2014); uint64 (n,)."""
    state = (state ^ values.astype(np.uint64)) + _STEP
    state = (state ^ (state >> np.uint64(30))) * _FIRST
    state = (state ^ (state >> np.uint64(27))) * _SECOND
    return state ^ (state >> np.uint64(31))


class Hashed:
    """The texts of lines as hashes, uint64 (n,) a column, each text hashed once."""

    def __init__(self, lines: SalesLines) -> None:
        self._lines = lines
        self._found: dict[str, Hashes] = {}

    def __getitem__(self, name: str) -> Hashes:
        if name not in self._found:
            self._found[name] = text_hashes(self._lines.texts[name])
        found: Hashes = self._found[name][getattr(self._lines, name)]
        return found


def identities(lines: SalesLines, said: Said, hashed: Hashed) -> npt.NDArray[np.int64]:
    """What each line is known by, as int64 (n,); `said` are its `content_keys`, `hashed` its texts.

    A line id within its receipt; without one, a receipt and the product: what else a line says may be corrected in a later
    file. Whole receipts are known by their number, apart from lines. A receipt's number counts on its day, for many tills
    start anew each morning. Without a receipt all that a line says is what it is known by.
    """
    content, _, identified = said
    known_by = mixed(np.full(len(lines), lines.whole_receipts, np.uint64), hashed["receipt"])
    known_by = mixed(mixed(known_by, lines.sold_at // _DAY), lines.refund)
    if not lines.whole_receipts:
        known_by = mixed(known_by, hashed["product"])
    elif lines.has_products and (lines.product < 0).any():
        # Of an order whose goods cannot be told apart its line is none of theirs, which another report may tell.
        known_by = np.where(lines.product < 0, mixed(known_by, lines.product < 0), known_by)
    return np.where((lines.receipt >= 0) & ~identified, known_by.view(np.int64), content)


def numbered(
    known_by: npt.NDArray[np.int64], void: Flags, quantity: npt.NDArray, amount: npt.NDArray
) -> npt.NDArray[np.int32]:
    """Which of the lines that are known by the same each line is, from 1; int32 (n,).

    Lines that count come before cancelled ones, small before large, so that files agree however they are sorted.
    """
    number = np.ones(len(known_by), np.int32)
    order = np.argsort(known_by, kind="stable")
    again = known_by[order][1:] == known_by[order][:-1]
    several = np.zeros(len(order), bool)
    several[1:] |= again
    several[:-1] |= again
    among = order[several]
    among = among[np.lexsort((amount[among], quantity[among], void[among], known_by[among]))]
    number[among] = occurrence(known_by[among])
    return number


def content_keys(lines: SalesLines, hashed: Hashed, with_ids: bool) -> Said:
    """What each line says, and its receipt (−1 for none), as int64 (n,); and which lines have an id that decides.

    With a line id, the receipt, day and id are all that counts. With a receipt, its day (some exports drop the time), product,
    quantity and amount. Without one, the customer, the second and the store count, too. `with_ids`: whether line ids are to
    be trusted (`line_ids.are_ids`).
    """
    receipt, product = hashed["receipt"], hashed["product"]
    has_receipt = lines.receipt >= 0
    identified = with_ids & (lines.receipt >= 0) & (lines.line_no >= 0)
    moment = np.where(has_receipt, lines.sold_at // _DAY, lines.sold_at)
    start = mixed(np.zeros(len(lines), np.uint64), receipt)
    start = mixed(start, moment)
    said = mixed(start, product)
    for number in (lines.quantity, lines.amount):
        said = mixed(said, _rounded(number))
    content = said
    if not has_receipt.all():
        content = np.where(has_receipt, said, mixed(mixed(said, hashed["customer"]), hashed["store"]))
    if identified.any():
        content = np.where(identified, mixed(mixed(start, hashed["line_no"]), lines.refund), content)
    receipts = np.where(has_receipt, (mixed(receipt, moment) >> np.uint64(1)).astype(np.int64), -1)
    return content.view(np.int64), receipts, identified


def line_keys(known_by: npt.NDArray[np.int64], number: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
    """The key of each line: what it is known by, and which of the lines of that it is; int64 (n,)."""
    return mixed(known_by.view(np.uint64), number).view(np.int64)


def event_key(customer: str, product: str, at: int, kind: str) -> int:
    """The key of a view, wish, cart or rating."""
    text = "\x1f".join((customer, product, str(at), kind))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)


def _rounded(number: npt.NDArray[np.float64]) -> Hashes:
    """A number as bits, cents and thousandths equal however a program wrote them; NaN as nothing."""
    steady = np.where(np.isnan(number), -1e300, np.round(number, 3) + 0.0)
    return steady.view(np.uint64)
