from datetime import datetime
from pathlib import Path

import pytest

from engine.errors import ShopError
from engine.shop import Shop
from engine.store import campaigns, imports

CAMPAIGN = {
    "name": "Autumn",
    "goal": "win_back",
    "channel": "email",
    "target": "excel",
    "status": "exported",
    "created_at": "2026-11-02T09:30:00",
    "exported_at": "2026-11-02T09:30:00",
    "as_of": 20757,
    "control_share": 0.1,
    "settings": {"language": "en"},
}


@pytest.fixture
def shop(tmp_path: Path):  # type: ignore[no-untyped-def]
    with Shop.create(tmp_path / "corner.regulars", clock=lambda: datetime(2026, 11, 3, 8, 0)) as made:
        yield made


def add(shop: Shop) -> int:
    numbers = imports.customer_ids(shop._connection, ["A", "B", "C"])
    product = {"product_id": "0012", "name": "Green tea", "price": 5.0, "reason": {"code": "reason.popular"}}
    message = {"subject": "Hello", "text": "Come back", "fields": {}}
    members = [
        {"customer_id": numbers["A"], "arm": "treated", "reason": {"code": "why.quiet"}, "products": [product]},
        {"customer_id": numbers["B"], "arm": "control", "reason": {"code": "why.quiet"}, "products": []},
        {"customer_id": numbers["C"], "arm": "withheld", "reason": {"code": "pending"}, "products": []},
    ]
    return campaigns.add(
        shop._connection, CAMPAIGN, [{**m, "message": message if m["arm"] == "treated" else None} for m in members]
    )


def test_a_campaign_is_kept_with_its_members(shop: Shop) -> None:
    assert campaigns.next_id(shop._connection) == 1
    assert add(shop) == 1
    detail = shop.campaign_detail(1)
    assert detail["settings"] == {"language": "en"}
    assert [(m["customer_id"], m["arm"], m["reason"]["code"], m["message"]) for m in detail["members"]] == [
        ("A", "treated", "why.quiet", "Come back"),
        ("B", "control", "why.quiet", None),
        ("C", "withheld", "pending", None),
    ]
    assert detail["members"][0]["products"][0]["product_id"] == "0012"


def test_the_list_of_campaigns_counts_arms_newest_first(shop: Shop) -> None:
    add(shop)
    add(shop)
    listed = shop.campaigns()
    assert [c["campaign_id"] for c in listed] == [2, 1]
    assert (listed[0]["treated"], listed[0]["control"], listed[0]["withheld"]) == (1, 1, 1)


def test_marking_a_campaign_dates_it(shop: Shop) -> None:
    add(shop)
    shop.mark_campaign(1, "sent")
    row = shop.campaigns()[0]
    assert (row["status"], row["sent_at"], row["exported_at"]) == ("sent", "2026-11-03T08:00:00", "2026-11-02T09:30:00")
    with pytest.raises(ShopError, match=r"argument\.wrong"):
        shop.mark_campaign(1, "lost")
    with pytest.raises(ShopError, match=r"campaign\.unknown"):
        shop.mark_campaign(2, "sent")


def test_a_deleted_campaign_takes_its_members_along(shop: Shop) -> None:
    add(shop)
    campaigns.delete(shop._connection, 1)
    assert shop.campaigns() == []
    assert shop._connection.execute("SELECT COUNT(*) FROM campaign_member").fetchone()[0] == 0
    with pytest.raises(ShopError, match=r"campaign\.unknown"):
        campaigns.delete(shop._connection, 1)
