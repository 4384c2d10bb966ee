"""Many lines into an empty shop: laid out and counted at once, they are what lines are that come one by one."""

import inspect
import random
from datetime import datetime

import pytest

from engine import importing, statistics
from engine.errors import Cancelled
from engine.store import database, imports

NOW = datetime(2026, 11, 24, 12, 0)

TABLES = ("sale", "daily", "statistic", "product_statistic", "customer", "product", "sale_statement")


def till(lines=3_000):
    chance = random.Random(7)
    rows = ["Date,Time,Receipt,Customer ID,SKU,Item,Qty,Amount,Type,Store"]
    for number in range(lines):
        receipt, day = number // 3, number // 40
        who = f"C{chance.randrange(60)}" if receipt % 5 else ""
        what, kind = chance.randrange(30), "Refund" if chance.random() < 0.05 else "Sale"
        amount = "" if chance.random() < 0.02 else f"{chance.uniform(0.5, 80):.2f}"
        place = chance.choice(["North", "South", ""])
        rows.append(
            f"2025-{1 + day // 28:02}-{1 + day % 28:02},{8 + receipt % 12}:15,R{receipt},{who},"
            f"S{what},Item {what},{chance.randint(1, 3)},{amount},{kind},{place}"
        )
    return "\n".join(rows) + "\n"


def content(shop):
    return {table: [tuple(row) for row in shop.execute(f"SELECT * FROM {table} ORDER BY 1")] for table in TABLES}


def nearly(found):
    """Sums of another order differ in their last bits."""
    return {
        table: [tuple(round(v, 6) if isinstance(v, float) else v for v in row) for row in rows]
        for table, rows in found.items()
    }


def test_many_lines_are_what_few_are(tmp_path, write, run, shop, monkeypatch):
    run({"till.csv": till()})
    few = content(shop)
    monkeypatch.setattr(imports, "BULK_LINES", 2)
    other = database.create(tmp_path / "many.regulars")
    importing.run(other, [write("till.csv", till())], now=NOW)
    many = content(other)
    assert (database.check(shop), database.check(other)) == ([], [])
    database.close(other)
    assert nearly(many) == nearly(few)


def test_what_was_counted_at_once_is_what_the_shop_counts(run, shop, monkeypatch):
    monkeypatch.setattr(imports, "BULK_LINES", 2)
    run({"till.csv": till()})
    before = content(shop)
    assert before["daily"]
    with database.transaction(shop):
        statistics.refresh(shop)
    assert nearly(content(shop)) == nearly(before)


@pytest.mark.parametrize("last", [False, True])
def test_a_large_first_import_is_taken_back_whole(run, shop, monkeypatch, last):
    monkeypatch.setattr(imports, "BULK_LINES", 2)
    first = run({"till.csv": till(600)})["import_id"]
    second = run({"further.csv": till(900)})
    assert (second["already_there"], second["sales_stored"] + second["refunds_stored"]) == (600, 300)
    importing.undo(shop, second["import_id"] if last else first, now=NOW)
    assert shop.execute("SELECT COUNT(*) FROM sale").fetchone()[0] == (600 if last else 900)
    assert database.check(shop) == []


def test_a_large_import_can_be_stopped_within_a_statement(run, shop, monkeypatch):
    monkeypatch.setattr(imports, "BULK_LINES", 2)
    monkeypatch.setattr(database, "_STEPS", 200)
    before = content(shop)
    seen = []

    def stop(share, step):
        within = [frame.function for frame in inspect.stack() if frame.function in ("copy", "is_unwanted")]
        seen.append(within)
        if within == ["is_unwanted", "copy"]:
            raise Cancelled

    with pytest.raises(Cancelled):
        run({"till.csv": till(600)}, progress=stop)
    assert seen[-1] == ["is_unwanted", "copy"]
    assert content(shop) == before
    assert run({"till.csv": till(600)})["sales_stored"] > 500
    assert database.check(shop) == []


def months(*, overlap):
    """Two files of a till, the second with lines that the first has, or without."""
    head, *rows = till(600).splitlines()
    return {
        "january.csv": "\n".join([head, *rows[:400]]),
        "february.csv": "\n".join([head, *rows[300 if overlap else 399 :]]),
    }


@pytest.mark.parametrize("overlap", [True, False])
@pytest.mark.parametrize("apart", [True, False], ids=["one after the other", "at once"])
def test_several_files_bring_what_they_bring_line_by_line(tmp_path, shop, run, monkeypatch, overlap, apart):
    files = months(overlap=overlap)

    def bring(running):
        return [running({name: text}) for name, text in files.items()] if apart else [running(files)]

    few = bring(run)
    monkeypatch.setattr(imports, "BULK_LINES", 2)
    other = database.create(tmp_path / "many.regulars")
    many = bring(lambda files: importing.run(other, [tmp_path / name for name in files], now=NOW))
    for one, of_few in zip(many, few, strict=True):
        assert {**one, "seconds": 0, "net_total": 0} == {**of_few, "seconds": 0, "net_total": 0}
        assert one["net_total"] == pytest.approx(of_few["net_total"])
    assert nearly(content(other)) == nearly(content(shop))
    with database.transaction(other):
        statistics.refresh(other)
    assert nearly(content(other)) == nearly(content(shop))
    assert database.check(other) == []
    database.close(other)
