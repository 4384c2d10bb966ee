"""Joining spellings in a shop: every reader sees one product, later imports know it, and taking it back leaves nothing."""

import csv
import io
import itertools
import json

import pytest

from engine.errors import ShopError
from engine.shop import Shop

NAMES = ("Cortado", "CORTADO!", "cortado.", "Flat white", "Mug 2", "Mug 3")


def till(first_receipt=1, names=NAMES, ids=False):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Date", "Receipt", "Customer", *(["Item ID"] if ids else []), "Item", "Qty", "Total"])
    number = first_receipt
    for day, (at, name) in itertools.product(range(1, 11), enumerate(names)):
        if (day + at) % (at + 1) == 0:
            identity = [f"P{at}"] if ids else []
            writer.writerow([f"{day + 12}/01/2026", number, f"K{number % 3}", *identity, name, 1, "2.50"])
            number += 1
    return out.getvalue()


@pytest.fixture
def shop(tmp_path):
    with Shop.create(tmp_path / "shop.regulars") as shop:
        (tmp_path / "till.csv").write_text(till(), encoding="utf-8")
        shop.import_files([str(tmp_path / "till.csv")])
        yield shop


def fingerprint(shop):
    """Every row of the shop but its log, in no order."""
    connection = shop._connection
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        table: sorted(repr(tuple(row)) for row in connection.execute(f"SELECT * FROM {table}"))
        for table in tables
        if table not in ("audit", "_sqlite_migrations")
    }


def products(shop):
    table = shop.product_table()
    at = {name: table["columns"].index(name) for name in ("product_id", "lines", "amount", "buyers")}
    return {row[at["product_id"]]: row[at["lines"]] for row in table["rows"]}


def join(shop, *, at=0, without=()):
    return shop.join_spellings(shop.spellings()["found"][at]["id"], without=without)


def test_joined_spellings_are_one_product_for_every_reader(shop):
    before, lines = products(shop), shop.overview()["lines"]
    done = join(shop)
    assert (done["shown"], set(done["joined"])) == ("Cortado", {"Cortado", "CORTADO!", "cortado."})
    together = sum(before[name] for name in done["joined"])
    assert products(shop) == {"Cortado": together, **{n: before[n] for n in ("Flat white", "Mug 2", "Mug 3")}}
    assert (shop.overview()["lines"], shop.overview()["products"]) == (lines, 4)
    page = shop.product("CORTADO!")
    assert (page["product_id"], page["lines"]) == ("Cortado", together)
    assert sum(month["quantity"] for month in page["months"]) == together
    assert sum(buyer["times"] for buyer in page["buyers_list"]) <= together
    assert {each["product_id"] for each in shop.profile("K1")["favourites"]} <= {
        "Cortado",
        "Flat white",
        "Mug 2",
        "Mug 3",
    }
    assert [each["id"] for each in shop.find("cortado")] == ["Cortado"]
    assert [each["id"] for each in shop.find("CORTADO!")] == ["Cortado"]
    assert shop.spellings()["found"] == []


def test_learning_sees_one_product(shop):
    from engine.store import sales

    join(shop)
    loaded = sales.load_sales(shop._connection)
    assert loaded["products"] == ["Cortado", "Flat white", "Mug 2", "Mug 3"]
    assert loaded["product"].min() == 0
    assert (loaded["product"] == 0).sum() == products(shop)["Cortado"]


def test_one_taken_out_stays_another_product_for_good(shop):
    join(shop, without=["cortado."])
    assert set(products(shop)) == {"Cortado", "cortado.", "Flat white", "Mug 2", "Mug 3"}
    assert shop.spellings()["found"] == []


def test_with_none_left_all_stay_different(shop):
    before = products(shop)
    done = join(shop, without=["CORTADO!", "cortado."])
    assert (done["shown"], done["joined"], products(shop)) == (None, [], before)
    assert shop.spellings()["found"] == []


@pytest.mark.parametrize("without", [[], ["cortado."]])
def test_taken_back_the_shop_is_as_it_was(shop, without):
    before = fingerprint(shop)
    done = join(shop, without=without)
    assert fingerprint(shop) != before
    shop.undo_spellings(done["decision_id"])
    assert fingerprint(shop) == before


