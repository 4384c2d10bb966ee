"""The model that a shop used so far: it is replaced only by one that is not worse on the same hidden weeks.

A run keeps its models twice: as they are used, and as they were before that run's own hidden weeks (`hidden.…`). The
latter are compared, for of the weeks that are hidden now the former may have seen a part.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from engine.errors import ShopError
from engine.evaluation.report import Earlier
from engine.evaluation.value import MODELS as VALUE_MODELS
from engine.models.best import Best
from engine.store import erasures, models

if TYPE_CHECKING:
    from engine.models.worth import ValueModel

Archives = dict[str, tuple[bytes, dict[str, Any]]]

BEST, VALUE = "best", "value"
HIDDEN_BEST, HIDDEN_VALUE = "hidden.best", "hidden.value"
_SEASON = 100
"""Days after which models are learned from nothing again."""


@dataclass(frozen=True)
class Before:
    """The run in use before a learning, as far as it can stay in use: `archives` by name."""

    run_id: int
    archives: Archives

    @classmethod
    def of(cls, connection: sqlite3.Connection, as_of: int) -> Before | None:
        """None where there is none, where it knows later days than `as_of`, or somebody was erased since it was learned:
        then it must not stay."""
        run = models.current_run(connection)
        if run is None or run["as_of"] > as_of:
            return None
        names = (BEST, VALUE, HIDDEN_BEST, HIDDEN_VALUE)
        found = {name: models.load_archive(connection, run["run_id"], name) for name in names}
        archives = {name: archive for name, archive in found.items() if archive is not None}
        erased = erasures.moments(connection)
        learned = min((info.get("at", run["started_at"]) for _, info in archives.values()), default=run["started_at"])
        return None if erased and erased[0] >= learned else cls(run["run_id"], archives)

    @property
    def whole(self) -> int:
        """The day up to which the models were last learned from nothing."""
        return min((int(info.get("whole", -1)) for _, info in self.archives.values()), default=-1)

    def can_go_on(self, as_of: int, horizon: int) -> bool:
        """Whether a learning can go on from these models: all are kept, for that horizon, see what features are
        now, and are no more than a season old."""
        value = self.hidden_value
        fits = value is not None and value.horizon_ == horizon
        return fits and as_of - self.whole <= _SEASON and self.best is not None and self.best.best.sees_as_now

    @cached_property
    def best(self) -> Earlier | None:
        """The rankers as they were before their own hidden weeks; None unless both are kept and can be read."""
        if BEST not in self.archives or HIDDEN_BEST not in self.archives:
            return None
        data, info = self.archives[HIDDEN_BEST]
        try:
            return Earlier(Best.from_archive(data), int(info["until"]))
        except (ShopError, KeyError):
            return None

    @cached_property
    def hidden_value(self) -> ValueModel | None:
        """The value model as it was before its own hidden days."""
        return self._value(HIDDEN_VALUE) if VALUE in self.archives else None

    @cached_property
    def value(self) -> ValueModel | None:
        """The value model in use."""
        return self._value(VALUE)

    def _value(self, name: str) -> ValueModel | None:
        if name not in self.archives:
            return None
        data, info = self.archives[name]
        kind: type[ValueModel] | None = next((kind for kind in VALUE_MODELS if kind.name == info.get("model")), None)
        try:
            return None if kind is None else kind.from_archive(data)
        except ShopError:
            return None
