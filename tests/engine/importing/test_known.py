"""A file that was imported before is noticed before it is imported again."""

import shutil

import pytest

from engine import importing
from engine.store import settings as shop_settings
from tests.engine.importing.conftest import NOW

JANUARY = "Date,Receipt,Customer ID,SKU,Qty,Amount\n2024-01-13,1,17,0012,1,5\n2024-01-14,2,,0012,1,5\n"
MAPPING = {"columns": {"sold_at": "Date", "product_id": "SKU", "amount": "Amount"}, "table": {"kind": "sales"}}


@pytest.fixture
def january(write, shop):
    path = write("jan.csv", JANUARY)
    importing.run(shop, [path], now=NOW)
    return path


def again(shop, *paths, **options):
    return importing.run(shop, paths, now=NOW, **options)


def test_the_same_file_under_another_name_is_told_and_nothing_is_written(shop, january, tmp_path):
    copy = shutil.copy(january, tmp_path / "copy.csv")
    before = shop.total_changes
    report = again(shop, copy)
    assert report["known_files"] == [{"file": "copy.csv", "import_id": 1, "at": "2026-11-24T12:00:00", "lines": 2}]
    assert (report["import_id"], report["nothing_new"], report["already_there"]) == (None, True, 2)
    assert shop.total_changes == before
    told = importing.preview(shop, [copy], now=NOW)["known"]
    assert told == report["known_files"]


def test_a_file_beside_a_new_one_is_read_with_it(shop, january, write):
    february = write("feb.csv", JANUARY.replace("2024-01", "2024-02"))
    assert importing.preview(shop, [january, february], now=NOW)["known"] == []
    report = again(shop, january, february)
    assert (report["sales_stored"], report["already_there"], report["nothing_new"]) == (2, 2, False)
    assert again(shop, january, february)["import_id"] is None


def test_an_import_that_was_taken_back_comes_again(shop, january):
    importing.undo(shop, 1, now=NOW)
    assert again(shop, january)["sales_stored"] == 2


def test_a_file_is_read_again_where_it_may_be_read_otherwise(shop, january):
    assert again(shop, january, mapping=MAPPING)["import_id"] == 2
    shop_settings.set_settings(shop, {"prices_include_tax": False})
    assert again(shop, january)["import_id"] == 3
    assert again(shop, january)["import_id"] is None


def test_lines_that_are_all_there_bring_nothing_to_learn_from(shop, january, write):
    report = again(shop, write("part.csv", "\n".join(JANUARY.splitlines()[:2]) + "\n"))
    assert (report["nothing_new"], report["already_there"]) == (True, 1)
    customers = again(shop, write("people.csv", "Customer ID,Name,Email\n17,Ann,ann@example.com\n"))
    assert customers["nothing_new"] is False
