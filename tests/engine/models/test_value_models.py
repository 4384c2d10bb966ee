"""The contract that every model of customer value keeps."""

import io
import zipfile
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import ShopError
from engine.evaluation.value import MODELS
from engine.features.customers import Visits
from engine.features.history import Sales
from engine.models.alive import Alive, FirstGuess, halfway
from engine.models.horizons import at_horizon
from engine.models.leaving import Leaving, Staying
from engine.models.outlook import Outlook
from engine.models.rates import OwnRate, RecentRate
from engine.models.value import ValueNetwork
from engine.models.worth import ValueModel, past_days
from tests.engine.shops import START, made_up_shop, sales_of

HORIZON = 60
MONEY = ("expected_spend", "expected_spend_low", "expected_spend_high")


@pytest.fixture(scope="module")
def shop() -> Sales:
    return made_up_shop()


@pytest.fixture(scope="module")
def fitted(shop: Sales) -> dict[str, ValueModel]:
    return {model.name: model().fit(shop, shop.last_day, HORIZON) for model in MODELS}


@pytest.mark.parametrize("model", MODELS)
def test_predictions_are_sensible_numbers(model: type[ValueModel], fitted: dict[str, ValueModel], shop: Sales):
    found = fitted[model.name].predict(shop, shop.last_day)
    assert all(array.shape == (len(shop.customers),) for array in found.values())
    assert all(np.isfinite(array).all() for array in found.values())
    low, high = found["expected_spend_low"], found["expected_spend_high"]
    assert (low >= 0).all()
    assert (low <= found["expected_spend"]).all()
    assert (found["expected_spend"] <= high).all()
    assert ((found["return_probability"] > 0) & (found["return_probability"] < 1)).all()


@pytest.mark.parametrize("model", MODELS)
def test_learned_again_is_equal_also_when_more_has_happened_since(
    model: type[ValueModel], fitted: dict[str, ValueModel], shop: Sales
):
    size, end = len(shop.customers), shop.last_day - START
    since = sales_of(
        [*shop.customer.tolist(), *range(size)],
        [*(shop.day - START).tolist(), *range(end + 1, end + 1 + size)],
        [*shop.amount.tolist(), *[99.0] * size],
    )
    again = model().fit(since, shop.last_day, HORIZON).predict(since, shop.last_day)
    for name, array in fitted[model.name].predict(shop, shop.last_day).items():
        assert np.array_equal(array, again[name]), name


# Keras turns a TensorFlow variable into an array in a way that numpy 2 warns of.
@pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")
@pytest.mark.parametrize("model", MODELS)
def test_kept_and_read_is_equal_and_holds_no_pickle(
    model: type[ValueModel], fitted: dict[str, ValueModel], shop: Sales
):
    kept = fitted[model.name].to_archive()
    read = model.from_archive(kept)
    for name, array in fitted[model.name].predict(shop, shop.last_day).items():
        assert np.array_equal(array, read.predict(shop, shop.last_day)[name]), name
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        assert {name.rsplit(".", 1)[1] for name in archive.namelist()} <= {"json", "npy", "keras"}


@pytest.mark.parametrize("model", MODELS)
def test_an_archive_that_is_none_is_refused(model: type[ValueModel]):
    with pytest.raises(ShopError) as error:
        model.from_archive(b"not an archive")
    assert error.value.code == "shop.damaged"


def test_who_stays_returns_halfway_between_the_model_and_its_orders():
    staying = Staying(
        alive=np.array([0.9, 0.3, 1e-9, 1.0]),
        shape=np.array([2.0, 40.0, 1.0, 1e5]),
        scale=np.full(4, 100.0),
        leaves=np.full(4, 0.01),
    )
    own, orders = staying.returns(60), -np.expm1(-staying.alive * staying.orders(60))
    both = halfway(staying, 60)
    assert ((both >= np.minimum(own, orders) - 1e-6) & (both <= np.maximum(own, orders) + 1e-6)).all()
    assert (both < 1).all()
    # Often seen, perhaps gone: put higher than the model itself does.
    assert both[1] > own[1]
    assert (halfway(staying, 90) >= both).all()


