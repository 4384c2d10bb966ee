"""A file that is read in segments brings what it brings when it is read whole."""

import json
import os
import random

import pytest

from engine import importing
from engine.reading import plain, spooled
from engine.store import database
from tests.engine.importing.conftest import NOW

TABLES = (
    "customer product sale sale_statement customer_source product_source problem daily statistic product_statistic import_file"
).split()


def till(seed, lines=240):
    """Receipts in the order of time, some lines twice, some pages pasted in again, some cancelled, names written anyhow."""
    chance = random.Random(seed)
    rows = []
    for number in range(lines):
        receipt = number // 3
        customer = chance.choice(["", "C1", "C2", "c3"])
        sku = chance.choice(["A", "B", "C"])
        item = chance.choice({"A": ["Tea", "TEA"], "B": ["Milk"], "C": ["Jam", "jam", "Jam "]}[sku])
        state = chance.choice(["paid"] * 9 + ["cancelled"])
        day = f"2024-01-{1 + receipt % 28:02d} 09:{receipt % 60:02d}"
        price = chance.choice(["4.50", "3", "1O.50", ""])
        rows.append(f"{day},R{receipt},{customer},{sku},{item},{chance.randint(1, 2)},{price},{state}")
    rows[150:150] = rows[20:40]
    rows[200:200] = rows[60:63]
    return "Date,Receipt,Customer ID,SKU,Item,Qty,Amount,Status\n" + "\n".join(rows) + "\n"


WITHOUT_RECEIPTS = "Date,Customer,Item,Amount\n" + "".join(
    f"2024-01-{1 + n % 28:02d},{('Ann', 'ANN', 'Bob')[n % 3]},{('Tea', 'tea', 'Milk')[n % 7 % 3]},{n % 4}\n"
    for n in range(120)
)
SOME_WITHOUT_ID = "Date,Receipt,Customer ID,SKU,Item,Amount\n" + "".join(
    f"2024-01-{1 + n % 28:02d},R{n},C{n % 5},{'' if n % 11 == 0 else 'S1'},Tea,3\n" for n in range(60)
)
PARTLY_REFUNDED = "Date,Receipt,Customer ID,SKU,Item,Qty,Amount,Refunded Amount\n" + "".join(
    f"2024-01-{1 + n % 28:02d},R{n // 2},C{n % 5},S{n % 3},Tea {n % 3},2,9,{(0, 4, 9, '')[n % 4]}\n" for n in range(90)
)


def imported(tmp_path, texts):
    shop = database.create(tmp_path / f"{len(list(tmp_path.iterdir()))}.regulars")
    reports = []
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.csv"
        path.write_text(text, encoding="utf-8")
        told = importing.preview(shop, [path], now=NOW)
        reports.append({**importing.run(shop, [path], now=NOW), "seconds": 0, "preview": told})
    tables = {name: [tuple(row) for row in shop.execute(f"SELECT * FROM {name}")] for name in TABLES}
    # Statements, and problems of several kinds, come in whatever order.
    for name in ("sale_statement", "problem"):
        tables[name] = sorted((row[1:] for row in tables[name]), key=repr)
    assert database.check(shop) == []
    database.close(shop)
    return json.loads(json.dumps(reports)), tables


@pytest.mark.parametrize(
    "texts",
    [
        [till(1), till(2), till(1) + "\n"],
        [WITHOUT_RECEIPTS, WITHOUT_RECEIPTS + WITHOUT_RECEIPTS],
        [SOME_WITHOUT_ID],
        [PARTLY_REFUNDED],
    ],
    ids=["receipts", "without receipts", "products without ids", "lines refunded in part"],
)
def test_segments_bring_what_the_whole_file_brings(tmp_path, monkeypatch, texts):
    monkeypatch.setattr(plain, "BLOCK", 400)
    whole = imported(tmp_path, texts)
    monkeypatch.setattr(spooled, "SEGMENT", 25)
    cut = imported(tmp_path, texts)
    for one, other in zip(cut[0], whole[0], strict=True):
        assert one.pop("preview") == other.pop("preview")
        assert one == other
    for name in TABLES:
        assert cut[1][name] == whole[1][name], name


def test_a_large_file_lies_on_disk_while_it_is_read_and_leaves_nothing_there(tmp_path, monkeypatch, write):
    import tempfile

    monkeypatch.setattr(plain, "BLOCK", 400)
    monkeypatch.setattr(spooled, "SEGMENT", 25)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary" / "regulars-spool-of-yesterday" / "1").mkdir(parents=True)
    os.utime(tmp_path / "temporary" / "regulars-spool-of-yesterday", (1_700_000_000, 1_700_000_000))
    seen = set()

    def look(share, step):
        seen.update(path.name for path in (tmp_path / "temporary").glob("*/*/*"))

    shop = database.create(tmp_path / "shop.regulars")
    importing.run(shop, [write("till.csv", till(1))], now=NOW, progress=look)
    database.close(shop)
    assert {"sold_at.npy", "receipts-data.npy"} <= seen
    assert list((tmp_path / "temporary").iterdir()) == []
