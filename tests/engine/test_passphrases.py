"""The passphrase on the command line, in the engine process, and for the copies; the PIN."""

import io
import json
import os
import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from engine import backups
from engine.__main__ import main
from engine.console import opening
from engine.errors import ShopError
from engine.process import EngineProcess
from engine.shop import Passphrase, Shop

ROOT = Path(__file__).parents[2]
WORDS = "an open window"
NAME = "Wilhelmina Quackenbush"
DAY = datetime(2026, 3, 1, 9, 0)


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (opening.VARIABLE, opening.NEW_VARIABLE):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def till(tmp_path: Path) -> str:
    path = tmp_path / "till.csv"
    lines = [f"2026-01-{day:02},R{day},C7,{NAME},Tea,1,5" for day in range(1, 11)]
    path.write_text("\n".join(["Date,Receipt,Customer ID,Customer,Item,Quantity,Amount", *lines]), encoding="utf-8")
    return str(path)


@pytest.fixture
def shop(tmp_path: Path, till: str, capsys: pytest.CaptureFixture[str]) -> str:
    folder = tmp_path / "shop"
    folder.mkdir()
    assert main(["import", str(folder / "corner.regulars"), till]) == 0
    capsys.readouterr()
    return str(folder / "corner.regulars")


def written(folder: Path, text: str) -> str:
    path = folder / f"{abs(hash(text))}.txt"
    path.write_text(f"{text}\r\nsecond line", encoding="utf-8")
    return str(path)


@pytest.fixture
def locked(shop: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["encrypt", shop, "--new-passphrase-file", written(tmp_path, WORDS)]) == 0
    capsys.readouterr()
    return shop


def holding(folder: str | Path) -> list[str]:
    return [each.name for each in Path(folder).rglob("*") if each.is_file() and NAME.encode() in each.read_bytes()]


