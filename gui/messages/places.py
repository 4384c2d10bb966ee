"""The names of the pages."""

from typing import Final

from gui.messages.base import QT_TRANSLATE_NOOP, translate

PLACES: Final = {
    "welcome": QT_TRANSLATE_NOOP("messages", "Welcome"),
    "home": QT_TRANSLATE_NOOP("messages", "Home"),
    "data": QT_TRANSLATE_NOOP("messages", "Data"),
    "import": QT_TRANSLATE_NOOP("messages", "Import"),
    "customers": QT_TRANSLATE_NOOP("messages", "Customers"),
    "products": QT_TRANSLATE_NOOP("messages", "Products"),
    "segments": QT_TRANSLATE_NOOP("messages", "Segments"),
    "model": QT_TRANSLATE_NOOP("messages", "Model"),
    "campaigns": QT_TRANSLATE_NOOP("messages", "Campaigns"),
    "privacy": QT_TRANSLATE_NOOP("messages", "Privacy"),
    "unlock": QT_TRANSLATE_NOOP("messages", "Unlock"),
    "settings": QT_TRANSLATE_NOOP("messages", "Settings"),
}


def place(page_id: str) -> str:
    """What a page is called in the navigation."""
    return translate(PLACES[page_id])
