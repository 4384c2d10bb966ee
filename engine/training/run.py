"""Learning from a shop's sales: what wins on hidden weeks is learned again from everything, and its answers are stored."""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections.abc import Mapping
from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from engine import __version__
from engine.columns import LISTS
from engine.evaluation.report import FALLBACK, NETWORKS, ListsReport, evaluate_lists
from engine.evaluation.value import MODELS as VALUE_MODELS
from engine.evaluation.value import evaluate_value
from engine.features.history import Sales
from engine.models.artefact import Artefact, pack
from engine.models.base import Ranker
from engine.models.best import Best
from engine.models.classic import Classic, ClassicHidden
from engine.models.rules import RULES
from engine.progress import Progress, part, silent
from engine.recommending import Wishes, recommendations
from engine.store import checkpoints, database, models
from engine.store import sales as store
from engine.store.settings import get_settings
from engine.training.earlier import BEST, HIDDEN_BEST, HIDDEN_VALUE, VALUE, Archives, Before
from engine.training.measuring import iso, known, told
from engine.training.room import check_room
from engine.training.stages import Stages, inputs_of

if TYPE_CHECKING:
    from engine.models.worth import ValueModel


def train(
    connection: sqlite3.Connection,
    *,
    as_of: int | None = None,
    horizon: int = 90,
    seed: int = 0,
    refresh: bool | None = None,
    now: datetime,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Learn from the sales up to the end of the day `as_of` (default: the last sale's), and store it all in one short
    transaction: run, archives, scores, recommendations. `now` is only the run's stamp.

    A learning from the same sales that was interrupted goes on after its last finished stage. The models in use so far
    stay where they do better on the weeks that are hidden from both.
    A `refresh` goes on from the models in use, looks at the newest past days alone, and takes a fraction of the time; it
    is a whole learning after all where there are none, or the last whole one is a season old. None: as the one that was
    interrupted, else whole.
    Returns run_id, as_of (ISO), horizon, seed, seconds, peak_mb, winners {again, new, best, value}, kept {lists, value},
    refreshed.
    Raises `model.too_little_data` with fewer than two customers who bought something, `memory.low` and `disk.full`.
    """
    started = time.monotonic()
    rows = store.row_ids(connection)
    sales, day = known(connection, as_of, progress)
    lines = len(sales.day)
    check_room(database.path_of(connection), lines, len(sales.customers))
    at = now.replace(microsecond=0).isoformat()
    before = Before.of(connection, day)
    if refresh is None:
        refresh = checkpoints.begun(connection) == _REFRESH
    refresh = bool(refresh and before is not None and before.can_go_on(day, horizon))
    inputs = inputs_of(sales, day, horizon, seed, before and before.run_id, refresh)
    sales = sales.put_together()
    learning = _Learning(sales, day, horizon, seed, at, before, Stages(connection, inputs, at), refresh)
    learning.stages.begin(_REFRESH if refresh else "")
    report = learning.lists(part(progress, 0.02, 0.52))
    rankers = learning.rankers(report, part(progress, 0.52, 0.79))
    value, value_report = learning.value(part(progress, 0.79, 0.93))
    wishes = Wishes.of(get_settings(connection), sales.products)
    names = store.category_names(connection)
    step = part(progress, 0.93, 0.98)
    lists = recommendations(sales, day, rankers, wishes=wishes, categories=names, progress=step)
    scores = value.predict(sales, day)
    run = {
        "as_of": day,
        "horizon": horizon,
        "seed": seed,
        "started_at": at,
        "seconds": round(time.monotonic() - started, 1),
        "peak_mb": _peak_mb(),
        "lines": lines,
        "winners": {**report.winners, "value": value.name},
        "evaluation": {
            **told(report, value_report),
            "earlier": learning.compared(report, value_report),
            "refreshed": refresh,
        },
        "engine_version": __version__,
    }
    progress(0.98, "train.storing")
    with database.transaction(connection):
        run_id = models.save_run(
            connection,
            run,
            archives=learning.archives,
            scores=scores,
            recommendations=lists,
            customer_rows=rows[0],
            product_rows=rows[1],
        )
        checkpoints.clear(connection)
    progress(1.0, "train.storing")
    kept = {name: run[name] for name in ("horizon", "seed", "seconds", "peak_mb", "winners")}
    told_of = {"kept": learning.kept(report, value_report), "refreshed": refresh}
    return {"run_id": run_id, "as_of": iso(day), **kept, **told_of}


_REFRESH: Final = "refresh"


class _Learning:
    """The stages of one learning; `archives` are what the run will keep."""

    def __init__(
        self,
        sales: Sales,
        day: int,
        horizon: int,
        seed: int,
        at: str,
        before: Before | None,
        stages: Stages,
        refresh: bool,
    ) -> None:
        self._sales, self._day, self._horizon, self._seed, self._at = sales, day, horizon, seed, at
        self._before, self.stages = before, stages
        self._best, self._refresh = Best(), refresh
        self.archives: Archives = {}

    def lists(self, progress: Progress) -> ListsReport:
        """All rankers on hidden weeks."""
        earlier = self._before.best if self._before is not None else None
        if self._refresh and earlier is not None:
            self._best.go_on_from(earlier.best)
        report = evaluate_lists(
            self._sales,
            self._day,
            best=self._best,
            earlier=earlier,
            kept=self.stages,
            refresh=self._refresh,
            seed=self._seed,
            progress=progress,
        )
        if report.keeps_earlier and self._before is not None:
            self.archives |= {name: self._before.archives[name] for name in (BEST, HIDDEN_BEST)}
        elif report.hidden_best is not None:
            self.archives[HIDDEN_BEST] = (report.hidden_best, self._info(BEST, until=report.learned))
        return report

    def rankers(self, report: ListsReport, progress: Progress) -> dict[str, Ranker]:
        """The winner of each list, learned from everything; a model that wins several lists is learned once."""
        known: dict[str, Ranker] = {
            model.name: model for model in (*(rule() for rule in RULES), Classic(), ClassicHidden())
        }
        if report.keeps_earlier:
            best: Ranker = Best.from_archive(self.archives[BEST][0])
        else:
            best = self._best
            if self._refresh and self._before is not None:
                self._best.go_on_from(Best.from_archive(self._before.archives[BEST][0]))
        known |= dict.fromkeys(NETWORKS.values(), best)
        rankers = {name: known[report.winners.get(name, FALLBACK[name])] for name in LISTS}
        used = list(dict.fromkeys(rankers.values()))
        for place, ranker in enumerate(used):
            step = part(progress, place / len(used), (place + 1) / len(used))
            if ranker is best and report.keeps_earlier:
                continue
            learned = self._learned(ranker, step)
            rankers = {name: learned if each is ranker else each for name, each in rankers.items()}
        if report.keeps_earlier and best not in rankers.values():
            self.archives.pop(BEST)
        self._best.forget()
        return rankers

    def _learned(self, ranker: Ranker, progress: Progress) -> Ranker:
        stage = f"ranker {ranker.name}"
        data = self.stages.recall(stage)
        if data is not None:
            progress(1.0, "train.evaluate")
            ranker = type(ranker).from_archive(data)
        else:
            ranker.fit(self._sales, self._day, seed=self._seed, progress=progress)
            data = ranker.to_archive()
            self.stages.keep(stage, data)
        self.archives[ranker.name] = (data, self._info(ranker.name))
        return ranker

    def value(self, progress: Progress) -> tuple[ValueModel, dict[str, Any]]:
        """The value model that did best on hidden days, learned from everything, and the report of `evaluate_value`."""
        report, hidden = self._value_report(part(progress, 0.0, 0.5))
        winner = next(model for model in VALUE_MODELS if model.name == report["winner"])
        if report.get("keeps_earlier") and self._before is not None and (value := self._before.value) is not None:
            self.archives |= {name: self._before.archives[name] for name in (VALUE, HIDDEN_VALUE)}
            progress(1.0, "train.value")
            return value, report
        report["keeps_earlier"] = False
        step = part(progress, 0.5, 1.0)
        before = self._before.value if self._refresh and self._before is not None else None
        if before is not None and before.name == winner.name:
            value = copy(before).refreshed(self._sales, self._day, seed=self._seed, progress=step)
        else:
            value = winner().fit(self._sales, self._day, self._horizon, seed=self._seed, progress=step)
        if hidden is not None:
            value.range_from(hidden, self._sales, self._day)
            self.archives[HIDDEN_VALUE] = (hidden.to_archive(), self._info(value.name, until=self._day - self._horizon))
        self.archives[VALUE] = (value.to_archive(), self._info(value.name))
        return value, report

    def _value_report(self, progress: Progress) -> tuple[dict[str, Any], ValueModel | None]:
        """The report of `evaluate_value`, and its winner as it was before the newest window."""
        data = self.stages.recall("value")
        if data is not None:
            archive = Artefact(data)
            progress(1.0, "train.value")
            report = archive.parameters["report"]
            if not archive.parameters["has_hidden"]:
                return report, None
            kind: type[ValueModel] = next(model for model in VALUE_MODELS if model.name == report["winner"])
            return report, kind.from_archive(archive.array("hidden").tobytes())
        learned: dict[str, ValueModel] = {}
        earlier = self._before.hidden_value if self._before is not None else None
        report = evaluate_value(
            self._sales,
            self._day,
            self._horizon,
            earlier=earlier,
            hidden=learned,
            refresh=self._refresh,
            seed=self._seed,
            progress=progress,
        )
        hidden = learned.get(report["winner"])
        # Through JSON in either case, so that a learning that went on gives the very same report.
        report = json.loads(json.dumps(report, default=float))
        self.stages.keep(
            "value",
            pack(
                {"report": report, "has_hidden": hidden is not None},
                {"hidden": _bytes(hidden.to_archive() if hidden is not None else None)},
            ),
        )
        return report, hidden

    def kept(self, report: ListsReport, value: Mapping[str, Any]) -> dict[str, bool]:
        """Whether the models of before stay in use."""
        return {"lists": report.keeps_earlier, "value": bool(value.get("keeps_earlier"))}

    def compared(self, report: ListsReport, value: Mapping[str, Any]) -> dict[str, Any] | None:
        """The models of before beside the new ones; None where there was nothing to compare with."""
        if self._before is None or not (report.earlier or "earlier" in value):
            return None
        return {
            "run_id": self._before.run_id,
            "kept": self.kept(report, value),
            "lists": report.earlier,
            "value": value.get("earlier"),
        }

    def _info(self, name: str, **more: Any) -> dict[str, Any]:
        whole = self._before.whole if self._refresh and self._before is not None else self._day
        return {"model": name, "at": self._at, "learned": self._day, "whole": whole, **more}


def _bytes(data: bytes | None) -> Any:
    import numpy as np

    return np.frombuffer(data or b"", np.uint8)


def _peak_mb() -> float | None:
    """The most memory this process ever held, in MB; None where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10), 1)
