"""Copies that are made by themselves: before the first import of a day, few, and a way back that can be taken back."""

import csv
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from engine import backups
from engine.__main__ import main
from engine.errors import ShopError
from engine.shop import Shop

DAY = datetime(2026, 3, 1, 9, 0)


def sales(folder: Path, number: int) -> str:
    path = folder / f"sales{number}.csv"
    lines = [[f"2026-01-{day:02}", f"R{number}-{day}", "7", "Tea", 1, 5] for day in range(1, 11)]
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([["Date", "Receipt", "Customer ID", "Product", "Quantity", "Amount"], *lines])
    return str(path)


def shop_at(path: Path, moment: datetime) -> Shop:
    return (Shop.open if path.exists() else Shop.create)(path, lambda: moment)


def imported(path: Path, number: int, moment: datetime) -> None:
    with shop_at(path, moment) as shop:
        shop.import_files([sales(path.parent, number)])


def lines_of(path: Path) -> int:
    with Shop.read(path) as shop:
        return int(shop.overview()["lines"])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my shop.regulars"


def test_the_first_import_of_a_day_is_preceded_by_a_copy_and_the_others_are_not(path: Path):
    imported(path, 1, DAY)
    assert not backups.folder_of(path).exists()
    imported(path, 2, DAY + timedelta(days=1))
    imported(path, 3, DAY + timedelta(days=1, hours=2))
    with Shop.read(path) as shop:
        (copy,) = shop.backups()
    assert copy["lines"] == 10
    assert copy["at"] == "2026-03-02T09:00:00"
    assert copy["last"] == "2026-01-10"
    assert lines_of(backups.folder_of(path) / copy["name"]) == 10
    assert lines_of(path) == 30


def test_going_back_can_be_taken_back_while_the_window_reads(path: Path):
    imported(path, 1, DAY)
    imported(path, 2, DAY + timedelta(days=1))
    with Shop.read(path) as window:
        assert window.overview()["lines"] == 20
        with shop_at(path, DAY + timedelta(days=1, hours=1)) as shop:
            result = shop.go_back(shop.backups()[0]["name"])
            assert shop.check() == []
        assert window.overview()["lines"] == 10
        assert window.log()[0]["action"] == "go_back"
        with shop_at(path, DAY + timedelta(days=1, hours=2)) as shop:
            shop.go_back(result["kept"])
        assert window.overview()["lines"] == 20
    imported(path, 3, DAY + timedelta(days=1, hours=3))
    assert lines_of(path) == 30


def test_few_copies_are_kept(path: Path):
    for number in range(backups.KEPT + 4):
        imported(path, number, DAY + timedelta(days=number))
    with Shop.read(path) as shop:
        found = shop.backups()
    assert len(found) == backups.KEPT
    assert found[0]["at"][:10] == (DAY + timedelta(days=backups.KEPT + 3)).date().isoformat()


def test_large_copies_are_fewer_but_never_none(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(backups, "MOST_BYTES", 1)
    for number in range(4):
        imported(path, number, DAY + timedelta(days=number))
    with Shop.read(path) as shop:
        assert [copy["at"][:10] for copy in shop.backups()] == ["2026-03-04"]


def test_a_copy_that_cannot_be_made_stops_no_import(path: Path):
    imported(path, 1, DAY)
    backups.folder_of(path).write_text("a file stands where the folder would be")
    imported(path, 2, DAY + timedelta(days=1))
    assert lines_of(path) == 20


def test_a_damaged_copy_changes_nothing(path: Path):
    imported(path, 1, DAY)
    imported(path, 2, DAY + timedelta(days=1))
    (copy,) = backups.folder_of(path).iterdir()
    copy.write_bytes(copy.read_bytes()[:5000])
    with shop_at(path, DAY + timedelta(days=2)) as shop, pytest.raises(ShopError, match=r"shop\."):
        shop.go_back(copy.name)
    assert lines_of(path) == 20


def test_an_erased_person_is_in_no_copy(path: Path):
    imported(path, 1, DAY)
    imported(path, 2, DAY + timedelta(days=1))
    with shop_at(path, DAY + timedelta(days=1)) as shop:
        shop.erase("7")
        assert shop.backups() == []


def test_the_command_line_lists_copies_and_goes_back(path: Path, capsys: pytest.CaptureFixture[str]):
    imported(path, 1, DAY)
    imported(path, 2, DAY + timedelta(days=1))
    assert main(["backups", str(path)]) == 0
    name = "my shop 2026-03-02 090000.regulars"
    assert name in capsys.readouterr().out
    assert main(["backups", str(path), "--go-back", name]) == 0
    assert lines_of(path) == 10
    assert main(["backups", str(path), "--go-back", "nothing"]) == 1
    assert "error backup.unknown" in capsys.readouterr().err


def test_restoring_over_a_shop_keeps_what_was_there(path: Path, tmp_path: Path):
    imported(path, 1, DAY)
    assert main(["backup", str(path), str(tmp_path / "copy.regulars")]) == 0
    imported(path, 2, DAY)
    assert main(["restore", str(tmp_path / "copy.regulars"), str(path)]) == 0
    assert lines_of(path) == 10
    with Shop.read(path) as shop:
        assert [copy["lines"] for copy in shop.backups()] == [20, 10]


def test_restoring_over_a_file_that_is_no_shop_keeps_that_under_another_name(path: Path, tmp_path: Path):
    imported(path, 1, DAY)
    other = tmp_path / "other.regulars"
    other.write_text("not a shop at all")
    assert main(["restore", str(path), str(other)]) == 0
    assert lines_of(other) == 10
    assert "not a shop at all" in [each.read_text() for each in tmp_path.glob("other 2*.regulars")]
