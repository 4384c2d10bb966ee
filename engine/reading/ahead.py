"""What comes from a file is made ready on a thread of its own, a little ahead of who takes it."""

from collections.abc import Callable, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Final, TypeVar

T = TypeVar("T")

_MOST: Final = 2
"""Items that wait: memory holds no more of a file."""

_PATIENCE: Final = 0.1
"""Seconds after which the thread looks whether anybody still wants its items."""


def ahead(items: Iterator[T], prepare: Callable[[T], None]) -> Iterator[T]:
    """The same items, each prepared before. What fails there is raised here, behind the items before it; whoever stops taking
    them (by `close`, or by leaving) ends the thread."""
    waiting: Queue[T | _End] = Queue(_MOST)
    unwanted = Event()
    thread = Thread(target=_run, args=(items, prepare, waiting, unwanted), daemon=True)
    thread.start()
    try:
        while not isinstance(item := waiting.get(), _End):
            yield item
        if item.error is not None:
            raise item.error
    finally:
        unwanted.set()
        while thread.is_alive():
            try:
                waiting.get_nowait()
            except Empty:
                thread.join(_PATIENCE)


class _End:
    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


def _run(items: Iterator[T], prepare: Callable[[T], None], waiting: "Queue[T | _End]", unwanted: Event) -> None:
    end = _End()
    try:
        for item in items:
            prepare(item)
            if not _put(item, waiting, unwanted):
                return
    except BaseException as error:  # raised where the items are taken
        end = _End(error)
    _put(end, waiting, unwanted)


def _put(item: T | _End, waiting: "Queue[T | _End]", unwanted: Event) -> bool:
    while not unwanted.is_set():
        try:
            waiting.put(item, timeout=_PATIENCE)
            return True
        except Full:
            continue
    return False
