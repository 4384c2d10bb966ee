"""The figures of an evaluation as rows: every method beside every rule, for each list and for spend."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from gui.formats import NONE, Formats
from gui.messages.learning import group
from gui.messages.models import list_name, method
from gui.table_models.base import Column, RowsModel

_KIND = "kind."
"""Before the code of a kind of customer that stands below the method in use."""


class ListFiguresModel(RowsModel):
    """How every method did on each list: of 100 customers so many bought from ten, and NDCG of ten with its interval."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._formats = Formats()
        super().__init__([], parent)
        self.columns = [
            Column("list", self.tr("List"), width=130, show=list_name, muted=True),
            Column("method", self.tr("Method"), width=250, show=method),
            Column("used", "", "chip", 94, self._used, lambda _used: "good"),
            Column("hits", self.tr("Of 100"), "figure", 80, self._hundred),
            Column("ndcg", "NDCG@10", "figure", 90, self._number),
            Column("low", self.tr("from"), "figure", 80, self._number),
            Column("high", self.tr("to"), "figure", 80, self._number),
            Column("customers", self.tr("Customers"), "figure", 100, lambda v: self._formats.count(v)),
            Column("coverage", self.tr("Of all products"), "figure", 120, self._share),
            Column("personal", self.tr("Personal"), "figure", 90, self._share),
            Column("diversity", self.tr("Categories mixed"), "figure", 130, self._share),
            Column("best_seller_share", self.tr("Best sellers"), "figure", 100, self._share),
        ]

    def load(self, evaluation: Mapping[str, Any], winners: Mapping[str, str], formats: Formats) -> None:
        """Show the lists of an evaluation, the best method of each list first."""
        self._formats = formats
        keys = ("hits", "ndcg", "low", "high", "customers", "coverage", "personal", "diversity", "best_seller_share")
        rows = [
            (name, code, winners.get(name) == code, *(row.get(key) for key in keys))
            for name, methods in (evaluation.get("lists") or {}).items()
            for code, row in sorted(methods.items(), key=lambda item: -(item[1].get("ndcg") or 0.0))
        ]
        self.set_rows(["list", "method", "used", *keys], rows)

    def _used(self, used: bool) -> str:
        return self.tr("in use") if used else ""

    def _share(self, share: float | None) -> str:
        return NONE if share is None else self._formats.share(share)

    def _hundred(self, share: float | None) -> str:
        return NONE if share is None else self._formats.count(100 * share)

    def _number(self, value: float | None) -> str:
        return NONE if value is None else self._formats.locale.toString(float(value), "f", 3)


class ValueFiguresModel(RowsModel):
    """How every method did on expected spend and return, and the one in use for each kind of customer."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._formats = Formats()
        super().__init__([], parent)
        self.columns = [
            Column("method", self.tr("Method"), width=250, show=self._named),
            Column("used", "", "chip", 94, self._used, lambda _used: "good"),
            Column("customers", self.tr("Customers"), "figure", 100, lambda v: self._formats.count(v)),
            Column("gini", self.tr("Ranks spenders (Gini)"), "figure", 160, self._number),
            Column("auc", self.tr("Knows who returns (AUC)"), "figure", 170, self._number),
            Column("total", self.tr("Expected / came"), "figure", 120, self._number),
            Column("mae", self.tr("Off by (× mean spend)"), "figure", 150, self._number),
            Column("pinball", self.tr("Ranges (pinball)"), "figure", 120, self._number),
            Column("inside", self.tr("In range"), "figure", 90, lambda v: self._formats.share(v)),
        ]

    def load(self, evaluation: Mapping[str, Any], winners: Mapping[str, str], formats: Formats) -> None:
        """Show the value part of an evaluation."""
        self._formats = formats
        keys = ("customers", "gini", "auc", "total", "mae", "pinball", "inside")
        windows = evaluation.get("value_windows") or [{}]
        everybody = {"customers": windows[0].get("customers")}
        rows = []
        for code, row in sorted(
            (evaluation.get("value") or {}).items(), key=lambda item: -(item[1].get("gini") or 0.0)
        ):
            used = winners.get("value") == code
            rows.append((code, used, *((everybody | row).get(key) for key in keys)))
            kinds = (evaluation.get("value_groups") or {}).items() if used else ()
            rows += [(f"{_KIND}{kind}", False, *(figures.get(key) for key in keys)) for kind, figures in kinds]
        self.set_rows(["method", "used", *keys], rows)

    def _used(self, used: bool) -> str:
        return self.tr("in use") if used else ""

    def _named(self, code: str) -> str:
        return f"    {group(code.removeprefix(_KIND))}" if code.startswith(_KIND) else method(code)

    def _number(self, value: float | None) -> str:
        return NONE if value is None else self._formats.locale.toString(float(value), "f", 2)
