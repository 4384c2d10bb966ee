from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.campaigns.plan import plan
from engine.errors import ShopError
from tests.engine.campaigns.conftest import NOW, ShopMaker

SENT = datetime(2026, 11, 2, 12, 0)
FIRST_DAY = -2  # 2 November, in days before the shop's last day at the time of the campaign


@pytest.fixture
def sent(corner: ShopMaker, tmp_path: Path) -> tuple[ShopMaker, int]:
    """A campaign for the twenty quiet regulars, half of them control, sent on 2 November."""
    made = corner.shop.campaign(str(tmp_path / "out"), goal="win_back", control=0.5)
    corner.now = SENT
    corner.shop.mark_campaign(made["campaign_id"], "sent")
    return corner, made["campaign_id"]


def arms(maker: ShopMaker, campaign_id: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"treated": [], "control": []}
    for member in maker.shop.campaign_detail(campaign_id)["members"]:
        found[member["arm"]].append(member["customer_id"])
    return found


def later_sales(maker: ShopMaker, campaign_id: int, treated: list[float], control: list[float], days: int = 28) -> None:
    """Everybody's purchase on the day after the sending, and a stranger's so many days after it."""
    for arm, amounts in (("treated", treated), ("control", control)):
        for key, amount in zip(arms(maker, campaign_id)[arm], amounts, strict=True):
            maker.buy(key, "0012", FIRST_DAY - 1, amount=amount)
    maker.customer("STRANGER")
    maker.buy("STRANGER", "0012", FIRST_DAY - days + 1)
    maker.count()


def test_lift_is_the_difference_of_means_times_the_treated(sent: tuple[ShopMaker, int]) -> None:
    maker, campaign = sent
    treated, control = [20.0, 24.0] * 5, [9.0, 11.0] * 5
    later_sales(maker, campaign, treated, control)
    found = maker.shop.results(campaign)
    assert (found["treated"], found["control"], found["days"]) == (10, 10, 28)
    assert (found["treated_mean"], found["control_mean"]) == (22.0, 10.0)
    assert found["lift"] == pytest.approx(120.0)
    assert (found["first"], found["last"]) == ("2026-11-02", "2026-11-29")
    # Welch by hand: s² = 40/9 and 10/9, so that the error is sqrt(4/9 + 1/9) and its freedom 13.235.
    assert found["high"] - found["lift"] == pytest.approx(10 * 2.1565 * np.sqrt(5 / 9), rel=1e-3)
    assert found["verdict"] == "worked"


@pytest.mark.parametrize(
    ("treated", "control", "verdict"),
    [
        ([20.0, 24.0] * 5, [9.0, 11.0] * 5, "worked"),
        ([0.0, 40.0] * 5, [0.0, 35.0] * 5, "not_certain"),
        ([9.0, 11.0] * 5, [20.0, 24.0] * 5, "did_not"),
        ([5.0] * 10, [5.0] * 10, "not_certain"),
    ],
)
def test_the_verdict_says_no_more_than_the_interval(
    sent: tuple[ShopMaker, int], treated: list[float], control: list[float], verdict: str
) -> None:
    maker, campaign = sent
    later_sales(maker, campaign, treated, control)
    assert maker.shop.results(campaign)["verdict"] == verdict


def test_it_is_too_early_before_a_week_of_sales(sent: tuple[ShopMaker, int]) -> None:
    maker, campaign = sent
    assert maker.shop.results(campaign)["verdict"] == "too_early"
    later_sales(maker, campaign, [20.0] * 10, [0.0] * 10, days=6)
    found = maker.shop.results(campaign)
    assert (found["verdict"], found["days"], found["lift"]) == ("too_early", 6, None)


def test_only_28_days_count_and_refunds_are_taken_off(sent: tuple[ShopMaker, int]) -> None:
    maker, campaign = sent
    key = arms(maker, campaign)["treated"][0]
    maker.buy(key, "0012", FIRST_DAY, amount=50.0)
    maker.buy(key, "0012", FIRST_DAY - 5, amount=-20.0)
    maker.buy(key, "0012", FIRST_DAY - 28, amount=999.0)
    maker.buy(key, "0012", FIRST_DAY + 1, amount=999.0)  # the day before it was sent
    maker.count()
    assert maker.shop.results(campaign)["treated_mean"] == pytest.approx(3.0)


def test_without_a_control_group_nothing_is_claimed(corner: ShopMaker, tmp_path: Path) -> None:
    made = corner.shop.campaign(str(tmp_path / "out"), goal="win_back", control=0.0)
    later_sales(corner, made["campaign_id"], [20.0] * 20, [])
    found = corner.shop.results(made["campaign_id"])
    assert (found["lift"], found["low"], found["verdict"]) == (None, None, "not_certain")


def test_a_campaign_nobody_knows_is_said(corner: ShopMaker) -> None:
    with pytest.raises(ShopError, match=r"campaign\.unknown"):
        corner.shop.results(7)


def test_expected_sales_are_assumed_until_a_campaign_was_measured(sent: tuple[ShopMaker, int]) -> None:
    maker, campaign = sent
    choices: dict[str, Any] = {"now": NOW.replace(month=12), "goal": "win_back", "control": 0.0}
    before = plan(maker.connection, **choices).expected
    assert before["basis"] == "assumed"
    assert 0 <= before["low"] < before["middle"] < before["high"]
    later_sales(maker, campaign, [20.0, 24.0] * 5, [9.0, 11.0] * 5)
    for n in range(10):  # ten others gone quiet by then
        maker.customer(f"N{n}", "subscribed", email=f"n{n}@example.com")
        maker.buy(f"N{n}", "0012", *range(30, 130, 20))
    maker.count()
    made = plan(maker.connection, **choices)
    after = made.expected
    assert (after["basis"], after["campaigns"]) == ("measured", 1)
    assert after["middle"] == pytest.approx(12.0 * len(made.arm("treated")))


@pytest.mark.long
def test_the_interval_holds_the_true_lift_as_often_as_it_says() -> None:
    from engine.campaigns.results import _welch

    random = np.random.default_rng(0)
    inside = 0
    for _ in range(2000):
        treated = random.gamma(0.5, 40, 180) * (random.random(180) < 0.5)
        control = random.gamma(0.5, 40, 60) * (random.random(60) < 0.4)
        lift, half = _welch(list(treated), list(control))
        inside += abs(lift - 2.0) <= half  # 20 × 0.5 − 20 × 0.4
    assert 0.93 < inside / 2000 < 0.97
