"""The page that shows the customers in groups."""

from gui.pages.segments.page import SegmentsPage

__all__ = ["SegmentsPage"]
