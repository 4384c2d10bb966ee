import os
import shutil
import subprocess
import sys
import tempfile

import pytest

from engine.reading import leftovers

HOLDER = """
import tempfile, sys
tempfile.tempdir = sys.argv[1]
from engine.reading.leftovers import Folder
folder = Folder()
(folder.path / "lines.db").write_text("a till's lines")
print(folder.path, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_goes_with_its_object(place):
    folder = leftovers.Folder()
    (folder.path / "lines.db").write_text("lines")
    leftovers.clear()
    assert (folder.path / "lines.db").exists()
    del folder
    assert list(place.iterdir()) == []


def test_a_folder_that_was_taken_for_a_leftover_before_it_was_locked_is_made_anew(place, monkeypatch):
    lock, removed = leftovers._locked, []

    def late(file):
        if not removed:
            removed.extend(place.iterdir())
            shutil.rmtree(removed[0])
        return lock(file)

    monkeypatch.setattr(leftovers, "_locked", late)
    folder = leftovers.Folder()
    assert removed
    assert folder.path not in removed
    (folder.path / "lines.db").write_text("lines")


def test_what_a_killed_process_left_is_removed_at_once_and_what_a_living_one_uses_stays(place):
    holders = [
        subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    paths = [holder.stdout.readline().strip() for holder in holders]
    holders[0].kill()
    holders[0].wait()
    try:
        assert all(map(os.path.isdir, paths))
        leftovers.clear()
        assert list(map(os.path.isdir, paths)) == [False, True]
    finally:
        holders[1].kill()
        for holder in holders:
            holder.communicate()
    leftovers.clear()
    assert list(place.iterdir()) == []


def test_a_folder_that_is_being_made_stays_and_an_old_one_without_its_lock_goes(place):
    (place / "regulars-spool-new").mkdir()
    (place / "regulars-spool-old").mkdir()
    os.utime(place / "regulars-spool-old", (1_700_000_000, 1_700_000_000))
    leftovers.clear()
    assert [path.name for path in place.iterdir()] == ["regulars-spool-new"]
