"""Files made to hang, to crash, or to take all memory: each a name of a function here, which gives ending and bytes."""

import gzip
import io
import struct
import zipfile
from collections.abc import Callable
from typing import Final

import xlsxwriter

from tests.engine.importing.costumes import biff, xlsb
from tests.engine.importing.costumes.layout import Page
from tests.faults.fuzzing.packing import MAIN, deflated, gzipped, sheet, xlsx_parts, zipped

HEADER: Final = "Date,Receipt,Item,Amount\n"
LINE: Final = "2024-01-13,1,Tea,5\n"
Bomb = Callable[[], tuple[str, bytes]]


def _csv(text: str) -> tuple[str, bytes]:
    return "csv", text.encode()


def _xlsx(rows: str, before: str = "", **parts: bytes | tuple[bytes, int]) -> tuple[str, bytes]:
    named = {f"xl/{name}.xml": content for name, content in parts.items()}
    return "xlsx", zipped({**xlsx_parts(), "xl/worksheets/sheet1.xml": sheet(rows, before), **named})


def _ods(rows: str, before: str = "") -> tuple[str, bytes]:
    spaces = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content xmlns:office="{spaces}office:1.0"'
        f' xmlns:table="{spaces}table:1.0" xmlns:text="{spaces}text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="S">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return "ods", zipped(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode(),
         "META-INF/manifest.xml": b'<?xml version="1.0"?><manifest/>'}
    )  # fmt: skip


_CELL = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
_TABLE = (
    f'<row r="1">{_CELL.format("A1", "Date")}{_CELL.format("B1", "Item")}{_CELL.format("C1", "Amount")}</row>'
    f'<row r="2">{_CELL.format("A2", "2024-01-13")}{_CELL.format("B2", "Tea")}<c r="C2"><v>5</v></c></row>'
)
_ODS_CELL = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
_ODS_TABLE = (
    "<table:table-row>" + "".join(_ODS_CELL.format("", name) for name in ("Date", "Item", "Amount"))
    + "</table:table-row>"
)  # fmt: skip


def zeros_in_gzip() -> tuple[str, bytes]:
    """Eight gigabytes of zeros in eight megabytes."""
    return "csv.gz", gzipped(*deflated(b"", bytes(1 << 20), 8192))


def lines_in_gzip() -> tuple[str, bytes]:
    """Four gigabytes of sales in some megabytes: no shop's till writes that."""
    return "csv.gz", gzipped(*deflated(HEADER.encode(), LINE.encode() * 50_000, 4300))


def lines_in_zip() -> tuple[str, bytes]:
    """The same in a .zip whose size says so."""
    return "zip", zipped({"till.csv": deflated(HEADER.encode(), LINE.encode() * 50_000, 4000)})


def lines_in_zip_that_says_less() -> tuple[str, bytes]:
    """The same in a .zip that says it is a hundred bytes."""
    return "zip", zipped({"till.csv": deflated(HEADER.encode(), LINE.encode() * 50_000, 4000)}, said=100)


def blanks_in_sheet() -> tuple[str, bytes]:
    """A sheet of two gigabytes of blanks."""
    start = f'<worksheet xmlns="{MAIN}"><sheetData>{_TABLE}'.encode()
    content = deflated(start, b" " * (1 << 20), 2000, b"</sheetData></worksheet>")
    return "xlsx", zipped({**xlsx_parts(), "xl/worksheets/sheet1.xml": content})


def rows_in_sheet() -> tuple[str, bytes]:
    """A sheet of two gigabytes of rows without numbers."""
    start = f'<worksheet xmlns="{MAIN}"><sheetData>{_TABLE}'.encode()
    row = b"<row><c><v>45000</v></c><c><v>1</v></c><c><v>5</v></c></row>" * 20_000
    content = deflated(start, row, 1700, b"</sheetData></worksheet>")
    return "xlsx", zipped({**xlsx_parts(), "xl/worksheets/sheet1.xml": content})


def shared_strings() -> tuple[str, bytes]:
    """Seventy million empty shared strings."""
    content = deflated(f'<sst xmlns="{MAIN}">'.encode(), b"<si><t/></si>" * 70_000, 1000, b"</sst>")
    return _xlsx(_TABLE, sharedStrings=content)


