"""What an .xlsx says of its cells that calamine does not: errors, ids shown with leading zeros, hidden rows."""

import re
import zipfile
from dataclasses import dataclass, field
from typing import Final

_SCANNED: Final = 32 << 20
_STYLED: Final = 1 << 20
_ERROR_CELL: Final = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"[^>]*t="e"[^>]*>(?:<(?:\w+:)?f[^<]*(?:</(?:\w+:)?f>|/>))?<(?:\w+:)?v>([^<]{1,20})<'
)
_HIDDEN_ROW: Final = re.compile(rb'<(?:\w+:)?row [^>]*?r="(\d{1,7})"[^>]*?hidden="(?:1|true)"')
_STYLED_NUMBER: Final = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})\d{1,7}" s="(\d+)"(?: t="n")?><(?:\w+:)?v>\d+<')
_SHEET: Final = re.compile(r'<(?:\w+:)?sheet [^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"')
_TARGET: Final = re.compile(r"<Relationship [^>]*>")
_ATTRIBUTE: Final = re.compile(r'(\w+)="([^"]*)"')
_NUMBER_FORMAT: Final = re.compile(r'<(?:\w+:)?numFmt [^>]*?numFmtId="(\d+)" formatCode="([^"]*)"')
_CELL_FORMATS: Final = re.compile(r"<(?:\w+:)?cellXfs.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_FORMAT: Final = re.compile(r'<(?:\w+:)?xf [^>]*?numFmtId="(\d+)"')
_ZEROS: Final = re.compile(r'(?:"([^"]*)"|\\?([A-Za-z-]?))(0{2,15})(?:;.*)?')


@dataclass
class Remarks:
    """Of one sheet, rows and columns counted from 0: `errors` by place (`#N/A`), `zeros` by column: what stands before a
    whole number and how many digits it has (`000012`), `hidden` rows counted from 1."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    zeros: dict[int, tuple[str, int]] = field(default_factory=dict)
    hidden: list[int] = field(default_factory=list)


def remarks_of(archive: zipfile.ZipFile) -> dict[str, Remarks]:
    """What is remarkable of each sheet, by its name."""
    styles = _zero_styles(archive)
    names = _sheet_names(archive)
    found = {}
    for member in archive.infolist():
        if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
            with archive.open(member) as sheet:
                xml = sheet.read(_SCANNED)
            found[names.get(member.filename, member.filename)] = _remarks(xml, styles)
    return found


def _remarks(xml: bytes, styles: dict[int, tuple[str, int]]) -> Remarks:
    remarks = Remarks()
    if b't="e"' in xml:
        for match in _ERROR_CELL.finditer(xml):
            place = int(match[2]) - 1, column_number(match[1]) - 1
            remarks.errors[place] = match[3].decode("utf-8", "replace")
    if b'hidden="' in xml:
        remarks.hidden = [int(match[1]) for match in _HIDDEN_ROW.finditer(xml)]
    if styles:
        counts: dict[int, dict[int, int]] = {}
        for match in _STYLED_NUMBER.finditer(xml[:_STYLED]):
            of_column = counts.setdefault(column_number(match[1]) - 1, {})
            of_column[int(match[2])] = of_column.get(int(match[2]), 0) + 1
        for column, used in counts.items():
            most = max(used, key=lambda style: used[style])
            if most in styles:
                remarks.zeros[column] = styles[most]
    return remarks


def _zero_styles(archive: zipfile.ZipFile) -> dict[int, tuple[str, int]]:
    """Styles whose number format writes whole numbers with leading zeros, by their number."""
    styles = _text(archive, "xl/styles.xml")
    zeros = {}
    for number, code in _NUMBER_FORMAT.findall(styles):
        match = _ZEROS.fullmatch(code.replace("&quot;", '"'))
        if match:
            zeros[number] = (match[1] or match[2] or "", len(match[3]))
    formats = _CELL_FORMATS.search(styles) if zeros else None
    used = _CELL_FORMAT.findall(formats[0]) if formats else []
    return {at: zeros[number] for at, number in enumerate(used) if number in zeros}


def _sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Names of the sheets by the files that they stand in."""
    from html import unescape

    parts = {}
    for relation in _TARGET.findall(_text(archive, "xl/_rels/workbook.xml.rels")):
        said = dict(_ATTRIBUTE.findall(relation))
        target = said.get("Target", "")
        parts[said.get("Id", "")] = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    named = _SHEET.findall(_text(archive, "xl/workbook.xml"))
    return {parts[relation]: unescape(name) for name, relation in named if relation in parts}


def _text(archive: zipfile.ZipFile, name: str) -> str:
    try:
        with archive.open(name) as member:
            return member.read(_SCANNED).decode("utf-8", "replace")
    except KeyError:
        return ""


def column_number(letters: bytes) -> int:
    """The letters of a column as a number from 1: A → 1, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
