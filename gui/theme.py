"""Colours, measures and fonts of the window: tokens become a palette, one style sheet and tinted icons."""

import tomllib
from functools import lru_cache
from string import Template
from typing import Any, Final, Literal

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from gui.resources import resource

Choice = Literal["system", "light", "dark"]

FAMILIES: Final = ("Inter", "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "Segoe UI", "Helvetica Neue")
"""Inter first; the next that exists draws what Inter has no letters for."""

SCALES: Final = (1.0, 1.15, 1.3)
"""Text sizes a person can choose from."""

_PALETTE: Final = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent_soft",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "line",
}


@lru_cache(maxsize=1)
def tokens() -> dict[str, Any]:
    """The tokens as written in `resources/themes/tokens.toml`."""
    return tomllib.loads(resource("themes/tokens.toml").read_text(encoding="utf-8"))


class Theme(QObject):
    """The look in use. `changed` is emitted after the style sheet is in place; widgets that paint repaint then."""

    changed = Signal()

    def __init__(self, choice: str = "system", scale: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = _known(choice)
        self._scale = scale
        self._name = self._resolve()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)

    @property
    def choice(self) -> Choice:
        return self._choice

    @property
    def name(self) -> str:
        """`light` or `dark`, as shown now."""
        return self._name

    @property
    def scale(self) -> float:
        return self._scale

    def colour(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of a token, such as `accent`; `chart0` … `chart4` are the colours of charts."""
        values = tokens()[self._name]
        colour = QColor(values["chart"][int(token[5:])] if token.startswith("chart") else values[token])
        colour.setAlphaF(alpha)
        return colour

    def pixels(self, measure: str) -> int:
        """A measure in pixels at the chosen text size: a type (`body`, …) or `row_height`."""
        values = tokens()["measure"]
        base = values["type"].get(measure) or values[measure]
        return round(base * self._scale)

    def font(self, size: str = "body", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """A font of the window's family at one of the type sizes, with figures of equal width."""
        font = _font(self.pixels(size))
        font.setWeight(weight)
        return font

    def set_choice(self, choice: str) -> None:
        self._choice = _known(choice)
        self._refresh()

    def set_scale(self, scale: float) -> None:
        self._scale = scale
        self._refresh()

    def apply(self) -> None:
        """Give the application its style, palette, font and style sheet.

        Taking the old sheet off before the new one is set is four times as quick as replacing it: a replacement polishes
        every widget against both. Nothing is painted between the two.
        """
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setStyleSheet("")
        if application.style().name() != "fusion":
            application.setStyle("Fusion")
        application.setPalette(self._palette())
        application.setFont(self.font())
        application.setStyleSheet(self._style_sheet())

    def pixmap(self, icon: str, token: str = "muted", size: int = 18, ratio: float = 1.0, pad: int = 0) -> QPixmap:
        """An icon of `resources/icons` tinted by a token; `pad` adds room on its right."""
        pixmap = QPixmap(round((size + pad) * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.draw_icon(painter, QRectF(0, 0, size, size), icon, token)
        painter.end()
        return pixmap

    def icon(self, name: str, token: str = "muted", on: str | None = None, size: int = 18, pad: int = 0) -> QIcon:
        """An icon for buttons and actions; `on` is the token when checked."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, token, size, ratio, pad), QIcon.Mode.Normal, QIcon.State.Off)
            icon.addPixmap(self.pixmap(name, on or token, size, ratio, pad), QIcon.Mode.Normal, QIcon.State.On)
        return icon

    def draw_icon(self, painter: QPainter, box: QRectF, name: str, token: str = "muted") -> None:
        _renderer(name, self.colour(token).name()).render(painter, box)

    @Slot()
    def _system_changed(self) -> None:
        if self._choice == "system":
            self._refresh()

    def _refresh(self) -> None:
        self._name = self._resolve()
        self.apply()
        self.changed.emit()

    def _resolve(self) -> str:
        if self._choice != "system":
            return self._choice
        return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("muted"))
        return palette

    def _style_sheet(self) -> str:
        names: dict[str, Any] = {key: value for key, value in tokens()[self._name].items() if key != "chart"}
        names |= {f"{key}_size": f"{self.pixels(key)}px" for key in tokens()["measure"]["type"]}
        names |= {f"{key}_radius": f"{value}px" for key, value in tokens()["measure"]["radius"].items()}
        names["row"] = f"{self.pixels('row_height')}px"
        names["check"] = resource(f"icons/check-{self._name}.svg").as_posix()
        names["arrow"] = resource(f"icons/arrow-{self._name}.svg").as_posix()
        return Template(resource("themes/window.qss").read_text(encoding="utf-8")).substitute(names)


def _known(choice: str) -> Choice:
    return "light" if choice == "light" else "dark" if choice == "dark" else "system"


def load_fonts() -> None:
    """Load the fonts that travel with the installed app; a checkout uses those of the system."""
    folder = resource("fonts")
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() in (".otf", ".ttf", ".ttc"):
                QFontDatabase.addApplicationFont(str(path))


def _font(pixels: int) -> QFont:
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setFeature(QFont.Tag("cv11"), 1)  # the plain a, easier to read at 13 px
    return font


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = resource(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(source.encode()))
