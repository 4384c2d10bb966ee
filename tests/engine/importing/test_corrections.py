"""Writing the right value of a cell, and what later files with the same cell do."""

from datetime import datetime

import pytest

from engine import importing
from engine.errors import ShopError
from engine.store import import_log

NOW = datetime(2026, 11, 24, 12, 0)
TILL = (
    "Date,Receipt,Customer ID,Item,Qty,Total\n"
    "13/01/2026,1,K1,Tea,1,5.00\n"
    "31/02/2026,2,K2,Mug,1,9.00\n"
    "14/01/2026,3,K1,Tea,1,5.oo\n"
    "15/01/2026,4,K2,Cup,1,5.oo\n"
    "16/01/2026,5,K1,Pot,two,7.00\n"
)


def lines(shop):
    return [
        tuple(row)
        for row in shop.execute(
            "SELECT p.key, s.quantity, s.amount, s.sold_at / 86400 FROM sale AS s JOIN product AS p ON p.id = s.product_id"
            " ORDER BY s.sold_at, p.key"
        )
    ]


def problem(shop, code, at=0, import_id=1):
    return import_log.list_problems(shop, import_id, code)[at]


def fix(shop, found, value, **options):
    return importing.fix(shop, found["problem_id"], value, now=NOW, **options)


@pytest.fixture
def till(run, shop):
    report = run({"till.csv": TILL})
    assert (report["sales_stored"], report["files"][0]["rows_read"]) == (2, 5)
    return lines(shop)


def test_a_line_without_a_readable_date_comes_in_with_the_date_that_is_typed(till, shop):
    done = fix(shop, problem(shop, "date.unreadable"), "28/02/2026")
    assert (done["corrected"], done["sales_stored"]) == (1, 1)
    assert ("Mug", 1.0, 9.0, 20512) in lines(shop)
    told = problem(shop, "date.unreadable")
    assert (told["fixed_by"], told["right"], told["correctable"]) == (done["import_id"], "28/02/2026", False)


def test_all_cells_alike_are_corrected_in_one_go(till, shop):
    done = fix(shop, problem(shop, "amount.unreadable"), "5.00", alike=True)
    assert (done["corrected"], done["sales_stored"]) == (2, 2)
    assert [line[0] for line in lines(shop)] == ["Tea", "Tea", "Cup", "Pot"]


def test_one_of_several_alike_is_corrected_alone(till, run, shop):
    fix(shop, problem(shop, "amount.unreadable", at=1), "6.00")
    assert [line[0] for line in lines(shop)] == ["Tea", "Cup", "Pot"]
    again = run({"again.csv": TILL})
    assert (again["sales_stored"], again["already_there"]) == (0, 3)
    assert [item["count"] for item in again["left_out"] if item["code"] == "amount.unreadable"] == [1]


def kept(shop):
    """Every line with what is said of it."""
    tables = {
        "sale": "key, import_id, kind, sold_at, receipt, customer_id, product_id, quantity, amount",
        "sale_statement": "key, import_id, quantity",
        "correction": "*",
    }
    return {
        name: sorted(map(repr, map(tuple, shop.execute(f"SELECT {what} FROM {name}")))) for name, what in tables.items()
    }


@pytest.mark.parametrize("receipts", [True, False])
def test_a_kept_line_is_corrected_in_place_read_so_in_later_files_and_taken_back(run, shop, receipts):
    text = TILL if receipts else "\n".join(",".join(r.split(",")[:1] + r.split(",")[2:]) for r in TILL.split("\n"))
    run({"till.csv": text})
    found, before = problem(shop, "quantity.unreadable"), kept(shop)
    assert (found["stored"], found["correctable"], ("Pot", 1.0, 7.0)) == (1, True, lines(shop)[-1][:3])
    done = fix(shop, found, "2")
    assert (done["corrected"], done["sales_stored"]) == (1, 0)
    assert [line[:3] for line in lines(shop)] == [("Tea", 1.0, 5.0), ("Pot", 2.0, 7.0)]
    again = run({"again.csv": text + "\n"})
    assert again["sales_stored"] == 0
    assert [line[:3] for line in lines(shop)] == [("Tea", 1.0, 5.0), ("Pot", 2.0, 7.0)]
    importing.undo(shop, again["import_id"], now=NOW)
    importing.undo(shop, done["import_id"], now=NOW)
    assert kept(shop) == before
    assert problem(shop, "quantity.unreadable")["correctable"]


