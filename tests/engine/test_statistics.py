import numpy as np
import pytest

from engine import statistics
from engine.store import database, imports, statements
from engine.store import statistics as store
from engine.store.counted import Counted

DAY = 86400


@pytest.fixture
def connection(tmp_path):
    connection = database.create(tmp_path / "shop.regulars")
    yield connection
    connection.close()


def fill(connection, lines):
    """lines: (day, customer or None, product, amount); an amount below 0 is a refund."""
    with database.transaction(connection):
        number = imports.begin_import(connection, "2026-01-01T00:00:00")
        file = imports.add_file(connection, number, name="till.csv", kind="sales")
        people = imports.customer_ids(connection, [who for _, who, _, _ in lines if who])
        goods = imports.product_ids(connection, [what for _, _, what, _ in lines])
        statements.insert_sales(
            connection,
            [
                (row, number, file, row, "sale" if amount >= 0 else "refund", day * DAY + row, None, None)
                + (people.get(who), goods[what], 1, abs(amount), amount, None, None, None)
                for row, (day, who, what, amount) in enumerate(lines, 2)
            ],
        )
        statistics.refresh(connection)


def customer(connection, key):
    return dict(
        connection.execute(
            "SELECT t.* FROM statistic AS t JOIN customer AS c ON c.id = t.customer_id WHERE c.key = ?", (key,)
        ).fetchone()
    )


def product(connection, key):
    return dict(
        connection.execute(
            "SELECT t.* FROM product_statistic AS t JOIN product AS p ON p.id = t.product_id WHERE p.key = ?", (key,)
        ).fetchone()
    )


def test_a_customer_is_counted_by_days_with_a_sale(connection):
    fill(
        connection,
        [(100, "ann", "pea", 2.0), (100, "ann", "leek", 3.0), (110, "ann", "pea", 2.0), (130, "ann", "pea", 4.0)]
        + [(131, "ann", "pea", -4.0), (131, None, "pea", 9.0)],
    )
    ann = customer(connection, "ann")
    assert (ann["first_day"], ann["last_day"], ann["visits"]) == (100, 130, 3)
    assert ann["historic_value"] == pytest.approx(7.0)
    assert ann["refunds"] == pytest.approx(4.0)
    assert ann["average_gap_days"] == pytest.approx(15.0)
    assert ann["gap_spread_days"] == pytest.approx(5.0)
    assert ann["gap_upper_quartile"] == pytest.approx(17.5)


def test_one_visit_has_no_rhythm(connection):
    fill(connection, [(100, "ann", "pea", 2.0), (105, "bob", "pea", 2.0)])
    assert customer(connection, "ann")["average_gap_days"] is None
    assert customer(connection, "ann")["gap_upper_quartile"] is None


def test_the_upper_quartile_of_gaps_agrees_with_numpy(connection):
    rng = np.random.default_rng(4)
    days = {who: np.unique(rng.integers(0, 300, 12)) + 1000 for who in ("ann", "bob", "cy")}
    fill(connection, [(int(day), who, "pea", 1.0) for who, visits in days.items() for day in visits])
    for who, visits in days.items():
        assert customer(connection, who)["gap_upper_quartile"] == pytest.approx(np.quantile(np.diff(visits), 0.75))


def test_movement_compares_with_a_month_before(connection):
    regular = [(day, "ann", "pea", 2.0) for day in range(100, 201, 10)]
    fill(connection, [*regular, (240, "bob", "pea", 2.0)])
    ann = customer(connection, "ann")
    assert (ann["state"], ann["state_before"]) == ("quiet", "regular")
    assert customer(connection, "bob")["state_before"] is None
    assert store.gone_quiet(connection)["customers"] == 1
    assert ("quiet", 1, 0) in store.movement(connection, "state")


def test_products_know_their_buyers_and_who_came_back_for_them(connection):
    fill(
        connection,
        [(100, "ann", "pea", 2.0), (120, "ann", "pea", 2.0), (101, "bob", "pea", 2.0), (101, None, "pea", 2.0)]
        + [(101, "bob", "leek", 5.0)],
    )
    pea = product(connection, "pea")
    assert (pea["lines"], pea["buyers"], pea["repeat_buyers"]) == (4, 2, 1)
    assert pea["typical_gap_days"] == pytest.approx(20.0)
    assert (pea["first_day"], pea["last_day"]) == (100, 120)
    assert product(connection, "leek")["typical_gap_days"] is None


def test_an_empty_shop_can_be_counted(connection):
    fill(connection, [])
    assert store.last_day(connection) is None
    assert store.daily(connection) == []


def test_a_shop_without_customers_still_counts_products_and_days(connection):
    fill(connection, [(100, None, "bread", 2.0), (101, None, "bread", 2.0)])
    assert product(connection, "bread")["lines"] == 2
    assert [row[:3] for row in store.daily(connection)] == [(100, 1, 1), (101, 1, 1)]


def random_lines(count=900):
    rng = np.random.default_rng(11)
    who = [None, *(f"c{n}" for n in range(40))]
    return [
        (int(rng.integers(100, 400)), who[int(rng.integers(0, 41))], f"p{rng.integers(0, 25)}", float(amount))
        for amount in rng.normal(5, 4, count).round(2)
    ]


def counted(connection):
    tables = ("statistic", "product_statistic", "daily")
    return {name: [tuple(row) for row in connection.execute(f"SELECT * FROM {name} ORDER BY 1")] for name in tables}


def test_some_at_a_time_and_on_disk_lines_count_as_all_at_once(connection, monkeypatch):
    fill(connection, random_lines())
    at_once = counted(connection)
    monkeypatch.setattr(statistics.counts, "_SORTED_AT_ONCE", 70)
    monkeypatch.setattr(statistics, "_IN_MEMORY", 0)
    with database.transaction(connection):
        statistics.refresh(connection)
    assert counted(connection) == at_once
    assert len(at_once["statistic"]) == 40


@pytest.mark.parametrize("now", [False, True])
def test_lines_at_hand_count_as_those_of_the_shop_though_two_customers_become_one(connection, now):
    fill(connection, random_lines())
    lines = Counted()
    for block in store.load_lines(connection):
        lines.add({**block, "receipt": np.full(len(block["day"]), -1)})
    with statistics.Counting() as counting, database.transaction(connection):
        counting.begin(connection, lines, now=now)
        connection.execute("UPDATE customer SET same_as = 2 WHERE id = 5")
        connection.execute("UPDATE product SET same_as = 3 WHERE id = 7")
        statistics.refresh(connection, days=False, counting=counting)
    at_hand = counted(connection)
    with database.transaction(connection):
        statistics.refresh(connection)
    assert counted(connection) == at_hand
    assert len(at_hand["statistic"]) == 39