def test_later_imports_know_the_spellings_and_can_be_taken_back(shop, tmp_path):
    join(shop)
    before = fingerprint(shop)
    (tmp_path / "later.csv").write_text(till(first_receipt=1000), encoding="utf-8")
    report = shop.import_files([str(tmp_path / "later.csv")])
    assert report["sales_stored"] > 0
    assert set(products(shop)) == {"Cortado", "Flat white", "Mug 2", "Mug 3"}
    shop.undo_import(report["import_id"])
    after = fingerprint(shop)
    assert {
        table for table in before if table not in ("import", "import_file", "profile") and before[table] != after[table]
    } == set()


def test_a_decision_holds_for_products_that_come_back(shop, tmp_path):
    join(shop)
    shop.undo_import(1)
    assert products(shop) == {}
    shop.import_files([str(tmp_path / "till.csv")])
    assert set(products(shop)) == {"Cortado", "Flat white", "Mug 2", "Mug 3"}


def test_a_decision_taken_back_after_a_later_import_gives_each_line_its_own_spelling(shop, tmp_path):
    done = join(shop)
    (tmp_path / "later.csv").write_text(till(first_receipt=1000), encoding="utf-8")
    shop.import_files([str(tmp_path / "later.csv")])
    shop.undo_spellings(done["decision_id"])
    with Shop.create(tmp_path / "other.regulars") as other:
        for name in ("till.csv", "later.csv"):
            other.import_files([str(tmp_path / name)])
        assert products(shop) == products(other)


def test_two_decisions_in_a_row_make_one_product_and_come_apart_in_any_order(shop):
    before = products(shop)
    first = join(shop, without=["cortado."])
    shop._connection.execute("DELETE FROM spelling_member WHERE apart = 1")
    shop._connection.commit()
    second = join(shop)
    assert set(products(shop)) == {"Cortado", "Flat white", "Mug 2", "Mug 3"}
    shop.undo_spellings(first["decision_id"])
    assert set(products(shop)) == {"Cortado", "CORTADO!", "Flat white", "Mug 2", "Mug 3"}
    shop.undo_spellings(second["decision_id"])
    assert products(shop) == before


def test_products_with_ids_are_joined_and_lend_each_other_what_one_does_not_say(tmp_path):
    with Shop.create(tmp_path / "ids.regulars") as shop:
        (tmp_path / "till.csv").write_text(till(ids=True), encoding="utf-8")
        (tmp_path / "products.csv").write_text(
            "Product ID,Product name,Category,Price\nP1,CORTADO!,Coffee,2.50\n", encoding="utf-8"
        )
        shop.import_files([str(tmp_path / "till.csv"), str(tmp_path / "products.csv")])
        before = fingerprint(shop)
        done = join(shop)
        assert (done["shown"], set(done["joined"])) == ("P0", {"P0", "P1", "P2"})
        page = shop.product("P2")
        assert (page["product_id"], page["name"], page["category"]) == ("P0", "Cortado", "Coffee")
        shop.undo_spellings(done["decision_id"])
        assert fingerprint(shop) == before


def test_what_is_not_there_is_said(shop):
    with pytest.raises(ShopError, match=r"spelling\.unknown"):
        shop.join_spellings("00000000")
    with pytest.raises(ShopError, match=r"product\.unknown"):
        join(shop, without=["Tea"])
    with pytest.raises(ShopError, match=r"spelling\.unknown"):
        shop.undo_spellings(7)


