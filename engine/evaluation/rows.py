"""What was measured of models on windows of hidden days, a row for each model and list; kept as bytes between stages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol, Self

import numpy as np

from engine.columns import LISTS
from engine.evaluation.lists import Hidden, Scores, chance_groups
from engine.evaluation.variety import mean_of
from engine.models.artefact import Artefact, pack
from engine.models.base import Ranked

Figures = dict[str, Any]


class Kept(Protocol):
    """Remembers finished stages by name."""

    def recall(self, stage: str) -> bytes | None: ...

    def keep(self, stage: str, data: bytes) -> None: ...


@dataclass
class Row:
    """What is known of one model and list: a part for each window. `chances` are score and answer of each place in the
    lists, of models whose scores are probabilities."""

    scores: list[Scores] = field(default_factory=list)
    variety: list[dict[str, float | None]] = field(default_factory=list)
    chances: list[tuple[np.ndarray, np.ndarray]] = field(default_factory=list)

    def add(self, hidden: Hidden, name: str, ranked: Ranked, *, with_chances: bool) -> None:
        """Measure lists of the customers of a window."""
        self.scores.append(hidden.scores(name, ranked))
        self.variety.append(hidden.shelf.variety(ranked))
        if with_chances:
            self.chances.append(hidden.chances(name, ranked))

    def of(self, places: list[int]) -> Self:
        """Some of the windows."""
        kept = [[parts[n] for n in places] if parts else [] for parts in (self.scores, self.variety, self.chances)]
        return type(self)(*kept)  # type: ignore[arg-type]

    def extend(self, other: Row) -> None:
        """Further windows."""
        self.scores += other.scores
        self.variety += other.variety
        self.chances += other.chances

    def figures(self) -> Figures:
        return Scores.joined(self.scores).figures() | mean_of(self.variety)

    def window(self, place: int) -> Figures:
        return self.scores[place].figures(200) | self.variety[place]

    def calibration(self) -> list[dict[str, float]]:
        score, bought = (np.concatenate(column) for column in zip(*self.chances, strict=True))
        return chance_groups(score, bought)


class Rows:
    """Rows by list and model, in the order in which models were measured."""

    def __init__(self) -> None:
        self.of: dict[str, dict[str, Row]] = {name: {} for name in LISTS}

    def row(self, name: str, code: str) -> Row:
        return self.of[name].setdefault(code, Row())

    def extend(self, other: Rows) -> None:
        for name, rows in other.of.items():
            for code, row in rows.items():
                self.row(name, code).extend(row)

    def packed(self, best: bytes | None) -> bytes:
        """As an archive, with the archive of the model that was learned for it."""
        arrays: dict[str, np.ndarray] = {}
        listed: list[dict[str, Any]] = []
        for name, rows in self.of.items():
            for code, row in rows.items():
                here = f"{len(listed)}"
                listed.append({"list": name, "code": code, "variety": row.variety, "chances": len(row.chances)})
                for place, scores in enumerate(row.scores):
                    arrays |= {f"{here}_{place}_{part}": getattr(scores, part) for part in ("ndcg", "hit", "group")}
                for place, chances in enumerate(row.chances):
                    arrays |= {f"{here}_{place}_{part}": a for part, a in zip(("score", "bought"), chances)}
        if best is not None:
            arrays["best"] = np.frombuffer(best, np.uint8)
        return pack({"rows": listed, "best": best is not None}, arrays)

    @classmethod
    def unpacked(cls, data: bytes) -> tuple[Self, bytes | None]:
        """What `packed` made. Raises `shop.damaged`."""
        archive, rows = Artefact(data), cls()
        for here, row in enumerate(archive.parameters["rows"]):
            into = rows.row(row["list"], row["code"])
            into.variety = row["variety"]
            for place in range(len(row["variety"])):
                parts = (archive.array(f"{here}_{place}_{part}") for part in ("ndcg", "hit", "group"))
                into.scores.append(Scores(*parts))
                if place < row["chances"]:
                    into.chances.append(
                        (archive.array(f"{here}_{place}_score"), archive.array(f"{here}_{place}_bought"))
                    )
        return rows, archive.array("best").tobytes() if archive.parameters["best"] else None
