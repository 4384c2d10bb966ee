from pathlib import Path

import pytest

from engine.consents import suppress
from engine.shop import Shop
from engine.store import consents
from tests.engine.consents.conftest import NOW, now, written


def blocked(shop: Shop) -> dict[str, tuple[str | None, str]]:
    rows = shop._connection.execute(
        "SELECT c.key, s.channel, s.reason FROM suppression AS s JOIN customer AS c ON c.id = s.customer_id"
    )
    return {row[0]: (row[1], row[2]) for row in rows}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ann@example.com\nben@example.com\n", {"001": ("email", "blocked"), "002": ("email", "blocked")}),
        ("+447700900101\n", {"001": ("sms", "blocked")}),
        ("002\n", {"002": (None, "blocked")}),
        ("Email Address,Reason\nann@example.com,Hard Bounce\n", {"001": ("email", "bounced")}),
        ("Email Address,Status\nann@example.com,cleaned\n", {"001": ("email", "bounced")}),
        ("email,reason\nann@example.com,deceased\n", {"001": (None, "deceased")}),
        ("customer_id,channel,reason\n001,sms,no idea\n", {"001": ("sms", "blocked")}),
        ("email\nhome@example.com\n", {"003": ("email", "blocked"), "004": ("email", "blocked")}),
    ],
)
def test_whoever_is_listed_gets_nothing(
    shop: Shop, tmp_path: Path, text: str, expected: dict[str, tuple[str | None, str]]
) -> None:
    report = suppress(shop._connection, written(tmp_path, text), NOW)
    assert blocked(shop) == expected
    assert report["blocked"] == len(expected)


def test_an_unsubscribe_takes_a_consent_back_instead(shop: Shop, tmp_path: Path) -> None:
    shop.set_consent("001", "email", "subscribed")
    text = "email,reason,unsub_time\nann@example.com,unsubscribe,2026-11-01 08:00\nnobody@example.com,unsubscribe,\n"
    report = suppress(shop._connection, written(tmp_path, text), NOW)
    assert now(shop)["001", "email"] == ("unsubscribed", "2026-11-01")
    assert blocked(shop) == {}
    assert (report["unsubscribed"], report["unknown"]) == (1, 1)


def test_the_same_list_again_adds_nothing(shop: Shop, tmp_path: Path) -> None:
    text = "email,reason\nann@example.com,bounce\nben@example.com,unsub\n"
    suppress(shop._connection, written(tmp_path, text), NOW)
    again = suppress(shop._connection, written(tmp_path, text), NOW)
    assert (again["blocked"], again["unsubscribed"], again["already"]) == (0, 0, 2)


def test_a_block_can_be_taken_back(shop: Shop, tmp_path: Path) -> None:
    suppress(shop._connection, written(tmp_path, "001\n"), NOW)
    number = shop._connection.execute("SELECT id FROM customer WHERE key = '001'").fetchone()[0]
    assert consents.unblock(shop._connection, number) == 1
    assert blocked(shop) == {}
