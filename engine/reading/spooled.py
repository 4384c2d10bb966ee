"""Lines of a large file, on disk in segments: memory holds one of them at a time, however long the file is."""

import json
import shutil
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.reading.leftovers import Folder
from engine.reading.lines import Array, SalesLines
from engine.reading.many import ManyTexts

SEGMENT: Final = 250_000
"""Lines held in memory at once."""


class Spool:
    """A folder for the segments of a file, made for the first and gone with the last of them."""

    def __init__(self) -> None:
        self._segments = 0

    @cached_property
    def _own(self) -> Folder:
        return Folder()

    @property
    def folder(self) -> Path:
        """Where they are kept."""
        return self._own.path

    def place(self) -> Path:
        """Where the next segment is kept."""
        self._segments += 1
        return self.folder / str(self._segments)


class SpooledNumbers:
    """Whole numbers, int64, one a line: in memory, or at a `place` on disk from where some are read at a time."""

    def __init__(self, place: Path | None = None) -> None:
        self._file = None if place is None else place.open("wb")
        self._blocks: list[Array] = []
        self._count = 0

    def add(self, numbers: Array) -> None:
        """Further ones (n,)."""
        self._count += len(numbers)
        if self._file is None:
            self._blocks.append(np.asarray(numbers, np.int64))
        else:
            np.asarray(numbers, np.int64).tofile(self._file)
            self._file.flush()

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, which: slice | Array) -> Array:
        """Those of a slice without steps, or of some places, ascending."""
        if self._file is None:
            found: Array = self.mapped()[which]
            return found
        if isinstance(which, slice):
            start, stop, _ = which.indices(self._count)
            return np.fromfile(self._file.name, np.int64, max(stop - start, 0), offset=8 * start)
        found = np.empty(len(which), np.int64)
        for start in range(0, self._count if len(which) else 0, SEGMENT):
            first, end = np.searchsorted(which, (start, start + SEGMENT))
            if end > first:
                found[first:end] = self[start : start + SEGMENT][which[first:end] - start]
        return found

    def mapped(self) -> Array:
        """All of them as an array, of which what is looked at is read from disk."""
        if self._file is not None:
            return np.memmap(self._file.name, np.int64, "r") if self._count else np.empty(0, np.int64)
        if len(self._blocks) != 1:
            self._blocks = [np.concatenate([np.empty(0, np.int64), *self._blocks])]
        return self._blocks[0]

    def close(self) -> None:
        """No more are added, or read."""
        if self._file is not None:
            self._file.close()


class SpooledColumns:
    """Columns of lines by name, and texts that they number, on disk."""

    def __init__(self, columns: Mapping[str, Array], texts: Mapping[str, Sequence[str]], place: Path) -> None:
        self._place = place
        place.mkdir()
        self._names, self._texts = list(columns), list(texts)
        for name, values in columns.items():
            self.put(name, values)
        for name, of_column in texts.items():
            _save_texts(place, name, of_column)

    def put(self, name: str, values: Array) -> None:
        """Keep a column anew."""
        np.save(self._place / f"{name}.npy", values)
        if name not in self._names:
            self._names.append(name)

    def some(self, names: Collection[str]) -> dict[str, Array]:
        """Those of the columns that there are."""
        return {name: np.load(self._place / f"{name}.npy") for name in self._names if name in names}

    def whole(self) -> dict[str, Array]:
        """All columns."""
        return self.some(self._names)

    def texts(self) -> dict[str, Any]:
        """All texts, by column."""
        return {name: _load_texts(self._place, name) for name in self._texts}

    def remove(self) -> None:
        """They are not needed any more."""
        shutil.rmtree(self._place)


class SpooledLines(SalesLines):
    """Lines whose arrays, and the texts of which there are as many, are on disk: each is read when asked for, and not kept."""

    def __init__(self, lines: SalesLines, spool: Spool) -> None:
        told = dict(vars(lines))
        self.__dict__["_spool"], self.__dict__["_place"] = spool, spool.place()
        self._place.mkdir()
        for name in (*self.ARRAYS, "off"):
            setattr(self, name, told.pop(name))
        texts = told.pop("texts")
        for name in OF_PARTS:
            _save_texts(self._place, name, texts[name])
        self.__dict__.update(told, texts=_Texts(texts, self._place))

    def __getattr__(self, name: str) -> Any:
        if name not in SalesLines.ARRAYS:
            raise AttributeError(name)
        return np.load(self._place / f"{name}.npy")

    def __setattr__(self, name: str, value: Any) -> None:
        if name in SalesLines.ARRAYS:
            np.save(self._place / f"{name}.npy", value)
        elif name == "off":
            self.__dict__["_has_off"] = value is not None
            if value is not None:
                np.save(self._place / "off.npy", value)
        else:
            self.__dict__[name] = value

    @property
    def off(self) -> Array | None:  # type: ignore[override]  # an array as all others
        """As of SalesLines."""
        return np.load(self._place / "off.npy") if self.__dict__["_has_off"] else None

    @property
    def spool(self) -> Spool:
        """Where they are."""
        found: Spool = self.__dict__["_spool"]
        return found

    def loaded(self) -> SalesLines:
        """The same lines in memory."""
        names = {name: value for name, value in vars(self).items() if not name.startswith("_")}
        arrays = {name: getattr(self, name) for name in (*self.ARRAYS, "off")}
        return SalesLines(**{**names, **arrays, "texts": {name: self.texts[name] for name in self.texts}})


OF_PARTS: Final = ("receipt", "line_no")
"""Texts of which there are as many as lines."""

_OF_TEXTS: Final = ("data", "starts", "lengths")


def _save_texts(place: Path, name: str, texts: Sequence[str]) -> None:
    if isinstance(texts, ManyTexts):
        for part in _OF_TEXTS:
            np.save(place / f"{name}-{part}.npy", getattr(texts, part))
        return
    with (place / f"{name}.json").open("w", encoding="utf-8") as file:
        # All at once: a list written piece by piece takes ten times as long.
        file.write(json.dumps(list(texts)))


def _load_texts(place: Path, name: str) -> Any:
    if not (place / f"{name}.json").exists():
        return ManyTexts(*(np.load(place / f"{name}-{part}.npy") for part in _OF_TEXTS))
    with (place / f"{name}.json").open(encoding="utf-8") as file:
        return json.load(file)


class _Texts(dict[str, Any]):
    """Texts by what they are, those of OF_PARTS read from disk."""

    def __init__(self, texts: dict[str, Any], place: Path) -> None:
        super().__init__({**texts, **dict.fromkeys(OF_PARTS)})
        self._place = place

    def __getitem__(self, name: str) -> Any:
        return _load_texts(self._place, name) if name in OF_PARTS else super().__getitem__(name)
