"""What every test may rely on: no screen, no network, no leftovers of the person who runs it."""

import os
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Before Qt or TensorFlow is imported. Child engine processes inherit all of it.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
_home = tempfile.TemporaryDirectory(prefix="regulars-tests-")
for _variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_variable] = _home.name


@pytest.fixture(scope="session")
def sample_folder() -> Path:
    """The sample shop's spreadsheets, as they ship."""
    return ROOT / "resources" / "sample"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Real shops' files, for those who have them beside the project; their licences keep them out of it."""
    folder = ROOT.parent / "shared" / "data" / "real"
    if not folder.is_dir():
        pytest.skip("needs the real data sets in ../shared/data/real")
    return folder


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in Regulars connects to anything."""

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise AssertionError(f"something tried to reach {address}")
        connect(self, address)

    connect = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """A thread that a test started has ended when the test has (threads of Qt's and TensorFlow's own pools aside)."""
    before = set(threading.enumerate())
    yield
    end = time.monotonic() + 3
    while (leaked := _own_threads() - before) and time.monotonic() < end:
        time.sleep(0.02)
    assert not leaked, f"threads still running: {leaked}"


def _own_threads() -> set[threading.Thread]:
    # Python calls a thread that it did not start itself, such as one of a QThreadPool, a dummy.
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}