@pytest.mark.parametrize("model", [OwnRate, RecentRate, Alive, FirstGuess])
@pytest.mark.parametrize(
    "sales",
    [
        sales_of([0], [0], [10.0]),
        sales_of([0, 0, 0], [0, 5, 10], [10.0, 12.0, 9.0]),
        sales_of([0, 1, 1], [0, 2, 13], [10.0, 3.0, 4.0], customers=4),
        made_up_shop(30, 14),
        sales_of([0], [0], [-10.0]),
        sales_of([], [], []),
    ],
    ids=["one purchase", "one customer", "customers who never bought", "two weeks", "only a refund", "nothing"],
)
def test_rules_answer_in_the_smallest_shop(model: type[ValueModel], sales: Sales):
    found = model().fit(sales, START + 20, 90).predict(sales, START + 20)
    assert all(np.isfinite(array).all() for array in found.values())
    assert (found["expected_spend"] <= 90 * 3 * sales.amount.max(initial=1)).all()
    never = Visits.of(sales).count == 0
    assert (found["return_probability"][never] == 0).all()


def test_networks_say_when_there_is_too_little_to_learn_from():
    with pytest.raises(ShopError) as error:
        ValueNetwork().fit(made_up_shop(20, 30), START + 30, 90)
    assert error.value.code == "model.too_little_data"


@pytest.mark.parametrize("model", MODELS)
def test_without_amounts_only_the_return_says_something(model: type[ValueModel], shop: Sales):
    bare = sales_of(shop.customer.tolist(), (shop.day - START).tolist(), [0.0] * len(shop.day))
    found = model().fit(bare, bare.last_day, HORIZON).predict(bare, bare.last_day)
    assert all((found[name] == 0).all() for name in MONEY)
    assert found["return_probability"].std() > 0.05


@pytest.mark.parametrize("model", MODELS)
def test_one_giant_does_not_lift_the_total(model: type[ValueModel], shop: Sales, fitted: dict[str, ValueModel]):
    """A till's typing error, a million times the usual amount, in the middle of the past."""
    giant = sales_of([*shop.customer.tolist(), 7], [*(shop.day - START).tolist(), 300], [*shop.amount.tolist(), 2e7])
    others = np.arange(len(shop.customers)) != 7
    usual = fitted[model.name].predict(shop, shop.last_day)["expected_spend"][others].sum()
    found = model().fit(giant, giant.last_day, HORIZON).predict(giant, giant.last_day)["expected_spend"]
    assert 0.3 < found[others].sum() / usual < 3
    assert found[7] < 2e7


@pytest.mark.parametrize("model", [OwnRate, RecentRate, Alive, FirstGuess, ValueNetwork])
def test_who_came_lately_and_often_returns_likelier(
    model: type[ValueModel], shop: Sales, fitted: dict[str, ValueModel]
):
    size, end = len(shop.customers), shop.last_day - START
    often = [(size, end - 3 - 14 * n, 20.0) for n in range(8)]
    long_ago = [(size + 1, end - 200 - 14 * n, 20.0) for n in range(8)]
    once = [(size + 2, end - 200, 20.0)]
    customer, day, amount = zip(*often, *long_ago, *once, strict=True)
    more = sales_of(
        [*shop.customer.tolist(), *customer],
        [*(shop.day - START).tolist(), *day],
        [*shop.amount.tolist(), *amount],
    )
    found = fitted[model.name].predict(more, shop.last_day)
    for name in ("return_probability", "expected_spend"):
        lately, before, single = found[name][size:]
        assert lately > before, name
        assert lately > single, name


HORIZONS = (7, 8, 14, 30, 59, HORIZON, 61, 90, 180, 364, 365)


@pytest.mark.parametrize("model", MODELS)
def test_a_longer_horizon_expects_no_less_of_anybody(
    model: type[ValueModel], fitted: dict[str, ValueModel], shop: Sales
):
    found = [fitted[model.name].predict(shop, shop.last_day, days) for days in HORIZONS]
    for shorter, longer in pairwise(found):
        for name in ("expected_spend", "return_probability"):
            assert (longer[name] >= shorter[name] * (1 - 1e-12)).all(), name
    for each in found:
        assert (each["expected_spend_low"] <= each["expected_spend"]).all()
        assert (each["expected_spend"] <= each["expected_spend_high"]).all()
    assert found[-1]["expected_spend"].sum() > 1.5 * found[0]["expected_spend"].sum()


def test_for_the_days_that_it_learned_a_model_says_what_it_learned(fitted: dict[str, ValueModel], shop: Sales):
    model = fitted["value"]
    asked = model.predict(shop, shop.last_day, HORIZON)
    for name, array in model.predict(shop, shop.last_day).items():
        assert np.array_equal(array, asked[name]), name