def test_the_command_line_lists_joins_and_takes_back(shop, tmp_path, capsys):
    from engine.__main__ import main

    def run(*words):
        assert main(["spellings", str(tmp_path / "shop.regulars"), *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    found = run()["found"]
    assert [[each["product_id"] for each in one["members"]] for one in found] == [["Cortado", "CORTADO!", "cortado."]]
    done = run("--join", found[0]["id"], "--without", "cortado.")
    assert (done["joined"], done["apart"]) == (["Cortado", "CORTADO!"], ["cortado."])
    listed = run()
    assert (listed["found"], listed["decided"][0]["decision_id"]) == ([], done["decision_id"])
    run("--undo", str(done["decision_id"]))
    assert run() == {"found": found, "decided": []}
    assert main(["spellings", str(tmp_path / "shop.regulars"), "--join", "nothing"]) == 1
    assert capsys.readouterr().err.startswith("error spelling.unknown: ")


def _with_and_without_ids(shop, tmp_path):
    """The same goods, one file with ids and one without."""
    names = ("Green tea", "Black tea")
    (tmp_path / "named.csv").write_text(till(names=names), encoding="utf-8")
    (tmp_path / "ids.csv").write_text(till(first_receipt=500, names=names, ids=True), encoding="utf-8")
    return [shop.import_files([str(tmp_path / file)]) for file in ("named.csv", "ids.csv")]


def test_a_product_that_one_file_knows_by_name_alone_is_the_one_of_that_name_with_an_id(tmp_path):
    with Shop.create(tmp_path / "shop.regulars") as shop:
        reports = _with_and_without_ids(shop, tmp_path)
        assert [report["products_joined"] for report in reports] == [0, 2]
        assert products(shop) == {"P0": 20, "P1": 10}
        assert shop.overview()["products"] == 2
        decided = shop.spellings()["decided"]
        assert [each["shown"] for each in decided] == ["P1", "P0"]
        shop.undo_spellings(decided[0]["decision_id"])
        assert products(shop) == {"P0": 20, "P1": 5, "Black tea": 5}
        (tmp_path / "next.csv").write_text(till(900, names=("Green tea", "Black tea"), ids=True), encoding="utf-8")
        assert shop.import_files([str(tmp_path / "next.csv")])["products_joined"] == 0
        assert products(shop) == {"P0": 30, "P1": 10, "Black tea": 5}
        apart = next(each for each in shop.spellings()["decided"] if each["shown"] is None)
        shop.undo_spellings(apart["decision_id"])
        assert products(shop) == {"P0": 30, "P1": 15}


def test_products_of_which_no_line_counts_are_not_shown(tmp_path):
    orders = (
        "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,宝贝标题,宝贝种类,宝贝总数量\n"
        "1,a,30.00,交易成功,2026-01-13 10:00:00,Green tea，tin (old title),1,1\n"
    )
    items = "订单编号,标题,价格,购买数量,外部系统编号,订单状态,商家编码\n1,Green tea,30.00,1,,交易成功,T-1\n"
    (tmp_path / "orders.csv").write_text(orders, encoding="utf-8")
    (tmp_path / "items.csv").write_text(items, encoding="utf-8")
    with Shop.create(tmp_path / "shop.regulars") as shop:
        shop.import_files([str(tmp_path / "orders.csv")])
        assert products(shop) == {"Green tea，tin (old title)": 1}
        done = shop.import_files([str(tmp_path / "items.csv")])
        assert products(shop) == {"T-1": 1}
        assert shop.overview()["products"] == 1
        assert [each["id"] for each in shop.find("Green")] == ["T-1"]
        shop.undo_import(done["import_id"])
        assert products(shop) == {"Green tea，tin (old title)": 1}


def test_a_few_sold_in_bulk_do_not_make_another_product(tmp_path):
    lines = "".join(f"{day}/01/2026,{day},K1,{{}}Green tea,1,10.00\n" for day in range(13, 18))
    (tmp_path / "named.csv").write_text(
        "Date,Receipt,Customer,Item,Qty,Total\n" + lines.format(*[""] * 5) + "20/01/2026,90,K2,Green tea,100,300\n",
        encoding="utf-8",
    )
    (tmp_path / "ids.csv").write_text(
        "Date,Receipt,Customer,Item ID,Item,Qty,Total\n" + lines.format(*["T1,"] * 5), encoding="utf-8"
    )
    with Shop.create(tmp_path / "shop.regulars") as shop:
        joined = [shop.import_files([str(tmp_path / file)])["products_joined"] for file in ("named.csv", "ids.csv")]
        assert joined == [0, 1]
