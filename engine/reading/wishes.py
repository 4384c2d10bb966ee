"""What a person, or a file of theirs, says of how the tables of a file are to be read."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


class Wishes:
    """What a mapping says of the tables of one file.

    A mapping speaks of one table (`[columns]`, `[dates]`, `[table]`), or of several, each an entry of `[[tables]]` in the
    same form. `[table]` tells which one is meant by `file` (its name, or its whole path where names repeat), `sheet` and, where
    a sheet has several, `cell`: where its first header stands (`H3`).
    """

    def __init__(self, mapping: Mapping[str, Any] | None, path: Path) -> None:
        mapping = mapping or {}
        entries = mapping.get("tables") or [mapping]
        self._entries = [entry for entry in entries if entry and _speaks_of(entry, path)]
        only = self._entries[0].get("table", {}).get("sheet") if self._entries and "tables" not in mapping else None
        self.only_sheet: str | None = only
        """The one sheet to read, where a mapping of one table names it. With several, the other sheets stay."""

    def of_sheet(self, name: str) -> Mapping[str, Any]:
        """What is wished for the main table of a sheet; empty where nothing is."""
        return next((entry for entry in self._of(name) if not entry.get("table", {}).get("cell")), {})

    def of_table(self, name: str, cell: str) -> Mapping[str, Any]:
        """What is wished for a further table of a sheet: what is said of its cell, or of no table in particular."""
        entries = list(self._of(name))
        said = (entry for entry in entries if entry.get("table", {}).get("cell") == cell)
        general = ({"dates": e["dates"]} for e in entries if e.get("dates") and not e.get("table", {}).get("cell"))
        return next(said, next(general, {}))

    def _of(self, name: str) -> Iterator[Mapping[str, Any]]:
        return (entry for entry in self._entries if entry.get("table", {}).get("sheet") in (None, name))


def _speaks_of(entry: Mapping[str, Any], path: Path) -> bool:
    return entry.get("table", {}).get("file") in (None, path.name, str(path))
