"""The order in which Tab goes through what is on the window: as it is read, whenever it was made.

Qt goes in the order of making. What a page makes anew after each import would come last.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QScrollArea,
    QSplitter,
    QWidget,
)


def stops(widget: QWidget | None) -> Iterator[QWidget]:
    """Everything in a widget, and that itself, at which Tab stops now, in reading order."""
    if widget is None or not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus:
        yield widget
    layout = widget.layout()
    if _is_whole(widget):
        return
    if isinstance(widget, QScrollArea):
        yield from stops(widget.widget())
    elif isinstance(widget, QSplitter):
        for place in range(widget.count()):
            yield from stops(widget.widget(place))
    elif layout is not None:
        yield from _in(layout)
    else:
        for child in widget.children():
            if isinstance(child, QWidget) and not child.isWindow():
                yield from stops(child)


def _is_whole(widget: QWidget) -> bool:
    """What a field, a list or a table is made of is its own business."""
    if isinstance(widget, QAbstractScrollArea):
        return not isinstance(widget, QScrollArea)
    return isinstance(widget, QComboBox | QAbstractSpinBox)


def _in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _in(inner)


def step(within: QWidget | None, now: QWidget | None, forward: bool) -> QWidget | None:
    """Where Tab goes from here, round and round; None where that is not known."""
    order = list(stops(within))
    here = next((place for place, each in enumerate(order) if now is not None and _is_at(each, now)), None)
    if here is None or len(order) < 2:
        return None
    return order[(here + (1 if forward else -1)) % len(order)]


def _is_at(stop: QWidget, now: QWidget) -> bool:
    return stop is now or (_is_whole(stop) and stop.isAncestorOf(now))
