"""The same customer, twice: pairs that are certainly one person, and pairs that a person must judge."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from engine.cleaning.identity.blocking import Pairs, candidate_pairs
from engine.cleaning.identity.comparing import (
    LEVELS,
    BirthdayLevel,
    ContactLevel,
    Levels,
    MaskLevel,
    PlaceLevel,
    compare_pairs,
)
from engine.cleaning.identity.names import NameLevel
from engine.cleaning.identity.people import People, read_people
from engine.cleaning.identity.weighing import Weights
from engine.progress import Progress, silent

CERTAIN: Final = 0.99
"""From this probability on, and where nothing speaks against it, two customers are put together by themselves."""

WORTH_ASKING: Final = 0.15
"""Below it a card would be *Different* too often to be counted among what waits for the shop."""

WORTH_LOOKING: Final = 0.02
"""Pairs down to here are kept for whoever has decided the likelier ones and wants to see more."""


@dataclass(frozen=True)
class SameCustomer:
    """Two customers (positions, one < other) who are, or may be, one person.

    evidence: field → level in small letters (`same`, `near`, `swapped`, `typo`, …), fields that both have.
    """

    one: int
    other: int
    probability: float
    certain: bool
    evidence: dict[str, str]

    @property
    def contradicted(self) -> bool:
        """Whether another name or birthday speaks against it."""
        return self.evidence.get("name") in _OTHER_NAMES or self.evidence.get("birthday") == "other"


_OTHER_NAMES: Final = ("other", "surname", "given")


def find_same(people: Iterable[Mapping[str, Any]], country: str, progress: Progress = silent) -> list[SameCustomer]:
    """Pairs of customers who are or may be one person, the likeliest first.

    people: canonical customer columns (name, email, phone, birthday, address, postal_code, city; attributes with a card's
    number; customer_id, which may be one); country: ISO code of the shop, for telephone numbers.
    """
    columns = read_people(people, country)
    progress(0.3, "identity.comparing")
    pairs = candidate_pairs(columns)
    progress(0.5, "identity.comparing")
    if not len(pairs[0]):
        return []
    levels, chance = compare_pairs(columns, pairs)
    progress(0.9, "identity.comparing")
    is_day = levels["birthday"] == BirthdayLevel.DAY
    weighed = {**levels, "birthday": np.where(is_day, -1, levels["birthday"])}
    weights = Weights().fit(weighed, chance, len(columns))
    probability = weights.person(weighed, chance)
    # A masked phone is a reason to ask, never to put two customers together.
    unmasked = {**weighed, "mask": np.full_like(levels["mask"], -1)}
    sure = weights.person(unmasked, {**chance, "mask": np.zeros_like(chance["mask"])})
    worth = (probability >= WORTH_LOOKING) & _tells_something(levels, columns, pairs)
    certain = (sure >= CERTAIN) & ~_against(levels)
    order = np.flatnonzero(worth)
    order = order[np.argsort(-probability[order], kind="stable")]
    found = [
        SameCustomer(
            int(pairs[0][n]),
            int(pairs[1][n]),
            float(probability[n]),
            bool(certain[n]),
            {
                field: kinds(int(levels[field][n])).name.lower()
                for field, kinds in LEVELS.items()
                if levels[field][n] >= 0
            },
        )
        for n in order.tolist()
    ]
    progress(1.0, "identity.comparing")
    return found


def _tells_something(levels: Mapping[str, Levels], people: People, pairs: Pairs) -> npt.NDArray[np.bool_]:
    """Two people of one name may be asked about where there is something else to know one of them by; of half a name, not
    until something else agrees."""
    told = np.zeros(len(people), bool)
    for field in ("email", "phone", "mask", "card", "birthday", "address"):
        told |= people.codes[field] >= 0
    agrees = (levels["name"] >= NameLevel.TYPO) & (told[pairs[0]] | told[pairs[1]])
    agrees |= levels["birthday"] >= BirthdayLevel.NEAR
    for field in ("email", "phone", "card"):
        agrees |= levels[field] >= ContactLevel.NEAR
    agrees |= levels["mask"] == MaskLevel.FITS
    return agrees | (levels["address"] >= PlaceLevel.POSTAL)


def _against(levels: Mapping[str, Levels]) -> npt.NDArray[np.bool_]:
    """What only a person may overrule: another name, another birthday, or a shared phone and nothing else."""
    name = levels["name"]
    against = (name >= 0) & (name < NameLevel.PART)
    against |= levels["birthday"] == BirthdayLevel.OTHER
    personal = (levels["email"] == ContactLevel.SAME) | (levels["card"] == ContactLevel.SAME)
    born = (levels["birthday"] == BirthdayLevel.SWAPPED) | (levels["birthday"] == BirthdayLevel.SAME)
    firm = personal | born | (levels["phone"] == ContactLevel.SAME) | (levels["address"] >= PlaceLevel.NEAR)
    # Half a name, a nickname, an initial: J. Hart at one address is Jane or John. No name at all: twins share their
    # birthday, too.
    half = ((name == NameLevel.PART) | (name == NameLevel.SHORT)) & ~personal & ~born
    return against | ~firm | half | ((name < 0) & ~personal)
