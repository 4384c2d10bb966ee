"""The practitioner's yardstick: scikit-learn's boosted trees in the place of our models, over the very same features,
cut-offs and weights. Writes FOLDER/boosted_LIST.csv.

    python lists_boosted.py SHOP FOLDER
"""

import csv
import importlib
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from engine.features.history import Sales
from engine.models.best import Best
from engine.models.blend import Blend
from engine.models.examples import Examples
from engine.progress import silent
from engine.store import database
from engine.store.sales import load_sales


class Boosted:
    """What a ranker asks of its model."""

    def __init__(self, **_: Any) -> None:
        pass  # how a network is trained is no business of trees

    def fit(self, found: Examples, *, seed: int = 0, **_: Any) -> "Boosted":
        self.trees_ = HistGradientBoostingClassifier(
            learning_rate=0.06, max_iter=250, max_leaf_nodes=31, min_samples_leaf=60, l2_regularization=1.0,
            early_stopping=True, validation_fraction=0.1, random_state=seed,
        )  # fmt: skip
        self.trees_.fit(np.asarray(found.features, np.float32), found.answer, sample_weight=found.weight)
        return self

    def predict(self, x: np.ndarray) -> np.ndarray:
        chance: np.ndarray = self.trees_.predict_proba(x.astype(np.float16).astype(np.float32))[:, 1]
        return chance.astype(np.float32)


def main(shop: Path, folder: Path) -> None:
    connection = database.open_reader(shop)
    sales = Sales(**load_sales(connection))
    connection.close()
    module: Any = importlib.import_module("engine.models.pair_ranker")
    assert module.Blend is Blend
    module.Blend = Boosted
    best = Best().fit(sales, sales.last_day, progress=silent)
    customers = np.arange(len(sales.customers), dtype=np.int32)
    for name, ranked in best.rank(sales, sales.last_day, customers, allowed=sales.available).items():
        with (folder / f"boosted_{name}.csv").open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file)
            rows.writerow(("customer_id", "rank", "product_id"))
            for customer, products in zip(sales.customers, ranked.product.tolist(), strict=True):
                rows.writerows((customer, n + 1, sales.products[p]) for n, p in enumerate(products) if p >= 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
