import numpy as np
import pytest

from engine.evaluation.value import MODELS, calibration_groups, evaluate_value, fit_value, measures
from engine.features.history import Sales
from engine.models.alive import FirstGuess
from engine.models.value import ValueNetwork
from tests.engine.shops import START, made_up_shop, sales_of

SPEND = np.array([0.0, 10.0, 30.0, 0.0, 60.0])


def figures(expected: np.ndarray, returns: np.ndarray) -> dict[str, np.ndarray]:
    return {
        "expected_spend": expected,
        "expected_spend_low": expected * 0.5,
        "expected_spend_high": expected * 1.5,
        "return_probability": returns,
    }


def test_a_perfect_prediction_has_perfect_figures():
    found = measures(SPEND, SPEND > 0, figures(SPEND, np.where(SPEND > 0, 0.95, 0.05)))
    assert found["gini"] == pytest.approx(1)
    assert found["auc"] == 1
    assert found["total"] == 1
    assert found["mae"] == 0
    assert found["inside"] == 1


def test_the_order_decides_gini_and_auc_and_the_scale_the_total():
    wrong = measures(SPEND, SPEND > 0, figures(100.0 - SPEND, np.where(SPEND > 0, 0.1, 0.8)))
    assert wrong["gini"] is not None
    assert wrong["gini"] < 0
    assert wrong["auc"] == 0
    doubled = measures(SPEND, SPEND > 0, figures(2 * SPEND, SPEND / 100))
    assert doubled["total"] == pytest.approx(2)
    assert doubled["mae"] == pytest.approx(0)
    assert doubled["inside"] is None


def test_figures_without_a_meaning_are_none():
    nothing = measures(np.zeros(3), np.zeros(3, bool), figures(np.ones(3), np.full(3, 0.5)))
    assert nothing == dict.fromkeys(("gini", "auc", "total", "mae", "pinball", "inside"))


def test_groups_go_from_least_to_most_expected_and_hold_everybody():
    expected = np.arange(2550.0)
    groups = calibration_groups(expected, expected * 2)
    assert len(groups) == 20
    assert sum(group["customers"] for group in groups) == 2550
    assert [g["actual"] for g in groups] == [2 * g["expected"] for g in groups]
    assert sorted(g["expected"] for g in groups) == [g["expected"] for g in groups]


def test_too_young_a_shop_is_served_by_the_rule_and_says_nothing_of_hidden_days():
    sales = made_up_shop(30, 14)
    model, report = fit_value(sales, sales.last_day, 90)
    assert (report["winner"], report["value"], report["calibration"]) == ("first_guess", {}, [])
    assert isinstance(model, FirstGuess)
    assert (model.predict(sales, sales.last_day)["return_probability"] > 0).all()


def test_a_shop_of_thirty_customers_is_compared_on_its_hidden_days():
    sales = made_up_shop(30, 300)
    report = evaluate_value(sales, sales.last_day, 60)
    assert {"own_rate", "recent_rate"} <= set(report["value"])
    assert report["winner"] in report["value"]


def test_all_models_are_compared_and_the_network_finds_who_returns():
    sales = made_up_shop(500)
    reports: list[float] = []
    model, report = fit_value(sales, sales.last_day, 60, progress=lambda share, step: reports.append(share))
    assert list(report["value"]) == [model.name for model in MODELS]
    assert report["value"]["value"]["auc"] > 0.75
    assert 0.5 < report["value"]["value"]["total"] < 2
    assert model.name == report["winner"]
    assert reports == sorted(reports)
    assert reports[-1] == 1


def test_an_empty_shop_has_a_report():
    assert evaluate_value(sales_of([], [], []), START, 90)["value"] == {}


@pytest.mark.long
def test_the_network_beats_every_rule_on_a_real_shop(real_data):
    sales = _cdnow(real_data)
    report = evaluate_value(sales, sales.last_day, 90)["value"]
    ours = report[ValueNetwork.name]
    for rule in ("own_rate", "recent_rate", "regression"):
        assert ours["gini"] > report[rule]["gini"]
        assert ours["auc"] > report[rule]["auc"]
    assert ours["gini"] > 0.783
    assert ours["auc"] > 0.832
    assert 0.77 < ours["total"] < 1.3


def _cdnow(folder) -> Sales:
    import gzip

    with gzip.open(folder / "cdnow_master.txt.gz", "rt") as lines:
        rows = [line.split() for line in list(lines)[1:]]
    days = np.array([f"{d[:4]}-{d[4:6]}-{d[6:]}" for d in (row[1] for row in rows)], "datetime64[D]").astype(int)
    _, customer = np.unique([row[0] for row in rows], return_inverse=True)
    return sales_of(customer.tolist(), (days - START).tolist(), [float(row[3]) for row in rows])


def test_the_winner_is_told_by_window_group_and_interval():
    sales = made_up_shop(150, 300)
    report = evaluate_value(sales, sales.last_day, 60)
    figures = report["value"][report["winner"]]
    assert [window["until"] for window in report["value_windows"]] == [sales.last_day, sales.last_day - 30]
    assert report["value_windows"][0]["value"] == report["value"]
    for name, (low, high) in report["value_intervals"].items():
        assert low <= figures[name] <= high
    groups = report["value_groups"]
    assert sum(group["customers"] for group in groups.values()) == report["value_windows"][0]["customers"]
    assert groups["lapsed"]["customers"]
    shares = [group["actual"] for group in report["return_calibration"]]
    assert all(0 <= share <= 1 for share in shares)
