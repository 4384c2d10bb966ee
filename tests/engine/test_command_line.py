"""The command line as a shop or a script uses it: exit codes, one line of error, one object of JSON."""

import csv
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine import resources
from engine.__main__ import main, sentence
from engine.errors import CODES, Cancelled, ShopError
from engine.shop import WRITING_VERBS, Shop

TILL = "Receipt,Date,Customer,SKU,Item,Qty,Price\n" + "".join(
    f"R{day}{who},2026-0{1 + day // 28}-{1 + day % 28:02d},{who},00{item},Item {item},1,{2 + item}.50\n"
    for who in ("C01", "C02", "C03")
    for day in range(0, 80, 20)
    for item in (1, 2)
)


@pytest.fixture
def till(tmp_path: Path) -> Path:
    path = tmp_path / "till.csv"
    path.write_text(TILL, encoding="utf-8")
    return path


@pytest.fixture
def shop(tmp_path: Path, till: Path, capsys: pytest.CaptureFixture[str]) -> str:
    path = str(tmp_path / "corner.regulars")
    assert main(["import", path, str(till)]) == 0
    capsys.readouterr()
    return path


def test_every_error_code_has_a_sentence_on_one_line():
    for code in CODES:
        text = sentence(Cancelled() if code == "cancelled" else ShopError(code, file="a.xlsx"))
        assert text
        assert "\n" not in text
        assert "{" not in text


