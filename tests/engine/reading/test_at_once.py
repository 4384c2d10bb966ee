"""What is read all at once is what is read one by one."""

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.reading import at_once, texts
from engine.reading.dates import ORDERS, DateParser
from engine.reading.memo import Labels
from engine.reading.numbers import number
from engine.reading.plain import Block

figures = st.one_of(
    st.text(st.sampled_from("0123456789.,-+ $€e%"), max_size=20),
    st.decimals(-(10**9), 10**9, places=2).map(str),
    st.integers(-(10**17), 10**17).map(str),
    st.sampled_from(["", "-", ".", "-.", ".5", "5.", "-0", "0.0", "1.234", "1,234", "--5", "5-", "００"]),
)
days = st.one_of(
    st.datetimes().map(lambda at: at.strftime("%Y-%m-%d %H:%M:%S")),
    st.datetimes().map(lambda at: at.strftime("%d/%m/%Y %H:%M")),
    st.datetimes().map(lambda at: at.strftime("%m.%d.%Y")),
    st.text(st.sampled_from("0123456789-/.: T"), min_size=10, max_size=19),
    st.from_regex(r"\A[0-3][0-9]([-/.])[01][0-9]\1(19|20)[0-9]{2}( [0-2][0-9]:[0-6][0-9](:[0-6][0-9])?)?\Z"),
    st.from_regex(r"\A(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9][ T][0-2][0-9]:[0-6][0-9]:[0-6][0-9]\Z"),
    st.sampled_from(["", "2023-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "0000-01-01", "2024-13-01"]),
)
ids = st.one_of(
    st.text(st.sampled_from("aEe0159-_ .'é+=#"), max_size=12),
    st.from_regex(r"\A[A-Z]{0,3}[0-9]{1,20}\Z"),
    st.sampled_from(["5E15", "5e+15", "E15", "12.0", "n/a", "-", "0012", "C-7_b", "x" * 40]),
)


def column(cells, encoding="utf-8"):
    block = Block.of("".join(f"{cell};1\n" for cell in cells).encode(encoding), ";", encoding, 0, 2)
    assert block is not None
    return block.column(0)


def one_by_one(parse, cells):
    found = []
    for cell in cells:
        try:
            value = parse(cell)
        except ValueError:
            value = None
        found.append(math.nan if value is None else float(value))
    return found


def same(values, expected):
    return [struct(value) for value in values] == [struct(value) for value in expected]


def struct(value):
    """NaN equals NaN here, and −0 is not 0."""
    return "nan" if value != value else (float(value), math.copysign(1, value))


@settings(max_examples=300, deadline=None)
@given(st.lists(figures, min_size=1, max_size=12), st.sampled_from(".,"))
def test_numbers(cells, decimal):
    found = at_once.numbers(column(cells), decimal)
    if found is None:
        assert max(map(len, cells)) > 8
        return
    values, plain = found
    expected = one_by_one(lambda cell: number(cell, decimal), cells)
    assert same(values[plain], np.array(expected)[plain])


@settings(max_examples=300, deadline=None)
@given(st.lists(days, min_size=1, max_size=12), st.sampled_from(ORDERS))
def test_moments(cells, order):
    found = at_once.moments(column(cells), order)
    if found is None:
        return
    values, plain = found
    assert same(values[plain], np.array(one_by_one(DateParser(order), cells))[plain])


def test_what_a_till_writes_is_plain():
    figures = ["12", "12.50", "-3.75", "0.05", "1000000", ""]
    values, plain = at_once.numbers(column(figures), ".")
    assert plain.all()
    assert same(values, one_by_one(number, figures))
    for written in ("2026-01-31 08:15:59", "2026-01-31T08:15", "31/01/2026 23:59", "31.01.2026"):
        values, plain = at_once.moments(column([written]), "dmy")
        assert (plain.tolist(), values.tolist()) == ([True], [DateParser("dmy")(written)])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(ids, min_size=1, max_size=12), min_size=1, max_size=4))
@pytest.mark.parametrize("parse", [texts.identifier, texts.customer, texts.text, texts.name, texts.phone])
def test_ids_met_again_and_again(parse, blocks):
    fast, careful = Labels(parse, plain=True), Labels(parse)
    for cells in blocks:
        assert fast.numbers(column(cells)).tolist() == careful.numbers(cells).tolist()
        assert fast.refusals(column(cells)) == careful.refusals(cells)
    assert fast.labels == careful.labels


def test_cells_of_one_place_do_not_stand_for_each_other(monkeypatch):
    monkeypatch.setattr(at_once, "_SHIFT", np.uint64(62))
    labels = Labels(texts.identifier, plain=True)
    cells = [f"R{n % 37}-a-long-number" if n % 2 else f"R{n % 41}" for n in range(400)]
    for _ in range(2):
        numbers = labels.numbers(column(cells))
        assert [labels.labels[number] for number in numbers] == cells


def test_equal_bytes_of_other_lengths_are_told_apart():
    labels = Labels(texts.identifier, plain=True)
    for cells in (["12345678", "1"], ["123456789012345678", "12345678", "1", ""]):
        numbers = labels.numbers(column(cells))
        assert [labels.labels[number] if number >= 0 else "" for number in numbers] == cells


@pytest.mark.parametrize("decimal", [".", ","])
def test_short_numbers_are_read_as_long_ones_are(decimal):
    chance = random.Random(3)
    pieces = ["0", "7", "12", "999", ".", ",", "-", "", "a", " ", "é", "1234567"]
    cells = ["".join(chance.choice(pieces) for _ in range(chance.randint(0, 5))).strip("\n") for _ in range(4_000)]
    cells = [cell for cell in cells if len(cell.encode()) <= 8] + [
        "12345678",
        "-1234567",
        "1234567.",
        ".5",
        "-.5",
        "0.25",
    ]
    block = Block.of("".join(f'"{cell}";x\n' for cell in cells).encode(), ";", "utf-8", 0, 2)
    words, lengths = block.column(0).words(24), block.column(0).lengths
    value, plain = at_once.short_numbers(words[0], lengths, decimal)
    expected, is_plain = at_once._long_numbers(words, lengths, decimal)
    assert plain.tolist() == is_plain.tolist()
    assert value[plain].tolist() == pytest.approx(expected[plain].tolist(), rel=0, abs=0, nan_ok=True)
    assert 200 < plain.sum() < len(cells)
