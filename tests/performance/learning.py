"""Training on a real shop's past, and how good the lists are on the weeks it did not see."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from measuring import SHARED, Row, engine, python

SCORE = SHARED / "measure" / "recommendation_quality.py"
TARGETS = {"again": 0.52, "new": 0.155, "best": 0.40}


def measure(folder: Path, name: str = "online_retail", days: int = 28) -> Iterator[Row]:
    split, shop = folder / "split", folder / "split.regulars"
    python(SHARED / "measure" / "prepare.py", folder, name)
    python(SCORE, "split", folder / f"{name}_sales.csv", split, "--days", days)
    engine("import", shop, split / "train.csv", "--json")
    trained = engine("train", shop, "--json")
    print(f"      winners: {json.loads(trained.output)['winners']}")
    yield Row(f"train on {name} less {days} days", trained.seconds, "s", 120)
    yield Row("train, peak memory", trained.peak_mb, "MB", 2000)

    for kind in TARGETS:
        engine("recommend", shop, "--list", kind, "--out", split / f"{kind}.csv")
    print(python(SCORE, "peers", split).output)  # with the package `implicit` installed, two methods more
    scored = python(SCORE, "score", split, *(f"{kind}={split / f'{kind}.csv'}" for kind in TARGETS)).output
    print(scored)
    for kind, target in TARGETS.items():
        figure = re.search(rf"^{kind}: NDCG@10 ([\d.]+)", scored, re.MULTILINE)
        assert figure, scored
        yield Row(f"list {kind}, NDCG@10", float(figure[1]), "", target, at_least=True)
