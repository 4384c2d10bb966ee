import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from engine.errors import Cancelled, ShopError
from engine.store import database, folders, imports, settings
from engine.store.migrations import SCHEMA_VERSION


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shop.regulars"


def code_of(call, *arguments) -> str:
    with pytest.raises(ShopError) as caught:
        call(*arguments)
    return caught.value.code


def test_a_new_shop_is_one_sound_file_once_closed(path):
    connection = database.create(path)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert database.check(connection) == []
    database.close(connection)
    assert [p.name for p in path.parent.iterdir()] == ["shop.regulars"]


def test_an_existing_file_is_never_replaced_by_a_new_shop(path):
    path.write_text("a letter")
    assert code_of(database.create, path) == "shop.not_a_shop"
    assert path.read_text() == "a letter"


@pytest.mark.parametrize("content", [b"", b"name,price\nPea,1\n", b"SQLite format 3\0" + b"\0" * 84])
def test_what_is_no_shop_is_refused(path, content):
    path.write_bytes(content)
    assert code_of(database.open_reader, path) == "shop.not_a_shop"
    assert code_of(database.open_writer, path) == "shop.not_a_shop"
    assert path.read_bytes() == content


def test_another_programs_sqlite_file_is_refused(path):
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE sale (id INTEGER)")
    other.commit()
    other.close()
    assert code_of(database.open_writer, path) == "shop.not_a_shop"


def test_a_missing_shop_is_not_made_by_opening_it(path):
    assert code_of(database.open_writer, path) == "file.not_found"
    assert not path.exists()


def test_a_shop_of_a_newer_program_is_refused(path):
    connection = database.create(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    database.close(connection)
    assert code_of(database.open_reader, path) == "shop.newer"


def test_a_damaged_shop_is_named(path):
    connection = database.create(path)
    with database.transaction(connection):
        settings.set_settings(connection, {"name": "x" * 200_000})
    database.close(connection)
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 40] = b"\xaa" * (4096 * 37)
    path.write_bytes(content)
    with pytest.raises(ShopError) as caught:
        reader = database.open_reader(path)
        with database.translated(path):
            try:
                assert database.check(reader) == []
                reader.execute("SELECT * FROM setting").fetchall()
            except AssertionError:
                raise ShopError("shop.damaged", file=str(path)) from None
            finally:
                reader.close()
    assert caught.value.code == "shop.damaged"


def test_a_failed_transaction_leaves_nothing(path):
    connection = database.create(path)
    with pytest.raises(RuntimeError), database.transaction(connection):
        settings.set_settings(connection, {"name": "Half"})
        raise RuntimeError
    assert settings.get_settings(connection)["name"] == ""
    connection.close()


def test_a_second_writer_is_told_that_the_shop_is_locked(path, monkeypatch):
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.1)
    first = database.create(path)
    second = database.open_writer(path)
    with database.transaction(first):
        settings.set_settings(first, {"name": "Mine"})
        with pytest.raises(ShopError) as caught, database.transaction(second):
            pass
    assert caught.value.code == "shop.locked"
    first.close()
    second.close()


def test_a_reader_is_not_blocked_by_a_writer_and_sees_whole_transactions(path):
    writer = database.create(path)
    with database.transaction(writer):
        settings.set_settings(writer, {"name": "Before"})
    reader = database.open_reader(path)
    with database.transaction(writer):
        settings.set_settings(writer, {"name": "After"})
        assert settings.get_settings(reader)["name"] == "Before"
    assert settings.get_settings(reader)["name"] == "After"
    with pytest.raises(sqlite3.OperationalError):
        reader.execute("DELETE FROM setting")
    reader.close()
    writer.close()


def test_a_backup_of_an_open_shop_has_everything(path, tmp_path):
    connection = database.create(path)
    with database.transaction(connection):
        settings.set_settings(connection, {"name": "Corner"})
    database.backup(connection, tmp_path / "copy.regulars")
    copy = database.open_reader(tmp_path / "copy.regulars")
    assert settings.get_settings(copy)["name"] == "Corner"
    copy.close()
    connection.close()


def test_a_full_disk_is_said_and_changes_nothing(path):
    connection = database.create(path)
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0] + 1}")
    with pytest.raises(ShopError) as caught, database.transaction(connection):
        settings.set_settings(connection, {"name": "x" * 100_000})
    assert caught.value.code == "disk.full"
    assert settings.get_settings(connection)["name"] == ""
    connection.close()


def test_an_open_connection_may_be_closed_from_the_thread_that_opened_it(path):
    failures = []

    def work():
        try:
            database.close(database.create(path))
        except Exception as error:
            failures.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert failures == []


