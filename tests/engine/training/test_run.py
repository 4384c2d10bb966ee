"""Learning from a shop file: what is stored, and what is left alone."""

import json
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from engine import training
from engine.errors import Cancelled, ShopError
from engine.shop import Shop
from engine.store import database
from tests.gui.pages.small_shop import LAST_DAY, make_shop

NOW = datetime(2026, 3, 1, 12, 0)

# Keras turns a TensorFlow variable into an array in a way that numpy 2 warns of.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_shop(tmp_path_factory.mktemp("training") / "small.regulars")


@pytest.fixture(scope="module")
def steps() -> list[tuple[float, str]]:
    return []


@pytest.fixture(scope="module")
def trained(path: Path, steps: list[tuple[float, str]]) -> dict[str, Any]:
    connection = database.open_writer(path)
    try:
        return training.train(connection, now=NOW, progress=lambda share, step: steps.append((share, step)))
    finally:
        database.close(connection)


def test_a_run_says_what_it_did(trained: dict[str, Any]):
    assert set(trained) == {"run_id", "as_of", "horizon", "seed", "seconds", "peak_mb", "winners", "kept", "refreshed"}
    assert trained["as_of"] == "2026-02-15"
    assert set(trained["winners"]) == {"again", "new", "best", "value"}
    json.dumps(trained)


def test_everybody_has_scores_and_lists_of_what_they_may_hold(path: Path, trained: dict[str, Any]):
    with Shop.read(path) as shop:
        rows = shop.recommend("best")
        scored = shop.customers()
        run = shop.model_report()["current"]
    assert {row["customer_id"] for row in rows} == {row["customer_id"] for row in scored}
    assert all(row["reason"]["code"].startswith("reason.") for row in rows)
    assert [row["rank"] for row in rows[:10]] == list(range(1, 11))
    assert all(0 <= row["return_probability"] <= 1 for row in scored)
    assert run["winners"] == trained["winners"]
    assert set(run["evaluation"]["lists"]["best"]) >= {"best_sellers", "last_basket", run["winners"]["best"]}


def test_progress_only_goes_forward(trained: dict[str, Any], steps: list[tuple[float, str]]):
    shares = [share for share, _ in steps]
    assert all(before <= after + 1e-9 for before, after in pairwise(shares))
    assert shares[0] == 0
    assert shares[-1] == 1


def test_another_horizon_is_said_by_the_model_in_use_and_never_expects_less_of_more_days(
    path: Path, trained: dict[str, Any]
):
    with Shop.read(path) as shop:
        short, usual, long = shop.customers(horizon=30), shop.customers(), shop.customers(horizon=180)
    for less, between, more in zip(short, usual, long, strict=True):
        for name in ("expected_spend", "return_probability"):
            assert less[name] <= between[name] * (1 + 1e-6), name
            assert between[name] <= more[name] * (1 + 1e-6), name
    assert sum(row["expected_spend"] for row in short) < sum(row["expected_spend"] for row in long)


def test_cancelling_leaves_the_shop_as_it_was(path: Path, trained: dict[str, Any]):
    def cancel(share: float, step: str) -> None:
        if step == "train.classic":
            raise Cancelled

    connection = database.open_writer(path)
    try:
        with pytest.raises(Cancelled):
            training.train(connection, now=NOW, progress=cancel)
        assert connection.execute("SELECT COUNT(*) FROM run").fetchone()[0] == 1
    finally:
        database.close(connection)


def test_a_day_without_sales_before_it_is_too_little(path: Path, trained: dict[str, Any]):
    connection = database.open_writer(path)
    try:
        with pytest.raises(ShopError) as error:
            training.train(connection, as_of=LAST_DAY - 5000, now=NOW)
        assert error.value.code == "model.too_little_data"
    finally:
        database.close(connection)
