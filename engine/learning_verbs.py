"""The verbs of `Shop` that are about learning; plain JSON-able values in and out."""

from typing import Any

from engine.clock import day_of, iso_of
from engine.errors import ShopError
from engine.progress import Progress, silent
from engine.shop_file import ShopFile
from engine.store import basis, customers, database, models


class LearningVerbs(ShopFile):
    """Training, measuring, earlier models, recommendations."""

    def train(
        self,
        as_of: str | None = None,
        horizon: int = 90,
        seed: int = 0,
        refresh: bool | None = None,
        progress: Progress = silent,
    ) -> dict[str, Any]:
        """Learn from the sales up to and including `as_of` (default: the last sale's day), store the models, scores and
        recommendations; a `refresh` goes on from the models in use. Keys of `train --json`. Raises `model.too_little_data` (fewer than 2 customers with a sale)."""
        from engine import training

        day = None if as_of is None else day_of(as_of)
        return training.train(
            self._connection,
            as_of=day,
            horizon=horizon,
            seed=seed,
            refresh=refresh,
            now=self._clock(),
            progress=progress,
        )

    def evaluate(self, days: int = 28, horizon: int = 90, seed: int = 0, progress: Progress = silent) -> dict[str, Any]:
        """Hide the last `days` and score every model and rule on them. Keys of `evaluate --json`. Writes nothing."""
        from engine import training

        return training.evaluate(self._connection, days=days, horizon=horizon, seed=seed, progress=progress)

    def model_report(self) -> dict[str, Any]:
        """For the Model page: current (the run in use with its evaluation, or None) and runs (all, newest first).

        A run: run_id, as_of (ISO), horizon, seed, started_at, seconds, peak_mb, lines, winners {again, new, best,
        value}, evaluation (as `evaluate --json`, and `earlier`), learned {lists, value} (when the models it uses were
        learned, ISO), in_use, spend_off (`store.basis.spend_off_of`, or None). Also erased: when somebody was erased, ISO, the latest first; unfinished: when a learning
        began that was interrupted, or None.
        """
        from engine.store import checkpoints, erasures

        runs = models.list_runs(self._connection)
        for run in runs:
            run["as_of"] = iso_of(run["as_of"])
            run["spend_off"] = basis.spend_off_of(run)
        return {
            "current": next((run for run in runs if run["in_use"]), None),
            "runs": runs,
            "erased": erasures.moments(self._connection),
            "unfinished": checkpoints.unfinished(self._connection),
        }

    def leave_learning(self) -> bool:
        """A learning was stopped on purpose: it does not go on by itself at the next start, and keeps what it finished for
        the next time it is wanted. Whether there was one."""
        from engine.store import checkpoints

        with database.transaction(self._connection):
            return checkpoints.leave(self._connection)

    def use_run(self, run_id: int) -> bool:
        """Go back to an earlier run; False if its scores are no longer kept."""
        with database.transaction(self._connection):
            return models.use_run(self._connection, run_id)

    def recommend(self, list_name: str, k: int = 10, customer: str | None = None) -> list[dict[str, Any]]:
        """Stored recommendations of one list (again, new, best), for all customers or one: customer_id, rank,
        product_id, score, reason {code, …}, product_name, price, category.
        Raises `customer.unknown`, `model.too_little_data` (nothing was learned yet)."""
        if models.current_run(self._connection) is None:
            raise ShopError("model.too_little_data", needed="train")
        row_id = None if customer is None else customers.row_id(self._connection, customer)
        return models.recommendations(self._connection, list_name, customer_id=row_id, k=k)
