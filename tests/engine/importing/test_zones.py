"""Times in UTC become the shop's own, where it has said its time zone; else they stay, and that is said."""

import pytest

from engine.errors import ShopError
from engine.store import settings as shop_settings

UTC = "Date,Receipt,Customer ID,Item,Qty,Amount\n2024-01-13T23:30:00Z,1,17,Tea,2,12.00\n2024-07-14T10:00:00Z,2,18,Cup,1,6.00\n"
HEADED = "Date,Time (UTC),Receipt,Customer ID,Item,Qty,Amount\n2024-01-13,23:30,1,17,Tea,2,12.00\n2024-07-14,10:00,2,18,Cup,1,6.00\n"


def moments(shop):
    return [row[0] for row in shop.execute("SELECT datetime(sold_at, 'unixepoch') FROM sale ORDER BY sold_at")]


@pytest.mark.parametrize("text", [UTC, HEADED])
def test_without_a_zone_times_stay_and_it_is_said(run, shop, text):
    report = run({"jan.csv": text})
    assert moments(shop) == ["2024-01-13 23:30:00", "2024-07-14 10:00:00"]
    assert {"code": "zone.untold", "count": 2, "first_cell": "jan.csv!A1"} in report["noted"]


@pytest.mark.parametrize("text", [UTC, HEADED])
def test_in_the_clock_of_the_shop(run, shop, text):
    report = run({"jan.csv": text}, settings={"time_zone": "Asia/Shanghai"})
    assert moments(shop) == ["2024-01-14 07:30:00", "2024-07-14 18:00:00"]
    assert not report["noted"]


def test_a_zone_that_there_is_not_is_refused(shop):
    with pytest.raises(ShopError, match=r"argument\.wrong"):
        shop_settings.set_settings(shop, {"time_zone": "Europe/Nowhere"})
