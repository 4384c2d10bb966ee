"""The table of customers, whose menu also copies an e-mail address or a number."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from gui.widgets.table import DataTable


class CustomersTable(DataTable):
    """One row a customer."""

    def add_actions(self, menu: QMenu, row: int) -> None:
        if row < 0:
            return
        customer = self.rows.row(row)
        menu.addSeparator()
        for field, words in (
            ("email", self.tr("Copy e-mail address")),
            ("phone", self.tr("Copy phone number")),
            ("customer_id", self.tr("Copy customer number")),
        ):
            if customer[field]:
                action = menu.addAction(words, self._copy_data)
                action.setData(customer[field])

    @Slot()
    def _copy_data(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            QGuiApplication.clipboard().setText(action.data())
