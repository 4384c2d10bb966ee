"""Archives that are small and unpack to much, made without making what they unpack to."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence


def deflated(start: bytes, block: bytes, times: int, end: bytes = b"") -> tuple[bytes, int]:
    """A raw deflate stream of `start`, `block` so many times, and `end`; and how long that is."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)
    repeated = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    last = packer.compress(end) + packer.flush()
    return first + repeated * times + last, len(start) + len(block) * times + len(end)


def gzipped(stream: bytes, size: int) -> bytes:
    """A .gz around a raw deflate stream; its checksum is wrong, which shows when all is unpacked."""
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + stream + struct.pack("<II", 0, size & 0xFFFFFFFF)


def zipped(members: Mapping[str, bytes | tuple[bytes, int]], said: int | None = None) -> bytes:
    """A .zip of plain members and of raw deflate streams with their sizes. `said` is a size told instead of the true one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            if isinstance(content, bytes):
                archive.writestr(name, content)
                continue
            stream, size = content
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.header_offset = out.tell()
            info.CRC = 0
            info.compress_size, info.file_size = len(stream), size if said is None else said
            out.write(info.FileHeader(zip64=False))
            out.write(stream)
            archive.filelist.append(info)
            archive.NameToInfo[name] = info
            archive.start_dir = out.tell()
            archive._didModify = True
    return out.getvalue()


TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/>'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx_parts(sheets: Sequence[str] = ("Sheet1",)) -> dict[str, bytes]:
    """What an .xlsx needs besides its sheets `xl/worksheets/sheet1.xml`, …"""
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{_RELATED}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at, _ in enumerate(sheets, 1)
    )
    relations += f'<Relationship Id="s" Type="{_RELATED}/sharedStrings" Target="sharedStrings.xml"/>'
    named = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(sheets, 1))
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_RELATED}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'.encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{_RELATED}"><sheets>{named}</sheets></workbook>'
        ).encode(),
    }


def sheet(rows: str, before: str = "") -> bytes:
    """The XML of a sheet."""
    return f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()
