"""How the window feels: how soon it is there, and the longest time it does not answer while the engine works."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

from measuring import ONLINE_RETAIL, Row, engine, python

HERE = Path(__file__).resolve().parent


def offscreen(folder: Path) -> dict[str, str]:
    """Without a screen, and with settings of its own."""
    return {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder)}


def measure_gaps(folder: Path) -> Iterator[Row]:
    child = python(HERE / "window_gaps.py", folder, ONLINE_RETAIL, environment=offscreen(folder))
    found = json.loads(child.output.splitlines()[-1])
    yield Row("longest gap of a 10 ms timer, idle", found["idle_ms"], "ms", 100)
    yield Row("longest gap while importing", found["import_ms"], "ms", 100)
    yield Row("longest gap while training", found["train_ms"], "ms", 100)
    yield Row("cancel of an import until it is rolled back", found["cancel_import_s"], "s", 3)
    yield Row("cancel of a training until it is rolled back", found["cancel_train_s"], "s", 3)
    yield Row("lines that a cancelled import left", found["lines_left"], "", 0)


def measure_start(folder: Path, times: int = 5) -> Iterator[Row]:
    shop = folder / "start.regulars"
    engine("import", shop, ONLINE_RETAIL, "--json")
    script, environment = HERE / "window_start.py", offscreen(folder)
    starts = [python(script, shop, time.monotonic(), environment=environment) for _ in range(times + 1)]
    found = [json.loads(start.output) for start in starts]
    seconds = sorted(each["seconds"] for each in found[1:])  # the first start fills the file cache
    yield Row("warm start to a painted window that answers", seconds[times // 2], "s", 1.0)
    yield Row(f"heavy modules in the window {found[0]['heavy']}", len(found[0]["heavy"]), "", 0)
    yield Row("modules in the window", found[0]["modules"], "", 1000)
