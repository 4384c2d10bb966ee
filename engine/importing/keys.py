"""Keys of lines: 64 bits that are the same for the same line in another file, whatever else that file holds."""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from engine.reading.lines import SalesLines

Hashes = npt.NDArray[np.uint64]
_DAY = 86400
_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_NOTHING = np.uint64(0)


def text_hashes(texts: Sequence[str]) -> Hashes:
    """A hash a text, and one more at the end, which stands for none and so answers to number −1; uint64 (n + 1,)."""
    found = [int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little") for text in texts]
    return np.array([*found, 0], np.uint64)


def mixed(state: Hashes, values: npt.NDArray) -> Hashes:
    """The state with one more column mixed in (SplitMix64, Steele et al. 2014); uint64 (n,)."""
    state = (state ^ values.astype(np.uint64)) + _STEP
    state = (state ^ (state >> np.uint64(30))) * _FIRST
    state = (state ^ (state >> np.uint64(27))) * _SECOND
    return state ^ (state >> np.uint64(31))


def content_keys(lines: SalesLines) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """What each line says, and its receipt (−1 for none), as int64 (n,); and which lines have an id that decides.

    With a line id, the receipt, day and id are all that counts. With a receipt, its day (some exports drop the time), product,
    quantity and amount. Without one, the customer, the second and the store count, too.
    """
    receipt = text_hashes(lines.texts["receipt"])[lines.receipt]
    product = text_hashes(lines.texts["product"])[lines.product]
    has_receipt = lines.receipt >= 0
    identified = _identified(lines)
    moment = np.where(has_receipt, lines.sold_at // _DAY, lines.sold_at)
    start = mixed(np.zeros(len(lines), np.uint64), receipt)
    start = mixed(start, moment)
    said = mixed(start, product)
    for number in (lines.quantity, lines.amount):
        said = mixed(said, _rounded(number))
    alone = mixed(said, text_hashes(lines.texts["customer"])[lines.customer])
    alone = mixed(alone, text_hashes(lines.texts["store"])[lines.store])
    by_id = mixed(start, text_hashes(lines.texts["line_no"])[lines.line_no])
    content = np.where(identified, by_id, np.where(has_receipt, said, alone))
    receipts = np.where(has_receipt, (mixed(receipt, moment) >> np.uint64(1)).astype(np.int64), -1)
    return content.view(np.int64), receipts, identified


def line_keys(content: npt.NDArray[np.int64], occurrence: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
    """The key of each line: what it says, and which of the equal lines it is; int64 (n,)."""
    return mixed(content.view(np.uint64), occurrence).view(np.int64)


def event_key(customer: str, product: str, at: int, kind: str) -> int:
    """The key of a view, wish, cart or rating."""
    text = "\x1f".join((customer, product, str(at), kind))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)


def _identified(lines: SalesLines) -> npt.NDArray[np.bool_]:
    """Lines with a receipt and a line id; none where ids within receipts repeat, for then they are no ids."""
    has_id = (lines.receipt >= 0) & (lines.line_no >= 0)
    if not has_id.any():
        return has_id
    pairs = lines.receipt[has_id].astype(np.int64) << 32 | lines.line_no[has_id].astype(np.int64)
    return has_id if len(np.unique(pairs)) >= 0.9 * len(pairs) else np.zeros(len(lines), bool)


def _rounded(number: npt.NDArray[np.float64]) -> Hashes:
    """A number as bits, cents and thousandths equal however a program wrote them; NaN as nothing."""
    steady = np.where(np.isnan(number), -1e300, np.round(number, 3) + 0.0)
    return steady.view(np.uint64)
