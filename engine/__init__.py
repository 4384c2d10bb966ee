"""The engine of Regulars: it knows shops, not screens. Nothing here imports Qt or gui."""

__version__ = "0.1.0"
