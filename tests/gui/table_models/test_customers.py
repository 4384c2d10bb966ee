"""The customers as rows: searched, filtered and sorted. How fast is measured in tests/performance."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from gui.formats import Formats
from gui.table_models.customers import CustomerFilter, CustomersModel

FORMATS = Formats("en_GB", "GB", "GBP")
COLUMNS = (
    "customer_id name segment state visits historic_value last due days_overdue expected_spend "
    "return_probability city email phone consent_email consent_sms consent_post consent_wechat other_ids "
    "state_before suppressed r f m"
).split()


def row(number: int, **values: Any) -> tuple[Any, ...]:
    usual: dict[str, Any] = dict.fromkeys(COLUMNS) | {
        "customer_id": str(number),
        "name": f"Person {number}" if number % 3 else None,
        "segment": "loyal" if number % 2 else "dormant",
        "state": "regular",
        "expected_spend": float(number * 7919 % 1000),
        "email": f"p{number}@example.org",
        "suppressed": False,
    }
    return tuple((usual | values)[name] for name in COLUMNS)


def loaded(*rows: tuple[Any, ...]) -> CustomersModel:
    model = CustomersModel()
    model.load({"columns": COLUMNS, "rows": list(rows), "as_of": "2011-12-09"}, FORMATS)
    return model


def ids(model: CustomersModel) -> list[str]:
    return [model.row(place)["customer_id"] for place in range(model.rowCount())]


def test_a_customer_is_found_by_an_id_of_before() -> None:
    model = loaded(row(1), row(2, other_ids="4711 4712"))
    model.ask(CustomerFilter(text="4712"))
    assert ids(model) == ["2"]


def test_fifty_thousand_customers_can_be_searched() -> None:
    model = loaded(*(row(number) for number in range(50_000)))
    model.sort(3, Qt.SortOrder.DescendingOrder)
    model.ask(CustomerFilter(text="person 4999"))
    assert set(ids(model)) >= {"4999", "49990"}


def test_customers_are_sorted_by_what_is_in_a_column() -> None:
    model = loaded(*(row(number) for number in range(500)))
    model.sort(3, Qt.SortOrder.AscendingOrder)
    spends = [model.row(place)["expected_spend"] for place in range(model.rowCount())]
    assert spends == sorted(spends)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (None, "–"),
        ("2011-12-09", "today"),
        ("2011-12-15", "in 6 day"),
        ("2011-12-05", "4 day"),
    ],
)
def test_the_next_order_is_said_as_seen_from_the_last_sale(due: str | None, said: str) -> None:
    model = loaded(row(1, due=due))
    assert model.text(0, 2).startswith(said)


def test_due_this_week_reaches_a_week_forward_and_back() -> None:
    days = ("2011-12-01", "2011-12-02", "2011-12-16", "2011-12-17", None)
    model = loaded(*(row(number, due=day) for number, day in enumerate(days)))
    model.ask(CustomerFilter(due=True))
    assert ids(model) == ["1", "2"]
    assert model.count_due() == 2


def test_consent_means_subscribed_and_not_blocked() -> None:
    model = loaded(
        row(1, consent_email="subscribed"),
        row(2, consent_email="subscribed", suppressed=True),
        row(3, consent_email="pending"),
        row(4),
    )
    model.ask(CustomerFilter(channels=frozenset({"email"})))
    assert ids(model) == ["1"]


def test_all_words_of_a_search_must_fit_in_any_order() -> None:
    model = loaded(row(1, name="Amelia Hart", city="Bristol"), row(2, name="Amelia Frost", city="Bath"))
    model.ask(CustomerFilter(text="bristol AMELIA"))
    assert ids(model) == ["1"]


def test_an_unnamed_customer_is_found_and_sorted_by_number() -> None:
    model = loaded(row(3), row(1, name="Zoe"))
    model.ask(CustomerFilter(text="customer 3"))
    assert ids(model) == ["3"]
    model.ask(CustomerFilter())
    model.sort(0, Qt.SortOrder.AscendingOrder)
    assert ids(model) == ["3", "1"]


def test_many_names_and_few_words_are_sorted_alike_whatever_their_case() -> None:
    model = loaded(*(row(place, name=name, city="abC"[place % 3]) for place, name in enumerate("bCaBdE" * 5)))
    for key in ("name", "city"):
        model.sort([column.key for column in model.columns].index(key), Qt.SortOrder.DescendingOrder)
        shown = [model.row(place)[key].casefold() for place in range(model.rowCount())]
        assert shown == sorted(shown, reverse=True)


def test_customers_are_found_by_their_scores() -> None:
    model = loaded(row(1, r=5, f=5, m=4), row(2, r=5, f=4, m=4), row(3))
    model.ask(CustomerFilter(scores=frozenset({(5, 5, 4)})))
    assert ids(model) == ["1"]
