"""A file that lists people, as the customers it means and what it says of each."""

import sqlite3
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

from engine import resources
from engine.cleaning.standardise import normal_email, normal_phone
from engine.columns import CHANNELS
from engine.errors import ShopError
from engine.reading import consents as headings
from engine.reading import texts
from engine.reading.dates import DateParser, OrderEvidence
from engine.reading.meanings import KNOWN_OF, MEANINGS
from engine.reading.problems import Findings
from engine.reading.sheets import open_book
from engine.reading.tables import is_blank
from engine.reading.words import best_reader
from engine.store import consents, persons, settings

_EPOCH: Final = datetime(1970, 1, 1)
_IDENTITIES: Final = ("customer_id", "email", "phone")
_MONTH_FIRST: Final = frozenset({"US", "PH"})


@dataclass(frozen=True)
class Entry:
    """One line: the customers it is about, what they were found by, its cells by role, and its date (ISO) if it has one.

    Whoever shares a contact shares what is said of it, and so do the customers of one person.
    """

    row: int
    people: Sequence[int]
    by: str
    cells: Mapping[str, Any]
    at: str | None

    @property
    def usual_channels(self) -> tuple[str, ...]:
        """Channels that the identification stands for: an e-mail address for e-mail, an id for all."""
        return {"email": ("email",), "phone": ("sms",)}.get(self.by, CHANNELS)


class PeopleList:
    """The first sheet of a file as entries; `unknown` counts lines about nobody of this shop, `findings` has the cells
    that could not be read. Raises `file.…` and, for a file that names nobody, `table.no_header`."""

    def __init__(self, connection: sqlite3.Connection, path: Path, now: datetime) -> None:
        sheet = open_book(path).sheets[0]
        self._rows = [(at, row) for at, row in enumerate(sheet.rows(), 1) if not is_blank(row)]
        self._first_column = sheet.first_column
        if not self._rows:
            raise ShopError("file.empty", file=path.name)
        self.columns = _columns(self._rows[0][1])
        self.asked: list[str] = []
        """Roles of `reading.consents` among the columns, those of one that is there twice numbered."""
        if self.columns:
            self._header_row, header = self._rows[0]
            self._rows = self._rows[1:]
            self.asked = self._find_consents(header)
        else:
            self.columns = _guessed(self._rows[0][1])
        if not set(_IDENTITIES) & set(self.columns):
            raise ShopError("table.no_header", file=path.name)
        self.findings = Findings(sheet.name)
        self.rows = len(self._rows)
        self.unknown = 0
        self._now = now
        self._region = settings.get_settings(connection)["country"]
        self._people = self._index(connection)
        self._head = persons.heads(connection)
        self._members: dict[int, list[int]] = {}
        for member, head in sorted(self._head.items()):
            self._members.setdefault(head, [head]).append(member)
        self._date = self._dates()

    def entries(self) -> Iterator[Entry]:
        """Lines about customers of this shop, in the order of the file."""
        for at, row in self._rows:
            cells = {role: row[place] for role, place in self.columns.items() if place < len(row)}
            by, people = self._found(cells)
            if not people:
                self.unknown += 1
                continue
            day = self._day(at, cells)
            if day != "":
                yield Entry(at, people, by, cells, day)

    def note(self, code: str, row: int, role: str, value: Any) -> None:
        """A cell that cannot be read; its line is left out."""
        self.findings.add(code, row, self._first_column + self.columns[role], value, role)

    def read(self, entry: Entry, role: str, reader: Callable[[Any], str | None]) -> str | None:
        """What a cell answers; None where it is empty, or says what is not known: that is noted."""
        written = entry.cells.get(role, "")
        try:
            return reader(written)
        except ValueError:
            self.note("consent.unreadable", entry.row, role, written)
            return None

    def channels(self, entry: Entry) -> tuple[str, ...]:
        """Channels the line speaks of; none for a word that is not known."""
        written = texts.text(entry.cells.get("channel", ""))
        if written is None:
            return entry.usual_channels
        channel = meaning("channels", written)
        if channel is None:
            self.note("channel.unknown", entry.row, "channel", written)
            return ()
        return (channel,)

    def _find_consents(self, header: Sequence[Any]) -> list[str]:
        found = []
        for place, cell in enumerate(header):
            told = headings.heading(texts.text(cell) or "")
            cells = [row[place] for _, row in self._rows if place < len(row) and row[place] != ""]
            if told is None or place in self.columns.values() or not headings.fits(told, cells):
                continue
            role, again = told.role, 1
            while role in self.columns:
                again += 1
                role = f"{told.role} {again}"
            self.columns[role] = place
            found.append(role)
        return found

    def _index(self, connection: sqlite3.Connection) -> dict[tuple[str, str], list[int]]:
        people: dict[tuple[str, str], list[int]] = {}
        for number, key, email, phone in consents.contacts(connection):
            contact = (normal_email(email), normal_phone(phone, self._region))
            for by, value in zip(_IDENTITIES, (key, *contact), strict=True):
                if value:
                    people.setdefault((by, value), []).append(number)
        return people

    def _found(self, cells: Mapping[str, Any]) -> tuple[str, list[int]]:
        """The most exact identification that is known decides."""
        for by in _IDENTITIES:
            written = texts.identifier(cells.get(by, ""))
            if by == "email":
                written = normal_email(written)
            elif by == "phone":
                written = normal_phone(written, self._region)
            if written and (by, written) in self._people:
                return by, self._persons(self._people[by, written])
        return "", []

    def _persons(self, people: Sequence[int]) -> list[int]:
        """Those customers and the others of the same persons."""
        heads = {self._head.get(n, n) for n in people}
        return [*people, *(n for head in sorted(heads) for n in self._members.get(head, ()) if n not in people)]

    def _dates(self) -> DateParser:
        evidence, place = OrderEvidence(), self.columns.get("at")
        if place is not None:
            evidence.add(row[place] for _, row in self._rows if place < len(row))
        usual = "mdy" if self._region in _MONTH_FIRST else "dmy"
        return DateParser(evidence.order(usual) or usual, self._now.year)

    def _day(self, row: int, cells: Mapping[str, Any]) -> str | None:
        """Date of a line, None without one, "" for one that cannot be (then the line is left out)."""
        try:
            seconds = self._date(cells.get("at", ""))
        except ValueError:
            seconds = -1
        if seconds is None:
            return None
        if seconds >= 0 and _EPOCH + timedelta(seconds=seconds) <= self._now + timedelta(days=1):
            return (_EPOCH + timedelta(seconds=seconds)).date().isoformat()
        self.note("date.unreadable", row, "at", cells["at"])
        return ""


