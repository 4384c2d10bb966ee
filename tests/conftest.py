"""What every test may rely on: no screen, no network, no leftovers of the person who runs it."""

import json
import os
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]

LAPTOP = {
    "name": "laptop",
    "x": 0,
    "y": 0,
    "width": 1366,
    "height": 768,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}

# Before Qt, numpy or TensorFlow is imported. Child engine processes inherit all of it.
_home = tempfile.TemporaryDirectory(prefix="regulars-tests-")
_screen = Path(_home.name) / "screen.json"
_screen.write_text(
    json.dumps({"synchronousWindowSystemEvents": False, "windowFrameMargins": True, "screens": [LAPTOP]})
)
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_screen}"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as in the engine
for _variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_variable] = _home.name


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long `dev.py long` looks for damaged files that an import does not survive."""
    parser.addoption("--fuzz-minutes", type=float, default=30.0, help="minutes of the fuzz test (long tests)")


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


@pytest.fixture(scope="session")
def imported_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop file that holds the sample's spreadsheets, made once a session. Read it only; `sample_shop` is a copy."""
    from engine.demo import import_sample
    from engine.shop import Shop

    path = tmp_path_factory.mktemp("sample") / "corner_shop.regulars"
    with Shop.create(path) as shop:
        import_sample(shop)
    return path


@pytest.fixture
def sample_shop(imported_sample: Path, tmp_path: Path) -> Path:
    """A shop file of its own with the sample's spreadsheets in it."""
    return Path(shutil.copy(imported_sample, tmp_path))


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
