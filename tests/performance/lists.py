"""The three lists on every set with products: ours beside public methods, and beside boosted trees on the same features.

Each figure has the 95 % interval of `recommendation_quality.py score`: a paired bootstrap over customers. A list is behind
where the whole interval lies below 1; with fewer than 100 customers it decides nothing and is only printed.
"""

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from measuring import ROOT, SHARED, Row, engine, python

SCORE = SHARED / "measure" / "recommendation_quality.py"
HERE = Path(__file__).resolve().parent
LISTS = ("again", "new", "best")
SETS = ("coffee", "superstore", "kpmg", "groceries", "sample", "online_retail")
TIMES = {"again": 1.15, "new": 1.6, "best": 1.16}
"""What Online Retail must reach, as times the best public method."""

sets: tuple[str, ...] = SETS


def measure(folder: Path) -> Iterator[Row]:
    for name in sets:
        print(f"-- {name}", flush=True)
        yield from _one(folder / name, name)


def _one(folder: Path, name: str) -> Iterator[Row]:
    folder.mkdir()
    split, shop = folder / "split", folder / "split.regulars"
    more = _sample(folder) if name == "sample" else []
    if name != "sample":
        python(SHARED / "measure" / "prepare.py", folder, name)
    print(python(SCORE, "split", folder / f"{name}_sales.csv", split).output.strip())
    engine("import", shop, split / "train.csv", *more, "--json")
    winners = json.loads(engine("train", shop, "--json").output)["winners"]
    print(f"winners: {winners}")
    for kind in LISTS:
        engine("recommend", shop, "--list", kind, "--out", split / f"{kind}.csv")
    print(python(SCORE, "peers", split).output.splitlines()[-1], flush=True)
    python(HERE / "lists_boosted.py", shop, split)

    scores = _module()
    held = scores.Held(split)
    for kind in LISTS:
        ours, _ = held.score_file(kind, split / f"{kind}.csv")
        boosted, _ = held.score_file(kind, split / f"boosted_{kind}.csv")
        scores.np.savez(split / "boosted.npz", **{kind: boosted})
        for peer, kept in (("best public method", "peers.npz"), ("boosted trees", "boosted.npz")):
            said = scores.beside_public(split / kept, kind, ours)
            print(
                f"{name} {kind}: NDCG@10 {ours.mean():.4f} over {len(ours)}, {peer}{said.replace(' the best public', '')}"
            )
            # The lower a peer, the wider the ratio: a peer without a hit has none.
            ratio = re.search(r"([\d.]+) times.*\(([\d.]+) to ([\d.]+)\)", said)
            if ratio and len(ours) >= 100:
                what = f"{name} {kind}, upper end of the interval beside the {peer}"
                yield Row(what, float(ratio[3]), "times", 1.0, at_least=True)
                if name == "online_retail" and peer == "best public method":
                    yield Row(f"{name} {kind}, times the {peer}", float(ratio[1]), "times", TIMES[kind], at_least=True)


def _sample(folder: Path) -> list[Path]:
    """Write the sample shop's sales as the score reads them; its products and views are known to the models, too."""
    import numpy as np
    import pandas as pd

    from engine.store import database
    from engine.store.sales import load_sales

    shop = folder / "sample.regulars"
    engine("sample", shop)
    connection = database.open_reader(shop)
    known: dict[str, Any] = load_sales(connection)
    connection.close()
    keep = (known["product"] >= 0) & (known["quantity"] > 0) & (known["amount"] > 0)
    moment = known["day"].astype("datetime64[D]") + known["second"].astype("timedelta64[s]")
    table = {
        "customer": np.array(known["customers"])[known["customer"]],
        "product": np.array(known["products"])[known["product"]],
        "date": moment,
        **{name: known[name] for name in ("receipt", "quantity", "amount")},
    }
    pd.DataFrame(table)[keep].to_csv(folder / "sample_sales.csv", index=False, date_format="%Y-%m-%d %H:%M:%S")
    return [ROOT / "resources" / "sample" / "corner_shop_products.xlsx"]


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("recommendation_quality", SCORE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
