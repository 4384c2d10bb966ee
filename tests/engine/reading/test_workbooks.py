"""What a workbook says beside its cells: errors, zeros in front of ids, hidden rows, protection with a password."""

import io
import zipfile

import pytest
import xlsxwriter

from engine.errors import ShopError
from engine.reading import epochs
from engine.reading.sheets import open_book


@pytest.fixture
def protected(workbook, tmp_path):
    """A workbook encrypted with the password `secret`."""
    from msoffcrypto.format.ooxml import OOXMLFile

    plain = workbook("plain.xlsx", [["Date", "Receipt", "Item", "Amount"], ["2024-01-13", "R1", "Tea", 5]])
    path = tmp_path / "locked.xlsx"
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt("secret", target)
    return path


def test_a_protected_workbook_opens_with_its_password(protected):
    assert list(open_book(protected, "secret").sheets[0].rows())[1] == ["2024-01-13", "R1", "Tea", 5.0]


@pytest.mark.parametrize(("password", "code"), [(None, "file.encrypted"), ("wrong", "file.wrong_password")])
def test_without_the_right_password_it_is_said(protected, password, code):
    with pytest.raises(ShopError) as error:
        open_book(protected, password)
    assert (error.value.code, error.value.values["file"]) == (code, "locked.xlsx")


def test_ids_shown_with_leading_zeros_keep_them(tmp_path):
    path = tmp_path / "till.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sales & more")
        zeros, prefixed = book.add_format({"num_format": "0000"}), book.add_format({"num_format": '"C"00000'})
        sheet.write_row(1, 1, ["SKU", "Customer", "Amount"])
        for at in range(3):
            sheet.write(2 + at, 1, 12 + at, zeros)
            sheet.write(2 + at, 2, 7, prefixed)
            sheet.write(2 + at, 3, 12)
    assert list(open_book(path).sheets[0].rows())[2] == ["0012", "C00007", 12.0]


def test_error_cells_are_told_from_empty_ones(tmp_path):
    path = tmp_path / "till.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Item", "Amount"])
        sheet.write(1, 0, "Tea")
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    assert list(open_book(path).sheets[0].rows())[1] == ["Tea", "#DIV/0!"]


def test_hidden_rows_are_data_and_said(tmp_path):
    path = tmp_path / "till.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at in range(5):
            sheet.write_row(at, 0, ["Item", "Amount"] if at == 0 else ["Tea", at])
        sheet.set_row(2, None, None, {"hidden": True})
    sheet = open_book(path).sheets[0]
    assert len(list(sheet.rows())) == 5
    assert sheet.remarks() == {"row.hidden": [3]}


def test_a_workbook_in_the_date_system_of_1904_and_a_strict_one(tmp_path, workbook):
    import datetime as dt

    path = tmp_path / "till.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True, "default_date_format": "yyyy-mm-dd"}) as book:
        book.add_worksheet().write_datetime(0, 0, dt.datetime(2024, 1, 13))
    assert list(open_book(path).sheets[0].rows()) == [[dt.date(2024, 1, 13)]]
    strict = tmp_path / "strict.xlsx"
    with zipfile.ZipFile(path) as plain, zipfile.ZipFile(strict, "w") as target:
        for name in plain.namelist():
            text = plain.read(name).replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            target.writestr(name, text)
    assert list(open_book(strict).sheets[0].rows()) == [[dt.date(2024, 1, 13)]]


def test_an_encrypted_archive(tmp_path):
    # Made with the old encryption of the zip format, password "secret"; Python reads but does not write it.
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("till.csv", "Date,Item\n2024-01-13,Tea\n")
    data = bytearray(content.getvalue())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "till.zip"
    path.write_bytes(bytes(data))
    for password, code in ((None, "file.encrypted"), ("wrong", "file.wrong_password")):
        with pytest.raises(ShopError) as error:
            open_book(path, password)
        assert error.value.code == code


def test_numbers_for_days_count_from_1904_where_the_workbook_says_so(tmp_path, workbook, old_workbook):
    import datetime as dt

    from engine.progress import silent
    from engine.reading.plans import plan_book
    from engine.reading.sales import SalesReader

    def days(path):
        (plan,) = plan_book(open_book(path))
        return [
            dt.datetime.fromtimestamp(at, dt.UTC).date().isoformat()
            for at in SalesReader(plan, 1 << 31).read(silent).sold_at
        ]

    since_1904 = (dt.date(2024, 1, 13) - dt.date(1904, 1, 1)).days
    rows = [["Date", "Receipt", "Item", "Amount"], [since_1904, "R1", "Tea", 5], [since_1904 + 0.5, "R2", "Tea", 5]]
    assert days(workbook("mac.xlsx", rows, date_1904=True)) == ["2024-01-13"] * 2
    assert days(old_workbook("mac.xls", rows, is_1904=True)) == ["2024-01-13"] * 2
    assert days(workbook("pc.xlsx", rows)) == days(old_workbook("pc.xls", rows)) == ["2020-01-12"] * 2
    binary = tmp_path / "mac.xlsb"
    with zipfile.ZipFile(binary, "w") as archive:
        # BrtBeginBook, then BrtWbProp with its first bit set.
        archive.writestr("xl/workbook.bin", b"\x83\x01\x00" + b"\x99\x01\x0c" + b"\x01" + bytes(11))
    with zipfile.ZipFile(binary) as archive:
        assert epochs.in_archive(archive)
