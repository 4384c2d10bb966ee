"""A refresh after a month's new sales beside learning from nothing: processor time, and how good the lists are on the
month that followed, which neither knew."""

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from measuring import Row, engine, python

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
    """On the sample shop: what is known two months before its end, then one month more, and the last month to be asked."""
    shop = folder / "sample.regulars"
    engine("sample", shop)
    last = dt.date.fromisoformat(json.loads(engine("train", shop, "--json").output)["as_of"])
    earlier, now = (last - dt.timedelta(days=MONTH * n) for n in (2, 1))
    before = folder / "before.regulars"
    engine("sample", before)
    engine("train", before, "--as-of", earlier, "--json")
    found = {}
    for name, words in (("whole", ()), ("refreshed", ("--refresh",))):
        path = Path(shutil.copy(before, folder / f"{name}.regulars"))
        child = engine("train", path, "--as-of", now, *words, "--json")
        told = json.loads(child.output)
        assert told["refreshed"] == (name == "refreshed")
        found[name] = child, json.loads(python("-c", _SCORE, path).output)
    (whole, by_whole), (refreshed, by_refreshed) = found["whole"], found["refreshed"]
    yield Row("refresh after a month, processor time", refreshed.processor, "s", 0.3, whole.processor)
    for name, figure in by_refreshed.items():
        yield Row(f"refresh, list {name}, NDCG@10 of the month after", figure, "", 0.98, by_whole[name], at_least=True)
