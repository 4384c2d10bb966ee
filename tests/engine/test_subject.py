"""One person asks what is known of them: all of it, in files for them, and nothing about anybody else."""

import csv
import json
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.__main__ import main
from engine.errors import ShopError
from engine.shop import Shop

NOW = datetime(2026, 3, 1, 9, 0)


def write(path: Path, rows: list[list[object]]) -> str:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return str(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "shop.regulars"
    lines = [[f"2026-01-{day:02}", f"R{day}", "7" if day % 2 else "8", "Tea", 1, 5] for day in range(1, 21)]
    lines.append(["2026-01-30", "R77", "7", "Tea", 1, "five or so"])
    sales = write(tmp_path / "sales.csv", [["Date", "Receipt", "Customer ID", "Product", "Quantity", "Amount"], *lines])
    people = [["7", "Ada Quill", "ada@quill.example", "Elmweg 1"], ["8", "Bo Other", "bo@other.example", "Elmweg 2"]]
    file = write(tmp_path / "people.csv", [["Customer ID", "Name", "Email", "Address"], *people])
    with Shop.create(found, lambda: NOW) as shop:
        shop.import_files([sales, file])
        shop.set_consent("7", "email", "subscribed")
        shop.set_consent("7", "email", "unsubscribed")
        shop.edit_customer("7", {"note": "likes figs"})
    return found


def test_everything_known_of_a_person_is_written(path: Path, tmp_path: Path):
    with Shop.open(path, lambda: NOW) as shop:
        result = shop.export_subject("7", str(tmp_path / "out"))
    assert result["files"] == ["customer_7.xlsx", "customer_7.json"]
    known = json.loads((tmp_path / "out" / "customer_7.json").read_text(encoding="utf-8"))
    said = [(each["file"], each["said"].get("name"), each["said"].get("note")) for each in known["told"]]
    assert ("people.csv", "Ada Quill", None) in said
    assert (None, None, "likes figs") in said
    assert len(known["purchases"]) == 10
    assert known["purchases"][0]["at"] == "2026-01-01 00:00"
    assert known["purchases"][0]["file"] == "sales.csv"
    assert known["purchases"][0]["row"] == 2
    assert [each["status"] for each in known["consents"]] == ["subscribed", "unsubscribed"]
    assert known["kept_cells"] == [
        {"file": "sales.csv", "cell": "sales.csv!F22", "code": "amount.unreadable", "value": "five or so"}
    ]


def test_nothing_of_anybody_else_is_in_it(path: Path, tmp_path: Path):
    with Shop.open(path, lambda: NOW) as shop:
        shop.export_subject("7", str(tmp_path / "out"))
    text = (tmp_path / "out" / "customer_7.json").read_text(encoding="utf-8")
    book = load_workbook(tmp_path / "out" / "customer_7.xlsx")
    cells = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    assert "Ada Quill" in text
    assert "Ada Quill" in cells
    for other in ("Bo Other", "bo@other.example", "Elmweg 2"):
        assert other not in text
        assert other not in cells
    assert {each["receipt"] for each in json.loads(text)["purchases"]} == {f"R{day}" for day in range(1, 21, 2)}


def test_the_workbook_speaks_the_language_of_the_shop(path: Path, tmp_path: Path):
    with Shop.open(path, lambda: NOW) as shop:
        shop.export_subject("7", str(tmp_path / "en"))
        shop.set_settings({"language": "zh_CN"})
        shop.export_subject("7", str(tmp_path / "zh"))
    english = load_workbook(tmp_path / "en" / "customer_7.xlsx")
    assert english.sheetnames == [
        "About this file",
        "Personal data",
        "Purchases",
        "May we write",
        "Estimates",
        "Rows with errors",
    ]
    assert [cell.value for cell in english["May we write"][3]][1:3] == ["E-mail", "no"]
    chinese = load_workbook(tmp_path / "zh" / "customer_7.xlsx")
    assert chinese.sheetnames[:3] == ["说明", "个人信息", "购买记录"]
    assert [cell.value for cell in chinese["是否同意联系"][3]][1:3] == ["邮件", "不同意"]


def test_who_is_one_person_under_two_numbers_gets_both(path: Path, tmp_path: Path):
    with Shop.open(path, lambda: NOW) as shop:
        file = write(
            tmp_path / "more.csv",
            [["Customer ID", "Name", "Email", "Address"], ["9", "Ada Quill", "ADA@quill.example", "Elmweg 1"]],
        )
        shop.import_files([file])
        shop.export_subject("9", str(tmp_path / "out"))
    known = json.loads((tmp_path / "out" / "customer_9.json").read_text(encoding="utf-8"))
    assert known["customer_ids"] == ["7", "9"]
    assert len(known["purchases"]) == 10


def test_the_log_says_that_it_was_done_and_not_of_whom(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["subject", str(path), "7", "--out", str(tmp_path / "out")]) == 0
    assert main(["customers", str(path), "--out", str(tmp_path / "all.csv")]) == 0
    capsys.readouterr()
    assert main(["privacy", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    export, subject = found["log"][:2]
    assert (export["action"], export["details"]) == ("export", {"what": "customers", "people": 2})
    assert subject["action"] == "subject"
    assert all(isinstance(value, int) for value in subject["details"].values())


def test_what_is_stored_and_whom_we_may_write_to_is_counted(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    blocks = write(tmp_path / "bounced.csv", [["Email", "Reason"], ["bo@other.example", "bounce"]])
    assert main(["suppress", str(path), blocks]) == 0
    capsys.readouterr()
    assert main(["privacy", str(path)]) == 0
    out = capsys.readouterr().out
    assert "2 customers" in out
    assert "2 with an e-mail address" in out
    assert "email: 0 yes, 1 no, 0 asked, 0 never asked, 1 blocked" in out
    assert "8 Bo Other: email" in out
    assert main(["privacy", str(path), "--unblock", "8"]) == 0
    with Shop.read(path) as shop:
        assert shop.privacy()["blocked"] == []
        assert shop.privacy()["answers"][0] == {
            "channel": "email",
            "subscribed": 0,
            "pending": 0,
            "unsubscribed": 1,
            "never_asked": 1,
            "blocked": 0,
        }


def test_somebody_unknown_gets_no_files(path: Path, tmp_path: Path):
    with Shop.open(path, lambda: NOW) as shop, pytest.raises(ShopError, match=r"customer\.unknown"):
        shop.export_subject("nobody", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()
