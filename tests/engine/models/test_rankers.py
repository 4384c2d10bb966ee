"""The contract that everything that ranks products keeps."""

import numpy as np
import pytest

from engine.errors import Cancelled, ShopError
from engine.features.history import Sales
from engine.models.base import Ranker, bought_matrix, list_mask
from engine.models.best import Best
from engine.models.classic import Classic, ClassicHidden
from engine.models.explore import Explore
from engine.models.repeat import Repeat
from engine.models.rules import RULES
from tests.engine.product_shops import sales_of, shop_with_habits, with_future

RANKERS: tuple[type[Ranker], ...] = (*RULES, Classic, ClassicHidden, Repeat, Explore, Best)
NETWORKS: tuple[type[Ranker], ...] = (Classic, ClassicHidden, Repeat, Explore)

# Keras turns a TensorFlow variable into an array in a way that numpy 2 warns of.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")


@pytest.fixture(scope="module")
def shop() -> Sales:
    return shop_with_habits()


@pytest.fixture(scope="module")
def fitted(shop: Sales) -> dict[str, Ranker]:
    return {ranker.name: ranker().fit(shop, shop.last_day) for ranker in RANKERS}


def everybody(sales: Sales) -> np.ndarray:
    return np.arange(len(sales.customers), dtype=np.int32)


def assert_equal_lists(one: Ranker, other: Ranker, sales: Sales, day: int) -> None:
    first, second = (ranker.rank(sales, day, everybody(sales)) for ranker in (one, other))
    assert first.keys() == second.keys()
    for name in first:
        np.testing.assert_array_equal(first[name].product, second[name].product)
        np.testing.assert_array_equal(first[name].score, second[name].score)


@pytest.mark.parametrize("ranker", RANKERS)
def test_lists_hold_what_they_may_hold_once_and_best_first(
    ranker: type[Ranker], fitted: dict[str, Ranker], shop: Sales
):
    allowed = np.arange(len(shop.products)) % 3 > 0
    lists = fitted[ranker.name].rank(shop, shop.last_day, everybody(shop), allowed=allowed)
    assert set(lists) == set(ranker.lists)
    bought = bought_matrix(shop, shop.last_day).toarray() > 0
    for name, ranked in lists.items():
        assert ranked.product.shape == ranked.score.shape == (len(shop.customers), 10)
        may = list_mask(name, bought, allowed)
        for row, product, score in zip(may, ranked.product, ranked.score):
            held = product[product >= 0]
            assert row[held].all()
            assert len(set(held.tolist())) == len(held)
            assert (np.diff(score[product >= 0]) <= 0).all()
            assert (product[len(held) :] == -1).all()


@pytest.mark.parametrize("ranker", NETWORKS)
def test_learned_again_is_equal_whatever_happens_later(ranker: type[Ranker], fitted: dict[str, Ranker], shop: Sales):
    again = ranker().fit(with_future(shop), shop.last_day)
    assert_equal_lists(fitted[ranker.name], again, shop, shop.last_day)


@pytest.mark.parametrize("ranker", RANKERS)
def test_kept_and_loaded_is_equal(ranker: type[Ranker], fitted: dict[str, Ranker], shop: Sales):
    loaded = ranker.from_archive(fitted[ranker.name].to_archive())
    assert_equal_lists(fitted[ranker.name], loaded, shop, shop.last_day)


@pytest.mark.parametrize("ranker", RANKERS)
def test_an_archive_holds_no_ids(ranker: type[Ranker], fitted: dict[str, Ranker], shop: Sales):
    data = fitted[ranker.name].to_archive()
    assert not any(name.encode() in data for name in [*shop.customers, *shop.products])


@pytest.mark.parametrize("ranker", [r for r in RANKERS if r is not Repeat])
def test_a_customer_without_a_purchase_gets_what_others_buy(
    ranker: type[Ranker], fitted: dict[str, Ranker], shop: Sales
):
    stranger = np.array([len(shop.customers) - 1], np.int32)
    lists = fitted[ranker.name].rank(shop, shop.last_day, stranger)
    assert (lists["new"].product >= 0).all()


