"""The Products page: a table of everything sold, and beside it who buys one of them."""

from gui.pages.products.page import ProductsPage

__all__ = ["ProductsPage"]
