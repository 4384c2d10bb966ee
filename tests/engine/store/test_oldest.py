"""A shop file of the very first schema: no version of the program was released with it, and none of its lines is lost."""

import sqlite3

import pytest

from engine.store import database, imports
from engine.store.foundation import FOUNDATION


@pytest.fixture
def oldest(tmp_path):
    path = tmp_path / "old.regulars"
    connection = sqlite3.connect(path)
    connection.executescript(FOUNDATION)
    connection.executescript(
        f"PRAGMA application_id = {database.APPLICATION_ID}; PRAGMA user_version = 1;"
        "CREATE TABLE _sqlite_migrations (migration_set TEXT, name TEXT, applied_at TEXT, PRIMARY KEY (migration_set, name));"
        "INSERT INTO _sqlite_migrations VALUES ('regulars', 'foundation', '2026-01-01');"
        "INSERT INTO import(id, started_at, finished_at) VALUES (1, '2026-01-01', '2026-01-01'), (2, '2026-01-02', '2026-01-02');"
        "INSERT INTO import_file(id, import_id, name, kind) VALUES (1, 1, 'a.csv', 'sales'), (2, 2, 'b.csv', 'sales');"
        "INSERT INTO product(id, key) VALUES (1, 'TEA');"
        "INSERT INTO sale(key, import_id, file_id, source_row, kind, sold_at, receipt, product_id, quantity, amount)"
        " VALUES (11, 1, 1, 2, 'sale', 1700000000, 'R1', 1, 1, 5), (12, 1, 1, 3, 'refund', 1700000000, 'R2', NULL, 1, -5);"
        "INSERT INTO sale_also SELECT id, 2, 2, 2 FROM sale WHERE key = 11;"
    )
    connection.close()
    return path


def test_the_oldest_file_opens_with_all_its_lines(oldest):
    shop = database.open_writer(oldest)
    assert [tuple(row) for row in shop.execute("SELECT key, amount FROM sale ORDER BY key")] == [(11, 5.0), (12, -5.0)]
    assert shop.execute("PRAGMA user_version").fetchone()[0] == database.SCHEMA_VERSION
    assert database.check(shop) == []
    database.close(shop)


def test_what_two_imports_of_the_oldest_file_say_stays_with_the_one_that_is_left(oldest):
    shop = database.open_writer(oldest)
    with database.transaction(shop):
        undone = imports.undo_import(shop, 1, "2026-02-01T00:00:00")
    assert (undone["sales_removed"], undone["sales_kept"]) == (1, 1)
    assert [tuple(row) for row in shop.execute("SELECT key, import_id FROM sale")] == [(11, 2)]
    assert database.check(shop) == []
    database.close(shop)
