"""README's chapter on adding a till system, done: the file that stands there, added in each way, reads that till's export."""

import json
import re
import shutil
from pathlib import Path

import pytest

from engine import __main__, importing, resources
from engine.errors import ShopError
from engine.reading import format_files
from engine.shop import Shop, add_till_system, remove_till_system, till_systems
from tests.engine.importing.conftest import NOW

README = Path(__file__).resolve().parents[4] / "README.md"
CHAPTER = README.read_text(encoding="utf-8").split("## Adding a till system")[1].split("\n## ")[0]
EXAMPLE = re.search(r"```toml\n(.*?)```", CHAPTER, re.DOTALL)[1]
EXPORT = (
    "Bon;Zeit;Vorgang;Kunde;Ware;Stück;Summe;Nachlass\n"
    "17;03.04.2026 09:10;Verkauf;K-1;Apfel, rot;3;4,50;0,50\n17;;Verkauf;;Birne;1;1,20;\n"
    "18;04.04.2026 10:00;Rückgabe;K-1;Apfel, rot;1;1,50;\n19;04.04.2026 11:00;Fehlbon;;Birne;1;1,20;\n"
    "20;05.04.2026 08:00;Einlage;;;;50,00;\n"
)


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """A computer of its own for what is added."""
    monkeypatch.setattr(resources, "own_folder", lambda: tmp_path / "config" / "Regulars")


@pytest.fixture
def described(tmp_path):
    path = tmp_path / "market_till.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    return path


def by_command(path, monkeypatch):
    assert __main__.main(["systems", "--add", str(path)]) == 0


def by_hand(path, monkeypatch):
    format_files.own_folder().mkdir(parents=True)
    shutil.copy(path, format_files.own_folder())


def among_the_project(path, monkeypatch):
    folder = path.parent / "resources"
    for name in ("formats", "header_words"):
        shutil.copytree(resources.path(name), folder / name)
    shutil.copy(resources.path("not_products.toml"), folder)
    shutil.copy(path, folder / "formats")
    monkeypatch.setattr(resources, "folder", lambda: folder)
    format_files._shipped.cache_clear()
    format_files._recognised.cache_clear()


@pytest.mark.parametrize("way", [by_command, by_hand, among_the_project])
def test_the_example_of_the_readme_reads_that_tills_export(shop, write, described, monkeypatch, way):
    way(described, monkeypatch)
    try:
        report = importing.run(shop, [write("tageskasse.csv", EXPORT)], now=NOW)
    finally:
        format_files._shipped.cache_clear()
        format_files._recognised.cache_clear()
    assert [file["format"] for file in report["files"]] == ["market_till"]
    assert [tuple(row) for row in shop.execute("SELECT receipt, quantity, amount, kind FROM sale ORDER BY id")] == [
        ("17", 3.0, 4.5, "sale"),
        ("17", 1.0, 1.2, "sale"),
        ("18", -1.0, -1.5, "refund"),
    ]
    assert report["left_out"] == [{"code": "row.not_a_sale", "count": 1, "first_cell": "tageskasse.csv!C6"}]
    assert (report["cancelled"], report["customers"], report["questions"]) == (1, 1, [])
    assert (report["first"], report["last"]) == ("2026-04-03", "2026-04-04")
    assert shop.execute("SELECT value FROM setting WHERE name = 'currency'").fetchone()[0] == '"EUR"'


def test_every_key_and_meaning_is_explained():
    for key in format_files._KEYS:
        assert f"`{key}`" in CHAPTER or f"[{key}]" in CHAPTER, key
    helpers = format_files.ROLES - {column for columns in format_files.KINDS.values() for column in columns}
    assert {role for role in helpers if f"`{role}`" not in CHAPTER} == set()


