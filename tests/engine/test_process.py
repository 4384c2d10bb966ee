"""The engine as a child process: what it says, how it is stopped, and what is left when it dies."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.errors import Cancelled, ShopError
from engine.process import EngineProcess, serve_command

CHILD = """
import os, sys, time
from engine.errors import ShopError
from engine.process import serve

def answer(request, progress):
    verb, given = request["verb"], request["arguments"]
    if verb == "echo":
        print("a library that talks")
        return {"shop": request["shop"], **given}
    if verb == "count":
        for step in range(given["steps"]):
            progress(step / given["steps"], "import.reading")
            time.sleep(given["pause"])
        return {"counted": given["steps"]}
    if verb == "deaf":
        if request["shop"]:
            open(request["shop"], "w").close()
        time.sleep(60)
    if verb == "fail":
        raise ShopError("column.missing", column="sold_at", file="till.csv")
    if verb == "break":
        raise RuntimeError("a fault in the program")
    if verb == "full":
        raise OSError(28, "No space left on device")
    if verb == "greedy":
        raise MemoryError
    if verb == "die":
        os._exit(given["status"])
    if verb == "killed":
        os.kill(os.getpid(), 9)

sys.exit(serve(answer))
"""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[EngineProcess]:
    script = tmp_path / "child.py"
    script.write_text(CHILD, encoding="utf-8")
    process = EngineProcess([sys.executable, str(script)], cancel_seconds=0.4)
    yield process
    process.close()


def _later(action: Callable[[], None], seconds: float = 0.3) -> threading.Thread:
    def run() -> None:
        time.sleep(seconds)
        action()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_result_comes_back_whole_and_library_chatter_does_not_break_the_protocol(engine: EngineProcess) -> None:
    assert engine.call("echo", {"name": "街角 café"}, shop="a.regulars") == {"shop": "a.regulars", "name": "街角 café"}
    assert "a library that talks" in engine.last_words()


def test_progress_arrives_in_order_and_one_child_serves_many_calls(engine: EngineProcess) -> None:
    seen: list[tuple[float, str]] = []
    engine.call("count", {"steps": 4, "pause": 0.06}, progress=lambda share, step: seen.append((share, step)))
    assert [share for share, _ in seen] == sorted(share for share, _ in seen)
    assert len(seen) >= 3
    assert {step for _, step in seen} == {"import.reading"}
    assert engine.call("count", {"steps": 1, "pause": 0}) == {"counted": 1}


def test_failure_of_a_verb_keeps_code_and_values_and_the_child(engine: EngineProcess) -> None:
    with pytest.raises(ShopError) as caught:
        engine.call("fail")
    assert (caught.value.code, dict(caught.value.values)) == (
        "column.missing",
        {"column": "sold_at", "file": "till.csv"},
    )
    assert engine.running


@pytest.mark.parametrize(
    ("verb", "code"),
    [("break", "engine.died"), ("full", "disk.full"), ("greedy", "memory.low"), ("killed", "memory.low")],
)
def test_faults_become_codes(engine: EngineProcess, verb: str, code: str) -> None:
    with pytest.raises(ShopError) as caught:
        engine.call(verb)
    assert caught.value.code == code


def test_a_dead_child_is_said_and_the_next_call_starts_another(engine: EngineProcess) -> None:
    with pytest.raises(ShopError) as caught:
        engine.call("die", {"status": 3})
    assert caught.value.code == "engine.died"
    assert engine.call("echo", {"again": 1}) == {"shop": None, "again": 1}


def test_cancel_stops_at_the_next_report_and_keeps_the_child(engine: EngineProcess) -> None:
    thread = _later(engine.cancel)
    with pytest.raises(Cancelled):
        engine.call("count", {"steps": 500, "pause": 0.02})
    thread.join()
    assert engine.running
    assert engine.call("echo") == {"shop": None}


def test_cancel_ends_a_child_that_does_not_listen(engine: EngineProcess) -> None:
    thread = _later(engine.cancel)
    start = time.monotonic()
    with pytest.raises(Cancelled):
        engine.call("deaf")
    thread.join()
    assert time.monotonic() - start < 5
    assert not engine.running


def test_a_new_shop_that_a_child_was_ended_over_is_taken_away_and_an_old_one_is_not(
    engine: EngineProcess, tmp_path: Path
) -> None:
    new, old = tmp_path / "new.regulars", tmp_path / "old.regulars"
    old.touch()
    for shop in (new, old):
        thread = _later(engine.cancel)
        with pytest.raises(Cancelled):
            engine.call("deaf", shop=str(shop))
        thread.join()
    assert not new.exists()
    assert old.exists()


def test_close_ends_an_idle_child(engine: EngineProcess) -> None:
    engine.call("echo")
    engine.close()
    assert not engine.running


def test_a_child_whose_window_is_gone_ends_by_itself(tmp_path: Path) -> None:
    script = tmp_path / "child.py"
    script.write_text(CHILD, encoding="utf-8")
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    child = subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    assert child.stdin is not None
    assert child.stdout is not None
    request = {"id": 1, "verb": "count", "shop": None, "arguments": {"steps": 2000, "pause": 0.02}}
    child.stdin.write(json.dumps(request) + "\n")
    child.stdin.flush()
    child.stdout.readline()
    child.stdin.close()
    assert child.wait(timeout=10) == 0
    child.stdout.close()


def test_real_verbs_answer_and_others_are_refused(tmp_path: Path) -> None:
    engine = EngineProcess()
    try:
        for verb in ("_connection", "no_such_verb"):
            with pytest.raises(ShopError) as caught:
                engine.call(verb, shop=str(tmp_path / "none.regulars"))
            assert caught.value.code == "argument.wrong"
        with pytest.raises(ShopError) as caught:
            engine.call("overview", shop=str(tmp_path / "none.regulars"))
        assert caught.value.code == "file.not_found"
    finally:
        engine.close()


def test_a_first_import_that_fails_leaves_no_shop_file(tmp_path: Path) -> None:
    engine = EngineProcess()
    shop = tmp_path / "new.regulars"
    try:
        with pytest.raises(ShopError) as caught:
            engine.call("import_files", {"files": [str(tmp_path / "missing.xlsx")]}, shop=str(shop))
        assert caught.value.code == "file.not_found"
        assert list(tmp_path.iterdir()) == []
    finally:
        engine.close()


def test_the_frozen_app_serves_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert serve_command() == [sys.executable, "--serve"]
