"""What the shop keeps of the tables it has read."""

from datetime import datetime

import pytest

from engine import importing
from engine.errors import ShopError
from engine.importing.kept import Kept

NOW = datetime(2026, 11, 24, 12, 0)
STRANGE = "aika;kuka;mika;paljonko\n13/01/2026;K1;Tea;5,50\n14/01/2026;K2;Mug;9,00\n"
MEANT = {"sold_at": "aika", "customer_id": "kuka", "product_name": "mika", "amount": "paljonko"}


def look(shop, *paths, mapping=None):
    return importing.preview(shop, list(paths), mapping=mapping, now=NOW)


def roles(table):
    return {column["role"]: column["header"] for column in table["columns"] if column["role"]}


def test_a_header_that_is_called_otherwise_this_month_is_pointed_out(run, shop, write):
    run({"jan.csv": "Date,Receipt,Item,Total\n2026-01-13,1,Tea,5\n"})
    (table,) = look(shop, write("feb.csv", "Date,Receipt,Item,Net total\n2026-02-13,9,Tea,5\n"))["tables"]
    assert table["changes"] == [{"role": "amount", "was": "Total", "now": "Net total"}]
    assert table["remembered"] is False
    assert table["refusal"] is None


def test_a_column_that_is_gone_is_pointed_out(run, shop, write):
    run({"jan.csv": "Date,Receipt,Customer ID,Item,Total\n2026-01-13,1,K1,Tea,5\n"})
    (table,) = look(shop, write("feb.csv", "Date,Receipt,Item,Total\n2026-02-13,9,Tea,5\n"))["tables"]
    assert table["changes"] == [{"role": "customer_id", "was": "Customer ID", "now": None}]


def test_what_a_person_decided_is_replayed_though_a_header_changed(run, shop, write):
    run({"jan.csv": STRANGE}, mapping={"columns": MEANT, "table": {"kind": "sales"}})
    changed = STRANGE.replace("paljonko", "paljonko euroa").replace("/01/", "/02/")
    (table,) = look(shop, write("feb.csv", changed))["tables"]
    assert roles(table) == {**MEANT, "amount": "paljonko euroa"}
    assert table["remembered"] is True
    assert table["changes"] == [{"role": "amount", "was": "paljonko", "now": "paljonko euroa"}]
    run({"feb.csv": changed})
    (again,) = look(shop, write("mar.csv", changed.replace("/02/", "/03/")))["tables"]
    assert (again["remembered"], again["changes"]) == (True, [])


def test_a_renamed_column_with_other_values_is_not_taken_for_the_old_one(run, shop, write):
    run({"jan.csv": STRANGE}, mapping={"columns": MEANT, "table": {"kind": "sales"}})
    changed = "aika;kuka;mika;paljonkoo\n13/02/2026;K1;Tea;good\n14/02/2026;K2;Mug;bad\n"
    (table,) = look(shop, write("feb.csv", changed))["tables"]
    assert table["remembered"] is False


def test_a_table_with_other_headers_is_not_called_changed(run, shop, write):
    run({"jan.csv": "Date,Receipt,Item,Total\n2026-01-13,1,Tea,5\n"})
    (table,) = look(shop, write("people.csv", "Customer ID,Name,Email\n1,Ann,ann@example.com\n"))["tables"]
    assert table["changes"] == []


def test_the_order_of_dates_that_january_proved_is_not_asked_in_february(run, shop, write):
    run({"jan.csv": "Date,Receipt,Item,Total\n25/01/2026,1,Tea,5\n"})
    (table,) = look(shop, write("feb.csv", "Date,Receipt,Item,Total\n05/02/2026,9,Tea,5\n03/02/2026,8,Tea,5\n"))[
        "tables"
    ]
    assert (table["refusal"], table["date_order"]) == (None, "dmy")


def test_dates_that_prove_another_order_win_over_the_kept_one(run, shop, write):
    run({"jan.csv": "Date,Receipt,Item,Total\n25/01/2026,1,Tea,5\n"})
    (table,) = look(shop, write("feb.csv", "Date,Receipt,Item,Total\n02/25/2026,9,Tea,5\n"))["tables"]
    assert table["date_order"] == "mdy"


def test_files_of_one_drop_settle_the_order_of_dates_for_each_other(shop, write):
    sure = write("jan.csv", "Date,Receipt,Item,Total\n25/01/2026,1,Tea,5\n")
    unsure = write("feb.csv", "Date,Receipt,Item,Total\n05/02/2026,9,Tea,5\n03/02/2026,8,Tea,5\n")
    assert look(shop, unsure, sure)["questions"] == []


def test_each_of_several_files_keeps_a_mapping_of_its_own(run, shop, write):
    other = "d;e;f\n13/01/2026;Scone;4\n15/01/2026;Cake;4\n"
    mapping = {
        "tables": [
            {"columns": MEANT, "table": {"file": "one.csv", "kind": "sales"}},
            {
                "columns": {"sold_at": "d", "product_name": "e", "amount": "f"},
                "table": {"file": str(write("two.csv", other)), "kind": "sales"},
            },
        ]
    }
    both = look(shop, write("one.csv", STRANGE), write("two.csv", other), mapping=mapping)
    assert [table["refusal"] for table in both["tables"]] == [None, None]
    report = run({"one.csv": STRANGE, "two.csv": other}, mapping=mapping)
    assert report["sales_stored"] == 4
    assert run({"three.csv": other.replace("13/", "16/")})["sales_stored"] == 1


def test_the_other_sheets_stay_when_one_is_given_a_meaning(run, shop, write, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "Sales"
    for row in (("Date", "Receipt", "Customer ID", "Item", "Total"), ("2026-01-13", "1", "K1", "Tea", 5)):
        book.active.append(row)
    people = book.create_sheet("People")
    for row in (("Customer ID", "Name", "Town"), ("K1", "Ann", "Bath")):
        people.append(row)
    path = tmp_path / "book.xlsx"
    book.save(path)
    entry = {"columns": {"customer_id": "Customer ID", "name": "Name", "note": "Town"}, "table": {"sheet": "People"}}
    tables = look(shop, path, mapping={"tables": [{**entry, "table": {"sheet": "People", "kind": "customers"}}]})[
        "tables"
    ]
    assert {table["sheet"]: table["kind"] for table in tables} == {"Sales": "sales", "People": "customers"}
    ignored = {"tables": [{"table": {"sheet": "People", "ignore": True}}]}
    report = importing.run(shop, [path], mapping=ignored, now=NOW)
    assert [file["sheet"] for file in report["files"]] == ["Sales"]


def test_one_file_of_several_without_a_table_is_told_beside_the_others(shop, write):
    preview = look(shop, write("jan.csv", STRANGE), write("letter.txt", "Dear Ann,\n\nthank you.\n"))
    assert [error["values"]["file"] for error in preview["refused"]] == ["letter.txt"]
    with pytest.raises(ShopError):
        look(shop, write("letter.txt", "Dear Ann,\n\nthank you.\n"))


def test_layouts_without_headers_of_an_older_shop_are_no_neighbours():
    assert Kept.of({"abc": {"columns": {"sold_at": "x"}, "table": {}}}).mapping(["Date", "Item"]) is None
