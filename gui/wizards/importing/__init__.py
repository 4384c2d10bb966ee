"""From a spreadsheet to a shop: how the file is read, the shop's settings, the import, what it found, and learning."""

from gui.wizards.importing.page import ImportPage

__all__ = ["ImportPage"]
