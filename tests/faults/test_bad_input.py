"""Bad input: one code that says what and where, and the shop as it was before."""

import gzip
import sqlite3
import threading
import zipfile
from datetime import datetime

import pytest
import xlsxwriter

from engine.errors import Cancelled, ShopError
from engine.shop import Shop

GOOD = "Date,Receipt,Customer ID,SKU,Item,Qty,Amount\n2024-01-13,1,17,0012,Tea,1,5\n2024-01-14,2,18,0013,Milk,1,3\n"
CLOCK = lambda: datetime(2026, 11, 24)  # noqa: E731


@pytest.fixture
def shop(tmp_path):
    """A shop with two sales in it."""
    good = tmp_path / "good.csv"
    good.write_text(GOOD)
    with Shop.create(tmp_path / "shop.regulars", CLOCK) as opened:
        opened.import_files([str(good)])
        yield opened


def contents(shop):
    return list(shop._connection.iterdump())


def refused(shop, path, **options):
    """The error of importing a file, after making sure that nothing of it stayed."""
    before = contents(shop)
    with pytest.raises(ShopError) as error:
        shop.import_files([str(path)], **options)
    assert contents(shop) == before
    assert shop.check() == []
    return error.value


def workbook(path, rows):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return path


TEXTS = {
    "no_header.csv": ("2024-01-13,1,17,Tea,5\n2024-01-14,2,18,Milk,3\n", "table.no_header"),
    "no_date.csv": ("Receipt,Customer,Item,Amount\n1,17,Tea,5\n2,18,Milk,3\n", "column.missing"),
    "header_only.csv": ("Date,Receipt,Customer,Item,Amount\n", "file.empty"),
    "bought.csv": (
        "Vendor,Invoice No,Date,Amount\nAcme,I-1,2024-01-13,500\nBolt,I-2,2024-01-14,300\n",
        "table.purchases",
    ),
    "orders.csv": (
        "PO Number,Date,Supplier,Item,Qty,Unit cost,Total cost\n1,2024-01-13,Acme,Tea,50,1,50\n2,2024-01-14,Acme,Cup,9,2,18\n",
        "table.purchases",
    ),
    "einkauf.csv": (
        "Lieferant;Rechnungsnr;Datum;Betrag\nAcme;1;13.01.2024;500,00\nBolt;2;14.01.2024;300,00\n",
        "table.purchases",
    ),
    "进货.csv": ("供应商,单号,日期,金额\n甲公司,1,2024-01-13,500\n乙公司,2,2024-01-14,300\n", "table.purchases"),
    "totals.csv": ("Date,Turnover\n2024-01-13,500\n2024-01-14,300\n", "table.totals_only"),
    "notes.csv": ("To do\nBuy milk\nCall Ann\n", "table.not_sales"),
    "ambiguous.csv": (
        "Date,Receipt,Item,Amount\n03/04/2024,1,Tea,5\n05/02/2024,2,Tea,5\n04/03/2024,3,Tea,5\n",
        "dates.ambiguous",
    ),
    "pivot.csv": ("Row Labels,Sum of Amount\nTea,5\nMilk,3\nGrand Total,8\n", "table.pivot_only"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_table_that_cannot_be_imported(shop, tmp_path, name):
    text, code = TEXTS[name]
    path = tmp_path / name
    path.write_text(text)
    error = refused(shop, path)
    assert (error.code, error.values["file"]) == (code, name)


def bytes_of(name):
    big = gzip.compress(b"Date,Receipt,Item,Amount\n" + b"2024-01-13,1,Tea,5\n" * 1000)
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    return {
        "empty.xlsx": (b"", "file.empty"),
        "blanks.csv": (b" \r\n" * 400_000, "file.empty"),
        "encrypted.xlsx": (ole + "EncryptedPackage".encode("utf-16-le"), "file.encrypted"),
        "torn.csv.gz": (big[: len(big) // 2], "file.unreadable"),
        "photo.xlsx": (b"\xff\xd8\xff\xe0" + bytes(500), "file.unreadable"),
        "letter.xls": (b"%PDF-1.7" + bytes(500), "file.unreadable"),
    }[name]


@pytest.mark.parametrize(
    "name", ["empty.xlsx", "blanks.csv", "encrypted.xlsx", "torn.csv.gz", "photo.xlsx", "letter.xls"]
)
def test_a_file_that_cannot_be_read(shop, tmp_path, name):
    content, code = bytes_of(name)
    path = tmp_path / name
    path.write_bytes(content)
    error = refused(shop, path)
    assert (error.code, error.values["file"]) == (code, name)


@pytest.mark.parametrize("size", [64 << 20, pytest.param(2 << 30, marks=pytest.mark.long)], ids=["64 MB", "2 GB"])
def test_gigabytes_of_blanks_are_an_empty_file(shop, tmp_path, size):
    path = tmp_path / "blanks.csv"
    with path.open("wb") as file:
        file.truncate(size)
    assert refused(shop, path).code == "file.empty"


def test_a_truncated_workbook(shop, tmp_path):
    whole = workbook(
        tmp_path / "whole.xlsx", [["Date", "Item", "Amount"], *(["2024-01-13", "Tea", 5] for _ in range(500))]
    )
    path = tmp_path / "torn.xlsx"
    path.write_bytes(whole.read_bytes()[:-400])
    assert refused(shop, path).code == "file.unreadable"


def test_a_workbook_that_unpacks_to_more_than_any_till_writes(shop, tmp_path, monkeypatch):
    monkeypatch.setattr("engine.reading.bounds.MOST_UNPACKED", 32 << 20)
    path = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(workbook(tmp_path / "seed.xlsx", [["Date"]])) as seed,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb,
    ):
        for name in seed.namelist():
            if name != "xl/worksheets/sheet1.xml":
                bomb.writestr(name, seed.read(name))
        with bomb.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(5):
                sheet.write(b" " * (8 << 20))
    assert path.stat().st_size < 200_000
    assert refused(shop, path).code == "file.too_large"


def test_a_missing_file(shop, tmp_path):
    assert refused(shop, tmp_path / "gone.xlsx").code == "file.not_found"


def test_a_wrong_ending_does_no_harm(shop, tmp_path):
    path = workbook(tmp_path / "till.csv", [["Date", "Receipt", "Item", "Amount"], ["2024-02-13", "9", "Tea", 5]])
    assert shop.import_files([str(path)])["sales_stored"] == 1


def test_text_for_numbers_and_dates_of_other_centuries_are_left_out_and_said(shop, tmp_path):
    path = tmp_path / "till.csv"
    path.write_text(
        "Date,Receipt,Item,Amount\n2024-02-13,1,Tea,1O.50\n1900-01-01,2,Tea,5\n2124-01-01,3,Tea,5\n2024-02-14,4,Tea,5\n"
    )
    report = shop.import_files([str(path)])
    assert report["sales_stored"] == 1
    assert {item["code"]: (item["count"], item["first_cell"]) for item in report["left_out"]} == {
        "amount.unreadable": (1, "till.csv!D2"),
        "date.out_of_range": (2, "till.csv!A3"),
    }


def test_a_table_without_customers_is_imported(shop, tmp_path):
    path = tmp_path / "bakery.csv"
    path.write_text("Date,Time,Transaction,Item\n2024-02-13,09:58:11,1,Bread\n2024-02-13,10:05:34,2,Jam\n")
    report = shop.import_files([str(path)])
    assert (report["sales_stored"], report["without_customer"]) == (2, 2)


def test_a_sheet_that_is_not_there(shop, tmp_path):
    path = workbook(tmp_path / "till.xlsx", [["Date", "Receipt", "Item", "Amount"], ["2024-02-13", "9", "Tea", 5]])
    error = refused(shop, path, sheet="Orders")
    assert (error.code, error.values["sheet"]) == ("table.none", "Orders")


def test_a_mapping_that_names_no_column(shop, tmp_path):
    path = tmp_path / "till.csv"
    path.write_text(GOOD)
    error = refused(shop, path, mapping={"columns": {"sold_at": "When", "amount": "Amount"}})
    assert (error.code, error.values["header"]) == ("column.missing", "When")
    assert refused(shop, path, mapping={"columns": {"colour": "Item"}}).code == "argument.wrong"


def test_a_full_disk(shop, tmp_path):
    path = tmp_path / "till.csv"
    path.write_text(
        "Date,Receipt,Item,Amount\n" + "".join(f"2024-02-13,{n},Item number {n},5\n" for n in range(20_000))
    )
    pages = shop._connection.execute("PRAGMA page_count").fetchone()[0]
    shop._connection.execute(f"PRAGMA max_page_count = {pages + 20}")
    assert refused(shop, path).code == "disk.full"


def test_a_shop_that_somebody_else_is_writing_to(shop, tmp_path):
    path = tmp_path / "till.csv"
    path.write_text(GOOD.replace("2024-01", "2024-02"))
    other = sqlite3.connect(shop.path, isolation_level=None)
    shop._connection.execute("PRAGMA busy_timeout = 50")
    try:
        other.execute("BEGIN IMMEDIATE")
        assert refused(shop, path).code == "shop.locked"
        other.execute("ROLLBACK")
        assert shop.import_files([str(path)])["sales_stored"] == 2
    finally:
        other.close()


def test_a_reader_sees_the_old_shop_until_an_import_is_whole(shop, tmp_path):
    path = tmp_path / "till.csv"
    path.write_text(GOOD.replace("2024-01", "2024-02"))
    seen = []

    def look(share, step):
        if step == "import.counting":
            with Shop.read(shop.path) as reader:
                seen.append(reader.overview()["lines"])

    shop.import_files([str(path)], progress=look)
    assert set(seen) == {2}
    assert shop.overview()["lines"] == 4


def test_a_cancelled_import(shop, tmp_path):
    path = tmp_path / "till.csv"
    path.write_text(GOOD.replace("2024-01", "2024-02"))
    before = contents(shop)

    def stop(share, step):
        if step == "import.writing":
            raise Cancelled

    with pytest.raises(Cancelled):
        shop.import_files([str(path)], progress=stop)
    assert contents(shop) == before
    assert threading.active_count() == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "shop.not_a_shop"),
        (b"Date,Item\n", "shop.not_a_shop"),
        (b"SQLite format 3\0" + bytes(200), "shop.not_a_shop"),
    ],
)
def test_a_shop_file_that_is_no_shop_file(tmp_path, content, code):
    path = tmp_path / "shop.regulars"
    path.write_bytes(content)
    with pytest.raises(ShopError) as error:
        Shop.open(path)
    assert error.value.code in (code, "shop.damaged")
    assert path.read_bytes() == content
