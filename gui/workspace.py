"""The open shop, as all pages see it: reading on a connection of its own, and a signal that says what changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from engine.errors import ShopError
from engine.shop import Passphrase, Shop
from gui.formats import Formats
from gui.jobs import Job, Jobs

MANY: Final = 10_000
"""Customers from which on they are read off the window's thread."""

ALL: Final = frozenset({"sales", "customers", "scores", "campaigns", "settings"})
"""Everything that can change in a shop."""


class Edit(QObject):
    """A small edit, or a question that takes a moment, under way; ends with one of `succeeded` and `failed`, then `ended`,
    on the window's thread."""

    succeeded = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _done = Signal(object, object)

    def __init__(
        self,
        path: str,
        name: str,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        parent: QObject | None = None,
        *,
        writes: bool = True,
        passphrase: Passphrase | None = None,
        prepare: Callable[[Any], Any] | None = None,
    ) -> None:
        super().__init__(parent)
        self._prepare = prepare
        self._path, self._name, self._args, self._kwargs = path, name, args, kwargs
        self._writes, self._passphrase = writes, passphrase
        self._done.connect(self._finish)

    def run(self) -> None:
        """The work itself, on a thread of the pool."""
        try:
            opened = Shop.open if self._writes else Shop.read
            with opened(self._path, passphrase=self._passphrase) as shop, shop.translating():
                result = getattr(shop, self._name)(*self._args, **self._kwargs)
            if self._prepare is not None:
                result = self._prepare(result)
        except ShopError as error:
            self._done.emit(None, error)
        else:
            self._done.emit(result, None)

    @Slot(object, object)
    def _finish(self, result: Any, error: ShopError | None) -> None:
        if error is None:
            self.succeeded.emit(result)
        else:
            self.failed.emit(error)
        self.ended.emit()


class Workspace(QObject):
    """The shop that is open now, or none.

    `changed` says what is new; `opened` that there is another shop, or none any more (then everything is new, too).
    """

    changed = Signal(frozenset)
    opened = Signal()

    def __init__(self, jobs: Jobs, language: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._language = language
        self._shop: Shop | None = None
        self._passphrase: Passphrase | None = None
        self._overview: dict[str, Any] | None = None
        self.formats = Formats(language)
        self._edits = QThreadPool(self)
        self._edits.setMaxThreadCount(1)
        # What is asked does not wait for what is written, nor one long answer for another.
        self._questions = QThreadPool(self)
        self._questions.setMaxThreadCount(2)
        jobs.changed.connect(self.announce)

    def speak(self, language: str) -> None:
        """Write numbers and days as another language does."""
        self._language = language
        self._forget()

    @property
    def path(self) -> Path | None:
        return self._shop.path if self._shop else None

    @property
    def is_open(self) -> bool:
        return self._shop is not None

    @property
    def overview(self) -> dict[str, Any]:
        """What `Shop.overview` says, read once a change; empty without a shop."""
        if self._overview is None:
            self._overview = self.read("overview") if self._shop else {}
        return self._overview

    @property
    def name(self) -> str:
        """The shop's name, or that of its file."""
        settings = self.overview.get("settings") or {}
        return settings.get("name") or (self.path.stem if self.path else "")

    @property
    def passphrase(self) -> Passphrase | None:
        """What the open shop was unlocked with; None for one that is not locked."""
        return self._passphrase

    def passphrase_of(self, path: str) -> Passphrase | None:
        """The passphrase of a file, as far as it is known: of the shop that is open."""
        return self._passphrase if path and path == str(self.path) else None

    def open(self, path: str | Path, passphrase: Passphrase | None = None) -> None:
        """Open a shop file. Raises ShopError and keeps the shop that was open."""
        passphrase = passphrase or self.passphrase_of(str(path))
        shop = Shop.read(path, passphrase=passphrase)
        try:
            with shop.translating():
                shop.overview()
        except ShopError:
            shop.close()
            raise
        if self._shop is not None:
            self._shop.close()
        self._shop, self._passphrase = shop, passphrase if shop.is_encrypted else None
        self._forget()
        self.opened.emit()
        self.changed.emit(ALL)

    def close(self) -> None:
        """Close the shop, when edits under way are written."""
        self._edits.waitForDone()
        self._questions.waitForDone()
        if self._shop is None:
            return
        self._shop.close()
        self._shop = self._passphrase = None
        self._forget()
        self.opened.emit()
        self.changed.emit(ALL)

    def read(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Call a read method of `engine.shop.Shop`, such as `read("profile", "17850")`. Raises ShopError."""
        if self._shop is None:
            raise ShopError("file.not_found", file="")
        with self._shop.translating():
            return getattr(self._shop, name)(*args, **kwargs)

    def edit(self, name: str, *args: Any, changes: frozenset[str], **kwargs: Any) -> Edit:
        """Make a small edit (a writing verb of Shop) beside a job that may be running, off the window's thread.

        Pages hear of it through `changed`; connect to the returned Edit for its result or failure.
        """
        edit = Edit(str(self.path), name, args, kwargs, self, passphrase=self._passphrase)
        edit.succeeded.connect(lambda _result: self.announce(changes))
        edit.ended.connect(edit.deleteLater)
        self._edits.start(edit.run)
        return edit

    @property
    def has_many(self) -> bool:
        """Whether there are so many customers that reading all of them would be felt: then they are read beside."""
        return bool(self.overview.get("customers", 0) > MANY)

    def ask(self, name: str, *args: Any, prepare: Callable[[Any], Any] | None = None, **kwargs: Any) -> Edit:
        """Call a read method of Shop that takes longer than the window may wait; connect to the returned Edit. `prepare`
        makes something else of the answer, off the window's thread too."""
        question = Edit(
            str(self.path), name, args, kwargs, self, writes=False, passphrase=self._passphrase, prepare=prepare
        )
        question.ended.connect(question.deleteLater)
        self._questions.start(question.run)
        return question

    def job(self, verb: str, *, changes: frozenset[str] = frozenset(), quiet: bool = False, **arguments: Any) -> Job:
        """A job on this shop, to be connected and then given to `Jobs.start`."""
        shop = str(self.path) if self.path else None
        return Job(verb, arguments, shop=shop, changes=changes, quiet=quiet, passphrase=self._passphrase)

    @Slot(frozenset)
    def announce(self, changes: frozenset[str]) -> None:
        """Say that something was written."""
        if self._shop is not None:
            self._forget()
            self.changed.emit(changes)

    def _forget(self) -> None:
        self._overview = None
        settings = self.overview.get("settings") or {}
        self.formats = Formats(self._language, settings.get("country") or "", settings.get("currency") or "")
