import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from engine.errors import ShopError
from engine.spreadsheet import defuse, write_table


@given(st.text(max_size=20))
def test_defused_text_never_begins_as_a_formula_does(text):
    safe = defuse(text)
    assert safe == text or safe == "'" + text
    assert not safe.startswith(("=", "-", "@", "\t", "\r"))


def test_phone_numbers_stay_whole_and_other_plus_signs_do_not():
    assert defuse("+8613800138000") == "+8613800138000"
    assert defuse("+1+cmd") == "'+1+cmd"


def test_csv_has_a_mark_for_excel_and_ids_as_they_are(tmp_path):
    path = tmp_path / "out" / "a.csv"
    write_table(path, ("id", "name"), [("0012", "梁伟"), ("=1+1", None)])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["id", "name"], ["0012", "梁伟"], ["'=1+1", ""]]


def test_excel_has_text_dates_and_numbers_as_such(tmp_path):
    path = tmp_path / "a.xlsx"
    write_table(path, ("id", "day", "spend", "formula"), [("0012", "2026-10-31", 3.5, "=1+1")])
    sheet = load_workbook(path).active
    cells = [cell.value for cell in sheet[2]]
    assert cells[0] == "0012"
    assert cells[1].year == 2026
    assert cells[2] == 3.5
    assert sheet["D2"].data_type == "s"


def test_excel_shows_shares_as_percent_and_can_be_filtered(tmp_path):
    path = tmp_path / "a.xlsx"
    write_table(path, ("id", "share"), [("1", 0.5), ("2", None)], {"share": "0%"})
    sheet = load_workbook(path).active
    assert sheet["B2"].value == 0.5
    assert sheet["B2"].number_format == "0%"
    assert sheet["A2"].number_format == "General"
    assert sheet.auto_filter.ref == "A1:B3"
    assert sheet.freeze_panes == "A2"


def test_a_failed_export_leaves_what_was_there(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("before")

    def rows():
        yield ("1",)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_table(path, ("id",), rows())
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]
    assert path.read_text() == "before"


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ShopError) as caught:
        write_table(tmp_path / "file" / "a.csv", ("id",), [])
    assert caught.value.code == "file.unreadable"
