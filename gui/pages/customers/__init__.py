"""The Customers page: a table of everybody, and beside it who one of them is."""

from gui.pages.customers.page import CustomersPage

__all__ = ["CustomersPage"]
