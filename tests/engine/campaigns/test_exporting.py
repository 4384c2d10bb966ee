"""Files of a campaign, compared with reviewed ones in tests/golden. REGULARS_GOLDEN=write writes them anew."""

import csv
import hashlib
import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.campaigns import exporting
from engine.campaigns.targets import TABLES
from engine.errors import ShopError
from engine.spreadsheet import defuse
from tests.engine.campaigns.conftest import TEMPLE, ShopMaker

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "campaigns"


@pytest.fixture
def awkward(empty: ShopMaker) -> ShopMaker:
    """People whose data is awkward to export, all gone quiet; every second one agreed to text messages, too."""
    people: list[dict[str, Any]] = [
        {
            "name": "Ann Lee",
            "email": "Ann.Lee@example.com",
            "phone": "07700 900123",
            "birthday": "1980-03-09",
            **TEMPLE,
        },
        {"name": "陈雨", "email": "chen@example.com", "phone": "+8613912345678", "country": "中国"},
        {"name": '=HYPERLINK("http://example.com")', "email": "trick@example.com", "city": "+Bath"},
        {"name": "O'Brien, Pat", "email": "pat@example.org", "phone": "+1 212 555 0123", "country": "USA"},
        {"email": "nameless@example.com", "address": '2 High St; Flat "B"', "city": "Bath"},
        {"name": "Dr. Zoë Pérez Gil", "email": "zoe@example.com", "phone": "+447700900456"},
    ]
    for n, fields in enumerate(people, 1):
        key = empty.customer(f"00{n}", "subscribed", **fields)
        if n % 2 == 0:
            empty.consent(key, "sms", "subscribed")
        empty.buy(key, "0012", *range(45, 145, 20), amount=20.0 - n)
        empty.buy(key, "85123A", 65)
    for key, status in (("LEFT", "unsubscribed"), ("ASKED", "pending")):
        empty.customer(key, status, name=f"{key.title()} Person", email=f"{key.lower()}@example.com")
        empty.buy(key, "0012", *range(45, 145, 20))
    empty.customer("TODAY")
    empty.buy("TODAY", "0012", 0)
    empty.count()
    return empty


