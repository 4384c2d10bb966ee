"""Jobs: progress, results, failures and cancel arrive on the window's thread, one job after the other."""

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.errors import ShopError
from engine.process import EngineProcess
from engine.progress import Progress
from gui.jobs import Job, Jobs, Pace
from gui.widgets.job_card import JobCard

Make = Callable[[Callable[..., Any]], Jobs]


def _count(verb: str, arguments: Mapping[str, Any], progress: Progress) -> Any:
    for step in range(arguments.get("steps", 3)):
        progress(step / 10, "train.repeat")
        time.sleep(0.01)
    if arguments.get("fail"):
        raise ShopError("disk.full")
    return {"verb": verb}


def test_progress_and_result_arrive_on_the_windows_thread(jobs_of: Make, qtbot: QtBot) -> None:
    jobs = jobs_of(_count)
    job = Job("train", {"steps": 4})
    threads, seen = [], []
    job.progressed.connect(lambda share, step: seen.append((share, step)))
    job.succeeded.connect(lambda _result: threads.append(QThread.currentThread()))
    with qtbot.waitSignal(job.succeeded) as caught:
        jobs.start(job)
    assert caught.args == [{"verb": "train"}]
    assert seen == [(0.0, "train.repeat"), (0.1, "train.repeat"), (0.2, "train.repeat"), (0.3, "train.repeat")]
    assert threads == [QApplication.instance().thread()]


def test_what_a_job_wrote_is_announced_only_when_it_succeeded(jobs_of: Make, qtbot: QtBot) -> None:
    jobs = jobs_of(_count)
    changes: list[frozenset[str]] = []
    jobs.changed.connect(changes.append)
    for arguments in ({}, {"fail": True}):
        job = Job("train", arguments, changes=frozenset({"scores"}))
        with qtbot.waitSignal(job.ended):
            jobs.start(job)
    assert changes == [frozenset({"scores"})]


def test_a_failure_arrives_as_a_code(jobs_of: Make, qtbot: QtBot) -> None:
    jobs = jobs_of(_count)
    job = Job("train", {"fail": True})
    with qtbot.waitSignal(job.failed) as caught:
        jobs.start(job)
    assert caught.args[0].code == "disk.full"
    assert not jobs.busy


def test_cancel_reaches_a_running_job_and_one_that_waits(jobs_of: Make, qtbot: QtBot) -> None:
    jobs = jobs_of(_count)
    first, second = Job("train", {"steps": 10_000}), Job("evaluate", {"steps": 10_000})
    codes: list[str] = []
    for job in (first, second):
        job.failed.connect(lambda problem: codes.append(problem.code))
        jobs.start(job)
    qtbot.waitSignal(first.progressed).wait()
    assert jobs.current is first
    jobs.cancel(second)
    jobs.cancel(first)
    qtbot.waitUntil(lambda: codes == ["cancelled", "cancelled"])


def test_death_of_the_child_fails_the_job_and_the_next_one_works(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    script = tmp_path / "child.py"
    script.write_text(
        "import os, sys\nfrom engine.process import serve\n"
        "def answer(request, progress):\n"
        "    if request['verb'] == 'die':\n        os._exit(9)\n    return 'alive'\n"
        "sys.exit(serve(answer))\n",
        encoding="utf-8",
    )
    jobs = Jobs(EngineProcess([sys.executable, str(script)]))
    try:
        dying, living = Job("die"), Job("live")
        with qtbot.waitSignal(dying.failed, timeout=10_000) as caught:
            jobs.start(dying)
        assert caught.args[0].code == "engine.died"
        with qtbot.waitSignal(living.succeeded, timeout=10_000) as said:
            jobs.start(living)
        assert said.args == ["alive"]
    finally:
        jobs.close()


def test_job_card_shows_the_job_and_stops_it(jobs_of: Make, theme: Any, qtbot: QtBot) -> None:
    jobs = jobs_of(_count)
    card = JobCard(jobs, theme)
    qtbot.addWidget(card)
    job = Job("train", {"steps": 10_000})
    jobs.start(job)
    assert card.isVisibleTo(card.parentWidget()) or not card.isHidden()
    assert card.name.accessibleName() == "Learning"
    with qtbot.waitSignal(job.failed):
        card.stop.click()
    qtbot.waitUntil(card.isHidden)


def test_work_in_a_shop_that_is_not_open_is_shown_with_its_name(
    jobs_of: Make, theme: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    jobs = jobs_of(_count)
    card = JobCard(jobs, theme)
    qtbot.addWidget(card)
    card.set_shop(tmp_path / "Tea house.regulars")
    job = Job("train", {"steps": 10_000}, shop=str(tmp_path / "Tea house.regulars"))
    jobs.start(job)
    assert card.name.accessibleName() == "Learning"
    card.set_shop(tmp_path / "Book shop.regulars")
    assert card.name.accessibleName() == "Learning · Tea house"
    with qtbot.waitSignal(job.failed):
        card.stop.click()


def test_a_quiet_job_is_not_in_the_card(jobs_of: Make, theme: Any, qtbot: QtBot) -> None:
    jobs = jobs_of(_count)
    card = JobCard(jobs, theme)
    qtbot.addWidget(card)
    job = Job("preview", quiet=True)
    with qtbot.waitSignal(job.ended):
        jobs.start(job)
        assert card.isHidden()


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([(0.0, 0.0)], None),
        ([(0.0, 0.0), (1.0, 0.5)], None),
        ([(0.0, 0.0), (4.0, 0.2)], 16.0),
        ([(0.0, 0.5), (4.0, 0.5)], None),
    ],
)
def test_time_left_follows_the_pace(points: list[tuple[float, float]], expected: float | None) -> None:
    pace = Pace()
    for now, share in points:
        pace.add(now, share)
    assert pace.remaining() == (None if expected is None else pytest.approx(expected))


def test_steps_of_unlike_pace_do_not_throw_the_time_left_about() -> None:
    """Steps that take a second or nine each by turns: the whole takes 100 s, and is never said to take much else."""
    pace, now = Pace(), 0.0
    told: list[float] = []
    for step in range(20):
        pace.add(now, step / 20)
        if (left := pace.remaining()) is not None and now > 20:
            told.append(now + left)
        now += 9.0 if step % 2 else 1.0
    pace.add(now, 1.0)
    assert pace.remaining() == 0.0
    assert all(75 < end < 125 for end in told)
