"""The Model page: what was learned, how it did on weeks that were hidden from it, and earlier models."""

from gui.pages.model.page import ModelPage

__all__ = ["ModelPage"]
