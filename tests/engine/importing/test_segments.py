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


def people(seed, first_and_last=True, lines=240):
    """Customers by name, e-mail and phone, none of them always there; one phone that several people share; names written anyhow."""
    chance = random.Random(seed)
    rows = []
    for number in range(lines):
        who = chance.choice([0, 0, 1, 2, 3, 4, 5, None])
        first, last = ("", "") if who is None else (chance.choice([["Ann", "ANN"], ["Bo", "Bo"]][who % 2]), f"Roe{who}")
        name = f"{first},{last}" if first_and_last else f"{first} {last}".strip()
        email = f"p{who}@example.com" if who in (0, 1) and chance.random() < 0.6 else ""
        phone = {2: "0171 555", 3: "0171 555", 4: "0171 4"}.get(who, "") if chance.random() < 0.6 else ""
        state = chance.choice(["paid"] * 9 + ["cancelled"])
        day = f"2024-01-{1 + number % 28:02d} 09:{number % 60:02d}"
        rows.append(f"{day},R{number // 3},{name},{email},{phone},S{chance.randint(1, 3)},2,9.5,{state}")
    head = "First name,Last name" if first_and_last else "Customer name"
    return f"Date,Receipt,{head},Email,Phone,SKU,Qty,Amount,Status\n" + "\n".join(rows) + "\n"


def orders(seed, once, lines=240):
    """Orders with totals and discounts, on each line or on the first alone; some lines of an order stand far from it."""
    chance = random.Random(seed)
    rows = []
    for number in range(lines):
        order = number // 3 if chance.random() < 0.9 else chance.randrange(lines // 3)
        first = number % 3 == 0
        total, off = (f"{20 + order % 7}", f"{order % 3}") if first or not once else ("", "")
        day = f"2024-01-{1 + order % 28:02d} 09:{order % 60:02d}"
        rows.append(
            f"{order},{day},p{order % 9}@example.com,S{chance.randint(1, 5)},{chance.randint(1, 3)},{total},{off}"
        )
    return "Order,Created at,Email,SKU,Quantity,Order total,Order discount\n" + "\n".join(rows) + "\n"


def shopify(lines=240):
    """As the system writes them: what an order says stands on its first line."""
    rows = []
    for number in range(lines):
        order, first = number // 3, number % 3 == 0
        said = (
            ["paid", "2024-01-05 10:00:00 +0100", "EUR", "30.00", "0.00", "4.79", "27.00", "3.00"]
            if first
            else [""] * 8
        )
        goods = ["2024-01-05 10:00:00 +0100", str(1 + number % 2), f"Tea {number % 5}", "7.50", f"S{number % 5}"]
        rows.append(
            ",".join([f"#{order}", f"p{order % 7}@example.com", *said, *goods, f"Ann Roe{order % 7}" if first else ""])
        )
    head = (
        "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,"
        "Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name\n"
    )
    return head + "\n".join(rows) + "\n"


def numbered(first_number, lines=240, restart=True):
    """Lines with a number, within each receipt or through the file."""
    rows = [
        f"2024-01-{1 + n // 3 % 28:02d},R{n // 3},{first_number + (n % 3 if restart else n)},C{n % 5},S{n % 2},1,4\n"
        for n in range(lines)
    ]
    return "Date,Receipt,Line No,Customer ID,SKU,Qty,Amount\n" + "".join(rows)


CONTACTS = "Date,Receipt,Customer name,Contact,SKU,Qty,Amount\n" + "".join(
    f"2024-01-{1 + n % 28:02d},R{n // 2},{('Ann', 'Bo', '')[n // 2 % 3]},"
    f"{('ann@example.com 0171 5', '0171 5', '0172 6', '')[n // 2 % 4]},S{n % 3},1,4\n"
    for n in range(160)
)
PACKED = "Date,Order,Customer,Items,Amount\n" + "".join(
    f'2024-01-{1 + n % 28:02d},O{n},C{n % 5},"2x Tea, 1x Jam {n % 3}",{9 + n % 4}\n' for n in range(120)
)
SHARES = "Date,Receipt,Customer ID,SKU,Qty,Unit price,Discount %\n" + "".join(
    f"2024-01-{1 + n % 28:02d},R{n},C{n % 5},S{n % 3},2,{('4.50', '')[n % 9 == 0]},{(0, 10, 25)[n % 3]}%\n"
    for n in range(120)
)
DRINKS = "Date,Customer ID,Latte,Mocha,Tea,Total\n" + "".join(
    f"2024-01-{1 + n % 28:02d},{n % 7},{n % 3},{n % 2},,{9 + n % 4}.00\n" for n in range(90)
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
        [people(1), people(2, lines=90)],
        [people(3, first_and_last=False)],
        [CONTACTS],
        [orders(1, once=False), orders(1, once=False)],
        [orders(2, once=True)],
        [shopify()],
        [numbered(1), numbered(1, 300)],
        [numbered(1, restart=False), numbered(1, 300, restart=False)],
        [PACKED],
        [SHARES],
        [DRINKS],
    ],
    ids=[
        "receipts",
        "without receipts",
        "products without ids",
        "lines refunded in part",
        "first and last names, e-mail and phone",
        "names, e-mail and phone",
        "e-mail and phone in one column",
        "totals of orders on each line",
        "totals of orders on one line",
        "Shopify",
        "line numbers",
        "row numbers",
        "goods packed into a cell",
        "discounts as shares",
        "a column a product",
    ],
)
def test_segments_bring_what_the_whole_file_brings(tmp_path, monkeypatch, texts):
    monkeypatch.setattr(plain, "BLOCK", 400)
    whole = imported(tmp_path, texts)
    monkeypatch.setattr(spooled, "SEGMENT", 25)
    places = spooled.Spool.place
    kept_on_disk = []
    monkeypatch.setattr(spooled.Spool, "place", lambda self: (kept_on_disk.append(self), places(self))[1])
    cut = imported(tmp_path, texts)
    assert len(kept_on_disk) > 4
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
    assert {"sold_at.npy", "receipt-data.npy"} <= seen
    assert list((tmp_path / "temporary").iterdir()) == []


def test_prices_follow_the_tax_of_the_shop_in_all_segments(tmp_path, monkeypatch, write):
    rows = "".join(
        f"2024-01-{1 + n % 28:02d},R{n},C{n % 5},S{n % 3},1,{12 + n % 7}.00,{2 + n % 7 / 6:.2f}\n" for n in range(120)
    )
    path = write("till.csv", "Date,Receipt,Customer ID,SKU,Qty,Amount incl. VAT,VAT\n" + rows)
    monkeypatch.setattr(plain, "BLOCK", 400)
    found = []
    for segment in (10_000, 25):
        monkeypatch.setattr(spooled, "SEGMENT", segment)
        shop = database.create(tmp_path / f"{segment}.regulars")
        importing.run(shop, [path], now=NOW, settings={"prices_include_tax": False})
        found.append([tuple(row) for row in shop.execute("SELECT key, price FROM product ORDER BY key")])
        database.close(shop)
    assert found[0] == found[1]
    assert found[0] == [("S0", pytest.approx(14.17)), ("S1", pytest.approx(15)), ("S2", pytest.approx(10))]