def test_a_system_is_added_replaced_listed_and_taken_away(described, capsys):
    assert add_till_system(str(described)) == {"id": "market_till", "name": "Market till", "kind": "sales"}
    described.write_text(EXAMPLE.replace("Market till", "Market till 2"), encoding="utf-8")
    add_till_system(str(described))
    own = [system for system in till_systems() if system["own"]]
    assert [(system["id"], system["name"], system["wrong"]) for system in own] == [
        ("market_till", "Market till 2", None)
    ]
    assert __main__.main(["systems", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed[0]["id"] == "market_till"
    assert {"square_items", "shopify_orders", "taobao_orders"} <= {system["id"] for system in listed}
    assert remove_till_system("market_till") == {"removed": "market_till"}
    assert not any(system["own"] for system in till_systems())
    with pytest.raises(ShopError) as error:
        remove_till_system("market_till")
    assert error.value.code == "format.unknown"
    with pytest.raises(ShopError):
        remove_till_system("../../etc/passwd")


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ('kind = "sales" ', 'kind = "receipts" ', "kind must be one of sales"),
        ("requires = ", "headers = ", "requires is missing"),
        ('currency = "EUR"', 'currencies = "EUR"', "there is no currencies"),
        ('receipt_id = "Bon"', 'receipt = "Bon"', "there is no column receipt"),
        ('quantity = "Stück"', "quantity = 6", "columns.quantity must be a header"),
        ('keep = ["Verkauf", "Rückgabe"]', 'keep = "Verkauf"', "keep must be a list of texts"),
        ('carry_down = ["sold_at"', 'carry_down = ["email"', "carry_down names email"),
        ('date_order = "dmy"', 'date_order = "day first"', "date_order must be one of"),
        ("[columns]", "[columns", "line"),
    ],
)
def test_a_description_that_is_wrong_is_refused_with_the_reason(described, was, now, says):
    assert was in EXAMPLE
    described.write_text(EXAMPLE.replace(was, now, 1), encoding="utf-8")
    with pytest.raises(ShopError) as error:
        add_till_system(str(described))
    assert error.value.code == "format.wrong"
    assert says in error.value.values["detail"]
    assert not any(system["own"] for system in till_systems())


def test_a_wrong_file_put_there_by_hand_is_told_and_stops_no_import(shop, write, described, monkeypatch):
    by_hand(described, monkeypatch)
    (format_files.own_folder() / "market_till.toml").write_text("name = 1", encoding="utf-8")
    (told,) = [system for system in till_systems() if system["own"]]
    assert told["wrong"] == "kind is missing"
    text = "Date,Receipt,Item,Amount\n2024-01-13,1,Tea,5\n"
    assert importing.run(shop, [write("sales.csv", text)], now=NOW)["sales_stored"] == 1


def test_an_own_description_stands_above_one_that_came_with_the_program(tmp_path):
    mine = tmp_path / "my_square.toml"
    shipped = resources.path("formats", "square_items.toml").read_text(encoding="utf-8")
    mine.write_text(shipped.replace('"Square items"', '"My Square"'), encoding="utf-8")
    add_till_system(str(mine))
    headers = "Date,Time,Item,Qty,Net Sales,Transaction ID,Event Type".split(",")
    assert format_files.recognise(headers).id == "my_square"


def test_the_command_line_tells_what_is_wrong(described, capsys):
    described.write_text("name = 'x'", encoding="utf-8")
    assert __main__.main(["systems", "--add", str(described)]) == 1
    assert capsys.readouterr().err == (
        "error format.wrong: market_till.toml is no description of a till's export: kind is missing.\n"
    )


def test_a_shop_opened_before_knows_what_was_added_since(tmp_path, described, write):
    with Shop.create(tmp_path / "shop.regulars") as shop:
        path = write("tageskasse.csv", EXPORT)
        before = shop.preview([str(path)])["tables"][0]["format"]
        add_till_system(str(described))
        assert (before, shop.preview([str(path)])["tables"][0]["format"]) == (None, "market_till")
