import json
from datetime import datetime

import pytest

from engine import importing
from engine.errors import Cancelled
from engine.reading import heads
from engine.reading.heads import FIRST_ROWS

NOW = datetime(2026, 11, 24, 12, 0)
SALES = (
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
    "536365,85123A,WHITE HEART,6,2010-12-01 08:26,2.55,17850,United Kingdom\n"
    "536366,71053,LANTERN,6,2010-12-01 08:28,3.39,17850,United Kingdom\n"
    "C536379,D,Discount,-1,2010-12-01 09:41,27.50,14527,United Kingdom\n"
    "536414,22139,,56,2010-12-01 11:52,0,,United Kingdom\n"
)


def look(shop, write, **files):
    return importing.preview(shop, [write(f"{name}.csv", text) for name, text in files.items()], now=NOW)


def test_the_preview_shows_lines_as_they_will_be_stored(shop, write):
    preview = look(shop, write, shop_sales=SALES)
    (table,) = preview["tables"]
    assert (table["kind"], table["lines"], table["first"], table["customers"]) == ("sales", 4, "2010-12-01", 2)
    first, _, refund, nobody = table["rows"]
    assert first["sold_at"] == "2010-12-01 08:26"
    assert (first["product_id"], first["product_name"], first["amount"]) == ("85123A", "WHITE HEART", 15.3)
    assert refund["flags"] == ["refund", "not_product"]
    assert nobody["flags"] == ["no_customer"]
    roles = {column["header"]: (column["role"], column["reason"]) for column in table["columns"]}
    assert roles["InvoiceDate"] == ("sold_at", "header")
    assert preview["settings"] == {"name": "Shop", "country": "GB", "currency": "GBP"}
    assert preview["noticed"]["refunds_stored"] == 1
    assert 0 <= preview["health"]["score"] <= 100
    json.dumps(preview)


def test_the_preview_needs_no_shop_and_writes_nothing(shop, write):
    path = write("till.csv", SALES)
    assert importing.preview(None, [path], now=NOW)["tables"] == importing.preview(shop, [path], now=NOW)["tables"]
    assert shop.execute("SELECT COUNT(*) FROM sale").fetchone()[0] == 0


def test_the_preview_asks_for_the_order_of_dates(shop, write):
    text = "Date,Item,Amount,Receipt\n03/04/2024,Tea,5,1\n05/02/2024,Tea,5,2\n04/03/2024,Tea,5,3\n"
    preview = look(shop, write, till=text)
    assert [question["code"] for question in preview["questions"]] == ["dates.ambiguous"]
    assert preview["tables"][0]["refusal"]["code"] == "dates.ambiguous"
    assert preview["tables"][0]["rows"][0]["sold_at"] == "03/04/2024"
    answered = importing.preview(shop, [write("till.csv", text)], mapping={"dates": {"order": "dmy"}}, now=NOW)
    assert answered["questions"] == []
    assert answered["tables"][0]["rows"][0]["sold_at"] == "2024-04-03"


def test_a_table_that_is_not_understood_comes_with_its_refusal(shop, write):
    preview = look(shop, write, till="when,what,much\n2024-01-13,Tea,5\n")
    assert preview["tables"][0]["refusal"]["code"] == "table.not_sales"
    assert [column["header"] for column in preview["tables"][0]["columns"]] == ["when", "what", "much"]


def test_a_mapping_may_speak_of_one_file_only(shop, write):
    paths = [write("one.csv", SALES), write("two.csv", "x,y,z\n2024-01-13,Tea,5\n")]
    mapping = {
        "columns": {"sold_at": "x", "product_name": "y", "amount": "z"},
        "table": {"kind": "sales", "file": "two.csv"},
    }
    preview = importing.preview(shop, paths, mapping=mapping, now=NOW)
    assert [table["refusal"] for table in preview["tables"]] == [None, None]


def test_staff_is_suggested_from_names(shop, write):
    text = "Date,Receipt,Customer ID,Customer Name,Amount\n2024-01-13,1,1,Staff purchases,5\n2024-01-13,2,2,Ann,5\n"
    assert look(shop, write, till=text)["settings"]["staff"] == ["1"]


def test_what_the_file_writes_stands_beside_what_was_understood(shop, write):
    (table,) = look(shop, write, till="Date,Item,Total\n31/01/2024,Tea,5,\n1/2/2024,Mug,9,\n")["tables"]
    assert [row["raw"]["sold_at"] for row in table["rows"]] == ["31/01/2024", "1/2/2024"]
    assert [row["sold_at"] for row in table["rows"]] == ["2024-01-31", "2024-02-01"]
    refused = look(shop, write, other="when,what,much\n2024-01-13,Tea,5\n")["tables"][0]
    assert refused["cells"] == [["2024-01-13", "Tea", "5"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Belegnr;Datum;Artikel;Menge;Betrag\n1;03.01.2024;Brot;2;7,80\n", ("de", "DE", "EUR")),
        ("订单编号,下单时间,商品名称,数量,金额\n1,2024-01-03 09:12,桂花乌龙,2,56\n", ("zh", "CN", "CNY")),
        ("Receipt,Date,Item,Qty,Amount\n1,2024-01-03,Bread,2,7.80\n", None),
    ],
)
def test_the_language_of_the_headings_suggests_a_country(shop, write, text, found):
    told = look(shop, write, till=text)["by_headings"]
    assert told == (dict(zip(("language", "country", "currency", "why"), (*found, "headings"))) if found else {})