def person(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Somebody sits before it and types; what they were asked."""
    given, asked = list(answers), list[str]()

    def typed(question: str, stream: object = None) -> str:
        asked.append(question)
        return given.pop(0)

    monkeypatch.setattr(opening, "is_person", lambda: True)
    monkeypatch.setattr(opening, "getpass", typed)
    return asked


def test_every_verb_takes_the_passphrase_from_a_file_or_the_environment(locked, tmp_path, till, capsys, monkeypatch):
    file = written(tmp_path, WORDS)
    for verb in ("settings", "health", "privacy", "imports", "check", "segments", "models", "backups", "pin"):
        assert main([verb, locked, "--passphrase-file", file, "--json"]) == 0, verb
        assert main([verb, locked]) == 1
        assert f"error shop.passphrase: {locked} is locked with a passphrase." in capsys.readouterr().err
    copy = str(tmp_path / "copy.regulars")
    for words in (
        ["import", locked, till],
        ["backup", locked, copy],
        ["restore", copy, str(tmp_path / "other.regulars")],
        ["customers", locked, "--out", str(tmp_path / "out.csv")],
    ):
        monkeypatch.setenv(opening.VARIABLE, WORDS)
        assert main(words) == 0
    with Shop.read(locked, passphrase=Passphrase(WORDS)) as shop:
        assert shop.log()[0]["action"] == "export"
    monkeypatch.setenv(opening.VARIABLE, "a shut window")
    capsys.readouterr()
    assert main(["check", locked]) == 1
    assert "error shop.passphrase: This is not the passphrase of" in capsys.readouterr().err
    assert holding(Path(locked).parent) == []
    assert holding(tmp_path) == ["till.csv", "out.csv"]


def test_a_new_shop_is_encrypted_from_the_start_where_a_passphrase_is_given(till, tmp_path, monkeypatch):
    monkeypatch.setenv(opening.VARIABLE, WORDS)
    (tmp_path / "new").mkdir()
    assert main(["import", str(tmp_path / "new" / "a.regulars"), till]) == 0
    with Shop.read(tmp_path / "new" / "a.regulars", passphrase=Passphrase(WORDS)) as shop:
        assert shop.is_encrypted
        assert shop.overview()["lines"] == 10
    assert holding(tmp_path / "new") == []


def test_no_verb_takes_a_passphrase_as_an_argument(capsys):
    with pytest.raises(SystemExit):
        main(["check", "a.regulars", "--passphrase", WORDS])
    assert WORDS not in capsys.readouterr().out


def test_a_person_is_asked_and_only_where_it_is_needed(shop, monkeypatch, capsys):
    asked = person(monkeypatch, WORDS, WORDS, WORDS)
    monkeypatch.setattr("engine.console.protecting.is_person", lambda: True)
    assert main(["encrypt", shop]) == 0
    assert asked == ["New passphrase: ", "Once more: "]
    assert "nobody can recover it" in capsys.readouterr().err
    assert main(["check", shop]) == 0
    assert asked[2:] == ["Passphrase of corner.regulars: "]
    other = person(monkeypatch, WORDS, "one way", "the other")
    assert main(["encrypt", shop]) == 1
    assert other == ["Passphrase of corner.regulars: ", "New passphrase: ", "Once more: "]
    assert "error shop.passphrase: These two are not alike" in capsys.readouterr().err


def test_a_passphrase_is_changed_and_taken_away(locked, tmp_path, monkeypatch, capsys):
    new = written(tmp_path, "another window")
    assert main(["encrypt", locked, "--passphrase-file", written(tmp_path, WORDS), "--new-passphrase-file", new]) == 0
    assert main(["check", locked, "--passphrase-file", new]) == 0
    assert main(["encrypt", locked, "--passphrase-file", new, "--remove", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["done"] == "removed"
    assert sqlite3.connect(locked).execute("SELECT COUNT(*) FROM sale").fetchone() == (10,)
    assert main(["privacy", locked]) == 0
    assert "passphrase removed" in capsys.readouterr().out
    assert main(["encrypt", locked, "--remove"]) == 1
    assert "has no passphrase" in capsys.readouterr().err


@pytest.mark.parametrize(("text", "said"), [("short", "at least 8 characters"), ("        ", "at least 8 characters")])
def test_a_passphrase_that_is_too_short_is_refused(shop, tmp_path, text, said, capsys):
    assert main(["encrypt", shop, "--new-passphrase-file", written(tmp_path, text)]) == 1
    assert said in capsys.readouterr().err
    assert main(["encrypt", shop]) == 1
    assert "--new-passphrase-file" in capsys.readouterr().err
    assert main(["check", shop]) == 0


def test_earlier_copies_that_lie_open_are_told_and_removed_when_that_is_wanted(shop, tmp_path, capsys, monkeypatch):
    with Shop.read(shop) as opened:
        backups.keep(opened._connection, Path(shop), DAY)
    new = written(tmp_path, WORDS)
    monkeypatch.setenv(opening.VARIABLE, WORDS)
    assert main(["encrypt", shop, "--new-passphrase-file", new, "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {"done": "set", "copies": 1, "copies_removed": 0}
    assert "The new passphrase does not protect them" in said.err
    assert holding(Path(shop).parent) == ["corner 2026-03-01 090000.regulars"]
    with Shop.open(shop, passphrase=Passphrase(WORDS)) as opened:
        (copy,) = opened.backups()
        assert (copy["fits"], copy["lines"]) == (False, None)
        with pytest.raises(ShopError) as caught:
            opened.go_back(copy["name"])
        assert caught.value.values["needed"] == "copy"
    monkeypatch.setenv(opening.VARIABLE, WORDS)
    assert main(["encrypt", shop, "--new-passphrase-file", new, "--forget-copies", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"done": "changed", "copies": 0, "copies_removed": 1}
    assert holding(Path(shop).parent) == []


def test_a_person_who_agrees_has_the_copies_removed(shop, monkeypatch, capsys):
    with Shop.read(shop) as opened:
        backups.keep(opened._connection, Path(shop), DAY)
    person(monkeypatch, WORDS, WORDS)
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))
    assert main(["encrypt", shop]) == 0
    assert "Remove them? [y/N]" in capsys.readouterr().err
    assert backups.count(Path(shop)) == 0


def test_copies_of_a_locked_shop_are_locked_and_lead_back(locked, till, capsys):
    words = Passphrase(WORDS)
    with Shop.open(locked, lambda: DAY, passphrase=words) as shop:
        Path(till).write_text(Path(till).read_text("utf-8").replace(",R", ",S"), "utf-8")
        shop.import_files([till])
        assert shop.overview()["lines"] == 20
        (copy,) = shop.backups()
        assert (copy["fits"], copy["lines"]) == (True, 10)
        shop.go_back(copy["name"])
        assert shop.overview()["lines"] == 10
        shop.erase("C7")
        assert shop.backups() == []
    assert holding(Path(locked).parent) == []


def test_restoring_over_a_shop_of_another_passphrase_keeps_that_under_another_name(
    locked, shop, tmp_path, till, capsys
):
    plain = tmp_path / "plain.regulars"
    assert main(["import", str(plain), till]) == 0
    assert main(["restore", locked, str(plain), "--passphrase-file", written(tmp_path, WORDS)]) == 0
    with Shop.read(plain, passphrase=Passphrase(WORDS)) as restored:
        assert restored.is_encrypted
    assert len(list(tmp_path.glob("plain 20*.regulars"))) == 1


def test_the_engine_process_gets_it_through_the_pipe_alone(locked, till, tmp_path):
    engine = EngineProcess()
    words = Passphrase(WORDS)
    try:
        assert engine.call("overview", shop=locked, passphrase=words)["lines"] == 10
        child = engine._child
        assert child is not None
        if Path("/proc/self/environ").exists():
            for told in ("environ", "cmdline"):
                assert WORDS.encode() not in Path(f"/proc/{child.pid}/{told}").read_bytes()
        with pytest.raises(ShopError) as caught:
            engine.call("overview", shop=locked)
        assert (caught.value.code, caught.value.values["needed"]) == ("shop.passphrase", "first")
        steps = list[str]()
        other = Passphrase("another window")
        arguments = {"new": other.text, "forget_copies": True}
        engine.call(
            "encrypt", arguments, shop=locked, passphrase=words, progress=lambda _share, step: steps.append(step)
        )
        assert list(dict.fromkeys(steps)) == ["encrypt.writing", "encrypt.checking"]
        assert engine.call("import_files", {"files": [till]}, shop=locked, passphrase=other)["nothing_new"]
        engine.call("encrypt", {"new": None}, shop=locked, passphrase=other)
        assert engine.call("check", shop=locked) == []
        assert WORDS not in engine.last_words()
    finally:
        engine.close()


def test_the_children_of_the_command_line_do_not_inherit_it(locked, tmp_path):
    program = (
        "import os, sys; from engine.__main__ import main; code = main(sys.argv[1:]); "
        "sys.exit(code or 3 * ('REGULARS_PASSPHRASE' in os.environ))"
    )
    environment = {**os.environ, opening.VARIABLE: WORDS}
    done = subprocess.run(
        [sys.executable, "-c", program, "check", locked], env=environment, cwd=ROOT, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr


def test_the_pin_is_kept_as_a_slow_hash_and_known_again(shop, tmp_path, capsys):
    with Shop.open(shop) as opened:
        assert opened.pin() == {"set": False, "minutes": 10}
        assert opened.check_pin("1234")  # there is none
        opened.set_pin("4071")
        assert opened.pin()["set"]
        assert opened.check_pin("4071")
        assert not opened.check_pin("4072")
        for wrong in ("123", "123456789", "12a4", "１２３４", ""):
            with pytest.raises(ShopError, match=r"argument\.wrong"):
                opened.set_pin(wrong)
        assert opened.check_pin("4071")
        assert "4071" not in str(opened.settings()) + str(opened.log())
    stored = sqlite3.connect(shop).execute("SELECT value FROM setting WHERE name = 'pin'").fetchone()[0]
    assert json.loads(stored).keys() == {"salt", "hash", "n", "r", "p"}


def test_the_pin_on_the_command_line(shop, tmp_path, capsys, monkeypatch):
    def said() -> dict:
        return json.loads(capsys.readouterr().out)

    assert main(["pin", shop, "--set", "--pin-file", written(tmp_path, "4071"), "--minutes", "0", "--json"]) == 0
    assert said() == {"set": True, "minutes": 0}
    assert main(["pin", shop, "--remove", "--json"]) == 0
    assert said() == {"set": False, "minutes": 0}
    assert main(["pin", shop, "--minutes", "500"]) == 1
    assert main(["pin", shop, "--set"]) == 1
    assert "--pin-file" in capsys.readouterr().err
    monkeypatch.setattr("engine.console.protecting.is_person", lambda: True)
    asked = person(monkeypatch, "123456", "123456")
    assert main(["pin", shop, "--set"]) == 0
    assert len(asked) == 2
    with Shop.read(shop) as opened:
        assert opened.check_pin("123456")
