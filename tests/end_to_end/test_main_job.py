"""The whole way on the command line, as the README's first command goes it: spreadsheets in, campaign files out."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine import demo
from engine.__main__ import main
from engine.shop import Shop

# Keras calls numpy 2 in numpy 1's way when it saves; nothing of ours, and nothing wrong comes of it.
pytestmark = [
    pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy keyword:DeprecationWarning"),
    pytest.mark.timeout(400),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("main_job") / "demo"
    said: list[object] = []
    demo.run(out, say=said.append)
    (out / "said.json").write_text(json.dumps(said, default=str), encoding="utf-8")
    return out


def said(folder: Path) -> dict[str, dict]:
    return {
        name: result for each in json.loads((folder / "said.json").read_text("utf-8")) for name, result in each.items()
    }


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_networks_win_on_hidden_weeks_of_the_sample(folder):
    lists = said(folder)["evaluate"]["lists"]
    for name, network in (("again", "repeat"), ("new", "explore"), ("best", "best")):
        assert lists[name][network]["ndcg"] > lists[name]["best_sellers"]["ndcg"]
        assert {"classic", "classic_hidden", "own_frequency", "last_basket"} <= lists[name].keys()
    assert said(folder)["train"]["winners"].keys() == {"again", "new", "best", "value"}


def test_the_demo_says_what_came_out(folder):
    for step, report in said(folder).items():
        for line in demo.words({step: report}):
            assert line.endswith(".") or report["folder"] in line
    rows = said(folder)["evaluate"]["lists"]["best"]
    words = " ".join(demo.words({"evaluate": said(folder)["evaluate"]}))
    assert f"{100 * rows['best']['hits']:.0f} bought" in words
    assert f"{100 * rows['best_sellers_28']['hits']:.0f} with the best sellers" in words


def test_the_classic_network_ranks_products_alike_for_everybody_and_says_so_in_its_figures(folder):
    lists = said(folder)["evaluate"]["lists"]["new"]
    assert lists["classic"]["ndcg"] < lists["explore"]["ndcg"]


def test_the_value_model_stands_beside_regression_and_rules(folder):
    value = said(folder)["evaluate"]["value"]
    assert {"value", "regression", "own_rate", "recent_rate"} <= value.keys()
    assert 0.5 <= value["value"]["total"] <= 2
    assert value["value"]["auc"] > 0.5


def test_again_is_bought_before_and_new_is_not(folder, tmp_path):
    shop = str(folder / "corner_shop.regulars")
    for name in ("again", "new"):
        assert main(["recommend", shop, "--list", name, "--out", str(tmp_path / f"{name}.csv")]) == 0
    with Shop.read(shop) as opened:
        key = rows(tmp_path / "new.csv")[0]["customer_id"]
        assert opened.profile(key)["visits"] > 0
        bought = {line["product_id"] for line in opened.profile(key)["favourites"]}
    assert not bought & {row["product_id"] for row in rows(tmp_path / "new.csv") if row["customer_id"] == key}
    again = rows(tmp_path / "again.csv")
    assert {"customer_id", "rank", "product_id", "score", "reason"} == again[0].keys()
    assert all(row["reason"].startswith("reason.") for row in again)


def test_every_campaign_found_people_and_its_files_agree_with_the_shop(folder):
    for goal, target, size in demo.CAMPAIGNS:
        report = said(folder)[goal]
        assert 0 < report["treated"] <= size
        assert report["control"] >= 1
        manifest = json.loads((folder / f"campaign_{goal}" / "manifest.json").read_text("utf-8"))
        assert (manifest["treated"], manifest["control"], manifest["target"]) == (
            report["treated"],
            report["control"],
            target,
        )
    book = load_workbook(folder / "campaign_win_back" / "campaign.xlsx")
    assert book.sheetnames == ["Campaign", "Withheld", "About"]
    header, *lines = list(book["Campaign"].iter_rows(values_only=True))
    assert len(lines) == said(folder)["win_back"]["treated"]
    with Shop.read(folder / "corner_shop.regulars") as shop:
        for line in lines[:10]:
            shown = dict(zip(header, line))
            profile = shop.profile(str(shown["Customer"]))
            assert shown["Visits"] == profile["visits"]
            assert shown["Spent so far"] == pytest.approx(profile["historic_value"], abs=0.01)


def test_nobody_without_consent_and_nobody_of_the_control_group_is_in_a_file(folder):
    with Shop.read(folder / "corner_shop.regulars") as shop:
        for campaign in shop.campaigns():
            members = shop.campaign_detail(campaign["campaign_id"])["members"]
            control = {m["customer_id"] for m in members if m["arm"] == "control"}
            treated = {m["customer_id"] for m in members if m["arm"] == "treated"}
            assert treated
            assert not control & treated
            for key in treated:
                assert shop.profile(key)["consents"][campaign["channel"]]["status"] == "subscribed"
    mails = {row["Email Address"] for row in rows(folder / "campaign_cross_sell" / "mailchimp.csv")}
    assert len(mails) == said(folder)["cross_sell"]["treated"]


def test_a_second_demo_takes_a_folder_of_its_own(folder):
    assert demo._unused(folder).name == "demo-2"
