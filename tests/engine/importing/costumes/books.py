"""Workbooks and pages that hold typed cells: .xlsx, .ods, Excel's XML of 2003 and HTML."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from html import escape
from typing import Any

import xlsxwriter

from tests.engine.importing.costumes.layout import Page
from tests.engine.importing.costumes.texts import encoded


def xlsx(pages: Sequence[Page], base_1904: bool = False, in_memory: bool = True) -> bytes:
    """An .xlsx workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": in_memory, "date_1904": base_1904}) as book:
        formats = {
            dt.datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            dt.date: book.add_format({"num_format": "dd.mm.yyyy"}),
            dt.time: book.add_format({"num_format": "hh:mm"}),
        }
        for page in pages:
            sheet = book.add_worksheet(page.name)
            covered = {
                (row, column): range_
                for range_ in page.merged
                for row in range(range_[0], range_[2] + 1)
                for column in range(range_[1], range_[3] + 1)
            }
            for at, row in enumerate(page.rows):
                for column, cell in enumerate(row):
                    range_ = covered.get((at, column))
                    style = formats.get(type(cell))
                    if range_ and range_[:2] == (at, column):
                        sheet.merge_range(*range_, "", style)
                    elif range_:
                        continue
                    if cell == "":
                        continue
                    if isinstance(cell, str):
                        sheet.write_string(at, column, cell, style)
                    elif style is not None:
                        sheet.write_datetime(at, column, cell, style)
                    else:
                        sheet.write_number(at, column, cell)
    return out.getvalue()


def ods(pages: Sequence[Page]) -> bytes:
    """An OpenDocument spreadsheet; rows and columns that repeat are written once, as LibreOffice does."""
    spaces = "urn:oasis:names:tc:opendocument:xmlns:"
    body = "".join(
        f'<table:table table:name="{escape(page.name)}">{"".join(map(_ods_row, page.rows))}</table:table>'
        for page in pages
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2"'
        f' xmlns:office="{spaces}office:1.0" xmlns:table="{spaces}table:1.0" xmlns:text="{spaces}text:1.0">'
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{spaces}manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def _ods_row(row: Sequence[Any]) -> str:
    cells, empty = [], 0
    for cell in row:
        if cell == "":
            empty += 1
            continue
        if empty:
            cells.append(f'<table:table-cell table:number-columns-repeated="{empty}"/>')
            empty = 0
        cells.append(_ods_cell(cell))
    return f"<table:table-row>{''.join(cells) or '<table:table-cell/>'}</table:table-row>"


def _ods_cell(cell: Any) -> str:
    if isinstance(cell, str):
        said = 'office:value-type="string"'
    elif isinstance(cell, dt.time):
        said = f'office:value-type="time" office:time-value="PT{cell:%H}H{cell:%M}M{cell:%S}S"'
    elif isinstance(cell, dt.date):
        said = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    else:
        said = f'office:value-type="float" office:value="{cell!r}"'
    return f"<table:table-cell {said}><text:p>{escape(str(cell))}</text:p></table:table-cell>"


def xml_2003(pages: Sequence[Page]) -> bytes:
    """Excel's XML of 2003, which many a till saves as .xls."""
    sheets = "".join(
        f'<Worksheet ss:Name="{escape(page.name)}"><Table>{"".join(map(_xml_row, page.rows))}</Table></Worksheet>'
        for page in pages
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        f' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{sheets}</Workbook>'
    ).encode()


def _xml_row(row: Sequence[Any]) -> str:
    cells, skipped = [], False
    for at, cell in enumerate(row, 1):
        if cell == "":
            skipped = True
            continue
        index = f' ss:Index="{at}"' if skipped else ""
        skipped = False
        kind, text = "String", str(cell)
        if isinstance(cell, dt.time):
            kind, text = "DateTime", f"1899-12-31T{cell.isoformat()}.000"
        elif isinstance(cell, dt.datetime):
            kind, text = "DateTime", f"{cell.isoformat()}.000"
        elif isinstance(cell, dt.date):
            kind, text = "DateTime", f"{cell.isoformat()}T00:00:00.000"
        elif not isinstance(cell, str):
            kind, text = "Number", repr(cell)
        cells.append(f'<Cell{index}><Data ss:Type="{kind}">{escape(text)}</Data></Cell>')
    return f"<Row>{''.join(cells)}</Row>"


def html(pages: Sequence[Page], code: str) -> bytes:
    """A page with one table a sheet, as tills save it under the ending .xls."""
    tables = "".join(f"<table>{''.join(f'<tr>{_html_cells(row)}</tr>' for row in page.rows)}</table>" for page in pages)
    return encoded(f'<html><head><meta charset="{code}"></head><body>{tables}</body></html>', code)


def _html_cells(row: Sequence[Any]) -> str:
    return "".join(f"<td>{escape(str(cell))}</td>" for cell in row)