def long_file(write, rows=FIRST_ROWS + 500):
    days = [f"{n % 28 + 1:02}/{n % 12 + 1:02}/2024" if n > FIRST_ROWS else "03/04/2024" for n in range(rows)]
    return write("long.csv", "Date,Item,Total\n" + "".join(f"{day},Tea {n % 7},5\n" for n, day in enumerate(days)))


def test_while_it_is_changed_a_long_file_is_shown_by_its_first_rows_and_not_read_again(shop, write, monkeypatch):
    path = long_file(write)
    whole = importing.preview(shop, [path], now=NOW)
    assert (whole["tables"][0]["first_rows"], whole["tables"][0]["lines"]) == (None, FIRST_ROWS + 500)
    monkeypatch.setattr(heads, "open_book", lambda *_: pytest.fail("read again"))
    mapping = {"columns": {"sold_at": "Date", "product_name": "Item", "unit_price": "Total"}, "dates": {"order": "dmy"}}
    again = importing.preview(shop, [path], mapping, first_rows=True, now=NOW)
    (table,) = again["tables"]
    assert table["first_rows"] == FIRST_ROWS
    assert table["lines"] < FIRST_ROWS
    assert {column["header"]: column["role"] for column in table["columns"]}["Total"] == "unit_price"
    assert again["health"] is None


def test_a_short_file_is_whole_by_its_first_rows(shop, write):
    path = write("till.csv", SALES)
    by_rows = importing.preview(shop, [path], first_rows=True, now=NOW)
    assert by_rows == importing.preview(shop, [path], now=NOW)


def test_a_file_that_was_changed_is_read_again(shop, write):
    path = write("till.csv", SALES)
    importing.preview(shop, [path], first_rows=True, now=NOW)
    write("till.csv", SALES + "536415,71053,LANTERN,6,2010-12-01 08:28,3.39,17850,United Kingdom\n")
    assert importing.preview(shop, [path], first_rows=True, now=NOW)["tables"][0]["lines"] == 5


def test_lines_of_a_wide_table_have_no_cells_of_other_lines_beside_them(shop, write):
    preview = look(shop, write, wide="Customer ID,Jan 2024,Feb 2024\nC1,5.50,7.25\nC2,,3.10\n")
    (table,) = preview["tables"]
    assert [(row["customer_id"], row["sold_at"], row["amount"]) for row in table["rows"]] == [
        ("C1", "2024-01-01", 5.5),
        ("C1", "2024-02-01", 7.25),
        ("C2", "2024-02-01", 3.1),
    ]
    assert not any(row["raw"] for row in table["rows"])


def _chinese(tmp_path, *stores):
    lines = [f"2026-03-{n:02d} 10:00,王芳,龙井,1,9.9,{stores[n % len(stores)]}" for n in range(1, 20)]
    path = tmp_path / "export_20261123.csv"
    path.write_text("日期,客户,商品,数量,金额,店铺名称\n" + "\n".join(lines), encoding="utf-8")
    return importing.preview(None, [path], now=NOW)


def test_the_only_store_of_a_file_is_the_shop(tmp_path):
    assert _chinese(tmp_path, "回甘茶铺")["settings"]["name"] == "回甘茶铺"
    found = _chinese(tmp_path, "东店", "西店")
    assert found["settings"].get("name") != "东店"
    assert found["stores"] == ["东店", "西店"]


def test_what_is_kept_of_customers_without_a_meaning_of_its_own_is_said(tmp_path):
    people = [f"V{n},王{name},1380571{n:04d},金卡,{n}00" for n, name in enumerate("芳国强丽明")]
    path = tmp_path / "members.csv"
    path.write_text("会员卡号,姓名,手机号,会员等级,积分\n" + "\n".join(people), encoding="utf-8")
    (table,) = importing.preview(None, [path], now=NOW)["tables"]
    columns = {column["header"]: column for column in table["columns"]}
    assert [header for header, column in columns.items() if column["kept"]] == ["会员等级", "积分"]
    assert [header for header, column in columns.items() if column["points"]] == ["积分"]


def test_a_cancel_is_heard_while_a_large_file_is_looked_at(shop, write, monkeypatch):
    monkeypatch.setattr("engine.reading.survey._BLOCK", 1000)
    monkeypatch.setattr("engine.importing.gather.plan_book", lambda *_, **__: pytest.fail("read on"))
    reports = []

    def progress(share, step):
        reports.append(share)
        if len(reports) == 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        importing.preview(shop, [long_file(write)], now=NOW, progress=progress)
