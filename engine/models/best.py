"""*best*: the lists of what is bought again and of what is new, as one list by probability of purchase."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from typing import ClassVar, Self

import numpy as np

from engine.columns import LIST_SIZE
from engine.errors import ShopError
from engine.features.history import Bools, Ints, Sales
from engine.models.artefact import Artefact, pack
from engine.models.base import Ranked, Ranker, blocks, check_customers
from engine.models.explore import Explore
from engine.models.known import Days
from engine.models.pair_ranker import PairRanker
from engine.models.repeat import Repeat
from engine.progress import Progress, part, silent


class Best(Ranker):
    """Both rankers. Their scores are probabilities of the same event, a purchase on the next visits within four weeks, so
    that they can be merged as they are. Where one had too little to learn from, the other serves alone."""

    name: ClassVar[str] = "best"

    def __init__(self) -> None:
        self.days = Days()
        self._again, self._new = Repeat(self.days), Explore(self.days)
        self._rankers: dict[str, PairRanker] = {"again": self._again, "new": self._new}

    def go_on_from(self, earlier: Best) -> Self:
        """Learn from now on with what an earlier one learned as the start, from the newest cut-offs alone."""
        again, new = earlier.parts_.get("again"), earlier.parts_.get("new")
        self._again.start = again if isinstance(again, Repeat) else None
        self._new.start = new if isinstance(new, Explore) else None
        return self

    def fit(self, sales: Sales, as_of: int, *, seed: int = 0, progress: Progress = silent) -> Self:
        self.parts_: dict[str, PairRanker] = {}
        self.days.forget()  # and what the models measured before left behind goes back to the system
        # Day by day and block by block for both, since they ask for the same relations of products and customers.
        report = part(progress, 0.0, 0.4)
        for turn in merge(*(ranker.prepare(sales, as_of, seed=seed) for ranker in (self._again, self._new))):
            report(turn.share, "train.features")
        self.days.forget()
        reports = {"again": part(progress, 0.4, 0.7), "new": part(progress, 0.7, 1.0)}
        for name, ranker in self._rankers.items():
            try:
                self.parts_[name] = ranker.fit(sales, as_of, seed=seed, progress=reports[name])
            except ShopError as error:
                if error.code != "model.too_little_data":
                    raise
        if not self.parts_:
            raise ShopError("model.too_little_data", lines=len(sales.purchases))
        return self

    @property
    def sees_as_now(self) -> bool:
        """Whether what it learned from had as many features as there are now: an archive of another version may not."""
        return all(len(ranker.blend_.network_.mean_) == ranker.width for ranker in self.parts_.values())

    def forget(self) -> None:
        """Give back the memory of what was only there to be learned from."""
        for ranker in (self._again, self._new):
            ranker.forget()

    def rank(
        self,
        sales: Sales,
        as_of: int,
        customers: Ints,
        k: int = LIST_SIZE,
        *,
        lists: Sequence[str] | None = None,
        allowed: Bools | None = None,
        progress: Progress = silent,
    ) -> dict[str, Ranked]:
        found = self._ranked((self,), sales, as_of, customers, k, allowed, progress)[0]
        return found if lists is None else {name: found[name] for name in lists}

    def rank_beside(
        self, other: Best, sales: Sales, as_of: int, customers: Ints
    ) -> tuple[dict[str, Ranked], dict[str, Ranked]]:
        """`rank` of this one and of another that `sees_as_now`: candidates and features, most of the work, are made once."""
        ours, theirs = self._ranked((self, other), sales, as_of, customers)
        return ours, theirs

    def _ranked(
        self,
        models: Sequence[Best],
        sales: Sales,
        as_of: int,
        customers: Ints,
        k: int = LIST_SIZE,
        allowed: Bools | None = None,
        progress: Progress = silent,
    ) -> list[dict[str, Ranked]]:
        """The lists of each of some models."""
        check_customers(sales, customers)
        known = self.days.at(sales, as_of)
        parts = [[dict.fromkeys(self.lists, Ranked.empty(0, k))] for _ in models]
        done = 0
        for block in blocks(customers, len(sales.products)):
            found = [{"again": Ranked.empty(len(block), k), "new": Ranked.empty(len(block), k)} for _ in models]
            for name, ranker in self._rankers.items():
                asked = [(lists, model.parts_[name]) for lists, model in zip(found, models) if name in model.parts_]
                candidates = ranker.candidates(known, block, allowed) if asked else None
                for lists, learned in asked:
                    assert candidates is not None
                    lists[name] = learned.ranked(candidates, len(block), k)
            for of_model, lists in zip(parts, found):
                of_model.append(lists | {"best": _merged(lists["again"], lists["new"], k)})
            done += len(block)
            progress(done / len(customers), "train.scoring")
        self.days.forget()
        return [{name: Ranked.stacked([lists[name] for lists in of]) for name in self.lists} for of in parts]

    def to_archive(self) -> bytes:
        kept = {name: np.frombuffer(ranker.to_archive(), np.uint8) for name, ranker in self.parts_.items()}
        return pack({"model": self.name, "parts": sorted(kept)}, kept)

    @classmethod
    def from_archive(cls, data: bytes) -> Self:
        artefact, model = Artefact(data), cls()
        kinds: dict[str, type[Repeat | Explore]] = {"again": Repeat, "new": Explore}
        model.parts_ = {}
        for name, kind in kinds.items():
            if name in artefact.parameters["parts"]:
                ranker = kind.from_archive(artefact.array(name).tobytes())
                ranker.days = model.days
                model.parts_[name] = ranker
        return model


def _merged(one: Ranked, other: Ranked, k: int) -> Ranked:
    product = np.hstack([one.product, other.product])
    score = np.hstack([one.score, other.score])
    order = np.argsort(-score, 1, kind="stable")[:, :k]
    return Ranked(np.take_along_axis(product, order, 1), np.take_along_axis(score, order, 1))
