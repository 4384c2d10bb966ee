import threading

import pytest

from engine.reading.ahead import ahead


def test_items_come_in_their_order_each_prepared_before():
    prepared = []
    for item in ahead(iter(range(50)), prepared.append):
        assert item in prepared
    assert prepared == list(range(50))


def test_what_fails_is_raised_behind_the_items_before_it():
    def items():
        yield 1
        raise OSError("no more")

    taken = []
    with pytest.raises(OSError, match="no more"):
        taken.extend(ahead(items(), lambda item: None))
    seen = []
    with pytest.raises(ZeroDivisionError):
        seen.extend(ahead(iter([1, 0, 2]), lambda item: 1 / item))
    assert seen == [1]


def test_who_stops_taking_ends_the_thread():
    before, closed = threading.active_count(), []

    def for_ever():
        try:
            while True:
                yield 1
        finally:
            closed.append(True)

    endless = for_ever()
    taking = ahead(endless, lambda item: None)
    assert next(taking) == 1
    taking.close()
    assert threading.active_count() == before
    endless.close()
    assert closed == [True]
