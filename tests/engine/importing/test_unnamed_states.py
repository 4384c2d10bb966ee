"""States of orders under a header that says nothing."""

import pytest

from engine import importing
from tests.engine.importing.conftest import NOW

STATES = ("Livré", "Annulé", "Payé", "Livré")


def rows_of(states):
    head = "Date,Customer,Item,Total,Xyz"
    return "\n".join([head, *(f"2026-03-{n + 1:02d},c{n % 3},Tea,5.00,{state}" for n, state in enumerate(states))])


@pytest.mark.parametrize(
    ("states", "sold"),
    [
        (STATES * 4, 12),
        (("parcel to the neighbour", "Annulé", *(f"remark {n}" for n in range(14))), 16),
        (("red", "blue") * 8, 16),
    ],
    ids=["few words, one of them cancelled", "remarks", "nothing cancelled"],
)
def test_a_column_of_few_states_counts_whatever_it_is_called(shop, tmp_path, states, sold):
    (tmp_path / "orders.csv").write_text(rows_of(states), encoding="utf-8")
    report = importing.run(shop, [tmp_path / "orders.csv"], now=NOW)
    assert report["sales_stored"] == sold
    assert report["cancelled"] == len(states) - sold
