"""Going on after an interruption, the same lists every time, and which models stay in use."""

import dataclasses
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import training
from engine.__main__ import main
from engine.errors import Cancelled, ShopError
from engine.models.best import Best
from engine.models.classic import Classic
from engine.models.network import Network
from engine.models.repeat import Repeat
from engine.models.value import ValueNetwork
from engine.shop import Shop
from engine.store import checkpoints, database, models
from engine.training import run as running
from engine.training.earlier import Before
from tests.gui.pages.small_shop import make_shop

NOW, LATER = datetime(2026, 3, 1, 12, 0), datetime(2026, 3, 2, 12, 0)

# Keras turns a TensorFlow variable into an array in a way that numpy 2 warns of.
pytestmark = [
    pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning"),
    pytest.mark.timeout(600),
]


@pytest.fixture(scope="module", autouse=True)
def _one_window() -> Iterator[None]:
    """One hidden window is enough here: each costs a learning of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("engine.evaluation.report._MOST_ORIGINS", 1)
        yield


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    connection = database.open_writer(path)
    try:
        yield connection
    finally:
        database.close(connection)


def cancelled_at(connection: sqlite3.Connection, step: str) -> None:
    def cancel(share: float, now: str) -> None:
        if now == step:
            raise Cancelled

    with pytest.raises(Cancelled):
        training.train(connection, now=LATER, progress=cancel)


def lists_of(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """What the run in use says, to the last digit."""
    return [
        tuple(row[name] for name in ("customer_id", "rank", "product_id", "score"))
        for name in ("again", "new", "best")
        for row in models.recommendations(connection, name)
    ]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop that learned once."""
    path = make_shop(tmp_path_factory.mktemp("cycle") / "once.regulars")
    with writing(path) as connection:
        training.train(connection, now=NOW)
    return path


@pytest.fixture(scope="module")
def halfway(once: Path) -> Path:
    """The same shop, whose second learning was interrupted while it worked out what people spend, and then once more at
    the very end."""
    path = Path(shutil.copy(once, once.with_name("halfway.regulars")))
    with writing(path) as connection, pytest.MonkeyPatch.context() as patch:
        cancelled_at(connection, "train.value")
        assert checkpoints.unfinished(connection) == LATER.isoformat()
        assert connection.execute("SELECT COUNT(*) FROM run").fetchone()[0] == 1
        # What was finished is not done again.
        patch.setattr(Best, "fit", _never)
        cancelled_at(connection, "train.storing")
    return path


@pytest.fixture
def path(halfway: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(halfway, tmp_path / "shop.regulars"))


def _never(*_: Any, **__: Any) -> Any:
    raise AssertionError("this was finished before")


def test_an_interrupted_learning_goes_on_and_gives_the_lists_of_one_that_was_not(path: Path, monkeypatch: Any):
    monkeypatch.setattr(Best, "fit", _never)
    with writing(path) as connection:
        before = lists_of(connection)
        result = training.train(connection, now=LATER)
        # The same sales and the same seed: to the last digit what the first learning, which nothing interrupted, gave.
        assert lists_of(connection) == before
        assert result["run_id"] == 2
        assert checkpoints.unfinished(connection) is None
        assert connection.execute("SELECT COUNT(*) FROM checkpoint").fetchone()[0] == 0
        first, second = reversed(models.list_runs(connection))
    assert first["winners"] == second["winners"]
    assert first["evaluation"]["lists"] == second["evaluation"]["lists"]


def test_an_equal_model_takes_the_place_of_the_earlier_one(path: Path):
    with writing(path) as connection:
        result = training.train(connection, now=LATER)
        run = models.list_runs(connection)[0]
    assert result["kept"] == {"lists": False, "value": False}
    compared = run["evaluation"]["earlier"]
    assert compared["run_id"] == 1
    assert compared["lists"]
    for figures in compared["lists"].values():
        assert figures["earlier"] == pytest.approx(figures["new"])


