"""Tables within archives, pages and XML that tills call .xls, and what lies beside them."""

import gc
import gzip
import io
import zipfile

import pytest

from engine.errors import ShopError
from engine.reading.sheets import open_book
from engine.reading.sources import in_zip, of_file

TEXT = "Date,Receipt,Item,Amount\n2024-01-13,R1,Tea & milk,5.00\n2024-01-14,R2,<Bread>,1.50\n"
ROWS = [line.split(",") for line in TEXT.splitlines()]


def rows_of(path, **options):
    return [list(sheet.rows()) for sheet in open_book(path, **options).sheets]


def test_a_table_in_a_zip(tmp_path):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("export/2024/sales.csv", TEXT)
        archive.writestr("__MACOSX/export/._sales.csv", b"\0\1")
        archive.writestr("export/logo.png", b"\x89PNG")
        archive.writestr("export/empty.txt", b"")
    assert rows_of(path) == [ROWS]
    assert open_book(path).sheets[0].name == "sales.csv"


def test_a_workbook_in_a_zip_in_a_gzip(tmp_path, workbook):
    inner = workbook("till.xlsx", [["Date", "Amount"], ["2024-01-13", 5]])
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inner, "till.xlsx")
    packed = tmp_path / "export.zip.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert rows_of(packed) == [[["Date", "Amount"], ["2024-01-13", 5.0]]]


def test_an_archive_without_a_table_is_said(tmp_path):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("logo.png", b"\x89PNG")
    with pytest.raises(ShopError) as error:
        open_book(path)
    assert error.value.code == "table.none"


def page(rows):
    cells = ["".join(f"<td>{cell.replace('&', '&amp;').replace('<', '&lt;')}</td>" for cell in row) for row in rows]
    return "<table border=1>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


@pytest.mark.parametrize(
    ("before", "encoding"),
    [
        ("", "utf-8"),
        ("<html><head><meta charset='gbk'></head><body>", "gbk"),
        ("\ufeff<!DOCTYPE html>\n<html><body>", "utf-8"),
        ("<html><body>", "cp1252"),
    ],
)
def test_a_page_named_xls(tmp_path, before, encoding):
    rows = [*ROWS, ["2024-01-15", "R3", "王芳" if encoding == "gbk" else "Müller", "2"]]
    path = tmp_path / "till.xls"
    path.write_bytes((before + page(rows)).encode(encoding))
    assert rows_of(path) == [rows]


def test_cells_of_a_page_that_span_rows_and_columns(tmp_path):
    path = tmp_path / "till.xls"
    path.write_text(
        "<table><tr><th colspan=2>Order<th>Amount<tr><td rowspan=2>R1<td>Tea<td>5<tr><td>Milk<td>2</table><p>foot"
    )
    assert rows_of(path) == [[["Order", "", "Amount"], ["R1", "Tea", "5"], ["", "Milk", "2"]]]


def test_an_xml_workbook_of_2003(tmp_path):
    path = tmp_path / "till.xls"
    cells = '<ss:Cell><ss:Data ss:Type="DateTime">2024-01-13T00:00:00.000</ss:Data></ss:Cell>'
    path.write_text(
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Worksheet ss:Name="Sales"><ss:Table>'
        f'<ss:Row>{cells}<ss:Cell ss:Index="4"><ss:Data ss:Type="Number">5.5</ss:Data></ss:Cell></ss:Row>'
        '<ss:Row ss:Index="3"><ss:Cell><ss:Data ss:Type="String">a &amp; b</ss:Data></ss:Cell></ss:Row>'
        "</ss:Table></ss:Worksheet></ss:Workbook>"
    )
    book = open_book(path)
    assert (book.kind, book.sheets[0].name) == ("html", "Sales")
    assert rows_of(path) == [[["2024-01-13", "", "", 5.5], [], ["a & b"]]]


def test_what_is_read_of_an_archive_leaves_no_file_open(tmp_path):
    path = tmp_path / "till.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("till.csv", "Date,Item\n2024-01-13,Tea\n")
    (member,) = in_zip(of_file(path))
    with member.open() as stream:
        assert stream.read(4) == b"Date"
    files = [each for each in gc.get_objects() if isinstance(each, io.BufferedReader) and not each.closed]
    assert str(path) not in [str(file.name) for file in files]
