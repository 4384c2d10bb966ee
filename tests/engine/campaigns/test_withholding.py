from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from engine.campaigns.plan import plan
from engine.campaigns.proposal import Plan
from engine.errors import ShopError
from tests.engine.campaigns.conftest import NOW, TEMPLE, ShopMaker


def regular(maker: ShopMaker, key: str, consent: str | None = "subscribed", **fields: Any) -> None:
    """Somebody whom win_back is for."""
    channel = fields.pop("channel", "email")
    maker.customer(key, consent, channel, name=f"Customer {key}", **fields)
    maker.buy(key, "0012", *range(45, 145, 20))


def win_back(maker: ShopMaker, **choices: Any) -> Plan:
    maker.customer("TODAY")
    maker.buy("TODAY", "0012", 0)
    maker.count()
    return plan(maker.connection, now=NOW, goal="win_back", **{"control": 0.0, **choices})


def reasons(made: Plan) -> dict[str, str]:
    return {member.candidate.key: member.reason["code"] for member in made.arm("withheld")}


def test_only_those_who_agreed_are_written_to(empty: ShopMaker) -> None:
    for status in ("subscribed", "pending", "never_asked", "unsubscribed"):
        regular(empty, status, status, email=f"{status}@example.com")
    regular(empty, "silent", None, email="silent@example.com")
    made = win_back(empty, channel="email")
    assert [m.candidate.key for m in made.arm("treated")] == ["subscribed"]
    assert reasons(made) == {
        "pending": "pending",
        "never_asked": "never_asked",
        "unsubscribed": "unsubscribed",
        "silent": "never_asked",
    }


def test_consent_for_one_channel_is_none_for_another(empty: ShopMaker) -> None:
    regular(empty, "A", "subscribed", email="a@example.com", phone="+447700900123")
    assert win_back(empty, channel="sms").obstacle == "consent.missing"


def test_the_latest_word_on_consent_counts(empty: ShopMaker) -> None:
    regular(empty, "A", "subscribed", email="a@example.com")
    empty.consent("A", "email", "unsubscribed")
    assert reasons(win_back(empty, channel="email")) == {"A": "unsubscribed"}


@pytest.mark.parametrize(
    ("channel", "fields", "reason"),
    [
        ("email", {}, "no_contact"),
        ("email", {"email": "ann at example.com"}, "incomplete_contact"),
        ("email", {"email": "an***@example.com"}, "masked_contact"),
        ("sms", {}, "no_contact"),
        ("sms", {"phone": "186****0512"}, "masked_contact"),
        ("sms", {"phone": "07700"}, "incomplete_contact"),
        ("sms", {"phone": "call me"}, "incomplete_contact"),
        ("sms", {"phone": "0117 496 0123"}, "landline"),
        ("post", {}, "no_contact"),
        ("post", {"address": "1 Temple St"}, "incomplete_contact"),
    ],
)
def test_whoever_cannot_be_reached_is_left_out(
    empty: ShopMaker, channel: str, fields: dict[str, str], reason: str
) -> None:
    regular(empty, "A", "subscribed", channel=channel, **fields)
    assert reasons(win_back(empty, channel=channel)) == {"A": reason}


def test_a_phone_is_read_as_one_of_the_shop_s_country(empty: ShopMaker) -> None:
    regular(empty, "A", "subscribed", channel="sms", phone="07700 900123")
    assert [m.address for m in win_back(empty, channel="sms").arm("treated")] == ["+447700900123"]


def test_a_letter_needs_a_street_and_a_town(empty: ShopMaker) -> None:
    regular(empty, "A", "subscribed", channel="post", **TEMPLE)
    assert [m.address for m in win_back(empty, channel="post").arm("treated")] == ["1 Temple St, BA1 1AA, Bath"]


def test_staff_and_blocked_people_are_left_out_even_over_the_counter(empty: ShopMaker) -> None:
    for key in ("STAFF", "BLOCKED", "ANN"):
        regular(empty, key, "subscribed", email=f"{key.lower()}@example.com")
    empty.shop.set_settings({"staff": ["STAFF"]})
    empty.connection.execute(
        "INSERT INTO suppression(customer_id, channel, reason, at)"
        " SELECT id, NULL, 'bounced', '2026-10-01' FROM customer WHERE key = 'BLOCKED'"
    )
    for channel in ("email", "counter"):
        made = win_back(empty, channel=channel)
        assert reasons(made) == {"STAFF": "staff", "BLOCKED": "suppressed"}


def test_two_customers_with_one_address_get_one_message(empty: ShopMaker) -> None:
    regular(empty, "A", email="Ann@example.com")
    regular(empty, "B", email="ann@example.com ")
    assert reasons(win_back(empty)) == {"B": "same_contact"}


def test_within_14_days_nobody_is_written_to_twice_and_controls_stay_controls(
    corner: ShopMaker, tmp_path: Path
) -> None:
    first = corner.shop.campaign(str(tmp_path / "a"), goal="win_back", size=10, control=0.2)
    assert (first["treated"], first["control"]) == (8, 2)
    corner.now += timedelta(days=13)
    assert plan(corner.connection, now=corner.now, goal="win_back", channel="email").withheld == {
        "recently_contacted": 8,
        "in_control_group": 2,
    }
    assert plan(corner.connection, now=corner.now, goal="win_back", channel="counter").withheld == {}
    corner.now += timedelta(days=2)
    assert plan(corner.connection, now=corner.now, goal="win_back", channel="email").withheld == {}


def test_a_cancelled_campaign_contacted_nobody(corner: ShopMaker, tmp_path: Path) -> None:
    made = corner.shop.campaign(str(tmp_path / "a"), goal="win_back", size=5)
    corner.shop.mark_campaign(made["campaign_id"], "cancelled")
    assert plan(corner.connection, now=corner.now, goal="win_back").withheld == {}


def test_the_best_stay_when_the_list_is_full(corner: ShopMaker) -> None:
    made = plan(corner.connection, now=NOW, goal="win_back", size=8, control=0.25)
    chosen = {m.candidate.key for m in made.members if m.arm != "withheld"}
    assert chosen == {f"Q{n:02d}" for n in range(13, 21)}
    assert (len(made.arm("treated")), len(made.arm("control")), made.withheld) == (6, 2, {"over_size": 12})


def test_without_a_channel_the_one_that_reaches_most_is_taken(empty: ShopMaker) -> None:
    regular(empty, "A", email="a@example.com")
    for key in ("B", "C"):
        regular(empty, key, "subscribed", channel="sms", phone=f"+4477009001{ord(key)}")
    assert win_back(empty).channel == "sms"
    assert win_back(empty, target="mailchimp").channel == "email"


def test_a_shop_that_may_write_to_nobody_gets_a_list_for_the_counter(empty: ShopMaker) -> None:
    regular(empty, "17850", None)
    made = win_back(empty)
    assert (made.channel, made.target, made.obstacle) == ("counter", "excel", None)
    assert [m.candidate.key for m in made.arm("treated")] == ["17850"]


def test_what_stands_against_a_campaign_is_said(corner: ShopMaker, tmp_path: Path) -> None:
    for channel in ("sms", "post"):
        with pytest.raises(ShopError) as caught:
            corner.shop.campaign(str(tmp_path / "out"), goal="win_back", channel=channel)
        assert caught.value.code == "consent.missing"
        assert caught.value.values["withheld"] == {"never_asked": 20}
    with pytest.raises(ShopError, match=r"campaign\.nobody"):
        corner.shop.campaign(str(tmp_path / "out"), goal="thank_you", channel="email")
    assert not (tmp_path / "out").exists()
    assert corner.shop.campaigns() == []
