"""A refresh after a month's new sales beside learning from nothing: processor time, and how good the lists are on the
month that followed, which neither knew."""

import datetime as dt
import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from measuring import ONLINE_RETAIL, SHARED, Row, engine, python

MONTH = 28

_SCORE = """
import json, sys
import numpy as np
from pathlib import Path
from engine.evaluation.lists import Hidden
from engine.features.history import Sales
from engine.models.best import Best
from engine.store import database, models, sales

connection = database.open_reader(Path(sys.argv[1]))
run = models.current_run(connection)
known = Sales(**sales.load_sales(connection))
best = Best.from_archive(models.load_archive(connection, run["run_id"], "best")[0])
hidden = Hidden.after(known, run["as_of"], 28)
lists = best.rank(known, run["as_of"], hidden.customers)
print(json.dumps({name: float(np.mean(hidden.scores(name, ranked).ndcg)) for name, ranked in lists.items()}))
"""


def measure(folder: Path) -> Iterator[Row]:
    """On the sample shop, and on Online Retail where that is there: what is known two months before its end, then one month
    more, and the last month to be asked. The peer is a shop that never learned before."""
    shop = folder / "sample.regulars"
    engine("sample", shop)
    yield from _measured("sample", shop)
    if ONLINE_RETAIL.exists():
        shop = folder / "online_retail.regulars"
        python(SHARED / "measure" / "prepare.py", folder, "online_retail")
        engine("import", shop, folder / "online_retail_sales.csv", "--json")
        yield from _measured("Online Retail", shop)


def _measured(name: str, shop: Path) -> Iterator[Row]:
    connection = sqlite3.connect(shop)
    last = dt.date.fromisoformat(connection.execute("SELECT date(max(sold_at), 'unixepoch') FROM sale").fetchone()[0])
    connection.close()
    earlier, now = (last - dt.timedelta(days=MONTH * n) for n in (2, 1))
    before, whole = (
        Path(shutil.copy(shop, shop.with_stem(stem))) for stem in (f"{shop.stem}_before", f"{shop.stem}_whole")
    )
    engine("train", before, "--as-of", earlier, "--json")
    refreshed = engine("train", before, "--as-of", now, "--refresh", "--json")
    told = json.loads(refreshed.output)
    assert told["refreshed"]
    print(f"      {name}, models of before that stayed: {told['kept']}")
    nothing = engine("train", whole, "--as-of", now, "--json")
    ours, peers = (json.loads(python("-c", _SCORE, path).output) for path in (before, whole))
    yield Row(f"{name}: refresh after a month, processor time", refreshed.processor, "s", 0.3, nothing.processor)
    for kind, figure in ours.items():
        yield Row(f"{name}: refresh, list {kind}, NDCG@10 of the month after", figure, "", 0.98, peers[kind], True)
