"""What the window remembers about itself, declared once: key, default, meaning. A shop's settings lie in its file."""

from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T")

RECENT: Final = 8
"""How many shops are remembered."""


class Setting(Generic[T]):
    """A value in QSettings with a type and a default."""

    def __init__(self, key: str, default: T) -> None:
        self.key = key
        self.default = default

    def __get__(self, owner: "Settings | None", _kind: type | None = None) -> T:
        assert owner is not None
        value: Any = owner.store.value(self.key, self.default)
        if isinstance(self.default, bool):
            return value in (True, "true")  # type: ignore[return-value]
        if isinstance(self.default, list):
            return ([value] if isinstance(value, str) else list(value or [])) if value is not None else []  # type: ignore[return-value]
        try:
            return type(self.default)(value)  # type: ignore[call-arg]
        except (TypeError, ValueError):
            return self.default  # somebody wrote nonsense into the file

    def __set__(self, owner: "Settings", value: T) -> None:
        owner.store.setValue(self.key, value)


class Settings:
    """The settings of the window on this computer."""

    theme = Setting("look/theme", "system")  # system, light or dark
    scale = Setting("look/scale", 1.0)  # size of text
    language = Setting("look/language", "")  # empty: the computer's
    recent = Setting[list[str]]("shops/recent", [])  # paths, the latest first
    reopen = Setting("shops/reopen", True)  # open the latest shop at the start
    folder = Setting("shops/folder", "")  # where the last file was opened
    geometry = Setting("window/geometry", QByteArray())
    state = Setting("window/state", QByteArray())
    page = Setting("window/page", "home")

    def __init__(self, store: QSettings | None = None) -> None:
        self.store = store or QSettings("Regulars", "Regulars")

    def table(self, name: str) -> QByteArray:
        """Widths and order of a table's columns, as Qt wrote them."""
        value = self.store.value(f"tables/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_table(self, name: str, state: QByteArray) -> None:
        self.store.setValue(f"tables/{name}", state)

    def remember_shop(self, path: str) -> None:
        """Put a shop at the head of the recent ones."""
        others = [other for other in self.recent if other != path]
        self.recent = [path, *others][:RECENT]

    def forget_shop(self, path: str) -> None:
        self.recent = [other for other in self.recent if other != path]

    def recent_shops(self) -> list[str]:
        """Recent shops whose files still exist."""
        return [path for path in self.recent if Path(path).is_file()]
