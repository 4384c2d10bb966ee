"""Masked phones of a web shop beside the whole ones of a list of members: asked of those alone whose figures fit."""

import random

from engine.cleaning.identity import find_same
from engine.cleaning.identity.finding import WORTH_ASKING

NAMES = [
    family + given for family in "王李张刘陈" for given in ("伟", "芳", "娜", "敏", "丽华", "建国", "秀英", "桂英")
]
"""Few names, which many people have."""

HEADS = ("186", "158", "139", "138", "135")


def shop_of(members, both, seed):
    """Members with whole numbers, and as many buyers with masked ones, of whom the first `both` are those members."""
    chosen = random.Random(seed)
    drawn = [(chosen.choice(NAMES), f"{chosen.choice(HEADS)}{chosen.randrange(10**8):08}") for _ in range(2 * members)]
    buyers = [*drawn[:both], *drawn[members : 2 * members - both]]
    whole = [{"name": name, "phone": phone} for name, phone in drawn[:members]]
    masked = [
        {"name": name, "phone": None, "attributes": {"masked_phone": f"{phone[:3]}****{phone[7:]}"}}
        for name, phone in buyers
    ]
    return whole + masked


def test_who_has_a_common_name_is_asked_about_only_where_the_figures_fit():
    found = find_same(shop_of(400, 120, 5), "CN")
    assert not any(pair.certain for pair in found)
    cards = [pair for pair in found if pair.probability >= WORTH_ASKING]
    right = [pair for pair in cards if pair.other == pair.one + 400]
    assert len(right) == 120
    assert len(cards) - len(right) <= 2
    assert all(pair.evidence["mask"] == "fits" for pair in cards)


def test_where_nobody_is_there_twice_hardly_anybody_is_asked_about():
    found = find_same(shop_of(400, 0, 6), "CN")
    assert sum(pair.probability >= WORTH_ASKING for pair in found) <= 2
