import threading

import pytest

from engine.errors import Cancelled
from engine.progress import Beside


def test_work_beside_gives_what_came_of_it():
    assert Beside(lambda progress: threading.current_thread().name).result() != threading.current_thread().name


def test_an_error_beside_is_told_where_the_result_is_wanted():
    def fail(progress):
        raise ValueError("beside")

    beside = Beside(fail)
    with pytest.raises(ValueError, match="beside"):
        beside.result()
    beside.stop()


def test_who_waits_can_be_cancelled_and_nothing_goes_on():
    ended = threading.Event()

    def for_ever(progress):
        try:
            while True:
                progress(0.0, "")
        finally:
            ended.set()

    beside = Beside(for_ever)

    def cancel():
        raise Cancelled

    with pytest.raises(Cancelled):
        beside.result(cancel)
    assert not ended.is_set()
    beside.stop()
    assert ended.is_set()
