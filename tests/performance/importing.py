"""Import of a real workbook beside a bare read of its cells."""

from collections.abc import Iterator
from pathlib import Path

from measuring import ONLINE_RETAIL, Row, engine, median, python

BARE_READ = """
import sys
from python_calamine import CalamineWorkbook
print(sum(1 for _ in CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).iter_rows()))
"""


def measure(folder: Path, times: int = 3) -> Iterator[Row]:
    ours, peer = [], []
    for n in range(times):
        peer.append(python("-c", BARE_READ, ONLINE_RETAIL))
        ours.append(engine("import", folder / f"import{n}.regulars", ONLINE_RETAIL, "--json"))
    yield Row("import online_retail.xlsx", median(ours).seconds, "s", 3.0, peer=median(peer).seconds)
    yield Row("import, peak memory", max(child.peak_mb for child in ours), "MB", 500)
