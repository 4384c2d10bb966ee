"""An earlier model beside a new one, on windows that neither knew; cheap models stand in for the networks."""

from typing import Any

import numpy as np
import pytest

from engine.evaluation import report
from engine.evaluation.report import Earlier, evaluate_lists
from engine.evaluation.rows import Rows
from engine.features.history import Ints, Sales
from engine.models.base import Ranked, Ranker, ScoreRanker
from engine.models.rules import BestSellers, OwnFrequency
from tests.engine.product_shops import shop_with_habits


class Best:
    """What is asked of `Best` beside its lists."""

    name = "best"
    sees_as_now = True

    def rank_beside(self, other: Ranker, *asked: Any) -> tuple[dict[str, Ranked], dict[str, Ranked]]:
        return self.rank(*asked), other.rank(*asked)  # type: ignore[attr-defined]


class Plain(Best, OwnFrequency):
    """In the place of the networks, without anything to learn."""


class Prophet(Plain):
    """Knows what will be bought."""

    def score(self, sales: Sales, as_of: int, customers: Ints) -> np.ndarray:
        later = sales.purchases.between(as_of, as_of + 28)
        scores = np.zeros((len(sales.customers), len(sales.products)), np.float32)
        scores[later.customer, later.product] = 1
        return scores[customers]


class Dull(Best, BestSellers):
    pass


class Cheap(BestSellers):
    name = "classic"


class CheapHidden(BestSellers):
    name = "classic_hidden"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(report, "Classic", Cheap)
    monkeypatch.setattr(report, "ClassicHidden", CheapHidden)


@pytest.fixture(scope="module")
def shop() -> Sales:
    return shop_with_habits(50, 20, 180)


def evaluated(shop: Sales, earlier: ScoreRanker, until: int) -> report.ListsReport:
    return evaluate_lists(shop, shop.last_day, best=Plain(), earlier=Earlier(earlier, until))  # type: ignore[arg-type]


def test_one_that_did_better_stays_and_its_figures_are_shown(shop: Sales):
    found = evaluated(shop, Prophet(), shop.last_day - 100)
    assert found.keeps_earlier
    for name, row in found.earlier.items():
        assert row["earlier"] > row["new"]
        assert row["customers"] == found.lists[name]["best_sellers"]["customers"]
        assert found.lists[name][report.NETWORKS[name]]["ndcg"] == pytest.approx(row["earlier"])
    assert found.winners == report.NETWORKS


def test_one_that_did_worse_goes(shop: Sales):
    found = evaluated(shop, Dull(), shop.last_day - 100)
    assert found.earlier["again"]["earlier"] < found.earlier["again"]["new"]
    assert not found.keeps_earlier


def test_one_that_did_as_well_goes(shop: Sales):
    assert not evaluated(shop, Plain(), shop.last_day - 100).keeps_earlier


def test_windows_that_the_earlier_one_has_seen_do_not_count(shop: Sales):
    found = evaluated(shop, Prophet(), shop.last_day - 28)
    window = found.windows[0]["again"]["best_sellers"]["customers"]
    assert found.earlier["again"]["customers"] == window < found.lists["again"]["best_sellers"]["customers"]
    assert not evaluated(shop, Prophet(), shop.last_day).earlier


def test_one_that_no_longer_fits_the_features_is_passed_over(shop: Sales):
    class Narrow(Plain):
        sees_as_now = False

        def score(self, sales: Sales, as_of: int, customers: Ints) -> np.ndarray:
            raise ValueError("shapes (3,) and (4,)")

    assert not evaluated(shop, Narrow(), shop.last_day - 100).earlier


def test_what_was_measured_is_kept_to_the_last_digit(shop: Sales):
    class Memory(dict):
        def recall(self, stage: str) -> bytes | None:
            return self.get(stage)

        def keep(self, stage: str, data: bytes) -> None:
            self[stage] = data

    memory = Memory()
    first = evaluate_lists(shop, shop.last_day, best=Plain(), kept=memory)  # type: ignore[arg-type]
    assert len(memory) == 3
    again = evaluate_lists(shop, shop.last_day, best=Prophet(), kept=memory)  # type: ignore[arg-type]
    assert again == first
    assert Rows.unpacked(memory[f"windows {shop.last_day - 28}"])[1] == Plain().to_archive()
