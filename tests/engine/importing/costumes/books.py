"""Workbooks and pages that hold typed cells: .xlsx, .ods, Excel's XML of 2003 and HTML."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

import xlsxwriter

from tests.engine.importing.costumes.columns import ErrorCell
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
            covered = covered_cells(page)
            for at in page.hidden:
                sheet.set_row(at, options={"hidden": True})
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
                    if isinstance(cell, ErrorCell):
                        sheet.write_formula(at, column, "=A1/0", style, str(cell))
                    elif isinstance(cell, str):
                        sheet.write_string(at, column, cell, style)
                    elif style is not None:
                        sheet.write_datetime(at, column, cell, style)
                    else:
                        sheet.write_number(at, column, cell)
    return out.getvalue()


def covered_cells(page: Page) -> dict[tuple[int, int], tuple[int, int, int, int]]:
    """The merged range that each cell belongs to, by row and column."""
    return {
        (row, column): range_
        for range_ in page.merged
        for row in range(range_[0], range_[2] + 1)
        for column in range(range_[1], range_[3] + 1)
    }


def ods(pages: Sequence[Page]) -> bytes:
    """An OpenDocument spreadsheet; rows and columns that repeat are written once, as LibreOffice does."""
    spaces = "urn:oasis:names:tc:opendocument:xmlns:"
    body = "".join(map(_ods_table, pages))
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


def _ods_table(page: Page) -> str:
    covered = covered_cells(page)
    rows = []
    for at, row in enumerate(page.rows):
        cells, empty = [], 0
        for column, cell in enumerate(row):
            range_ = covered.get((at, column))
            if range_ and range_[:2] != (at, column):
                cells.append("<table:covered-table-cell/>")
            elif cell == "" and not range_:
                empty += 1
                if column + 1 == len(row) or row[column + 1] != "" or (at, column + 1) in covered:
                    cells.append(f'<table:table-cell table:number-columns-repeated="{empty}"/>')
                    empty = 0
            else:
                cells.append(_ods_cell(cell, range_))
        hidden = ' table:visibility="filter"' if at in page.hidden else ""
        rows.append(f"<table:table-row{hidden}>{''.join(cells) or '<table:table-cell/>'}</table:table-row>")
    return f'<table:table table:name="{escape(page.name)}">{"".join(rows)}</table:table>'


def _ods_cell(cell: Any, range_: tuple[int, int, int, int] | None) -> str:
    span = ""
    if range_:
        top, left, bottom, right = range_
        across, down = right - left + 1, bottom - top + 1
        span = f' table:number-columns-spanned="{across}" table:number-rows-spanned="{down}"'
    if isinstance(cell, str):
        said = 'office:value-type="string"'
    elif isinstance(cell, dt.time):
        said = f'office:value-type="time" office:time-value="PT{cell:%H}H{cell:%M}M{cell:%S}S"'
    elif isinstance(cell, dt.date):
        said = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    else:
        said = f'office:value-type="float" office:value="{cell!r}"'
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n"))
    return f"<table:table-cell {said}{span}>{text}</table:table-cell>"


def xml_2003(pages: Sequence[Page]) -> bytes:
    """Excel's XML of 2003, which many a till saves as .xls."""
    sheets = "".join(
        f'<Worksheet ss:Name="{escape(page.name)}"><Table>{_xml_rows(page)}</Table></Worksheet>' for page in pages
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        f' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{sheets}</Workbook>'
    ).encode()


def _xml_rows(page: Page) -> str:
    covered = covered_cells(page)
    return "".join(
        f"<Row>{''.join(_xml_cells(row, [covered.get((at, column)) for column in range(len(row))], at))}</Row>"
        for at, row in enumerate(page.rows)
    )


def _xml_cells(row: Sequence[Any], ranges: Sequence[tuple[int, int, int, int] | None], at: int) -> Iterator[str]:
    skipped = False
    for column, (cell, range_) in enumerate(zip(row, ranges)):
        within = range_ is not None and range_[:2] != (at, column)
        if within or (cell == "" and range_ is None):
            skipped = True
            continue
        index = f' ss:Index="{column + 1}"' if skipped else ""
        skipped = False
        if range_:
            index += f' ss:MergeAcross="{range_[3] - range_[1]}" ss:MergeDown="{range_[2] - range_[0]}"'
        kind, text = "String", str(cell)
        if isinstance(cell, dt.time):
            kind, text = "DateTime", f"1899-12-31T{cell.isoformat()}.000"
        elif isinstance(cell, dt.datetime):
            kind, text = "DateTime", f"{cell.isoformat()}.000"
        elif isinstance(cell, dt.date):
            kind, text = "DateTime", f"{cell.isoformat()}T00:00:00.000"
        elif not isinstance(cell, str):
            kind, text = "Number", repr(cell)
        text = escape(text).replace("\n", "&#10;")
        yield f'<Cell{index}><Data ss:Type="{kind}">{text}</Data></Cell>'


def html(pages: Sequence[Page], code: str) -> bytes:
    """A page with one table a sheet, as tills save it under the ending .xls."""
    tables = "".join(f"<table>{_html_rows(page)}</table>" for page in pages)
    return encoded(f'<html><head><meta charset="{code}"></head><body>{tables}</body></html>', code)


def _html_rows(page: Page) -> str:
    covered = covered_cells(page)
    rows = []
    for at, row in enumerate(page.rows):
        cells = []
        for column, cell in enumerate(row):
            range_ = covered.get((at, column))
            if range_ and range_[:2] != (at, column):
                continue
            span = ""
            if range_:
                span = f' colspan="{range_[3] - range_[1] + 1}" rowspan="{range_[2] - range_[0] + 1}"'
            text = escape(str(cell)).replace("\n", "<br>")
            cells.append(f"<td{span}>{text}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return "".join(rows)
