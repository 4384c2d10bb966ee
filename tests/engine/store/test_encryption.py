"""A shop with a passphrase: what opens it, what its files hold, and what is left when setting one is interrupted."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import Cancelled, ShopError
from engine.store import cipher, database, encryption, imports, settings
from engine.store.cipher import Passphrase

NAME = "Wilhelmina Quackenbush"
ROOT = Path(__file__).parents[3]
WORDS = Passphrase("an open window")


def nothing(_connection: sqlite3.Connection) -> None:
    pass


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shop.regulars"


def filled(path: Path, passphrase: Passphrase | None = None) -> Path:
    connection = database.create(path, passphrase)
    with database.transaction(connection):
        settings.set_settings(connection, {"name": NAME})
        connection.executemany(
            "INSERT INTO customer(key, name) VALUES (?, ?)", [(f"C{n}", f"{NAME} {n}") for n in range(3000)]
        )
    database.close(connection)
    return path


def name_in(path: Path, passphrase: Passphrase | None) -> str:
    reader = database.open_reader(path, passphrase)
    try:
        assert database.check(reader) == []
        assert reader.execute("SELECT COUNT(*) FROM customer").fetchone()[0] == 3000
        return str(settings.get_settings(reader)["name"])
    finally:
        database.close(reader)


def holding(folder: Path, text: str = NAME) -> list[str]:
    """Files below a folder with the text in their bytes, in one of the ways that a database writes text."""
    forms = (text.encode(), text.encode("utf-16-le"))
    return [
        each.name for each in folder.rglob("*") if each.is_file() and any(form in each.read_bytes() for form in forms)
    ]


def refusal(path: Path, passphrase: Passphrase | None) -> tuple[str, object]:
    with pytest.raises(ShopError) as caught:
        database.open_reader(path, passphrase)
    with pytest.raises(ShopError) as again:
        database.open_writer(path, passphrase)
    assert again.value.code == caught.value.code
    return caught.value.code, caught.value.values.get("needed")


def test_it_opens_with_its_passphrase_alone(path):
    filled(path)
    assert holding(path.parent) == ["shop.regulars"]
    encryption.rewrite(path, None, WORDS, nothing)
    assert name_in(path, WORDS) == NAME
    assert refusal(path, None) == ("shop.passphrase", "first")
    assert refusal(path, Passphrase("an open windoW")) == ("shop.passphrase", None)
    assert os.listdir(path.parent) == ["shop.regulars"]


def test_a_passphrase_is_the_same_however_its_letters_are_put_together(path):
    filled(path, Passphrase("caf\u00e9 au lait"))
    assert name_in(path, Passphrase("cafe\u0301 au lait")) == NAME


def test_it_is_sqlciphers_own_format(path):
    from sqlcipher3 import dbapi2

    filled(path, Passphrase("it's an open window"))
    connection = dbapi2.connect(str(path))
    connection.execute("PRAGMA key = 'it''s an open window'")
    assert connection.execute("SELECT COUNT(*) FROM customer").fetchone() == (3000,)
    connection.close()


def test_a_shop_without_a_passphrase_opens_whatever_is_given(path):
    assert name_in(filled(path), WORDS) == NAME


@pytest.mark.parametrize("content", [b"", b"name,price\nPea,1\n" * 1024, bytes(8192), b"\xaa" * 4096])
def test_what_is_no_shop_needs_no_passphrase(path, content):
    path.write_bytes(content)
    assert refusal(path, None)[0] == "shop.not_a_shop"
    assert refusal(path, WORDS)[0] == "shop.not_a_shop"


def test_no_file_beside_it_holds_plain_text_at_any_time(path):
    connection = filled_and_open(path)
    reader = database.open_reader(path, WORDS)
    with database.transaction(connection):
        connection.execute("PRAGMA cache_size = 5")  # what is written does not wait in memory
        connection.execute("UPDATE customer SET name = name || '!'")
        assert path.with_name(path.name + "-wal").stat().st_size > 50_000
        assert holding(path.parent) == []
    assert holding(path.parent) == []
    reader.close()
    database.close(connection)
    assert holding(path.parent) == []


def filled_and_open(path: Path) -> sqlite3.Connection:
    filled(path, WORDS)
    return database.open_writer(path, WORDS)


def test_nor_does_the_journal_of_a_first_import_or_of_a_synchronised_folder(tmp_path):
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    connection = filled_and_open(folder / "shop.regulars")
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    with database.transaction(connection):
        connection.execute("PRAGMA cache_size = 5")
        connection.execute("UPDATE customer SET name = name || '!'")
        assert (folder / "shop.regulars-journal").stat().st_size > 50_000
        assert holding(tmp_path) == []
    database.close(connection)


def test_many_lines_of_a_first_import_lie_in_no_image_beside_it(path, monkeypatch):
    monkeypatch.setattr(imports, "BULK_LINES", 1)
    for passphrase, has_image in ((None, True), (WORDS, False)):
        shop = path.with_name(f"{has_image}.regulars")
        connection = database.create(shop, passphrase)
        with database.references_unchecked(connection), database.transaction(connection):
            # 2 is a temporary store in memory, 1 one in a file
            assert connection.execute("PRAGMA temp_store").fetchone()[0] == (1 if has_image else 2)
            folder = path.with_name(f"image of {has_image}")
            folder.mkdir()
            with imports.bulk(connection, 10, folder) as image:
                assert (image is not None) is has_image
        database.close(connection)


def test_a_copy_has_the_passphrase_of_the_shop(path, tmp_path):
    connection = filled_and_open(path)
    copy = tmp_path / "copy.regulars"
    database.backup(connection, copy)
    assert name_in(copy, WORDS) == NAME
    filled(tmp_path / "plain.regulars")
    database.backup(connection, tmp_path / "plain.regulars")  # over one without
    database.backup(connection, copy)  # over itself
    database.close(connection)
    assert name_in(tmp_path / "plain.regulars", WORDS) == name_in(copy, WORDS) == NAME
    assert holding(tmp_path) == []
    assert len(WORDS._keys) >= 1


def test_a_key_is_made_once_for_a_shop_and_its_copies(path, monkeypatch):
    words, made = Passphrase("an open window"), []
    monkeypatch.setattr(cipher.hashlib, "pbkdf2_hmac", lambda *given: made.append(given[2]) or b"\1" * 32, raising=True)
    connection = database.create(path, words)
    database.backup(connection, path.with_name("copy.regulars"))
    database.close(connection)
    for each in (path, path.with_name("copy.regulars"), path):
        database.open_reader(each, words).close()
    assert len(made) == 1


def test_it_can_be_changed_and_taken_away(path):
    filled(path)
    other = Passphrase("another window")
    encryption.rewrite(path, None, WORDS, nothing)
    encryption.rewrite(path, WORDS, other, nothing)
    assert refusal(path, WORDS) == ("shop.passphrase", None)
    assert name_in(path, other) == NAME
    encryption.rewrite(path, other, None, nothing)
    assert name_in(path, None) == NAME
    plain = sqlite3.connect(path)
    assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    plain.close()


def test_all_tables_and_numbers_of_lines_are_there_again(sample_shop):
    def counts(passphrase: Passphrase | None) -> dict[str, int]:
        reader = database.open_reader(sample_shop, passphrase)
        names = reader.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
        found = {
            name: reader.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0]
            for kind, name, _ in names
            if kind == "table"
        }
        found |= {f"{kind} {name} {sql}": 1 for kind, name, sql in names}
        found["version"] = reader.execute("PRAGMA user_version").fetchone()[0]
        found["sales"] = reader.execute("SELECT TOTAL(id * 7 + sold_at) FROM sale").fetchone()[0]
        reader.close()
        return found

    before = counts(None)
    assert before["sale"] > 20_000
    encryption.rewrite(sample_shop, None, WORDS, nothing)
    assert counts(WORDS) == before


def test_a_wrong_passphrase_changes_nothing(path):
    filled(path, WORDS)
    before = path.read_bytes()
    with pytest.raises(ShopError, match=r"shop\.passphrase"):
        encryption.rewrite(path, Passphrase("a shut window"), None, nothing)
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == ["shop.regulars"]


READING = """
import sys
from pathlib import Path
from engine.store import database
reader = database.open_reader(Path(sys.argv[1]))
reader.execute("SELECT 1 FROM customer").fetchone()
print("reading", flush=True)
sys.stdin.read()
"""


def test_who_reads_it_meanwhile_keeps_it_from_being_replaced(path, monkeypatch):
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.1)
    filled(path)
    # In another process: SQLite and SQLCipher do not see each other's locks within one.
    command = [sys.executable, "-c", READING, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"reading\n"
        with pytest.raises(ShopError) as caught:
            encryption.rewrite(path, None, WORDS, nothing)
        other.communicate()
    assert (caught.value.code, caught.value.values["needed"]) == ("shop.locked", "alone")
    assert not database.beside(path).exists()
    assert name_in(path, None) == NAME


def test_a_full_disk_or_a_person_stops_it_and_the_shop_is_as_before(path, monkeypatch):
    filled(path)

    def stop(_share: float, step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        encryption.rewrite(path, None, WORDS, nothing, stop)

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ShopError, match=r"disk\.full"):
        encryption.rewrite(path, None, WORDS, nothing)
    assert os.listdir(path.parent) == ["shop.regulars"]
    assert name_in(path, None) == NAME


KILLED = """
import os, sys
from pathlib import Path
from engine.store import database, encryption
from engine.store.cipher import Passphrase
path, old, new, when = Path(sys.argv[1]), *sys.stdin.read().split("|")
die = lambda *_: os._exit(7)
if when == "replacing":
    Path.replace = die