@pytest.mark.parametrize("ranker", RANKERS)
def test_a_number_that_is_no_customer_is_refused(ranker: type[Ranker], fitted: dict[str, Ranker], shop: Sales):
    for number in (-1, len(shop.customers)):
        with pytest.raises(ShopError) as error:
            fitted[ranker.name].rank(shop, shop.last_day, np.array([number], np.int32))
        assert error.value.code == "customer.unknown"


@pytest.mark.parametrize("ranker", RULES)
def test_rules_serve_one_customer_and_one_product(ranker: type[Ranker]):
    sales = sales_of([(0, 0, 1), (0, 0, 9)], customers=1, products=1)
    lists = ranker().fit(sales, sales.last_day).rank(sales, sales.last_day, everybody(sales))
    assert lists["again"].product[0, 0] == 0
    assert (lists["new"].product == -1).all()


@pytest.mark.parametrize("ranker", [*NETWORKS, Best])
@pytest.mark.parametrize("lines", [[], [(0, 0, 1)], [(0, 0, day) for day in range(0, 300, 9)]])
def test_networks_say_that_there_is_too_little(ranker: type[Ranker], lines: list[tuple[int, int, int]]):
    sales = sales_of(lines, customers=1, products=1)
    with pytest.raises(ShopError) as error:
        ranker().fit(sales, sales.last_day)
    assert error.value.code == "model.too_little_data"


def test_learning_can_be_cancelled(shop: Sales):
    def cancel(share: float, step: str) -> None:
        if step == "train.repeat":
            raise Cancelled

    with pytest.raises(Cancelled):
        Repeat().fit(shop, shop.last_day, progress=cancel)


def test_the_repeat_ranker_puts_first_what_is_due(fitted: dict[str, Ranker], shop: Sales):
    """Favourites come at a pace of their own: of those, the next purchases are found better than by frequency."""
    day = shop.last_day - 28
    ranker = Repeat().fit(shop, day)
    later = shop.purchases.between(day, day + 28)
    first = ranker.rank(shop, day, everybody(shop))["again"].product[:, 0]
    bought = np.zeros((len(shop.customers), len(shop.products)), bool)
    bought[later.customer, later.product] = True
    came = bought.any(1) & (first >= 0)
    assert bought[np.flatnonzero(came), first[came]].mean() > 0.7


def test_best_is_made_of_both_lists_by_probability(fitted: dict[str, Ranker], shop: Sales):
    lists = fitted["best"].rank(shop, shop.last_day, everybody(shop))
    for again, new, best, score in zip(
        lists["again"].product, lists["new"].product, lists["best"].product, lists["best"].score
    ):
        assert set(best.tolist()) <= {*again.tolist(), *new.tolist()}
        assert ((score >= 0) & (score <= 1)).all()


def test_customers_ranked_in_blocks_get_the_lists_that_they_get_together(
    fitted: dict[str, Ranker], shop: Sales, monkeypatch: pytest.MonkeyPatch
):
    whole = fitted["best"].rank(shop, shop.last_day, everybody(shop))
    monkeypatch.setattr("engine.models.base._FEWEST", 1)
    monkeypatch.setattr("engine.models.base._CELLS", 7 * len(shop.products))
    for customers in (everybody(shop), everybody(shop)[::-1]):
        parts = fitted["best"].rank(shop, shop.last_day, customers)
        for name, ranked in parts.items():
            assert np.array_equal(ranked.product, whole[name].product[customers])


def test_two_models_side_by_side_recommend_what_each_would_alone(fitted: dict[str, Ranker], shop: Sales):
    ours, theirs = fitted["best"], Best().fit(shop, shop.last_day - 28)
    assert isinstance(ours, Best)
    found = ours.rank_beside(theirs, shop, shop.last_day, everybody(shop))
    for model, lists in zip((ours, theirs), found, strict=True):
        alone = model.rank(shop, shop.last_day, everybody(shop))
        assert lists.keys() == alone.keys()
        for name, ranked in lists.items():
            np.testing.assert_array_equal(ranked.product, alone[name].product)
            np.testing.assert_array_equal(ranked.score, alone[name].score)