def long_shared_strings() -> tuple[str, bytes]:
    """Twelve hundred shared strings of a megabyte."""
    content = deflated(f'<sst xmlns="{MAIN}">'.encode(), b"<si><t>" + b"x" * (1 << 20) + b"</t></si>", 1200, b"</sst>")
    return _xlsx(_TABLE, sharedStrings=content)


def far_cell() -> tuple[str, bytes]:
    """A table and one cell in the last corner of the sheet."""
    return _xlsx(_TABLE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def far_cell_said_otherwise() -> tuple[str, bytes]:
    """The same with its attributes in another order."""
    return _xlsx(_TABLE + '<row r="1048576"><c t="n" r="XFD1048576"><v>1</v></c></row>')


def far_cell_in_quotes() -> tuple[str, bytes]:
    """The same with apostrophes and blanks, as XML allows."""
    return _xlsx(_TABLE + "<row r = '1048576'><c  r = 'XFD1048576'><v>1</v></c></row>")


def far_cell_of_a_long_sheet() -> tuple[str, bytes]:
    """The last corner after forty megabytes of cells."""
    rows = "".join(f'<row r="{at}"><c r="A{at}"><v>5</v></c></row>' for at in range(3, 900_000))
    return _xlsx(_TABLE + rows + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def columns_without_end() -> tuple[str, bytes]:
    """A .csv of 16,384 columns."""
    names = ",".join(f"Column {at}" for at in range(16_380))
    row = ",".join("5" for _ in range(16_380))
    return _csv(f"Date,Receipt,Item,Amount,{names}\n" + f"2024-01-13,1,Tea,5,{row}\n" * 300)


def columns_without_end_in_workbook() -> tuple[str, bytes]:
    """An .xlsx of 16,384 columns, each named like an amount."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Date", "Item", *["Amount"] * 16_382])
        for at in range(1, 100):
            page.write_row(at, 0, ["2024-01-13", "Tea", *[5] * 16_382])
    return "xlsx", out.getvalue()


def wide_headers() -> tuple[str, bytes]:
    """Sixteen thousand columns of long words glued together, which cost time to cut."""
    names = ",".join("umsatzpreisdatummengekundenummerartikel"[: 20 + at % 19] + "x" for at in range(16_000))
    return _csv(f"Date,Item,Amount,{names}\n" + "2024-01-13,Tea,5\n" * 50)


def long_cell() -> tuple[str, bytes]:
    """Cells of a million characters."""
    return _csv(HEADER + LINE + f"2024-01-13,1,{'x' * 1_000_000},5\n" * 30)


def long_cell_of_digits() -> tuple[str, bytes]:
    """A million digits where an amount and a date belong."""
    return _csv(HEADER + LINE * 5 + f"2024-01-13,1,Tea,{'1' * 1_000_000}\n{'9' * 1_000_000},1,Tea,5\n" * 5)


def long_cell_of_blanks_and_marks() -> tuple[str, bytes]:
    """Long runs of what patterns look for."""
    parts = (" " * 200_000, "-" * 200_000, "1," * 100_000, "1." * 100_000, "€" * 100_000, "(" * 100_000, "12 " * 90_000)
    lines = "".join(f'"{part}",1,"{part}","{part}"\n' for part in parts)
    return _csv(HEADER + LINE * 20 + lines)


def long_header() -> tuple[str, bytes]:
    """A header of a million letters."""
    return _csv(f"Date,Receipt,{'kundenummer' * 90_000},Amount\n" + LINE * 20)


def one_long_line() -> tuple[str, bytes]:
    """A hundred megabytes without an end of line."""
    return _csv("Date,Item,Amount," * 6_000_000)


def quotes_that_do_not_close() -> tuple[str, bytes]:
    """Each line opens a quote."""
    return _csv(HEADER + "".join(f'2024-01-13,{at},"Tea,5\n' for at in range(200_000)))


def one_quote_that_does_not_close() -> tuple[str, bytes]:
    """The first line opens a quote, two hundred thousand good ones follow, and the last ones have quotes, too."""
    good = "".join(f"2024-01-13,{at},Tea,5\n" for at in range(200_000))
    return _csv(f'{HEADER}2024-01-13,1,"Tea,5\n{good}' + '2024-01-13,1,"Tea",5\n' * 3)


def odd_quotes() -> tuple[str, bytes]:
    """Quotes in threes, so that nothing pairs."""
    return _csv(HEADER + "".join(f'2024-01-13,{at},"""Tea " x,5"\n' for at in range(100_000)))


def entities() -> str:
    """A document type in which one short name stands for a billion words."""
    levels = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "laugh">{levels}]>'


def entities_in_xlsx() -> tuple[str, bytes]:
    """A billion laughs in a cell of an .xlsx."""
    return _xlsx(_TABLE + f'<row r="3">{_CELL.format("A3", "&l9;")}</row>', before=entities())


def entities_in_ods() -> tuple[str, bytes]:
    """A billion laughs in a cell of an .ods."""
    return _ods(_ODS_TABLE + f"<table:table-row>{_ODS_CELL.format('', '&l9;')}</table:table-row>", entities()[21:])


def entities_in_xml() -> tuple[str, bytes]:
    """A billion laughs in Excel's XML."""
    cells = "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in ("Date", "Item", "&l9;"))
    return "xls", f"{entities()}<Workbook><Worksheet><Table><Row>{cells}</Row></Table></Worksheet></Workbook>".encode()


def repeated_cells_in_ods() -> tuple[str, bytes]:
    """One cell that says it stands a thousand times in each of a million rows."""
    cell = _ODS_CELL.format(' table:number-columns-repeated="1024"', "5")
    return _ods(_ODS_TABLE + f'<table:table-row table:number-rows-repeated="1048570">{cell}</table:table-row>')


def repeated_rows_in_ods() -> tuple[str, bytes]:
    """Fifty rows, each of which says it stands a million times."""
    row = f'<table:table-row table:number-rows-repeated="1048570">{_ODS_CELL.format("", "Tea")}</table:table-row>'
    return _ods(_ODS_TABLE + row * 50)


def spans_in_html() -> tuple[str, bytes]:
    """A page of a hundred thousand cells, each a thousand columns wide and as many rows high."""
    cell = '<td colspan="1000" rowspan="1000">5</td>'
    return (
        "xls",
        f"<html><table><tr><td>Date</td><td>Amount</td></tr>{f'<tr>{cell * 100}</tr>' * 1000}</table>".encode(),
    )


def nested_html() -> tuple[str, bytes]:
    """Tables within tables, fifty thousand deep."""
    return "xls", ("<html>" + "<table><tr><td>Date</td><td>" * 50_000).encode()


def open_markup() -> tuple[str, bytes]:
    """Tags, comments and references that do not end."""
    return "xls", ("<html><table>" + "<td <!-- &#x " * 200_000 + "<![CDATA[" * 50_000).encode()


def indices_in_xml() -> tuple[str, bytes]:
    """Cells and rows that say they stand far away."""
    cell = '<Row ss:Index="9999999"><Cell ss:Index="9999999"><Data ss:Type="Number">5</Data></Cell></Row>'
    return "xls", f"<?xml version='1.0'?><Workbook><Worksheet><Table>{cell * 20_000}".encode()


def nested_archives() -> tuple[str, bytes]:
    """A .zip in a .gz in a .zip, twelve deep."""
    content = (HEADER + LINE).encode()
    for at in range(6):
        content = zipped({f"{at}.csv": gzip.compress(content)})
    return "zip", content


def many_members() -> tuple[str, bytes]:
    """A .zip of fifty thousand tables."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for at in range(50_000):
            archive.writestr(f"{at}.csv", b"")
    return "zip", out.getvalue()


def many_sheets() -> tuple[str, bytes]:
    """A workbook of two thousand sheets."""
    names = [f"S{at}" for at in range(2000)]
    pages = {f"xl/worksheets/sheet{at}.xml": sheet(_TABLE) for at in range(1, 2001)}
    return "xlsx", zipped({**xlsx_parts(names), **pages})


def nested_xml() -> tuple[str, bytes]:
    """Elements within elements in a sheet, half a million deep."""
    return _xlsx(_TABLE + "<row>" * 500_000)


_GOOD = Page("Sales", [["Date", "Item", "Amount"], *[["2024-01-13", "Tea", 5]] * 20])


def _old(change: Callable[[bytearray], None]) -> tuple[str, bytes]:
    content = bytearray(biff.xls([_GOOD]))
    change(content)
    return "xls", bytes(content)


def _last_number(content: bytearray) -> int:
    return content.rindex(struct.pack("<HH", 0x0203, 14))


def far_cell_in_xls() -> tuple[str, bytes]:
    """An old workbook with a number in a corner that no sheet has."""
    return _old(lambda content: struct.pack_into("<HH", content, _last_number(content) + 4, 65535, 65535))


def last_cell_in_xls() -> tuple[str, bytes]:
    """An old workbook with a number in the last corner of a sheet."""
    return _old(lambda content: struct.pack_into("<HH", content, _last_number(content) + 4, 65535, 255))


def wide_dimensions_in_xls() -> tuple[str, bytes]:
    """An old workbook that says it is as large as can be said."""

    def change(content: bytearray) -> None:
        at = content.index(struct.pack("<HH", 0x0200, 14))
        struct.pack_into("<IIHH", content, at + 4, 0, 0x7FFFFFFF, 0, 0xFFFF)

    return _old(change)


def endless_chain_in_xls() -> tuple[str, bytes]:
    """An old workbook whose sectors follow each other in a ring."""
    return _old(lambda content: struct.pack_into("<I", content, len(content) - 512, 0))


def long_stream_in_xls() -> tuple[str, bytes]:
    """An old workbook whose stream says it has four gigabytes."""

    def change(content: bytearray) -> None:
        at = content.index("Workbook".encode("utf-16-le"))
        struct.pack_into("<Q", content, at + 120, 0xFFFFFFFF)

    return _old(change)


def many_tables_in_xls() -> tuple[str, bytes]:
    """An old workbook that says it has four thousand million allocation tables."""
    return _old(lambda content: struct.pack_into("<I", content, 44, 0xFFFFFFF0))


def _binary(further: bytes = b"", dimension: tuple[int, int, int, int] | None = None) -> tuple[str, bytes]:
    content = xlsb.sheet(_GOOD.rows, further)
    if dimension:
        content = content.replace(struct.pack("<4I", 0, 20, 0, 2), struct.pack("<4I", *dimension), 1)
    book = xlsb.record(131) + xlsb.record(143) + xlsb.bundle(1, "Sales") + xlsb.record(144) + xlsb.record(132)
    return "xlsb", xlsb.packed([content], book)


def far_cell_in_xlsb() -> tuple[str, bytes]:
    """A binary workbook with a number in the last corner of a sheet."""
    return _binary(xlsb.row_start(0xFFFFF) + xlsb.number_cell(0x3FFF, 1))


def cell_beyond_xlsb() -> tuple[str, bytes]:
    """A binary workbook with a number in a corner that no sheet has."""
    return _binary(xlsb.row_start(0xFFFF) + xlsb.number_cell(0xFFFFFFF0, 1))


def wide_dimensions_in_xlsb() -> tuple[str, bytes]:
    """A binary workbook that says it is as large as can be said."""
    return _binary(dimension=(0, 0xFFFFF, 0, 0x3FFF))


def wrong_dimensions_in_xlsb() -> tuple[str, bytes]:
    """A binary workbook that ends before it begins."""
    return _binary(dimension=(0xFFFFFFFF, 0, 0xFFFFFFFF, 0))


def long_address() -> tuple[str, bytes]:
    """A cell whose row has fifty digits."""
    return _xlsx(_TABLE + f'<row r="3"><c r="F1{"5" * 50}"><v>1</v></c></row>')


BOMBS: Final[dict[str, Bomb]] = {
    name: made
    for name, made in list(globals().items())
    if callable(made)
    and getattr(made, "__module__", "") == __name__
    and not name.startswith("_")
    and name != "entities"
}
