"""Every file of the yardstick beside the project, against what independent reading found in it."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from engine import importing
from engine.errors import ShopError
from engine.store import database

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
ASKS = ("column.missing", "dates.ambiguous")
EXPECTED = DATA / "messy" / "expected.toml"
CASES = tomllib.loads(EXPECTED.read_text(encoding="utf-8")) if EXPECTED.is_file() else {}
SLOW = ("online_retail", "KPMG", "Retail_Data", "cdnow")


def case(name):
    return pytest.param(name, marks=pytest.mark.long) if any(part in name for part in SLOW) else name


def fits(expected, key, value):
    """Whether a value is the expected one, or one of the defensible ones; anything where nothing is expected."""
    wanted = [expected[key]] if key in expected else []
    wanted += expected.get(f"{key}_any", [])
    return not wanted or any(abs(w - value) < 0.011 if isinstance(w, float) else str(w) == str(value) for w in wanted)


@pytest.mark.skipif(not CASES, reason="needs the yardstick in ../shared/data")
@pytest.mark.parametrize("name", [case(name) for name in CASES])
def test_a_file_is_read_right_or_refused_for_the_right_reason(tmp_path, name):
    expected = CASES[name]
    files = [DATA / file for file in expected.get("files", [name])]
    outcomes = [expected["outcome"], *expected.get("outcome_any", [])]
    shop = database.create(tmp_path / "shop.regulars")
    try:
        report, code = importing.run(shop, files, now=dt.datetime(2026, 11, 24)), None
        found = {
            "customers": shop.execute("SELECT COUNT(DISTINCT customer_id) FROM sale").fetchone()[0],
            "products": shop.execute("SELECT COUNT(DISTINCT product_id) FROM sale").fetchone()[0],
        }
    except ShopError as error:
        code = error.code
    finally:
        database.close(shop)
    if code:
        codes = [expected.get("code"), *expected.get("code_any", [])]
        assert ("refuse" in outcomes and code in codes) or ("ask" in outcomes and code in ASKS)
        return
    assert "import" in outcomes
    kinds = {file["kind"] for file in report["files"]}
    assert kinds == set([expected["kind"]] if isinstance(expected["kind"], str) else expected["kind"])
    rows = report["sales_stored"] + report["refunds_stored"]
    if "sales" not in kinds:
        rows = sum(file["rows_read"] for file in report["files"]) - sum(item["count"] for item in report["left_out"])
        found = {"customers": report["customers"], "products": report["products"]}
    found |= {
        "rows": rows,
        "total": report["net_total"],
        "first": report["first"],
        "last": report["last"],
        "sale_rows": report["sales_stored"],
        "refund_rows": report["refunds_stored"],
        "cancelled_rows": report["cancelled"],
        "without_customer": report["without_customer"],
    }
    assert {key: value for key, value in found.items() if not fits(expected, key, value)} == {}
