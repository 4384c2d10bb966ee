"""Where a shop is, by its files: equal numbers are one person's only where it is known how to call them."""

import json

import pytest

from engine import importing
from engine.__main__ import main
from engine.store import settings
from tests.engine.importing.conftest import NOW

NAMES = ("王小芳", "李建国", "张文博", "刘思琪", "陈美玲")
PHONES = [f"1380571{1000 + 37 * n}" for n in range(5)]
MEMBERS = "会员卡号,姓名,手机号\n" + "".join(f"V{n},{name},{PHONES[n]}\n" for n, name in enumerate(NAMES))
SALES = "日期,客户编号,客户,手机号,商品,数量,金额\n" + "".join(
    f"2026-01-1{n},K{n},{name},{PHONES[n]},龙井,1,100\n" for n, name in enumerate(NAMES)
)


def test_on_the_command_line_a_member_and_a_buyer_with_one_number_are_one_person(tmp_path, write, capsys):
    shop = tmp_path / "till.regulars"
    assert main(["import", str(shop), str(write("a.csv", MEMBERS)), str(write("b.csv", SALES))]) == 0
    assert "taken to be in CN, by the language of the headings" in capsys.readouterr().out
    assert main(["customers", str(shop), "--out", str(tmp_path / "c.csv"), "--json"]) == 0
    capsys.readouterr()
    assert main(["settings", str(shop), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["country"] == "CN"
    assert len((tmp_path / "c.csv").read_text(encoding="utf-8-sig").splitlines()) == 1 + len(NAMES)


def test_those_persons_are_counted_once_and_the_report_says_how_many(run, shop):
    report = run({"a.csv": MEMBERS, "b.csv": SALES})
    assert (report["same_merged"], report["settled"]) == (5, {"country": "CN", "why": "headings"})
    assert shop.execute("SELECT count(*) FROM customer WHERE same_as IS NULL").fetchone()[0] == 5


def english(phones, names=NAMES, more="", more_head=""):
    rows = "".join(f"C{n},{name},{phone}{more}\n" for n, (name, phone) in enumerate(zip(names, phones)))
    return f"Customer ID,Name,Phone{more_head}\n{rows}"


@pytest.mark.parametrize(
    ("text", "country", "why"),
    [
        (english(PHONES), "CN", "phones"),
        (english([f"+49 171 123456{n}" for n in range(5)], ("Ann", "Bo", "Cy", "Di", "Ed")), "DE", "phones"),
        (english([f"0171 123456{n}" for n in range(5)], ("Ann", "Bo", "Cy", "Di", "Ed")), "", ""),
        (english(["*" * 4] * 5), "", ""),
        ("Kundennummer;Name;Telefon\n" + "".join(f"K{n};N{n};017112345{n}7\n" for n in range(5)), "DE", "headings"),
        # Headings of the mainland's language over numbers of another country are no reason to read those as Chinese.
        ("会员卡号,姓名,手机号\n" + "".join(f"V{n},王小{n},09123456{n}\n" for n in range(5)), "", ""),
        ("會員編號,姓名,電話\n" + "".join(f"V{n},王小{n},\n" for n in range(5)), "", ""),
        (english(PHONES, more=",Germany", more_head=",Country"), "DE", "cells"),
    ],
)
def test_the_country_that_files_tell(run, shop, text, country, why):
    report = run({"a.csv": text})
    assert settings.get_settings(shop)["country"] == country
    assert report.get("settled", {}).get("why", "") == why


@pytest.mark.parametrize(
    ("price", "country"), [("£5.00", "GB"), ("5 zł", "PL"), ("€5.00", ""), ("5.00", "")], ids=["£", "zł", "€", "none"]
)
def test_a_currency_of_one_country_tells_it(run, shop, price, country):
    run({"a.csv": "Date,Customer,Item,Amount\n" + "".join(f"2026-01-1{n},C{n},Tea,{price}\n" for n in range(5))})
    assert settings.get_settings(shop)["country"] == country


def test_the_window_is_told_the_same_as_the_command_line(shop, write):
    looked = importing.preview(shop, [write("a.csv", MEMBERS)], now=NOW)["by_headings"]
    assert looked == {"language": "zh", "country": "CN", "currency": "CNY", "why": "headings"}


def test_a_country_that_the_shop_has_stays(run, shop):
    settings.set_settings(shop, {"country": "SG"})
    assert "settled" not in run({"a.csv": MEMBERS})
    assert settings.get_settings(shop)["country"] == "SG"