def test_a_better_earlier_model_stays_and_says_when_it_was_learned(path: Path, monkeypatch: pytest.MonkeyPatch):
    evaluate = running.evaluate_lists
    monkeypatch.setattr(
        running, "evaluate_lists", lambda *a, **k: dataclasses.replace(evaluate(*a, **k), keeps_earlier=True)
    )
    with writing(path) as connection:
        result = training.train(connection, now=LATER)
        assert result["kept"]["lists"]
        names = ("best", "hidden.best")
        kept = [models.load_archive(connection, result["run_id"], name) for name in names]
        assert kept == [models.load_archive(connection, 1, name) for name in names]
        run = models.list_runs(connection)[0]
        assert lists_of(connection)
    assert run["learned"] == {"lists": NOW.isoformat(), "value": LATER.isoformat()}


def test_a_learning_from_other_sales_begins_anew(path: Path):
    with writing(path) as connection:
        sales, day = training.run.known(connection, None, lambda share, step: None)
        other = training.stages.inputs_of(sales.until(day - 1), day - 1, 90, 0, 1, False)
        same = training.stages.inputs_of(sales, day, 90, 0, 1, False)
        assert training.stages.inputs_of(sales, day, 90, 1, 1, False) != same
        assert checkpoints.load(connection, "value", same)
        training.stages.Stages(connection, other, LATER.isoformat()).begin()
        assert checkpoints.load(connection, "value", same) is None


def test_a_learning_that_was_stopped_on_purpose_does_not_go_on_by_itself(path: Path):
    with Shop.open(path) as shop:
        assert shop.model_report()["unfinished"]
        assert shop.leave_learning()
        assert shop.model_report()["unfinished"] is None
        assert not shop.leave_learning()


def test_a_model_that_knew_somebody_who_was_erased_does_not_stay(path: Path, capsys: pytest.CaptureFixture[str]):
    with writing(path) as connection:
        assert Before.of(connection, 10**6) is not None
        assert Before.of(connection, 1) is None  # it knows later days
    with Shop.open(path, lambda: LATER) as shop:
        shop.erase("17810")
        assert shop.model_report()["erased"] == [LATER.isoformat()]
    assert main(["models", str(path)]) == 0
    assert "People erased after the model in use was learned: 1" in capsys.readouterr().err
    with writing(path) as connection:
        assert Before.of(connection, 10**6) is None
        assert connection.execute("SELECT COUNT(*) FROM checkpoint").fetchone()[0] == 0


def test_archives_hold_numbers_and_nothing_of_a_person(path: Path):
    with writing(path) as connection:
        people = connection.execute("SELECT key, name, email, phone FROM customer").fetchall()
        archives = [
            row[0] for row in connection.execute("SELECT archive FROM model UNION ALL SELECT data FROM checkpoint")
        ]
        infos = "".join(row[0] for row in connection.execute("SELECT info FROM model"))
    texts = {str(text).encode() for row in people for text in row if text and len(str(text)) > 4}
    assert len(texts) > 100
    contents = [*_unpacked(archives), infos.encode()]
    assert len(contents) > 20
    assert not [text for text in texts if any(text in content for content in contents)]


def _unpacked(archives: list[bytes]) -> Iterator[bytes]:
    """Every member of every archive, to the innermost, as it is read."""
    import io
    import zipfile

    for archive in archives:
        if not zipfile.is_zipfile(io.BytesIO(archive)):
            yield archive
            continue
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            for name in opened.namelist():
                content = opened.read(name)
                if name.endswith(".npy"):
                    content = np.load(io.BytesIO(content), allow_pickle=False).tobytes()
                yield from _unpacked([content])