@settings(max_examples=40, deadline=None)
@given(
    returns=st.floats(0, 1),
    level=st.floats(-12, 12),
    spread=st.floats(0.25, 1.5),
    visits=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 400)), min_size=1, max_size=30),
    learned=st.integers(7, 365),
    days=st.tuples(st.integers(7, 365), st.integers(7, 365)),
)
def test_whatever_was_learned_more_days_never_bring_less(returns, level, spread, visits, learned, days):
    customer, day = zip(*visits, strict=True)
    known = Visits.of(sales_of(list(customer), list(day), [10.0] * len(day), customers=7))
    one = np.ones(7)
    outlook = Outlook(returns * one, level * one, spread * one, 1e3 * one)
    shorter, longer = (at_horizon(outlook, known, START + 400, learned, asked) for asked in sorted(days))
    some = known.count > 0
    assert (longer.returns >= shorter.returns)[some].all()
    assert (longer.mean >= shorter.mean * (1 - 1e-9))[some].all()
    assert np.isfinite(longer.mean[some]).all()


@pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")
def test_a_network_that_goes_on_learns_and_starts_from_what_it_knew(shop: Sales):
    """A month on, it is nearer to what it was than a network learned from nothing with another seed is."""
    day = shop.last_day
    model = ValueNetwork().fit(shop, day - 30, HORIZON)
    before = [np.concatenate([w.ravel() for w in n.network_.get_weights()]) for n in model.networks_]
    again = ValueNetwork.from_archive(model.to_archive()).refreshed(shop, day)
    after = [np.concatenate([w.ravel() for w in n.network_.get_weights()]) for n in again.networks_]
    other = ValueNetwork().fit(shop, day, HORIZON, seed=5)
    apart = [np.concatenate([w.ravel() for w in n.network_.get_weights()]) for n in other.networks_]
    for old, new, new_born in zip(before, after, apart, strict=True):
        assert 0 < np.abs(new - old).mean() < 0.3 * np.abs(new_born - old).mean()
    found = again.predict(shop, day)["expected_spend"]
    assert np.corrcoef(found, other.predict(shop, day)["expected_spend"])[0, 1] > 0.9


def test_ranges_are_checked_on_days_that_no_model_had_seen(fitted: dict[str, ValueModel], shop: Sales):
    """What the hidden days say changes the ranges of the sure alone, and is kept with the model."""
    day, kept = shop.last_day, fitted["alive"].to_archive()
    hidden = Alive().fit(shop, day - HORIZON, HORIZON)
    before, model = Alive.from_archive(kept), Alive.from_archive(kept).range_from(hidden, shop, day)
    old, new = before.predict(shop, day), model.predict(shop, day)
    sure = old["return_probability"] > 0.9
    assert sure.sum() > 20
    for name in old:
        same = old[name] == new[name]
        assert same[old["return_probability"] < 0.8].all(), name
        assert same.all() == (name not in ("expected_spend_low", "expected_spend_high")), name
    assert Alive.from_archive(model.to_archive()).calibration_ == model.calibration_
    young = shop.last_day - 400 + 3 * HORIZON - 40
    early = Alive().fit(shop, young - HORIZON, HORIZON)
    now = Alive().fit(shop, young, HORIZON)
    assert now.calibration_ == Alive.from_archive(now.to_archive()).range_from(early, shop, young).calibration_


def test_a_horizon_outside_a_week_and_a_year_is_refused(shop: Sales):
    with pytest.raises(ShopError) as error:
        OwnRate().fit(shop, shop.last_day, 366)
    assert error.value.code == "argument.wrong"


def test_past_days_leave_the_horizon_for_answers():
    days = past_days(START, START + 400, 90)
    assert days[-1] == START + 310
    assert days == sorted(days)
    assert days[0] >= START + 60
    assert past_days(START, START + 14, 90) == []


def test_who_leaves_is_found_in_customers_whose_leaving_is_known():
    """Customers as the model assumes them (Fader, Hardie, Lee 2005): the numbers are found again."""
    random = np.random.default_rng(0)
    rate, leaving = random.gamma(0.8, 1 / 20, 4000), random.beta(1.0, 3.0, 4000)
    repeats, last, age = np.zeros(4000), np.zeros(4000), np.full(4000, 300.0)
    day, here = np.zeros(4000), np.ones(4000, bool)
    while here.any():
        day = day + random.exponential(1 / rate)
        here &= day < age
        repeats, last = repeats + here, np.where(here, day, last)
        here &= random.random(4000) > leaving
    found = Leaving.of(repeats, last, age)
    assert found.r == pytest.approx(0.8, rel=0.25)
    assert found.alpha == pytest.approx(20, rel=0.35)
    assert found.a / (found.a + found.b) == pytest.approx(0.25, abs=0.08)
    quiet, recent = found.probability(np.array([5.0, 5.0]), np.array([20.0, 280.0]), np.array([300.0, 300.0]))
    assert quiet < 0.1 < 0.8 < recent
