from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from engine.consents import record_consents
from engine.consents.records import judge
from engine.errors import ShopError
from engine.shop import Shop
from tests.engine.consents.conftest import NOW, now, written


def test_people_are_found_by_id_mail_or_phone(shop: Shop, tmp_path: Path) -> None:
    text = "Customer ID,Email,Phone,Channel,Status,Date\n001,,,sms,yes,2026-03-02\n,BEN@example.com,,,subscribed,\n,,07700 900103,,no,\n"
    report = record_consents(shop._connection, written(tmp_path, text), NOW)
    assert now(shop) == {
        ("001", "sms"): ("subscribed", "2026-03-02"),
        ("002", "email"): ("subscribed", "2026-11-02T09:30:00"),
        ("003", "sms"): ("unsubscribed", "2026-11-02T09:30:00"),
        ("004", "sms"): ("unsubscribed", "2026-11-02T09:30:00"),
    }
    assert (report["rows"], report["stored"], report["unknown"]) == (3, 4, 0)


@pytest.mark.parametrize(
    ("before", "status", "at", "verdict"),
    [
        (None, "subscribed", None, "stored"),
        (("subscribed", "2026-05-01"), "subscribed", "2026-06-01", "unchanged"),
        (("subscribed", "2026-05-01"), "never_asked", None, "unchanged"),
        (("subscribed", "2026-05-01"), "unsubscribed", None, "stored"),
        (("subscribed", "2026-05-01"), "unsubscribed", "2026-05-01", "stored"),
        (("subscribed", "2026-05-01"), "unsubscribed", "2026-04-30", "older"),
        (("unsubscribed", "2026-05-01"), "subscribed", None, "asked"),
        (("unsubscribed", "2026-05-01"), "subscribed", "2026-05-01", "asked"),
        (("unsubscribed", "2026-05-01"), "subscribed", "2026-04-30", "older"),
        (("unsubscribed", "2026-05-01T10:00:00"), "subscribed", "2026-05-02", "stored"),
        (("unsubscribed", "2026-05-01"), "pending", "2026-05-02", "asked"),
        (("pending", "2026-05-01"), "subscribed", None, "stored"),
    ],
)
def test_nobody_who_left_is_subscribed_again_without_a_later_consent(
    before: tuple[str, str] | None, status: str, at: str | None, verdict: str
) -> None:
    assert judge(before, status, at) == verdict


def test_what_cannot_be_read_is_left_out_and_said_with_its_cell(shop: Shop, tmp_path: Path) -> None:
    text = "email,channel,status,date\nann@example.com,fax,yes,\nann@example.com,sms,perhaps,\nann@example.com,sms,yes,soon\nzoe@example.com,,yes,\n"
    report = record_consents(shop._connection, written(tmp_path, text), NOW)
    assert [(p["code"], p["cell"], p["value"]) for p in report["problems"]] == [
        ("channel.unknown", "consents.csv!B2", "fax"),
        ("consent.unreadable", "consents.csv!C3", "perhaps"),
        ("date.unreadable", "consents.csv!D4", "soon"),
    ]
    assert (report["stored"], report["unknown"]) == (0, 1)
    assert now(shop) == {}


def test_a_chinese_workbook_is_understood(shop: Shop, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["会员编号", "渠道", "状态", "日期"], ["001", "短信", "是", datetime(2026, 3, 2)]):
        book.active.append(row)
    book.save(tmp_path / "consents.xlsx")
    record_consents(shop._connection, tmp_path / "consents.xlsx", NOW)
    assert now(shop) == {("001", "sms"): ("subscribed", "2026-03-02")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file.empty"),
        ("email,channel\nann@example.com,sms\n", "column.missing"),
        ("colour,status\nred,yes\n", "table.no_header"),
    ],
)
def test_a_file_that_is_no_record_is_refused(shop: Shop, tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(ShopError) as caught:
        record_consents(shop._connection, written(tmp_path, text), NOW)
    assert caught.value.code == code


def test_the_log_has_counts_and_no_names(shop: Shop, tmp_path: Path) -> None:
    record_consents(shop._connection, written(tmp_path, "email,status\nann@example.com,yes\n"), NOW)
    entry = shop.log()[0]
    assert (entry["action"], entry["details"]["stored"]) == ("consents", 1)
    assert "example.com" not in str(entry)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("手机号,是否同意营销\n+447700900101,是\n", {"email": "subscribed", "sms": "subscribed"}),
        ("手机号,同意短信营销\n+447700900101,是\n", {"sms": "subscribed"}),
        ("手机号,拒收短信\n+447700900101,是\n", {"sms": "unsubscribed"}),
        ("Kunden-Nr.,Werbeeinwilligung,Newsletter\n001,ja,nein\n", {"email": "unsubscribed", "sms": "subscribed"}),
        ("E-Mail-Adresse,Abgemeldet\nann@example.com,nein\n", {}),
        ("Email,Accepts Email Marketing,Accepts SMS Marketing\nann@example.com,yes,perhaps\n", {"email": "subscribed"}),
        ("Email,Newsletter,Newsletter\nann@example.com,yes,no\n", {"email": "unsubscribed"}),
    ],
)
def test_columns_of_consents_as_lists_of_customers_have_them(
    shop: Shop, tmp_path: Path, text: str, told: dict[str, str]
) -> None:
    report = record_consents(shop._connection, written(tmp_path, text), NOW)
    assert {channel: status for (_, channel), (status, _) in now(shop).items()} == told
    assert len(report["problems"]) == text.count("perhaps")


def test_a_general_no_counts_for_every_way_of_writing_and_is_said(shop: Shop, tmp_path: Path) -> None:
    report = record_consents(shop._connection, written(tmp_path, "Customer ID,Unsubscribed\n001,yes\n"), NOW)
    assert {channel for _, channel in now(shop)} == {"email", "sms", "post", "wechat"}
    assert (report["general"], report["stored"]) == (1, 4)
