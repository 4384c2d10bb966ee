"""`segments` on the command line: in words by default, with the keys of `Shop.segments` as JSON."""

import json
from pathlib import Path

import pytest

from engine import resources
from engine.__main__ import main
from engine.console.words import sentences
from engine.segments import EIGHT, SEGMENTS
from engine.shop import Shop
from tests.gui.pages.small_shop import LAST_DAY, make_shop, teach


@pytest.fixture
def shop(tmp_path: Path) -> str:
    path = make_shop(tmp_path / "corner.regulars")
    teach(path)
    return str(path)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["segments", *words]) == 0
    return capsys.readouterr().out


def test_each_group_is_told_with_who_is_in_it_and_what_to_do(shop, capsys):
    told = said(capsys, shop)
    lines = told.splitlines()
    assert lines[0].startswith("60 customers who have bought, up to 20")
    with Shop.read(shop) as read:
        found = read.segments()
    names = sentences("groups.toml")
    for some in found["groups"]:
        place = lines.index(names[some["code"]])
        assert f"{some['customers']:,} customers (" in lines[place + 1]
        if some["expected"] is not None:
            assert f"expected to spend {some['expected']:,.2f} in 90 days" in lines[place + 1]
        if some["suggested_goal"]:
            assert f"campaign --goal {some['suggested_goal']} --segment {some['code']}" in told
    rows = [line for line in lines if line.startswith("R ")]
    assert len(rows) == 5
    assert sum(int(figure) for row in rows for figure in row.split("ago")[1].split()) == 60


def test_what_was_learned_before_the_last_sales_is_told_with_its_day(tmp_path, capsys):
    path = make_shop(tmp_path / "old.regulars")
    teach(path, as_of=LAST_DAY - 50)
    first = said(capsys, str(path)).splitlines()[0]
    assert "what is expected counts from 2025-12-28" in first


def test_the_eight_groups_are_told_by_their_chinese_names_too(shop, capsys):
    told = said(capsys, shop, "--eight")
    assert all(name in told for name in ("重要价值", "重要发展", "重要保持", "重要挽留", "一般价值", "一般挽留"))


def test_json_has_what_it_had_and_more(shop, capsys):
    found = json.loads(said(capsys, shop, "--json"))
    assert {"code", "customers", "value", "before", "suggested_goal", "expected", "joined"} <= set(found["groups"][0])
    assert {"r", "fm", "customers", "value", "segment"} <= set(found["grid"][0])
    assert {"states", "eight", "scores", "too_few", "horizon"} <= set(found)


def test_few_customers_and_none_are_said_plainly(tmp_path, capsys):
    few = make_shop(tmp_path / "few.regulars", people=8)
    assert "8 customers who have bought" in (told := said(capsys, str(few)))
    assert "too few for groups" in told
    assert "champions" not in told.casefold()
    with Shop.create(tmp_path / "empty.regulars"):
        pass
    assert "Nobody has bought yet" in said(capsys, str(tmp_path / "empty.regulars"))


def test_a_campaign_is_for_a_group(shop, tmp_path, capsys):
    code = "needs_attention"
    arguments = ["--goal", "win_back", "--segment", code, "--channel", "counter", "--control", "0"]
    assert main(["campaign", shop, *arguments, "--out", str(tmp_path / "out"), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    with Shop.read(shop) as read:
        group = next(g for g in read.segments()["groups"] if g["code"] == code)
    assert made["treated"] + sum(made["withheld"].values()) == group["customers"]


def test_every_group_has_a_name_and_a_rule():
    assert set(sentences("groups.toml")) == {*SEGMENTS, *EIGHT}
    assert resources.path("sentences", "groups.toml").is_file()
