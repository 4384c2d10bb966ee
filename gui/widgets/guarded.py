"""What wants the PIN first, wherever on a page it stands."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class Guard(Protocol):
    """A page, as the widgets on it know it."""

    def guarded(self, action: Callable[[], object]) -> None: ...


def guarded(widget: QWidget, action: Callable[[], object]) -> None:
    """Do something that takes people's data out of the shop, once the page that the widget stands on lets it."""
    above: QWidget | None = widget.parentWidget()
    while above is not None and not isinstance(above, Guard):
        above = above.parentWidget()
    if above is None:
        action()  # on no page of a shop
    else:
        above.guarded(action)
