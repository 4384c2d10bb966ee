"""Files made to hang, crash or fill the memory are read or refused in time, in bounds, and in one piece."""

import os

import pytest

from tests.faults.fuzzing.bombs import BOMBS
from tests.faults.fuzzing.imports import Importer

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork and wait4")


@pytest.fixture(scope="module")
def attempt():
    with Importer() as importer:
        yield importer


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_or_refused(attempt, tmp_path, name):
    ending, content = BOMBS[name]()
    path = tmp_path / f"{name}.{ending}"
    path.write_bytes(content)
    assert attempt(path).fault == ""
