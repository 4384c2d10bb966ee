"""Delimiters, quotes that do not close, and columns told apart by nothing but their places."""

import pytest

from engine.progress import silent
from engine.reading.plans import plan_book
from engine.reading.sales import SalesReader
from engine.reading.sheets import open_book
from engine.reading.texts import identifier

ROWS = [
    ["Date", "Receipt", "Item", "Amount"],
    *([f"2024-01-{n:02d}", f"R{n}", "Green tea", "5.00"] for n in range(1, 29)),
]


def read(tmp_path, text, name="till.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    book = open_book(path)
    return list(book.sheets[0].rows()), book.sheets[0]


def text_of(rows, mark=","):
    return "".join(mark.join(row) + "\n" for row in rows)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|", "^", "~", ":", "!", "§", "¦", "\x01", "\x1f"])
def test_any_sign_may_delimit(tmp_path, mark):
    assert read(tmp_path, text_of(ROWS, mark))[0] == ROWS


def test_a_first_line_may_say_the_delimiter(tmp_path):
    assert read(tmp_path, "sep=^\n" + text_of(ROWS, "^"))[0][1:] == ROWS


@pytest.mark.parametrize("place", ["Green tea", "R7", "2024-01-07"])
@pytest.mark.parametrize("others", [False, True])
def test_a_quote_that_does_not_close_swallows_nothing(tmp_path, place, others):
    rows = [list(row) for row in ROWS]
    written = [list(row) for row in rows]
    if others:
        rows[20][2] = written[20][2] = "Tea, black"
        written[20][2] = '"Tea, black"'
    at = rows[7].index(place)
    written[7][at] = '"' + place
    got, sheet = read(tmp_path, text_of(written))
    assert got == rows
    assert sheet.remarks() == {"quote.unclosed": [8]}


def test_a_quote_open_for_more_lines_than_any_note_has(tmp_path):
    rows = [ROWS[0], *([f"2024-01-{n % 28 + 1:02d}", f"R{n}", "Tea", "5"] for n in range(12_000))]
    text = text_of(rows).replace("R10,", '"R10,', 1)
    assert read(tmp_path, text)[0] == rows


def test_a_cell_over_several_lines_stays_one_cell(tmp_path):
    text = 'Date,Note,Amount\n2024-01-13,"left at door\nrang, twice",5\n2024-01-14,plain,6\n'
    got, sheet = read(tmp_path, text)
    assert got[1] == ["2024-01-13", "left at door\nrang, twice", "5"]
    assert len(got) == 3
    assert sheet.remarks() == {"quote.unclosed": []}


def test_cells_over_lines_below_titles_of_a_few_cells_swallow_nothing(tmp_path):
    titles = "Report\nFrom:,2024-01-13\nTo:,2024-01-31\nTotal:,11\n"
    text = titles + 'Date,Item,Note,Amount\n2024-01-13,"Green\ntea","left at\ndoor",5\n2024-01-14,Milk,plain,6\n'
    got, sheet = read(tmp_path, text)
    assert got[4:] == [
        ["Date", "Item", "Note", "Amount"],
        ["2024-01-13", "Green\ntea", "left at\ndoor", "5"],
        ["2024-01-14", "Milk", "plain", "6"],
    ]
    assert sheet.remarks() == {"quote.unclosed": []}


def test_an_inch_sign_within_a_name_is_no_quote(tmp_path):
    rows = [*ROWS[:5], ["2024-01-05", "R5", '17" monitor', "99.00"], *ROWS[5:]]
    assert read(tmp_path, text_of(rows))[0] == rows


def test_lines_that_were_saved_as_one_quoted_column(tmp_path):
    text = "".join(f'"{",".join(row)}"\n' for row in ROWS)
    assert read(tmp_path, text)[0] == ROWS


def test_columns_told_apart_by_their_places(tmp_path):
    text = "".join("".join(cell.ljust(14) for cell in row).rstrip() + "\n" for row in ROWS)
    assert read(tmp_path, text, "till.txt")[0] == ROWS


@pytest.mark.parametrize("mark", [",", ";", "|"])
@pytest.mark.parametrize("cell", ["\t{}", '"\t{}"', "{}\t", "'{}", '="{}"'])
def test_what_keeps_excel_from_reading_an_id_delimits_nothing(tmp_path, cell, mark):
    rows = [["Receipt", "Item", "Customer"], *([cell.format(f"00{n}"), "Tea", cell.format(n)] for n in range(5))]
    path = tmp_path / "till.csv"
    path.write_text("\n".join(mark.join(row) for row in rows))
    (sheet,) = open_book(path).sheets
    read = list(sheet.rows())
    assert read[0] == ["Receipt", "Item", "Customer"]
    assert [identifier(row[0]) for row in read[1:]] == [f"00{n}" for n in range(5)]
    assert [identifier(row[2]) for row in read[1:]] == [str(n) for n in range(5)]


def test_a_tab_between_cells_with_commas_in_them_delimits(tmp_path):
    path = tmp_path / "till.tsv"
    path.write_text("Item, size\tPrice, net\n" + "Tea, big\t5,00\n\t4,00\n" * 3)
    assert list(open_book(path).sheets[0].rows())[:3] == [
        ["Item, size", "Price, net"],
        ["Tea, big", "5,00"],
        ["", "4,00"],
    ]


def test_lines_are_counted_alike_where_nulls_stand_between_their_ends(tmp_path):
    path = tmp_path / "till.csv"
    rows = ["Till", "Date,Receipt,Item,Amount", *(f"2024-01-{day},{day},Tea,5" for day in range(13, 18))]
    path.write_bytes("".join(f"{row}\r\0\0\0\n" for row in rows).encode())
    (plan,) = plan_book(open_book(path))
    lines = SalesReader(plan, 1_830_000_000).read(silent)
    assert (len(lines), lines.row.tolist()[0]) == (5, plan.table.header_row + 2)
