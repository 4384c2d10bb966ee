"""Consents that stand in a list of customers: a yes, a no, neither, and what an earlier file said."""

import pytest

from engine.store import customers, persons

HEAD = "姓名,手机号,"
PEOPLE = ("王小芳,13805711000", "李建国,13805711037", "张文博,13805711074", "刘思琪,13805711111")


def table(heading, *cells):
    rows = "".join(f"{who},{cell}\n" for who, cell in zip(PEOPLE, cells))
    return {"会员.csv": f"{HEAD}{heading}\n{rows}"}


def said(shop, channel):
    """The answers of the customers in the order of the file, "" for nothing."""
    numbers = [row[0] for row in shop.execute("SELECT id FROM customer ORDER BY key")]
    told = persons.consents(shop, channel)
    return [told[number, channel][0] if (number, channel) in told else "" for number in numbers]


YES_NO = ["unsubscribed", "subscribed", "", ""]


@pytest.mark.parametrize(
    "heading", ["是否同意营销", "同意营销", "Accepts Marketing", "Werbeeinwilligung", "Consenso marketing"]
)
def test_a_general_consent_counts_for_mail_and_sms_and_its_no_for_all(run, shop, codes, heading):
    report = run(table(heading, "否", "是", "", "看情况"))
    assert said(shop, "email") == said(shop, "sms") == YES_NO
    assert said(shop, "wechat") == said(shop, "post") == ["unsubscribed", "", "", ""]
    assert codes(report)["consent.general"] == (2, "会员.csv!C1")
    assert codes(report)["consent.unreadable"] == (1, "会员.csv!C5")


@pytest.mark.parametrize(
    "heading", ["同意短信营销", "短信营销", "是否愿意接收短信", "Accepts SMS Marketing", "SMS-Werbung"]
)
def test_a_consent_for_sms_counts_for_sms_alone(run, shop, codes, heading):
    report = run(table(heading, "否", "是", "", ""))
    assert (said(shop, "sms"), said(shop, "email")) == (YES_NO, [""] * 4)
    assert "consent.general" not in codes(report)


@pytest.mark.parametrize("heading", ["退订", "拒收", "Opted out", "Unsubscribed", "Keine Werbung", "Désabonné"])
def test_who_wants_nothing_gets_nothing_and_who_did_not_refuse_has_not_agreed(run, shop, heading):
    run(table(heading, "是", "否", "", ""))
    assert said(shop, "sms") == said(shop, "email") == ["unsubscribed", "", "", ""]


def test_of_several_columns_the_strictest_counts(run, shop):
    files = table("同意营销,同意短信营销,退订,营销同意", "是,是,,", "是,,是,", "是,否,,", "是,是,,否")
    run(files)
    assert said(shop, "sms") == ["subscribed", "unsubscribed", "unsubscribed", "unsubscribed"]
    assert said(shop, "email") == ["subscribed", "unsubscribed", "subscribed", "unsubscribed"]


def test_of_two_rows_of_one_person_the_no_counts(run, shop):
    for order in (("否", "是"), ("是", "否")):
        rows = "".join(f"{PEOPLE[0]},{cell}\n" for cell in order)
        run({f"{order[0]}.csv": f"{HEAD}同意短信营销\n{rows}"})
        assert said(shop, "sms") == ["unsubscribed"]


def test_no_file_turns_a_no_into_a_yes_and_a_blank_changes_nothing(run, shop):
    run(table("同意短信营销", "否", "是", "是", ""))
    report = run(table("短信营销", "是", "", "否", "是"))
    assert said(shop, "sms") == ["unsubscribed", "subscribed", "unsubscribed", "subscribed"]
    assert report["questions"] == [{"code": "consent.resubscribe", "count": 1}]


def test_a_no_of_the_same_person_under_another_number_stays(run, shop):
    run(table("同意短信营销", "否", "是", "是", "是"))
    cards = "".join(f"V{n},{who},是\n" for n, who in enumerate(PEOPLE))
    run({"卡.csv": f"会员卡号,{HEAD}同意短信营销\n{cards}"})
    assert shop.execute("SELECT count(*) FROM customer WHERE same_as IS NULL").fetchone()[0] == 4
    told = persons.consents(shop, "sms")
    number = customers.row_id(shop, "V0")
    assert told[number, "sms"][0] == "unsubscribed"
    assert sorted(status for (_, channel), (status, *_) in told.items() if channel == "sms") == [
        *["subscribed"] * 3,
        "unsubscribed",
    ]


def test_a_day_of_leaving_is_a_no_of_that_day(run, shop):
    run({"a.csv": "Customer ID,Name,Email,Unsubscribed at\n1,Ann,a@x.example,2025-03-02\n2,Bo,b@x.example,\n"})
    told = persons.consents(shop, "email")
    assert [(status, at) for status, _, at in told.values()] == [("unsubscribed", "2025-03-02")]


def test_a_subscription_that_is_paid_for_is_no_consent(run, shop):
    run({"a.csv": "Customer ID,Name,Email,Subscription Status\n1,Ann,a@x.example,active\n2,Bo,b@x.example,active\n"})
    assert persons.consents(shop) == {}


SHOPIFY = (
    "First Name,Last Name,Email,Accepts Email Marketing,Accepts SMS Marketing,Total Spent,Total Orders\n"
    "Ann,Lee,ann@x.example,yes,no,10,1\nBo,Ray,bo@x.example,no,yes,10,1\n"
)
SQUARE = (
    "First Name,Last Name,Email Address,Phone Number,Square Customer ID,Email Subscription Status\n"
    "Ann,Lee,ann@x.example,,1,subscribed\nBo,Ray,bo@x.example,,2,unsubscribed\n"
)


@pytest.mark.parametrize(
    ("text", "sms"), [(SHOPIFY, ["unsubscribed", "subscribed"]), (SQUARE, ["", ""])], ids=["Shopify", "Square"]
)
def test_exports_of_known_systems(run, shop, codes, text, sms):
    report = run({"customers.csv": text})
    assert (said(shop, "email"), said(shop, "sms")) == (["subscribed", "unsubscribed"], sms)
    assert "consent.general" not in codes(report)


def test_a_column_that_a_shop_added_to_its_system_s_export(run, shop):
    head = "客户昵称,客户姓名,客户手机号,消费次数,消费金额,是否同意营销\n"
    rows = "".join(f"{who.split(',')[0]},{who},1,10,{cell}\n" for who, cell in zip(PEOPLE, ("否", "是", "", "")))
    report = run({"客户.csv": head + rows})
    assert report["files"][0]["format"] == "youzan_customers"
    assert said(shop, "sms") == YES_NO