def test_who_is_erased_while_models_learn_has_no_scores_afterwards(path: Path, monkeypatch: pytest.MonkeyPatch):
    def erasing(share: float, step: str) -> None:
        if step == "train.scoring" and not gone:
            gone.append(step)
            with Shop.open(path, lambda: LATER) as shop:
                shop.erase("17811")

    gone: list[str] = []
    with writing(path) as connection:
        training.train(connection, now=LATER, progress=erasing)
        assert gone
        assert "17811" not in {row[0] for row in lists_of(connection)}
        assert database.check(connection) == []
        assert Before.of(connection, 10**6) is None


def test_too_little_room_is_said_before_anything_begins(path: Path, monkeypatch: pytest.MonkeyPatch):
    cases: list[tuple[str, Callable[[], None]]] = [
        ("memory.low", lambda: monkeypatch.setattr("engine.training.room.memory_available", lambda: 300)),
        ("disk.full", lambda: monkeypatch.setattr("engine.training.room.shutil.disk_usage", lambda _: _Usage(5 << 20))),
    ]
    for code, set_up in cases:
        with monkeypatch.context() as patch, writing(path) as connection:
            patch.setattr("engine.training.run._Learning", _never)
            set_up()
            with pytest.raises(ShopError) as error:
                training.train(connection, now=LATER)
        monkeypatch.undo()
        assert error.value.code == code
        assert error.value.values["needed_mb"] > error.value.values["available_mb"]


@dataclasses.dataclass
class _Usage:
    free: int


def test_going_back_and_the_list_of_models_on_the_command_line(path: Path, capsys: pytest.CaptureFixture[str]):
    with writing(path) as connection:
        training.train(connection, now=LATER)
    assert main(["models", str(path)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 2
    assert "in_use True" in told[0]
    assert main(["models", str(path), "--use", "1"]) == 0
    assert "in_use True" in capsys.readouterr().out.splitlines()[1]
    assert main(["models", str(path), "--use", "77"]) == 1
    assert "model.unknown" in capsys.readouterr().err


def test_the_value_network_is_the_same_every_time(once: Path):
    with writing(once) as connection:
        sales, day = training.run.known(connection, None, lambda share, step: None)
    first, again = (ValueNetwork().fit(sales, day, 28, seed=3).predict(sales, day) for _ in range(2))
    for name, array in first.items():
        np.testing.assert_array_equal(array, again[name])


def test_a_refresh_goes_on_from_the_models_in_use(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = Path(shutil.copy(once, tmp_path / "refreshed.regulars"))
    seen: list[tuple[bool, int]] = []
    fit = Network.fit

    def watched(self: Network, x: Any, *rest: Any, **more: Any) -> Network:
        seen.append((more["earlier"] is not None, len(x)))
        return fit(self, x, *rest, **more)

    monkeypatch.setattr(Network, "fit", watched)
    monkeypatch.setattr(Classic, "fit", _never)
    monkeypatch.setattr(ValueNetwork, "_learn", _never)
    with writing(path) as connection:
        result = training.train(connection, refresh=True, now=LATER)
        run = models.list_runs(connection)[0]
        assert lists_of(connection)
        before = Before.of(connection, 10**6)
        assert before is not None
        assert before.whole == models.list_runs(connection)[1]["as_of"]
        assert before.can_go_on(before.whole, 90)
        assert not before.can_go_on(before.whole + 101, 90)
        monkeypatch.setattr(Repeat, "width", Repeat.width + 1)
        assert not before.can_go_on(before.whole, 90)
        assert not before.can_go_on(before.whole, 30)
    assert result["refreshed"]
    assert run["evaluation"]["refreshed"]
    assert all(warm for warm, _ in seen)
    assert set(run["evaluation"]["lists"]["best"]) == {
        "best_sellers",
        "best_sellers_28",
        "own_frequency",
        "last_basket",
        "best",
    }


def test_a_refresh_without_a_model_is_a_whole_learning(path: Path):
    with writing(path) as connection:
        connection.execute("DELETE FROM model WHERE name LIKE 'hidden.%'")
        before = Before.of(connection, 10**6)
        assert before is not None
        assert not before.can_go_on(before.whole, 90)
