"""Damaged files of every kind: read or refused, in time, in bounds, and in one piece.

A seed that fails can be looked at alone: `python -m tests.faults.fuzzing SEED`.
"""

import os
import time

import pytest

from tests.faults.fuzzing.imports import Importer
from tests.faults.fuzzing.mutants import make

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork and wait4")

_FIRST_OF_THE_LONG = 1_000_000


def faults(seeds, folder, until=float("inf")):
    """What damaged files did that they should not, by seed, and how many were tried before `until`."""
    found, tried = [], 0
    with Importer() as attempt:
        for seed in seeds:
            if time.monotonic() > until:
                break
            path = make(seed, folder)
            outcome = attempt(path)
            tried += 1
            path.unlink()
            if outcome.fault:
                found.append(f"{seed} {path.name}: {outcome.fault}")
    return found, tried


def test_damaged_files_are_read_or_refused(tmp_path):
    found, _ = faults(range(100), tmp_path)
    assert not found, "\n".join(found)


@pytest.mark.long
@pytest.mark.timeout(0)
def test_damaged_files_for_half_an_hour(tmp_path, request):
    minutes = request.config.getoption("--fuzz-minutes")
    first = _FIRST_OF_THE_LONG + int(time.time()) % 1_000_000 * 1000
    found, tried = faults(range(first, first + 10_000_000), tmp_path, time.monotonic() + 60 * minutes)
    assert tried
    assert not found, f"{len(found)} of {tried}\n" + "\n".join(found)
