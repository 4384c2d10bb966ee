import sqlite3

import numpy as np
import pytest

from engine.store import database, imports, pages, sale_image, sale_indexes, statements

TEXTS = {
    "receipt": ["R1", "", "R-00000017", "收据 9", "x" * 60, "y" * 400],
    "line_no": ["1", "2", "10"],
    "store": ["North", "Süd"],
}


@pytest.fixture
def connection(tmp_path):
    connection = database.create(tmp_path / "shop.regulars")
    yield connection
    connection.close()


def lines(count, seed=0):
    """Lines as `SaleImage.add` takes them, with all that a column may hold."""
    chance = np.random.default_rng(seed)
    integers = {
        "key": chance.permutation(
            np.concatenate([chance.integers(-(2**63), 2**63 - 1, count - 2), [-1 - seed, 2**63 - 1 - seed]])
        ),
        "source_row": np.arange(2, count + 2, dtype=np.int32),
        "sold_at": chance.integers(0, 2**32 - 1, count),
        "customer_id": chance.integers(0, 300, count),
        "product_id": chance.choice([0, 1, 200, 40_000], count),
    }
    texts = {name: (labels, chance.integers(-1, len(labels), count)) for name, labels in TEXTS.items()}
    numbers = np.array([np.nan, 0.0, -0.0, 1.0, -128.0, 128.0, 0.1, 1e300, -2.5])
    reals = {name: chance.choice(numbers, count) for name in ("unit_price", "amount", "discount", "tax")}
    reals["quantity"] = chance.choice(numbers[1:], count)
    return integers, chance.random(count) < 0.1, texts, reals


def put(connection, folder, *parts):
    folder.mkdir()
    with database.references_unchecked(connection), database.transaction(connection):
        number = imports.begin_import(connection, "2026-01-01T00:00:00")
        file = imports.add_file(connection, number, name="till.csv", kind="sales")
        image = sale_image.SaleImage(connection, folder)
        try:
            for integers, refund, texts, reals in parts:
                receipts = np.arange(len(refund))
                image.add({"import_id": number, "file_id": file}, integers, refund, texts, reals, receipts)
            image.copy()
        finally:
            image.close()


def told(parts):
    """The same lines as tuples of SALE_COLUMNS."""
    rows = []
    for integers, refund, texts, reals in parts:
        for at in range(len(refund)):
            line = {"import_id": 1, "file_id": 1, "kind": "refund" if refund[at] else "sale"}
            line |= {name: int(values[at]) for name, values in integers.items()}
            line |= {name: line[name] or None for name in ("customer_id", "product_id")}
            line |= {name: None if codes[at] < 0 else labels[codes[at]] for name, (labels, codes) in texts.items()}
            line |= {name: None if np.isnan(values[at]) else float(values[at]) for name, values in reals.items()}
            rows.append(tuple(line[name] for name in statements.SALE_COLUMNS))
    return rows


def stored(connection, order="id", index=""):
    columns = ", ".join(statements.SALE_COLUMNS)
    by = f"INDEXED BY {index}" if index else ""
    return [tuple(row) for row in connection.execute(f"SELECT {columns} FROM sale {by} ORDER BY {order}")]


def sound(connection):
    return [row[0] for row in connection.execute("PRAGMA integrity_check")] == ["ok"]


@pytest.mark.parametrize("count", [2, 3, 40, 3_000])
def test_lines_come_out_as_they_went_in(connection, tmp_path, count):
    parts = [lines(count)]
    put(connection, tmp_path / "image", *parts)
    assert stored(connection) == told(parts)
    assert sound(connection)


def test_indexes_of_several_levels_have_every_line_in_order(connection, tmp_path, monkeypatch):
    monkeypatch.setattr(pages, "PAGE", 4096)
    monkeypatch.setattr(sale_indexes, "_SORTED_AT_ONCE", 7_000)
    monkeypatch.setattr(sale_image, "_AT_ONCE", 5_000)
    monkeypatch.setattr(sale_indexes, "_AT_ONCE", 5_000)
    parts = [lines(30_000, 1), lines(9_000, 2)]
    put(connection, tmp_path / "image", *parts)
    assert sound(connection)
    expected = told(parts)
    by_key = sorted(expected, key=lambda line: line[0])
    assert stored(connection, "key", "sale_by_key") == by_key
    for owner, index in (("customer_id", "sale_by_customer"), ("product_id", "sale_by_product")):
        of_owner, at = (statements.SALE_COLUMNS.index(name) for name in (owner, "sold_at"))
        in_order = sorted(expected, key=lambda line: (line[of_owner] or 0, line[at]))
        assert stored(connection, f"{owner}, sold_at, id", index) == in_order


def test_further_lines_find_what_was_copied(connection, tmp_path):
    parts = [lines(500)]
    put(connection, tmp_path / "image", *parts)
    line = list(told(parts)[17])
    # The customers and products of these lines are not there.
    connection.execute("PRAGMA foreign_keys = OFF")
    with pytest.raises(sqlite3.IntegrityError):
        statements.insert_sales(connection, [line])
    line[0] = 5
    statements.insert_sales(connection, [line])
    assert stored(connection)[-1] == tuple(line)
    assert sound(connection)


def test_a_text_too_long_for_a_page_is_kept_whole(connection, tmp_path):
    integers, refund, texts, reals = lines(50)
    texts["store"] = (["North", "z" * 100_000], np.arange(50) % 2)
    put(connection, tmp_path / "image", (integers, refund, texts, reals))
    assert sorted(stored(connection)) == sorted(told([(integers, refund, texts, reals)]))
    assert sound(connection)


def test_two_lines_of_one_key_are_refused_and_nothing_stays(connection, tmp_path):
    integers, refund, texts, reals = lines(200)
    integers["key"][7] = integers["key"][100]
    with pytest.raises(Exception, match=r"shop\.damaged"):
        put(connection, tmp_path / "image", (integers, refund, texts, reals))
    assert stored(connection) == []
    assert sound(connection)
    put(connection, tmp_path / "again", lines(20))
    assert len(stored(connection)) == 20


def test_numbers_are_sorted_with_their_places_however_near_they_are():
    chance = np.random.default_rng(5)
    near = 2**62 + chance.integers(0, 50, 3_000)
    far = chance.integers(-(2**63), 2**63 - 1, 3_000)
    for values in (far, near, np.concatenate([near, far]), far[:1], far[:0], np.zeros(9, np.int64)):
        rows = np.arange(len(values)) * 3
        found, places = sale_indexes._sorted(values, rows)
        order = np.argsort(values, kind="stable")
        assert found.tolist() == values[order].tolist()
        assert places.tolist() == rows[order].tolist()


def test_the_page_that_sqlite_locks_stays_empty(connection, tmp_path, monkeypatch):
    # The file has holes where nothing is: a gigabyte of it takes no room.
    write = sale_image.SaleImage._write_indexes
    monkeypatch.setattr(
        sale_image.SaleImage, "_write_indexes", lambda image, pages, progress: write(image, 32_766, progress)
    )
    parts = [lines(9_000, seed) for seed in range(3)]
    put(connection, tmp_path / "image", *parts)
    assert sound(connection)
    assert stored(connection, "key", "sale_by_key") == sorted(told(parts))
    assert (tmp_path / "image" / "lines.db").stat().st_size > 1 << 30
