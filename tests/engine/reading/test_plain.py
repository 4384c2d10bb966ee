"""The fast way through a text file gives what the careful one gives, row by row and cell by cell."""

import csv
import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.progress import silent
from engine.reading import delimited, plain
from engine.reading.lines import SalesLines
from engine.reading.plain import Block
from engine.reading.plans import plan_book
from engine.reading.sales import SalesReader
from engine.reading.sheets import TextSheet, open_book

LATEST = 1_830_000_000
HEADER = "Date,Receipt,Customer ID,SKU,Item,Qty,Unit Price,Amount,Currency,Status\n"
USUAL = "2024-01-13 09:05,R1,C7,0012,Tea,1,4.50,4.50,EUR,paid"

DATES = (
    "2024-01-13 09:05|2024-01-13T23:59:59|2024-02-30 10:00|13.01.2024 7:05|2024-01-14|2024-01-13 25:00|Jan 5 2024||x"
)
CELLS = [
    DATES.split("|"),
    "R1|R1|R2|R3||'0004|5.24E+15| ".split("|"),
    "C7|C8||n/a|'0012|C7 ".split("|"),
    "0012|0013||12.0|A-1".split("|"),
    'Tea|tea|"Tea, green"|"5"" pipe"|抹茶|Café||Postage|  Tea  '.split("|"),
    "1|2|-1||3.0|1O|-".split("|"),
    '4.50|"1,234.50"|$3|(2.00)||free'.split("|"),
    "4.50|-4.50|9||9,99|1O.50".split("|"),
    "EUR|USD|eur|".split("|"),
    "paid|refunded|cancelled||Void".split("|"),
]
row = st.tuples(*map(st.sampled_from, CELLS)).map(",".join)
odd = st.sampled_from(
    ["", ",,,,,,,,,", "Total,,,,,,,99,,", HEADER.strip(), "2024-01-15,R9", f"{USUAL},more", 'a"b,"c",d', 'a"b,"c,d']
)
document = st.lists(st.one_of(st.just(USUAL), row, row, odd), min_size=1, max_size=30)


def all_of(lines: SalesLines):
    told = {name: getattr(lines, name).tolist() for name in SalesLines.ARRAYS}
    # Problems of one row come together only where the row is in a block with all others.
    found = sorted((p.code, p.cell, p.value, p.column, p.stored, p.cells, p.place) for p in lines.findings.problems)
    counts = [sorted(counter.items()) for counter in (lines.findings.left_out, lines.findings.noted)]
    texts = {name: list(each) for name, each in lines.texts.items()}
    return repr((told, texts, lines.customers, lines.products, found, counts, lines.rows_read, lines.cancelled))


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("plain") / "till.csv"


@settings(max_examples=100, deadline=None)
@given(rows=document, end=st.sampled_from(["\n", "\r\n"]), size=st.sampled_from([60, 200, 1 << 21]), last=st.booleans())
def test_a_messy_file_reads_the_same_both_ways(path, rows, end, size, last):
    text = (HEADER + "\n".join([USUAL, *rows])).replace("\n", end) + end * last
    path.write_bytes(text.encode())
    before = plain.BLOCK
    plain.BLOCK = size
    try:
        both = []
        for way in ("fast", "careful"):
            (plan,) = plan_book(open_book(path))
            if plan.refusal is not None:
                return
            if way == "careful":
                plan.table.blocks = plan.table.batches
            lines = SalesReader(plan, LATEST, "EUR").read(silent)
            both.append((all_of(lines), lines.voids and all_of(lines.voids)))
    finally:
        plain.BLOCK = before
    assert both[0] == both[1]


cell = st.text(st.sampled_from("ab1.,\"'; é抹\t"), max_size=20)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(cell, min_size=3, max_size=3), min_size=1, max_size=8), st.booleans())
def test_a_block_that_is_plain_has_the_cells_that_the_csv_module_reads(rows, quoted):
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL).writerows(rows)
    block = Block.of(written.getvalue().encode(), ",", "utf-8", 0, 3)
    if block is None:
        assert '"' in written.getvalue()
        return
    expected = list(csv.reader(io.StringIO(written.getvalue(), newline="")))
    assert list(block) == expected
    for at in range(3):
        column = block.column(at)
        assert list(column) == [each[at] for each in expected]
        assert column.texts == list(dict.fromkeys(column))


def test_long_cells_and_equal_digests_are_told_apart(monkeypatch):
    texts = ["x" * 600, "y" * 30, "y" * 29 + "z", "y" * 30]
    block = Block.of("".join(f"{text},1\n" for text in texts).encode(), ",", "utf-8", 0, 2)
    assert list(block.column(0)) == texts
    monkeypatch.setattr(plain, "_STEP", np.uint64(0))
    block = Block.of("".join(f"{text[:24]}{n},1\n" for n, text in enumerate(texts)).encode(), ",", "utf-8", 0, 2)
    assert list(block.column(0)) == [f"{text[:24]}{n}" for n, text in enumerate(texts)]


def test_most_of_a_tills_file_goes_the_fast_way(path):
    path.write_text("Shop\n\n" + HEADER + f"{USUAL}\n" * 5000)
    sheet = open_book(path).sheets[0]
    assert isinstance(sheet, TextSheet)
    blocks = list(sheet.blocks(3, 0, 10))
    assert [(at, type(rows), len(rows)) for at, rows in blocks] == [(4, Block, 5000)]


def test_a_line_without_an_end_is_refused_before_it_fills_the_memory(monkeypatch, path):
    monkeypatch.setattr(delimited, "LONGEST_LINE", 1000)
    monkeypatch.setattr(plain, "BLOCK", 500)
    path.write_text(HEADER + f"{USUAL}\n" * 60 + "x" * 5000)
    with pytest.raises(delimited.ShopError) as error:
        list(open_book(path).sheets[0].blocks(1, 0, 10))
    assert error.value.code == "file.unreadable"


@pytest.mark.parametrize("mark", ["¦", "§"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_delimiter_of_two_bytes_divides_cells_whole(path, mark, encoding):
    rows = "".join(f"{day}.03.2025,R{day},C7,0012,Tea,1,4.50,4.50,EUR,paid\n" for day in range(13, 29))
    path.write_bytes((HEADER + rows).replace(",", mark).encode(encoding))
    (plan,) = plan_book(open_book(path))
    lines = SalesReader(plan, LATEST, "EUR").read(silent)
    assert (len(lines), lines.texts["product"][0]) == (16, "0012")
