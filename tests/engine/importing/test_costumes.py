"""A known table in a random costume must come out as it went in, or be asked about; never silently different.

A seed that fails can be looked at alone: `python -m tests.engine.importing.costumes SEED`.
"""

import pytest

from engine.errors import ShopError
from engine.reading.plans import plan_book
from engine.reading.sheets import open_book
from tests.engine.importing.costumes.verdict import ASKED, wear

_BLOCK = 1000


def failures(seeds, folder):
    """What did not come out right, by seed, and how many were asked about."""
    failed, asked = [], 0
    for seed in seeds:
        costume, verdict = wear(seed, folder)
        asked += verdict.what == ASKED
        costume.path.unlink()
        if not verdict.good:
            failed.append(f"{seed} {verdict.what}: {verdict.why}\n  {costume.said}")
    return failed, asked


def test_a_known_table_survives_any_costume(tmp_path):
    failed, asked = failures(range(300), tmp_path)
    assert not failed, "\n".join(failed)
    assert asked < 0.02 * 300


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("start", range(0, 10_000, _BLOCK))
def test_a_known_table_survives_ten_thousand_costumes(tmp_path, start):
    failed, asked = failures(range(start, start + _BLOCK), tmp_path)
    assert not failed, f"{len(failed)} of {_BLOCK}\n" + "\n".join(failed)
    assert asked < 0.02 * _BLOCK


def test_an_order_of_dates_in_doubt_is_asked_and_never_guessed(tmp_path):
    path = tmp_path / "till.csv"
    days = [(3, 4), (5, 2), (4, 3), (2, 6), (1, 5)]
    path.write_text(
        "Date,Receipt,Item,Amount\n" + "".join(f"{a:02d}/{b:02d}/2024,{n},Tea,5\n" for n, (a, b) in enumerate(days))
    )
    (plan,) = plan_book(open_book(path))
    assert isinstance(plan.refusal, ShopError)
    assert plan.refusal.code == "dates.ambiguous"