if when == "settling":
    encryption._settle = die
def finish(connection):
    if when == "checking":
        die()
encryption.rewrite(path, Passphrase(old) if old else None, Passphrase(new) if new else None, finish,
    lambda share, step: die() if (share, step) == (0.0, when) else None)
"""


@pytest.mark.parametrize(
    ("old", "new"), [("", "an open window"), ("an open window", "another"), ("an open window", "")]
)
@pytest.mark.parametrize("when", ["encrypt.writing", "checking", "replacing", "settling"])
def test_killed_at_any_moment_it_is_as_before_or_wholly_new(path, old, new, when):
    before, after = (Passphrase(text) if text else None for text in (old, new))
    filled(path, before)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)], input=f"{old}|{new}|{when}", text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 7
    assert beside_is_there(path) == (when in ("checking", "replacing"))
    assert name_in(path, after if when == "settling" else before) == NAME
    if when != "settling":
        # What was begun, and may lie open, went with the first look into the shop; and it can be begun anew.
        assert not beside_is_there(path)
        encryption.rewrite(path, before, after, nothing)
    assert name_in(path, after) == NAME
    assert holding(path.parent) == ([] if after else ["shop.regulars"])


def beside_is_there(path: Path) -> bool:
    return database.beside(path).exists()


def test_a_damaged_page_is_said(path):
    filled(path, WORDS)
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 40] = os.urandom(4096 * 37)
    path.write_bytes(content)
    with pytest.raises(ShopError, match=r"shop\.damaged"), database.translated(path):
        reader = database.open_reader(path, WORDS)
        try:
            reader.execute("SELECT * FROM customer").fetchall()
        finally:
            reader.close()


def test_without_a_passphrase_the_library_for_it_is_not_loaded(path):
    program = (
        "import sys; from pathlib import Path; from engine.shop import Shop; path = Path(sys.argv[1]); "
        "Shop.create(path).close(); shop = Shop.read(path); shop.overview(); shop.backup(path.with_name('b')); shop.close(); "
        "print('sqlcipher3' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "False\n"


def test_a_passphrase_is_in_no_printed_form():
    assert WORDS.text not in f"{WORDS!r} {WORDS} {[WORDS]}"


def test_a_shop_is_copied_to_another_place_as_it_is(path, tmp_path):
    (tmp_path / "there").mkdir()
    shutil.copy(filled(path, WORDS), tmp_path / "there")
    assert name_in(tmp_path / "there" / path.name, WORDS) == NAME


AFTER_LEARNING = """
import sys
from pathlib import Path
import tensorflow  # brings an SQLite of its own, and shows it to what is loaded later
from engine.store import database, encryption
from engine.store.cipher import Passphrase
path, words = Path(sys.argv[1]), Passphrase("an open window")
encryption.rewrite(path, None, words, lambda _: None)
reader = database.open_reader(path, words)
print(database.check(reader), reader.execute("SELECT COUNT(*) FROM customer").fetchone()[0])
"""


def test_a_process_that_has_learned_can_still_lock_and_open(path):
    filled(path)
    done = subprocess.run([sys.executable, "-c", AFTER_LEARNING, str(path)], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[] 3000", done.stderr[-2000:]
