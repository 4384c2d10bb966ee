"""A file for a truth: every choice hangs on one seed."""

import gzip
import io
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.engine.importing.costumes import books
from tests.engine.importing.costumes.biff import xls
from tests.engine.importing.costumes.layout import Layout, lay_out
from tests.engine.importing.costumes.styles import DateStyle, make_styles
from tests.engine.importing.costumes.texts import code_for, write_text
from tests.engine.importing.costumes.truth import Truth, languages, make_truth
from tests.engine.importing.costumes.xlsb import xlsb

TYPED = ("xlsx", "xls", "xlsb", "ods", "xml")
KINDS = (*["text"] * 12, *["xlsx"] * 6, *["xls", "ods", "html", "xml"] * 3, "xlsb")


@dataclass(frozen=True)
class Costume:
    """A truth in a file, and what the file tells of it. `said` tells how it was made, `dates` in which style; `may_refuse`
    and `sums` as of `Shape`."""

    seed: int
    truth: Truth
    path: Path
    dates: DateStyle
    said: str
    told: Counter[tuple[Any, ...]]
    may_refuse: frozenset[str] = frozenset()
    sums: bool = False


def dress(seed: int, folder: Path) -> Costume:
    """Make the truth of a seed and write it as some till would."""
    chance = Random(seed)
    truth = make_truth(chance, chance.choice(list(languages())))
    kind = chance.choice(KINDS)
    base_1904 = kind in ("xlsx", "xls") and chance.random() < 0.1
    own_code = kind == "text" and chance.random() < 0.5
    styles = make_styles(chance, truth, kind in TYPED, own_code, base_1904)
    layout = lay_out(chance, truth, styles, kind in TYPED, kind not in ("text", "xlsb"))
    content, how = _written(chance, kind, layout, truth, own_code, base_1904)
    name, content = _packed(chance, kind, f"{seed}", content)
    path = folder / name
    path.write_bytes(content)
    said = [
        name,
        truth.language,
        how,
        f"dates {styles.dates.name}",
        f"numbers {styles.numbers.name}",
        f"ids {styles.id_name}",
        *layout.said,
        "shows " + " ".join(name for name, shown in vars(truth.shown).items() if shown),
    ]
    told = layout.told, layout.may_refuse, layout.sums
    return Costume(seed, truth, path, styles.dates, "; ".join(said), *told)


def _written(
    chance: Random, kind: str, layout: Layout, truth: Truth, own_code: bool, base_1904: bool
) -> tuple[bytes, str]:
    pages = layout.pages
    if kind == "text":
        code = code_for(chance, truth.language, pages[0].rows) if own_code else None
        return write_text(chance, pages[0].rows, truth.language, code)
    if kind == "html":
        code = "utf-8"
        if chance.random() < 0.4:
            code = code_for(chance, truth.language, pages[0].rows) or code
        return books.html(pages, code), f"html {code}"
    if kind in ("xlsx", "xls"):
        write = books.xlsx if kind == "xlsx" else xls
        return write(pages, base_1904), f"{kind}{' 1904' if base_1904 else ''}"
    write = {"ods": books.ods, "xlsb": xlsb}.get(kind, books.xml_2003)
    return write(pages), kind


def _packed(chance: Random, kind: str, stem: str, content: bytes) -> tuple[str, bytes]:
    ending = {"text": chance.choice(("csv", "csv", "txt", "xls")), "html": "xls", "xml": "xls"}.get(kind, kind)
    name = f"{stem}.{ending}"
    how = chance.random()
    if how < 0.04:
        return f"{name}.gz", gzip.compress(content)
    if how < 0.08:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, content)
            if chance.random() < 0.5:
                archive.writestr("readme.txt", "Exported by the till.\r\n")
        return f"{stem}.zip", out.getvalue()
    return name, content
