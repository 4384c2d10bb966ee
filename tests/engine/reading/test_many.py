import random

import pytest

from engine.reading import texts
from engine.reading.many import ManyLabels, ManyTexts
from engine.reading.memo import Labels
from engine.reading.plain import Block

PLAIN = ["R1", "R2", "", "R-00000017", "10001", "A_9", "R100000000000000000000001"]
OTHERS = ["5E+15", "R 7", "Ü1", "  R1", "keine", "x" * 60, "'0012"]


def block(cells):
    return Block.of("".join(f"{cell},x\n" for cell in cells).encode(), ",", "utf-8", 0, 2)


@pytest.mark.parametrize(("seed", "others"), [(1, []), (2, OTHERS), (3, OTHERS[:1]), (4, [])])
@pytest.mark.parametrize("look_ahead", [False, True])
def test_many_texts_are_numbered_as_few_are(seed, others, look_ahead):
    chance = random.Random(seed)
    many, few = ManyLabels(texts.identifier), Labels(texts.identifier)
    ours, theirs = [], []
    for number in range(6):
        # Others come late: what was told apart by its bytes is then told apart by its text, too.
        cells = [chance.choice(PLAIN + (others if number > 2 else [])) for _ in range(50)]
        column = block(cells).column(0)
        if look_ahead:
            many.look_ahead(column)
        ours += many.numbers(column).tolist()
        theirs += few.numbers(block(cells).column(0)).tolist()
    settled = many.settled()
    assert list(many.labels) == [many.labels[n] for n in range(len(many.labels))]
    assert "" not in many.labels
    assert [[*many.labels, None][n] for n in settled[ours].tolist()] == [[*few.labels, None][n] for n in theirs]
    assert len(set(many.labels)) == len(many.labels)
    assert isinstance(many.labels, ManyTexts) is not bool(others)


def test_cells_of_a_list_are_numbered_too():
    many = ManyLabels(texts.identifier)
    numbers = [*many.numbers(block(["R1", "R2"]).column(0)), *many.numbers(["R2", "", "R3"])]
    assert [[*many.labels, None][n] for n in many.settled()[numbers]] == ["R1", "R2", "R2", None, "R3"]


def test_empty_cells_are_of_no_text():
    many = ManyLabels(texts.identifier)
    assert many.numbers(block(["", ""]).column(0)).tolist() == [-1, -1]
    assert (many.settled().tolist(), list(many.labels)) == ([-1], [])


def test_nothing_can_be_settled():
    many = ManyLabels(texts.identifier)
    assert many.settled().tolist() == [-1]
    assert list(many.labels) == []