def meaning(kind: str, written: str) -> str | None:
    """What a word stands for: kind `columns`, `channels` or `reasons` of resources/words/consents.toml."""
    return _words(kind).get(" ".join(written.casefold().replace("_", " ").split()))


@cache
def _words(kind: str) -> dict[str, str]:
    data = tomllib.loads(resources.path("words", "consents.toml").read_text(encoding="utf-8"))[kind]
    return {word.replace("_", " "): code for code, words in data.items() for word in words}


def _columns(header: Sequence[Any]) -> dict[str, int]:
    roles: dict[str, int] = {}
    for place, cell in enumerate(header):
        written = texts.text(cell) or ""
        role = meaning("columns", written)
        if role == "status" and (told := headings.heading(written)) is not None and not told.role.endswith("_all"):
            # What it is about stands in the heading itself.
            role = None
        if role is not None:
            roles.setdefault(role, place)
    if not set(_IDENTITIES) & roles.keys():
        roles |= _identities(header)
    return roles


def _identities(header: Sequence[Any]) -> dict[str, int]:
    """Columns that say who it is, as lists of customers call them in any language."""
    told = [texts.text(cell) or "" for cell in header]
    reader = best_reader([told], KNOWN_OF["customers"])
    roles: dict[str, int] = {}
    for role, readings in MEANINGS["customers"]:
        for reading in readings if role in _IDENTITIES else ():
            place = next((at for at, cell in enumerate(told) if cell and reader.concepts(cell) == reading), None)
            if place is not None and place not in roles.values():
                roles.setdefault(role, place)
    return roles


def _guessed(row: Sequence[Any]) -> dict[str, int]:
    """Columns of a bare list without a header: addresses, phone numbers, or else ids, in the first column."""
    written = texts.text(row[0]) or ""
    if normal_email(written):
        return {"email": 0}
    return {"phone": 0} if written.startswith("+") else {"customer_id": 0}