def agrees(name: str, text: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("REGULARS_GOLDEN") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(text.encode())
    assert text == golden.read_bytes().decode()


def cells(path: Path) -> str:
    """Every cell of a workbook as one line a row, with type where it is not text."""
    lines = []
    for sheet in openpyxl.load_workbook(path):
        lines.append(f"# {sheet.title} (frozen at {sheet.freeze_panes}, filter {sheet.auto_filter.ref})")
        shown = ([_shown(cell) for cell in row] for row in sheet.iter_rows())
        lines += ["\t".join(row).rstrip("\t") for row in shown]
    return "\n".join(lines) + "\n"


def _shown(cell: Any) -> str:
    if cell.value is None:
        return ""
    assert cell.data_type != "f"
    assert cell.hyperlink is None
    if isinstance(cell.value, datetime):
        return f"<{cell.value:%Y-%m-%d}>"
    return cell.value.replace("\n", "⏎") if isinstance(cell.value, str) else f"<{cell.value:.4g} {cell.number_format}>"


@pytest.mark.parametrize("target", TABLES)
def test_files_for_a_tool_are_as_it_expects(awkward: ShopMaker, tmp_path: Path, target: str) -> None:
    channel = "sms" if target == "aliyun" else "email"
    made = awkward.shop.campaign(str(tmp_path / "out"), goal="win_back", channel=channel, target=target, control=0.0)
    for name in made["files"]:
        path = tmp_path / "out" / name
        if name.endswith(".xlsx"):
            agrees(f"{name}.txt", cells(path))
        elif name.startswith(target):
            agrees(name, path.read_bytes().decode())


@pytest.mark.parametrize(("channel", "language"), [("email", "en"), ("sms", "zh"), ("counter", "en")])
def test_the_workbook_is_as_reviewed(awkward: ShopMaker, tmp_path: Path, channel: str, language: str) -> None:
    awkward.shop.set_settings({"language": language, "name": "街角礼品" if language == "zh" else "Corner Shop"})
    out = tmp_path / "out"
    awkward.shop.campaign(str(out), goal="win_back", channel=channel, control=0.0, name="Autumn", offer="=1+1")
    agrees(f"campaign_{channel}_{language}.xlsx.txt", cells(out / "campaign.xlsx"))
    agrees(f"withheld_{channel}_{language}.csv", (out / "withheld.csv").read_bytes().decode())


def test_ids_and_phones_are_text_dates_and_money_are_not(awkward: ShopMaker, tmp_path: Path) -> None:
    awkward.shop.campaign(str(tmp_path / "out"), goal="win_back", channel="sms", control=0.0)
    sheet = openpyxl.load_workbook(tmp_path / "out" / "campaign.xlsx").worksheets[0]
    head = [cell.value for cell in sheet[1]]
    first = dict(zip(head, sheet[2], strict=True))
    assert (first["Customer"].value, first["Customer"].number_format) == ("002", "@")
    assert first["Phone"].value == "+8613912345678"
    assert first["Product 1"].value == "0012"
    assert first["Last visit"].value.date() == date(2026, 9, 16)
    assert first["Spent so far"].data_type == "n"
    assert sheet.freeze_panes == "C2"


def test_the_control_group_is_in_no_file(corner: ShopMaker, tmp_path: Path) -> None:
    for target in ("excel", "mailchimp", "klaviyo", "brevo", "shopify", "google", "meta"):
        made = corner.shop.campaign(
            str(tmp_path / target), goal="win_back", channel="email", target=target, control=0.25
        )
        members = corner.shop.campaign_detail(made["campaign_id"])["members"]
        control = [member["customer_id"] for member in members if member["arm"] == "control"]
        assert len(control) == made["control"] == 5
        assert made["treated"] == 15
        assert all(member["message"] is None for member in members if member["arm"] == "control")
        for name in made["files"]:
            path = tmp_path / target / name
            text = cells(path) if name.endswith(".xlsx") else path.read_text(encoding="utf-8-sig")
            for key in control:
                hashed = hashlib.sha256(f"q{int(key[1:])}@example.com".encode()).hexdigest()
                assert f"{key}\t" not in text
                assert f"q{int(key[1:])}@example.com" not in text
                assert hashed not in text
        corner.shop.mark_campaign(made["campaign_id"], "cancelled")


def test_the_manifest_says_what_was_written(awkward: ShopMaker, tmp_path: Path) -> None:
    made = awkward.shop.campaign(str(tmp_path / "out"), goal="win_back", channel="email", control=0.2)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["campaign_id"] == made["campaign_id"]
    assert (manifest["treated"], manifest["control"]) == (made["treated"], made["control"]) == (5, 1)
    assert manifest["withheld"] == made["withheld"] == {"pending": 1, "unsubscribed": 1}
    assert manifest["as_of"] == "2026-10-31"
    assert made["files"] == [*(file["name"] for file in manifest["files"]), "manifest.json"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(made["files"])
    for file in manifest["files"]:
        content = (tmp_path / "out" / file["name"]).read_bytes()
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
        assert file["personal_data"]
    with (tmp_path / "out" / "withheld.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == manifest["files"][-1]["rows"] == 2


def test_the_same_campaign_gives_the_same_bytes(corner: ShopMaker, tmp_path: Path) -> None:
    made = corner.shop.campaign(str(tmp_path / "a"), goal="win_back")
    corner.shop.export_campaign(made["campaign_id"], str(tmp_path / "b"))
    for name in made["files"]:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_an_export_again_leaves_out_who_has_withdrawn_since(awkward: ShopMaker, tmp_path: Path) -> None:
    made = awkward.shop.campaign(str(tmp_path / "a"), goal="win_back", channel="email", control=0.0)
    awkward.shop.set_consent("001", "email", "unsubscribed")
    again = awkward.shop.export_campaign(made["campaign_id"], str(tmp_path / "b"), target="mailchimp")
    assert (made["treated"], again["treated"], again["withheld"]["unsubscribed"]) == (6, 5, 2)
    assert "Ann" not in (tmp_path / "b" / "mailchimp.csv").read_text(encoding="utf-8-sig")
    with pytest.raises(ShopError, match=r"argument\.wrong"):
        awkward.shop.export_campaign(made["campaign_id"], str(tmp_path / "c"), target="aliyun")
    with pytest.raises(ShopError, match=r"campaign\.unknown"):
        awkward.shop.export_campaign(99, str(tmp_path / "c"))


def test_files_of_another_campaign_are_not_written_over(corner: ShopMaker, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = corner.shop.campaign(str(out), goal="win_back")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    with pytest.raises(ShopError) as caught:
        corner.shop.campaign(str(out), goal="replenish")
    assert (caught.value.code, caught.value.values["argument"]) == ("argument.wrong", "out")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert len(corner.shop.campaigns()) == 1
    corner.shop.export_campaign(made["campaign_id"], str(out))
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_failure_half_way_leaves_nothing(corner: ShopMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "_describe", full)
    with pytest.raises(ShopError, match=r"disk\.full"):
        corner.shop.campaign(str(tmp_path / "out"), goal="win_back")
    assert list((tmp_path / "out").iterdir()) == []
    assert corner.shop.campaigns() == []


def test_the_log_names_nobody(corner: ShopMaker, tmp_path: Path) -> None:
    corner.shop.campaign(str(tmp_path / "out"), goal="win_back", name="For Quinn")
    entry = corner.shop.log()[0]
    assert entry["action"] == "campaign.export"
    assert entry["details"]["people"] == 18
    assert "Quinn" not in json.dumps(entry)


@given(st.text())
def test_no_cell_of_a_csv_begins_like_a_formula(text: str) -> None:
    cell = defuse(text)
    assert cell == text or cell == "'" + text
    assert not cell.startswith(("=", "-", "@", "\t", "\r"))
    assert not cell.startswith("+") or cell[1:].isdigit()


@given(st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True))
def test_an_e164_number_stays_as_it_is(phone: str) -> None:
    assert defuse(phone) == phone
