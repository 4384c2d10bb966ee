"""The table of 50,000 customers: a key typed into its search beside a bare look through the texts, sorting, painting."""

import json
from collections.abc import Iterator
from pathlib import Path

from measuring import Row, python

SEARCH = """
import json, time
from PySide6.QtCore import Qt
from gui.formats import Formats
from gui.table_models.customers import CustomerFilter, CustomersModel
from engine.store.customers import TABLE_COLUMNS as columns
def row(n):
    return tuple({"customer_id": str(n), "name": f"Person {n * 7919 % 50_000}", "segment": "loyal", "state": "regular",
                  "expected_spend": float(n * 7919 % 50_000), "email": f"p{n}@example.org"}.get(c) for c in columns)
rows = [row(n) for n in range(50_000)]
model = CustomersModel()
model.load({"columns": columns, "rows": rows, "as_of": "2011-12-09"}, Formats("en_GB", "GB", "GBP"))
texts = [f"{r[0]} {r[1]} p{r[0]}@example.org".casefold() for r in rows]
def fastest(work):
    times = []
    for _ in range(7):
        start = time.perf_counter(); work(); times.append(time.perf_counter() - start)
    return min(times) * 1000
def screen():
    for place in range(24):
        for column in range(4):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole):
                model.data(model.index(place, column), role)
keys = ("p", "person 4999", "nobody")
ours = max(fastest(lambda: model.ask(CustomerFilter(text=k))) for k in keys)
model.ask(CustomerFilter())  # everybody is sorted, not who was found
print(json.dumps({"ours": ours, "sorted": model.rowCount(), "sort": fastest(lambda: model.sort(3, Qt.SortOrder.AscendingOrder)),
                  "names": fastest(lambda: model.sort(0, Qt.SortOrder.AscendingOrder)), "screen": fastest(screen),
                  "bare": max(fastest(lambda: [t for t in texts if k in t]) for k in keys)}))
"""


def measure(folder: Path) -> Iterator[Row]:
    child = python("-c", SEARCH, environment={"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder)})
    found = json.loads(child.output.splitlines()[-1])
    assert found["sorted"] == 50_000
    yield Row("a key in the search of 50,000 customers", found["ours"], "ms", 100)
    yield Row("the same, beside a bare look through the texts", found["ours"], "ms", 60.0, peer=found["bare"])
    yield Row("sorting 50,000 customers by what they will spend", found["sort"], "ms", 200)
    yield Row("sorting 50,000 customers by name", found["names"], "ms", 200)
    yield Row("telling a screen of cells", found["screen"], "ms", 1000 / 60)
