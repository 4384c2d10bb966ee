"""Lines of a large file, on disk in segments: memory holds one of them at a time, however long the file is."""

import json
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.reading.leftovers import Folder
from engine.reading.lines import SalesLines
from engine.reading.many import ManyTexts

SEGMENT: Final = 250_000
"""Lines held in memory at once."""


class Spool:
    """A folder for the segments of a file, gone with the last of them."""

    def __init__(self) -> None:
        self._own = Folder()
        self.folder = self._own.path
        self._segments = 0

    def place(self) -> Path:
        """Where the next segment is kept."""
        self._segments += 1
        return self.folder / str(self._segments)


class SpooledLines(SalesLines):
    """Lines whose arrays and receipt numbers are on disk: each is read when asked for, and not kept."""

    def __init__(self, lines: SalesLines, spool: Spool) -> None:
        told = dict(vars(lines))
        self.__dict__["_spool"], self.__dict__["_place"] = spool, spool.place()
        self._place.mkdir()
        for name in self.ARRAYS:
            setattr(self, name, told.pop(name))
        receipts = told["texts"]["receipt"]
        if isinstance(receipts, ManyTexts):
            for name in _OF_TEXTS:
                np.save(self._place / f"receipts-{name}.npy", getattr(receipts, name))
        else:
            with (self._place / "receipts.json").open("w", encoding="utf-8") as file:
                # All at once: a list written piece by piece takes ten times as long.
                file.write(json.dumps(receipts))
        self.__dict__.update(told, texts=_Texts({**told.pop("texts"), "receipt": None}, self._place))

    def __getattr__(self, name: str) -> Any:
        if name not in SalesLines.ARRAYS:
            raise AttributeError(name)
        return np.load(self._place / f"{name}.npy")

    def __setattr__(self, name: str, value: Any) -> None:
        if name in SalesLines.ARRAYS:
            np.save(self._place / f"{name}.npy", value)
        else:
            self.__dict__[name] = value

    def loaded(self) -> SalesLines:
        """The same lines in memory."""
        names = {name: value for name, value in vars(self).items() if not name.startswith("_")}
        arrays = {name: getattr(self, name) for name in self.ARRAYS}
        return SalesLines(**{**names, **arrays, "texts": {name: self.texts[name] for name in self.texts}})


_OF_TEXTS: Final = ("data", "starts", "lengths")


class _Texts(dict[str, Any]):
    """Texts by what they are, the receipts' numbers read from disk."""

    def __init__(self, texts: dict[str, Any], place: Path) -> None:
        super().__init__(texts)
        self._place = place

    def __getitem__(self, name: str) -> Any:
        if name != "receipt":
            return super().__getitem__(name)
        if not (self._place / "receipts.json").exists():
            return ManyTexts(*(np.load(self._place / f"receipts-{name}.npy") for name in _OF_TEXTS))
        with (self._place / "receipts.json").open(encoding="utf-8") as file:
            return json.load(file)