def test_an_import_says_what_it_brought_in_sentences(till: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    shop = str(tmp_path / "corner.regulars")
    till.write_text(TILL + "R9,someday,C01,001,Item 1,1,3.50\n", encoding="utf-8")
    assert main(["import", shop, str(till)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "till.csv: 25 rows of sales"
    assert said[1] == "Import 1: 24 lines of sales, 3 customers, 2 products, 2026-01-01 to 2026-03-05, 96.00 in all"
    assert "1  dates cannot be read. Left out until they are corrected (first at till.csv!B26)" in said[2]
    assert main(["imports", shop]) == 0
    assert re.fullmatch(
        r"id 1  at 20\S+ \S+  files till.csv  lines 24  from 2026-01-01  to 2026-03-05  undone no\n",
        capsys.readouterr().out,
    )


def test_customers_in_a_workbook_begin_with_who_they_are(shop: str, tmp_path: Path):
    out = tmp_path / "customers.xlsx"
    assert main(["customers", shop, "--out", str(out)]) == 0
    header, first = list(load_workbook(out).active.iter_rows(max_row=2))
    assert [cell.value for cell in header[:4]] == ["customer_id", "name", "city", "segment"]
    shown = {cell.value: under for cell, under in zip(header, first)}
    assert shown["historic_value"].number_format == "#,##0.00"


def test_the_shop_s_own_people_are_no_customers_and_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    shop, till = str(tmp_path / "corner.regulars"), tmp_path / "till.csv"
    till.write_text(
        "Receipt,Date,Customer ID,Customer,Item,Qty,Price\n"
        "1,2026-01-02,C01,Ann Lee,Tea,1,3.50\n2,2026-01-03,S1,Staff purchases,Tea,1,3.50\n",
        encoding="utf-8",
    )
    assert main(["import", shop, str(till)]) == 0
    assert "S1: taken for the shop's own people" in capsys.readouterr().out
    with Shop.read(shop) as read:
        assert read.settings()["staff"] == ["S1"]
        assert [row["customer_id"] for row in read.customers()] == ["C01"]
    assert main(["settings", shop, "--set", "staff", ""]) == 0
    till.write_text(till.read_text(encoding="utf-8") + "3,2026-01-04,S1,Staff purchases,Tea,1,3.50\n", encoding="utf-8")
    assert main(["import", shop, str(till)]) == 0
    with Shop.read(shop) as read:
        assert read.settings()["staff"] == []  # as it was said


def test_every_verb_that_writes_exists():
    assert all(callable(getattr(Shop, verb, None)) for verb in WRITING_VERBS)


def test_the_same_file_again_is_told_with_its_day(shop, till, capsys):
    assert main(["import", shop, str(till), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["nothing_new"] is True
    assert re.search(r"till.csv was imported on 20\d\d-.*: there is nothing new in it.", told.err)


def test_stores_are_left_out_and_other_settings_changed(shop, tmp_path, capsys):
    path = tmp_path / "two.csv"
    path.write_text(
        "Date,Customer,SKU,Price,Store\n2026-04-01,C01,A,3,Bath\n2026-04-01,C01,A,3,Ely\n", encoding="utf-8"
    )
    assert main(["import", shop, str(path), "--without-store", "Ely", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["left_out"][0]["code"] == "store.left_out"
    assert main(["settings", shop, "--set", "staff", "C01; C02", "--set", "prices_include_tax", "no", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"changed": ["staff", "prices_include_tax"]}
    assert main(["settings", shop, "--json"]) == 0
    settings = json.loads(capsys.readouterr().out)
    assert (settings["stores_left_out"], settings["staff"]) == (["Ely"], ["C01", "C02"])
    assert main(["settings", shop, "--set", "prices_include_tax", "maybe"]) == 1
    assert "error argument.wrong" in capsys.readouterr().err


def test_import_prints_one_object_with_what_was_stored(tmp_path, till, capsys):
    assert main(["import", str(tmp_path / "a.regulars"), str(till), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["sales_stored"] == 24
    assert report["customers"] == 3
    assert (report["first"], report["last"]) == ("2026-01-01", "2026-03-05")
    assert report["net_total"] == pytest.approx(12 * 3.5 + 12 * 4.5)


def test_a_dry_run_makes_no_shop(tmp_path, till, capsys):
    assert main(["import", str(tmp_path / "a.regulars"), str(till), "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sales_stored"] == 24
    assert [path.name for path in tmp_path.iterdir()] == ["till.csv"]


def test_a_failed_first_import_leaves_no_shop(tmp_path, capsys):
    assert main(["import", str(tmp_path / "a.regulars"), str(tmp_path / "none.xlsx")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-1].startswith("error file.not_found: There is no file")
    assert list(tmp_path.iterdir()) == []


def test_wrong_usage_is_exit_two(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["recommend"])
    assert ended.value.code == 2
    capsys.readouterr()


def test_an_import_is_listed_and_taken_back(shop, capsys):
    assert main(["imports", shop, "--json"]) == 0
    number = json.loads(capsys.readouterr().out)[0]["import_id"]
    assert main(["imports", shop, "--undo", str(number), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sales_removed"] == 24
    assert main(["imports", shop, "--undo", str(number)]) == 1
    assert "error import.unknown" in capsys.readouterr().err


def test_what_the_shop_wants_of_its_lists_is_set_and_checked(shop, capsys):
    wishes = [("margin_floor", "0.2"), ("most_of_category", "3"), ("variety", "0.5"), ("rest", "yes")]
    assert main(["settings", shop, *(word for wish in wishes for word in ("--set", *wish))]) == 0
    capsys.readouterr()
    assert main(["settings", shop, "--json"]) == 0
    kept = json.loads(capsys.readouterr().out)
    assert [kept[name] for name, _ in wishes] == [0.2, 3, 0.5, True]
    assert main(["settings", shop, "--set", "margin_floor", ""]) == 0
    capsys.readouterr()
    for name, value, code in (("variety", "2", "argument.wrong"), ("most_of_category", "many", "argument.wrong")):
        assert main(["settings", shop, "--set", name, value]) == 1
        assert f"error {code}: {name} cannot be {value}" in capsys.readouterr().err
    assert main(["settings", shop, "--set", "pinned", "nothing such"]) == 1
    assert "error product.unknown" in capsys.readouterr().err
    assert main(["settings", shop, "--json"]) == 0
    after = json.loads(capsys.readouterr().out)
    assert (after["margin_floor"], after["variety"], after["pinned"]) == (None, 0.5, [])


def test_recommending_before_learning_says_to_learn(shop, tmp_path, capsys):
    assert main(["recommend", shop, "--list", "again", "--out", str(tmp_path / "again.csv")]) == 1
    assert "error model.too_little_data" in capsys.readouterr().err


def test_customers_are_written_with_their_ids_and_segments(shop, tmp_path):
    out = tmp_path / "customers.csv"
    assert main(["customers", shop, "--out", str(out)]) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["customer_id"] for row in rows) == ["C01", "C02", "C03"]
    assert all(row["segment"] for row in rows)


def test_consents_and_blocks_come_in_by_file(shop, tmp_path, capsys):
    consents = tmp_path / "consents.csv"
    consents.write_text("customer_id,channel,status,date\nC01,email,subscribed,2026-03-01\n", encoding="utf-8")
    assert main(["consent", shop, str(consents), "--json"]) == 0
    blocked = tmp_path / "blocked.csv"
    blocked.write_text("customer_id,reason\nC02,bounced\n", encoding="utf-8")
    assert main(["suppress", shop, str(blocked), "--json"]) == 0
    capsys.readouterr()
    with Shop.open(shop) as opened:
        table = opened.customer_table()
        known = {row[0]: dict(zip(table["columns"], row)) for row in table["rows"]}
        assert known["C01"]["consent_email"] == "subscribed"
        assert [key for key, row in known.items() if row["suppressed"]] == ["C02"]
        assert opened.unblock("C02") >= 1
        assert not any(row[-1] for row in opened.customer_table()["rows"])


def test_a_backup_restores_the_shop(shop, tmp_path, capsys):
    copy, again = str(tmp_path / "copy.regulars"), str(tmp_path / "again.regulars")
    assert main(["backup", shop, copy]) == 0
    assert main(["restore", copy, again]) == 0
    assert main(["check", again]) == 0
    capsys.readouterr()
    with Shop.read(shop) as before, Shop.read(again) as after:
        assert after.overview() == before.overview()


@pytest.mark.timeout(120)
def test_learning_says_what_it_does_and_nothing_that_libraries_say(tmp_path):
    lines = [f"2025-{1 + n % 9:02}-{1 + n % 27:02},C{n % 7},P{n % 5},{2 + n % 5}.50" for n in range(90)]
    sales = tmp_path / "sales.csv"
    sales.write_text("\n".join(["Date,Customer,Product,Amount", *lines]), encoding="utf-8")
    shop = str(tmp_path / "shop.regulars")
    assert main(["import", shop, str(sales), "--json"]) == 0
    plain = {name: value for name, value in os.environ.items() if not name.startswith("TF_")}
    command = [sys.executable, "-m", "engine", "train", shop]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=plain)
    with resources.path("sentences", "steps.toml").open("rb") as file:
        words = set(tomllib.load(file).values())
    said = done.stderr.splitlines()
    assert len(said) > 3
    assert [line for line in said if line.split("% ", 1)[-1] not in words] == []


def test_a_cell_is_put_right_and_that_is_taken_back(tmp_path, capsys):
    shop, till = str(tmp_path / "a.regulars"), tmp_path / "till.csv"
    till.write_text("Date,Receipt,Item,Total\n13/01/2026,1,Tea,5\n31/02/2026,2,Mug,9\n", encoding="utf-8")
    assert main(["import", shop, str(till)]) == 0
    capsys.readouterr()
    assert main(["problems", shop, "--json"]) == 0
    (problem,) = json.loads(capsys.readouterr().out)
    assert (problem["cell"], problem["value"]) == ("till.csv!A3", "31/02/2026")
    assert main(["problems", shop, "--fix", str(problem["problem_id"]), "never"]) == 1
    assert "“never” cannot be read in the column Date either" in capsys.readouterr().err
    assert main(["problems", shop, "--fix", str(problem["problem_id"]), "28/02/2026", "--json"]) == 0
    fixed = json.loads(capsys.readouterr().out)
    assert fixed["sales_stored"] == 1
    assert main(["problems", shop, "--undo", str(fixed["import_id"])]) == 0
    with Shop.read(shop) as opened:
        assert opened.overview()["lines"] == 1


def test_the_same_customer_twice_is_listed_decided_and_taken_back(tmp_path, capsys):
    shop, people = str(tmp_path / "a.regulars"), tmp_path / "people.csv"
    told = "".join(f"x{n},Person{n} Name{n},p{n}@example.net,\n" for n in range(60))
    people.write_text(
        "Customer ID,Name,Email,Birthday\n17,Amelia Hart,a.hart@gmail.com,\n41,Amelia Hart,ahart@gmail.com,\n"
        "52,Tom Price,t.price@example.com,1960-01-02\n53,Tom Price,t.price@example.com,1990-05-06\n" + told,
        encoding="utf-8",
    )
    assert main(["import", shop, str(people)]) == 0
    capsys.readouterr()
    assert main(["identities", shop]) == 0
    said = capsys.readouterr().out
    assert "17 Amelia Hart = 41 Amelia Hart (same name; same e-mail address)" in said
    assert main(["identities", shop, "--json"]) == 0
    (card,) = json.loads(capsys.readouterr().out)["cards"]
    assert main(["identities", shop, "--same", str(card["id"]), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["merged"] == 2
    assert main(["identities", shop]) == 0
    assert "another birthday" in capsys.readouterr().out.split("decided:")[1]
    assert main(["identities", shop, "--undo", str(card["id"])]) == 0
    assert main(["identities", shop, "--find", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"merged": 1, "cards": 1, "new": 0}


def test_every_way_that_two_customers_agree_has_words():
    from engine.cleaning.identity.comparing import LEVELS

    with resources.path("sentences", "identity.toml").open("rb") as file:
        words = tomllib.load(file)
    assert {f"{field}.{level.name.lower()}" for field, kinds in LEVELS.items() for level in kinds} <= words.keys()


def test_problems_that_say_the_same_are_told_once(tmp_path, capsys):
    shop, till = str(tmp_path / "a.regulars"), tmp_path / "till.csv"
    names = ["Mug", *["mug"] * 8, *["MUG"] * 3]
    rows = [f"{13 + at}/01/2026,{at},{name},5" for at, name in enumerate(names)]
    rows += [f"{day}/02/2026,{day},Tea,5.oo" for day in (1, 2)]
    till.write_text("\n".join(["Date,Receipt,Item,Total", *rows]), encoding="utf-8")
    assert main(["import", shop, str(till)]) == 0
    capsys.readouterr()
    assert main(["problems", shop]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.strip() for line in said] == [
        "Import 1",
        "2  amounts are not numbers. Left out until they are corrected",
        "till.csv!D14 “5.oo” under Total, 2 cells (problem 1)",
        "11  lines write a product in other capitals. Counted as one product, in its first spelling",
        "till.csv!C3 “mug” under Item, 8 cells: counted as “Mug”",
        "till.csv!C11 “MUG” under Item, 3 cells: counted as “Mug”",
    ]
    assert main(["problems", shop, "--code", "name.case", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == 11
    assert [found[0][name] for name in ("cell", "column", "value", "right")] == ["till.csv!C3", "Item", "mug", "Mug"]


def test_sales_without_a_product_say_so_and_taking_them_back_says_why_customers_stay(tmp_path, capsys):
    shop, till = str(tmp_path / "a.regulars"), tmp_path / "till.csv"
    till.write_text("Date,Customer ID,Total\n13/01/2026,C1,5\n14/01/2026,C2,9\n", encoding="utf-8")
    assert main(["import", shop, str(till)]) == 0
    assert "2  lines name no product" in capsys.readouterr().out
    with Shop.open(shop) as opened:
        opened.edit_customer("C1", {"note": "likes tea"})
    assert main(["imports", shop, "--undo", "1"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Import 1 was taken back: 2 lines of sales, 1 customers, 0 products went with it."
    assert said[1].startswith("1 customers stay, though no file names them any more: something was written")


def test_an_empty_list_is_no_file(tmp_path, capsys, monkeypatch):
    shop, out = str(tmp_path / "a.regulars"), tmp_path / "lists.csv"
    Shop.create(shop).close()
    monkeypatch.setattr(Shop, "recommend", lambda *_, **__: [])
    assert main(["recommend", shop, "--list", "best", "--out", str(out)]) == 1
    assert "There are no sales in this shop yet" in capsys.readouterr().err
    assert not out.exists()
