"""What became of a costume: its file imported into an empty shop, and what is stored held against the truth."""

import datetime as dt
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from engine import importing
from engine.errors import ShopError
from engine.store import database
from tests.engine.importing.costumes.costume import Costume, dress
from tests.engine.importing.costumes.truth import as_told

NOW = dt.datetime(2026, 11, 24, 12, 0)
RIGHT, ASKED, REFUSED, LOST, WRONG, CRASHED = "right", "asked", "refused", "lost", "wrong", "crashed"
DECLINED = "declined"


@dataclass(frozen=True)
class Verdict:
    """`right`; `asked` (the one question there may be, where nothing decides); `declined` (refused where nobody could read
    sales from it); `refused`; `lost` (lines are missing and said to be); `wrong` (something is other than it was, or missing, and nothing is said); `crashed`. `why` says what."""

    what: str
    why: str = ""

    @property
    def good(self) -> bool:
        """Whether nobody could have done better with that file."""
        return self.what in (RIGHT, ASKED, DECLINED)


@cache
def _empty_shop() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="costumes-")
    database.close(database.create(Path(folder.name) / "empty.regulars"))
    return folder


def wear(seed: int, folder: Path) -> tuple[Costume, Verdict]:
    """Dress the truth of a seed, import the file, and judge. Files stay in `folder`."""
    costume = dress(seed, folder)
    return costume, judge(costume, folder)


def judge(costume: Costume, folder: Path) -> Verdict:
    """Import the costume's file into an empty shop of its own."""
    path = folder / f"{costume.seed}.regulars"
    shutil.copy(Path(_empty_shop().name) / "empty.regulars", path)
    shop = database.open_writer(path)
    try:
        report = importing.run(shop, [costume.path], now=NOW)
        stored = _stored(shop)
    except ShopError as error:
        return _of_refusal(error, costume)
    except Exception as error:
        return Verdict(CRASHED, f"{type(error).__name__}: {error}")
    finally:
        database.close(shop)
        path.unlink()
    return _compared(costume, stored, report)


def _stored(shop: Any) -> Counter[tuple[Any, ...]]:
    """The sale lines that the shop holds, in the form of the truth."""
    rows = shop.execute(
        "SELECT s.sold_at, c.key, p.key, s.receipt, s.quantity, s.amount FROM sale s"
        " LEFT JOIN customer c ON c.id = s.customer_id LEFT JOIN product p ON p.id = s.product_id"
    )
    found = Counter[tuple[Any, ...]]()
    for sold_at, customer, product, receipt, quantity, amount in rows:
        at = dt.datetime(1970, 1, 1) + dt.timedelta(seconds=sold_at)
        money = "NaN" if amount is None else repr(amount)
        found[as_told(at, customer, product, receipt, repr(quantity), money)] += 1
    return found


def _of_refusal(error: ShopError, costume: Costume) -> Verdict:
    if error.code == "dates.ambiguous" and len(costume.dates.orders) > 1:
        return Verdict(ASKED, error.code)
    if error.code in costume.may_refuse:
        return Verdict(DECLINED, error.code)
    return Verdict(REFUSED, f"{error.code} {error.values}")


def _compared(costume: Costume, stored: Counter[tuple[Any, ...]], report: dict[str, Any]) -> Verdict:
    wanted = costume.told
    if costume.sums:
        kinds = [file["kind"] for file in report["files"]]
        return Verdict(WRONG, f"sums read as {kinds}")
    missing, more = wanted - stored, stored - wanted
    if not missing and not more:
        return Verdict(RIGHT)
    said = {item["code"]: item["count"] for item in report["left_out"]}
    why = (
        f"{sum(missing.values())} of {sum(wanted.values())} missing, {sum(more.values())} more; left out {said}; "
        f"first missing {next(iter(missing), None)}; first more {next(iter(more), None)}"
    )
    told = sum(count for code, count in said.items() if code not in ("row.total", "row.header", "row.footer"))
    return Verdict(LOST if not more and told >= sum(missing.values()) else WRONG, why)
