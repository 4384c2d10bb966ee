"""The look: every text can be read on its ground, and switching is complete."""

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from gui.resources import resource
from gui.theme import Theme, tokens

ON_EVERY_GROUND = [
    (text, ground) for text in ("text", "muted") for ground in ("background", "surface", "raised", "accent_soft")
]
PAIRS = [
    *ON_EVERY_GROUND,
    ("accent", "background"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("warning", "warning_soft"),
    ("warning", "surface"),
    ("bad", "bad_soft"),
    ("bad", "surface"),
    ("bad", "background"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
]


def _contrast(one: str, other: str) -> float:
    """Contrast of two colours (WCAG 2.2, relative luminance)."""

    def luminance(name: str) -> float:
        colour = QColor(name)
        parts = [
            value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.getRgbF()[:3]
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(look: str, text: str, ground: str) -> None:
    assert _contrast(tokens()[look][text], tokens()[look][ground]) >= 4.5


def test_both_looks_have_the_same_tokens() -> None:
    assert tokens()["light"].keys() == tokens()["dark"].keys()


def test_switching_changes_palette_style_sheet_and_tells_who_paints(qapp: QApplication, theme: Theme) -> None:
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.name))
    before = qapp.styleSheet()
    theme.set_choice("dark")
    assert told == ["dark"]
    assert qapp.styleSheet() != before
    assert qapp.palette().window().color().name().upper() == tokens()["dark"]["background"]


def test_larger_text_is_larger_everywhere(qapp: QApplication, theme: Theme) -> None:
    label = QLabel("Regulars")
    label.ensurePolished()
    small = label.fontMetrics().height()
    theme.set_scale(1.3)
    label.ensurePolished()
    assert label.fontMetrics().height() > small
    assert theme.pixels("row_height") == 44
    label.deleteLater()


def test_every_icon_is_tinted_and_not_blank(theme: Theme) -> None:
    for path in resource("icons").glob("*.svg"):
        if "currentColor" not in path.read_text(encoding="utf-8"):
            continue
        image = theme.pixmap(path.stem, "accent", 72).toImage()
        seen = {
            image.pixelColor(x, y).name() for x in range(72) for y in range(72) if image.pixelColor(x, y).alpha() > 200
        }
        assert tokens()["light"]["accent"].lower() in seen, path.name


def test_style_sheet_names_only_tokens_that_exist(theme: Theme) -> None:
    theme.apply()
    assert not re.search(r"\$\w", QApplication.instance().styleSheet())  # type: ignore[union-attr]
