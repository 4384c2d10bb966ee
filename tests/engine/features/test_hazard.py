"""How likely it was that a product was bought again within four weeks."""

import numpy as np

from engine.features.hazard import NAMES, Hazard
from tests.engine.product_shops import START, sales_of, shop_with_habits


def _column(features: np.ndarray, name: str) -> np.ndarray:
    return features[:, NAMES.index(name)]


def _chance(log_odds: float) -> float:
    return float(1 / (1 + np.exp(-log_odds)))


def test_a_product_that_its_owners_bought_again_of_late_stands_above_the_others():
    """Both products have ten owners, who all came last week; nine bought product 0 again, one product 1. Who did not come is
    not counted."""
    lines = [(customer, product, 0) for customer in range(20) for product in (0, 1)]
    lines += [(customer, 0, 60) for customer in range(9)] + [(9, 1, 60)]
    known = sales_of(lines, customers=20, products=3).purchases
    found = Hazard(known, START + 62).features(np.zeros(3, np.int32), np.arange(3, dtype=np.int32), np.full(3, 62))
    usual = (10 + 1) / (20 + 20)
    for days in (7, 14, 28):
        rate = _column(found, f"rebought_{days}")
        assert np.isclose(_chance(rate[0] + np.log(usual / (1 - usual))), (9 + 5 * usual) / 15, atol=1e-5)
        assert rate[0] > 0 > rate[1]
        assert np.isclose(rate[2], 0, atol=1e-6)  # nobody had it
    assert np.allclose(_column(found, "rebought_84"), 0, atol=1e-6)  # 84 days ago nobody had anything


def test_the_hazard_is_the_share_of_the_intervals_that_lasted_so_long():
    """Counted anew, interval by interval."""
    sales = shop_with_habits()
    known, day = sales.purchases, sales.last_day
    last = np.r_[known.pair[1:] != known.pair[:-1], True]
    random = np.random.default_rng(0)
    customer, product = random.integers(0, 80, 50).astype(np.int32), random.integers(0, 30, 50).astype(np.int32)
    since = random.integers(0, 90, 50)
    found = Hazard(known, day).features(customer, product, since)
    for n in range(50):
        ended = (known.gap > since[n]) & (known.gap <= since[n] + 28)
        longer = known.gap > since[n]
        still = last & (day - known.day > since[n])
        usual = (ended.sum() + 1) / (longer.sum() + still.sum() + 20)
        of_all = _column(found, "hazard")[n]
        assert np.isclose(_chance(of_all), max(usual, 1e-4), atol=1e-5)
        for name, own in (("product", known.product == product[n]), ("customer", known.customer == customer[n])):
            rate = ((own & ended).sum() + 5 * usual) / ((own & longer).sum() + (own & still).sum() + 5)
            expected = np.clip(rate, 1e-4, 0.98)
            assert np.isclose(_chance(_column(found, f"hazard_{name}")[n] + of_all), expected, atol=1e-5)


def test_a_shop_without_sales_has_no_hazard():
    empty = sales_of([], customers=2, products=2).purchases
    none = np.zeros(0, np.int32)
    assert Hazard(empty, START).features(none, none, none).shape == (0, len(NAMES))
    one = np.zeros(1, np.int32)
    assert np.isfinite(Hazard(empty, START).features(one, one, one)).all()