@pytest.mark.parametrize(
    ("folder", "shared"),
    [
        ("/home/ann/OneDrive/shop", True),
        ("/Users/ann/Library/Mobile Documents/x", True),
        ("/home/ann/Documents", False),
    ],
)
def test_cloud_folders_are_noticed(folder, shared):
    assert folders.is_shared_folder(Path(folder) / "a.regulars") is shared


def test_a_shop_in_a_cloud_folder_has_no_write_ahead_log(tmp_path):
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    connection = database.create(folder / "a.regulars")
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    connection.close()


def test_an_open_reader_sees_what_others_write_after_this_process_opened_the_shop_again(path):
    database.close(database.create(path))
    writing = (
        "import sys; from pathlib import Path; from engine.store import database, settings; "
        "shop = database.open_writer(Path(sys.argv[1])); settings.set_settings(shop, {'name': sys.argv[2]}); "
        "database.close(shop)"
    )
    reader = database.open_reader(path)
    try:
        for name in ("First", "Second", "Third"):
            database.close(database.open_reader(path))  # must leave the locks of the other one alone
            subprocess.run([sys.executable, "-c", writing, str(path), name], check=True, timeout=60)
            assert settings.get_settings(reader)["name"] == name
    finally:
        database.close(reader)


def test_a_shop_of_an_older_program_is_read_as_well(tmp_path: Path):
    path = tmp_path / "old.regulars"
    connection = database.create(path)
    connection.execute("DROP TABLE checkpoint")
    connection.execute("DROP TABLE erased")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'learning'")
    connection.execute(f"PRAGMA user_version = {database.SCHEMA_VERSION - 1}")
    database.close(connection)
    reader = database.open_reader(path)
    assert reader.execute("SELECT COUNT(*) FROM checkpoint").fetchone()[0] == 0
    database.close(reader)


def test_a_long_statement_ends_when_it_is_asked_to(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "_STEPS", 1000)
    connection = database.create(tmp_path / "shop.regulars")
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n"
    asked = []

    def ask():
        asked.append(len(asked))
        if len(asked) == 3:
            raise Cancelled

    with pytest.raises(Cancelled), database.transaction(connection), database.interruptible(connection, ask):
        connection.execute("INSERT INTO setting(name, value) VALUES ('a', '1')")
        connection.execute(endless)
    assert asked == [0, 1, 2]
    assert connection.execute("SELECT COUNT(*) FROM setting WHERE name = 'a'").fetchone()[0] == 0
    assert connection.execute("SELECT COUNT(*) FROM product").fetchone()[0] == 0
    assert asked == [0, 1, 2]
    database.close(connection)


def test_an_empty_shop_that_nobody_else_has_open_is_filled_without_the_log(path):
    connection = database.create(path)
    with database.without_log(connection):
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        with pytest.raises(ZeroDivisionError), database.transaction(connection):
            imports.begin_import(connection, "2026-01-01T00:00:00")
            raise ZeroDivisionError
        assert connection.execute("SELECT COUNT(*) FROM import").fetchone()[0] == 0
        with database.transaction(connection):
            imports.begin_import(connection, "2026-01-01T00:00:00")
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    with database.without_log(connection):
        # It is not empty any more.
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    database.close(connection)


def test_a_reader_keeps_the_log(path):
    connection = database.create(path)
    reader = database.open_reader(path)
    reader.execute("SELECT * FROM setting").fetchall()
    with database.without_log(connection), database.transaction(connection):
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        imports.begin_import(connection, "2026-01-01T00:00:00")
        assert reader.execute("SELECT COUNT(*) FROM import").fetchone()[0] == 0
    reader.close()
    database.close(connection)


FILL_AND_DIE = """
import os, sys
from pathlib import Path
from engine.store import database
connection = database.open_writer(Path(sys.argv[1]))
with database.without_log(connection), database.transaction(connection):
    connection.execute("PRAGMA cache_size = 5")
    rows = ((f"customer {n}" * 20,) for n in range(20_000))
    connection.executemany("INSERT INTO customer(key) VALUES (?)", rows)
    os._exit(7)
"""


def test_what_a_killed_first_import_began_is_taken_back_by_whoever_opens_the_shop_next(path):
    database.close(database.create(path))
    died = subprocess.run([sys.executable, "-c", FILL_AND_DIE, str(path)], check=False, cwd=Path(__file__).parents[3])
    assert died.returncode == 7
    assert path.with_name(path.name + "-journal").exists()
    reader = database.open_reader(path)
    assert reader.execute("SELECT COUNT(*) FROM customer").fetchone()[0] == 0
    assert database.check(reader) == []
    reader.close()