def test_kept_lines_alike_are_corrected_in_one_go_each_in_its_own_place(run, shop):
    rows = "".join(f"{day}/01/2026,Tea,two,5.00\n" for day in (13, 14, 14, 15))
    plain = "".join(f"{day}/02/2026,Mug,1,9.00\n" for day in range(13, 25))
    text = f"Date,Item,Qty,Total\n{rows}16/01/2026,Tea,three,5.00\n{plain}"
    run({"till.csv": text})
    before = kept(shop)
    done = fix(shop, problem(shop, "quantity.unreadable"), "2", alike=True)
    assert done["corrected"] == 4
    assert [line[1] for line in lines(shop)][:5] == [2.0, 2.0, 2.0, 2.0, 1.0]
    assert run({"again.csv": text + "17/01/2026,Tea,1,5.00\n"})["sales_stored"] == 1
    assert [line[1] for line in lines(shop)][:6] == [2.0, 2.0, 2.0, 2.0, 1.0, 1.0]
    importing.undo(shop, done["import_id"] + 1, now=NOW)
    importing.undo(shop, done["import_id"], now=NOW)
    assert kept(shop) == before


@pytest.mark.parametrize("first", ["correction", "file"])
def test_a_corrected_line_that_a_file_brings_too_goes_with_the_last_of_both(till, run, shop, first):
    done = fix(shop, problem(shop, "date.unreadable"), "28/02/2026")
    again = run({"again.csv": TILL})
    order = [done["import_id"], again["import_id"]]
    for import_id in order if first == "correction" else order[::-1]:
        assert "Mug" in {line[0] for line in lines(shop)}
        importing.undo(shop, import_id, now=NOW)
    assert lines(shop) == till


def test_the_same_file_again_changes_nothing_of_what_was_corrected(till, run, shop):
    fix(shop, problem(shop, "date.unreadable"), "28/02/2026")
    fix(shop, problem(shop, "amount.unreadable"), "5.00", alike=True)
    corrected = lines(shop)
    again = run({"again.csv": TILL})
    assert (again["sales_stored"], again["left_out"], lines(shop)) == (0, [], corrected)


def test_a_correction_holds_for_the_whole_file_imported_once_more(till, run, shop):
    fix(shop, problem(shop, "amount.unreadable"), "5.00", alike=True)
    importing.undo(shop, 1, now=NOW)
    assert run({"again.csv": TILL})["sales_stored"] == 2
    assert [line[0] for line in lines(shop)] == ["Tea", "Tea", "Cup", "Pot"]


def test_undo_of_a_correction_leaves_the_shop_as_it_was(till, run, shop):
    for code, value in (("date.unreadable", "28/02/2026"), ("amount.unreadable", "5")):
        done = fix(shop, problem(shop, code), value)
        assert lines(shop) != till
        importing.undo(shop, done["import_id"], now=NOW)
        assert lines(shop) == till
        assert problem(shop, code)["correctable"]
    assert len(run({"again.csv": TILL + "\n"})["left_out"]) == 2


def test_what_cannot_be_read_either_changes_nothing(till, shop):
    with pytest.raises(ShopError) as error:
        fix(shop, problem(shop, "amount.unreadable"), "five")
    assert error.value.code == "value.unreadable"
    assert lines(shop) == till


def test_a_cell_is_corrected_once_and_a_total_row_never(till, run, shop):
    found = problem(shop, "date.unreadable")
    fix(shop, found, "28/02/2026")
    with pytest.raises(ShopError):
        fix(shop, found, "27/02/2026")
    run({"total.csv": "Date,Receipt,Item,Total\n13/03/2026,1,Tea,5\nTotal,,,5\n"})
    assert not problem(shop, "row.total", import_id=3)["correctable"]


def test_an_empty_date_filled_in_all_alike_is_not_filled_in_other_files(run, shop):
    run({"jan.csv": "Date,Receipt,Item,Total\n13/01/2026,1,Tea,5\n,2,Mug,9\n,3,Cup,4\n"})
    assert fix(shop, problem(shop, "date.missing"), "14/01/2026", alike=True)["sales_stored"] == 2
    february = run({"feb.csv": "Date,Receipt,Item,Total\n13/02/2026,8,Tea,5\n,9,Bowl,9\n"})
    assert february["sales_stored"] == 1


def test_a_customers_birthday_is_put_right_and_taken_back(run, shop):
    people = "Customer ID,Name,Email,Birthday\nK1,Ann,ann@example.com,1980-13-45\nK2,Bob,bob@example.com,1970-02-03\n"
    run({"people.csv": people})
    done = fix(shop, problem(shop, "date.unreadable"), "1980-12-05")

    def birthday():
        return shop.execute("SELECT birthday FROM customer WHERE key = 'K1'").fetchone()[0]

    assert birthday() == "1980-12-05"
    run({"again.csv": people})
    assert birthday() == "1980-12-05"
    importing.undo(shop, done["import_id"], now=NOW)
    importing.undo(shop, 3, now=NOW)
    assert birthday() is None
