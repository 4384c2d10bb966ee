"""What we say of each customer's worth on past days, and what boosted quantiles say over the same features and past days.

    python value_ours.py SHOP HORIZON FOLDER DAY ...

For each DAY (ISO) writes FOLDER/DAY/ours.csv (customer_id, expected_spend, expected_spend_low, expected_spend_high,
return_probability, next_order_day as days since 1970), from what was known at its end alone, and boosted.csv (customer_id,
expected_spend_low, expected_spend_high); prints the day, the model in use and the processor's seconds it took.
"""

import csv
import datetime as dt
import sys
import time
from pathlib import Path

import numpy as np

from engine.evaluation.value import fit_value
from engine.features.customers import Visits, customer_features, usual_spend
from engine.features.history import Sales
from engine.models.spend_examples import SpendExamples
from engine.models.worth import past_days
from engine.store import database
from engine.store.sales import load_sales

RANGE = ("expected_spend_low", "expected_spend_high")
OURS = ("expected_spend", *RANGE, "return_probability", "next_order_day")


def boosted(visits: Visits, day: int, horizon: int) -> list[np.ndarray]:
    """The 10 % and 90 % points of every customer by gradient-boosted trees: the practitioner's way to a range."""
    from sklearn.ensemble import HistGradientBoostingRegressor

    examples = SpendExamples.of(visits, past_days(int(visits.day.min()), day, horizon), horizon, 0)
    seen = np.column_stack([examples.features, np.log(examples.usual)])
    money = visits.until(day).usual_amount
    asked = np.column_stack(
        [customer_features(visits, day, horizon), np.log(usual_spend(visits, day, horizon) / money)]
    )
    points = []
    for share in (0.1, 0.9):
        trees = HistGradientBoostingRegressor(
            loss="quantile", quantile=share, learning_rate=0.06, max_iter=250, max_leaf_nodes=31, min_samples_leaf=60,
            l2_regularization=1.0, early_stopping=True, validation_fraction=0.1, random_state=0,
        )  # fmt: skip
        trees.fit(seen, examples.spend, sample_weight=examples.weight)
        points.append(np.maximum(trees.predict(asked), 0) * money)
    return points


def main(shop: Path, horizon: int, folder: Path, days: list[str]) -> None:
    connection = database.open_reader(shop)
    every = Sales(**load_sales(connection))
    connection.close()
    for name in days:
        out = folder / name
        out.mkdir(parents=True, exist_ok=True)
        day = (dt.date.fromisoformat(name) - dt.date(1970, 1, 1)).days
        sales, started = every.until(day), time.process_time()
        value, _ = fit_value(sales, day, horizon)
        predicted = value.predict(sales, day)
        print(name, value.name, round(time.process_time() - started, 1), flush=True)
        _write(out / "ours.csv", sales.customers, OURS, [predicted[column] for column in OURS])
        _write(out / "boosted.csv", sales.customers, RANGE, boosted(Visits.of(sales), day, horizon))


def _write(path: Path, customers: list[str], names: tuple[str, ...], columns: list[np.ndarray]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(("customer_id", *names))
        rows.writerows(zip(customers, *(column.tolist() for column in columns), strict=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
