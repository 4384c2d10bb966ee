"""Several widgets in one place, of which one is shown. It has no ground of its own, so that it can stand in a card."""

from PySide6.QtWidgets import QStackedLayout, QWidget


class Swap(QWidget):
    """Shows the first of its widgets until told otherwise."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._layout = QStackedLayout(self)
        for widget in widgets:
            self._layout.addWidget(widget)

    @property
    def shown(self) -> QWidget | None:
        return self._layout.currentWidget()

    def show_only(self, widget: QWidget) -> None:
        self._layout.setCurrentWidget(widget)
