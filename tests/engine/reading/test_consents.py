"""What columns of consents are called in many languages, and what may stand below them."""

import datetime as dt

import pytest

from engine.reading import consents

HEADINGS = {
    "consent_all": (
        "是否同意营销|同意营销|营销同意|接受营销|Accepts Marketing|Marketing consent|Marketing Opt-In|Marketing|"
        "Opted in|Opt-in|Consent|Consent status|Werbeeinwilligung|Einwilligung Werbung|"
        "Einwilligung|Werbung erlaubt|DSGVO-Einwilligung|Marketing-Einwilligung|"
        "Consentement marketing|Accepte le marketing|Acepta marketing|Acepta publicidad|"
        "Consentimiento|Consenso marketing|Consenso|Accetta marketing|Aceita marketing|"
        "Consentimento marketing|Toestemming marketing|Marketingtoestemming|"
        "Zgoda marketingowa|Zgoda na marketing|Pazarlama izni|İleti izni|Ticari ileti onayı|"
        "Согласие на рассылку|Согласие на рекламу|Рассылка|Подписан на рассылку|マーケティング同意|同意|"
        "配信希望|DM可否|마케팅 동의|마케팅 수신 동의|광고성 정보 수신 동의|수신 동의|수신동의 여부|Đồng ý tiếp thị|"
        "Đồng ý nhận tin|Nhận tin khuyến mãi|允许推送|接收营销信息|是否接收营销信息|OK to contact|"
        "Email/SMS marketing consent|AcceptsMarketing|accepts_marketing|訂閱|同意行銷|"
        "Agreed to marketing"
    ),
    "consent_email": (
        "Newsletter|Accepts Email Marketing|Email opt-in|Email Opt In|E-Mail-Werbung|"
        "Newsletter-Anmeldung|Newsletter angemeldet|Newsletter abonniert|同意邮件营销|邮件营销|"
        "Email Marketing Consent|Email Marketing Status|Email Subscription Status|"
        "Email subscription|Consentement e-mail|Abonné newsletter|Inscrit à la newsletter|"
        "Suscrito al boletín|Boletín|Consenso newsletter|Iscritto alla newsletter|"
        "Inscrito na newsletter|Nieuwsbrief|Toestemming e-mail|Zgoda e-mail|"
        "Zgoda na newsletter|E-posta izni|Bülten|E-bülten|Согласие на email-рассылку|メルマガ|"
        "メルマガ購読|メールマガジン|メール配信|メルマガ配信希望|이메일 수신 동의|이메일 수신동의|뉴스레터|Đồng ý nhận email|Bản tin|"
        "Receives newsletter|Newsletter subscription|Newsletter Subscriber|是否接收邮件|订阅邮件|"
        "Accepte les e-mails|Acepta correo electrónico|email_marketing_consent|"
        "Promotional emails"
    ),
    "consent_sms": (
        "同意短信营销|短信营销|是否接受短信|接受营销短信|营销短信|短信订阅|是否愿意接收短信|Accepts SMS Marketing|SMS opt-in|"
        "SMS consent|Text marketing|SMS-Werbung|Einwilligung SMS|Consentement SMS|Opt-in SMS|"
        "Acepta SMS|Consenso SMS|Aceita SMS|Toestemming sms|Zgoda SMS|SMS izni|"
        "Согласие на SMS|СМС-рассылка|SMS配信|SMS許可|SMS 수신 동의|문자 수신 동의|Đồng ý nhận SMS|允许发短信|"
        "Text message opt-in|sms_consent|Consent SMS"
    ),
    "consent_wechat": ("微信营销|同意微信推送|WeChat consent|微信订阅"),
    "consent_post": ("Werbung per Post|Post consent|Direct mail opt-in|Postal marketing"),
    "optout_all": (
        "退订|已退订|拒收|是否退订|是否拒收|免打扰|Opted out|Opt-out|Opt out|Unsubscribed|Marketing opt-out|"
        "Do not contact|No marketing|Keine Werbung|Werbesperre|Werbewiderspruch|Abgemeldet|"
        "Désabonné|Désinscrit|Ne pas contacter|Dado de baja|No contactar|Disiscritto|"
        "Descadastrado|Uitgeschreven|Afgemeld|Wypisany|Sprzeciw|Отписан|Отказ от рассылки|"
        "配信停止|수신거부|수신 거부|Từ chối nhận tin|Hủy đăng ký|Unsubscribed at|退订时间|Opt-out date|不同意营销|"
        "拒绝营销|Abgemeldet am|Geen reclame|Abonelikten çıktı|未同意营销|拒收营销信息|opted_out"
    ),
    "optout_sms": ("拒收短信|短信退订|是否拒收短信|SMS opt-out|Do not text|No SMS|Keine SMS|SMS 수신거부"),
    "optout_email": (
        "Email opt-out|Do not email|Kein Newsletter|邮件退订|Newsletter abgemeldet|"
        "Unsubscribed from emails|No newsletter|メルマガ停止|メルマガ配信停止|이메일 수신거부|Отказ от email"
    ),
    "": (
        "Email|E-Mail|Phone|Contact No|Customer No|SMS|WeChat|微信|手机|手机号|短信|Subscription|"
        "Subscription Status|Status|Abonnement|Подписка|Consent date|Newsletter date|Postal|"
        "Post|Postal Code|Notes|Note|Customer|Customer since|Date|客户|会员|会员等级|会员状态|微信号|拒收次数|"
        "Name|Client|Contact email|Contact Status|邮箱|Mobile|Mobile No|Text|Tin nhắn|联系方式|"
        "Kunde|Kunden Status|Courrier|Correo|Baja fecha x|备注|对方|Message|信息备注|Marketing Source|"
        "Discount|Red|Yes|Permission level|N|Y|E|Data|Stato|Member status|Opt|会員状態|고객 상태|"
        "Статус клиента|Data do|通知电话|收货信息|Contacts|Tel. kom.|Emailadresse|Anmeldung am|注册日期|"
        "同意书编号|Registration|Join Date"
    ),
}
"""Role → headings that mean it, between bars; "" are headings that are none of consents, whatever they look like."""


@pytest.mark.parametrize("role", HEADINGS)
def test_headings(role):
    found = {heading: consents.heading(heading) for heading in HEADINGS[role].split("|")}
    assert {heading: told.role if told else "" for heading, told in found.items()} == dict.fromkeys(found, role)


@pytest.mark.parametrize(
    ("status", "written"),
    [
        (
            "subscribed",
            "yes|Y|1|true|TRUE|ja|oui|sí|sì|sim|tak|evet|да|はい|예|có|是|已同意|✓|Subscribed|opted_in|○|동의",
        ),
        (
            "unsubscribed",
            "no|N|0|false|FALSE|nein|non|não|nee|nie|hayır|нет|いいえ|아니오|không|否|未同意|✗|Unsubscribed|拒收",
        ),
        ("never_asked", "never_subscribed|未订阅|unknown"),
    ],
)
def test_answers(status, written):
    assert {word: consents.answer(word) for word in written.split("|")} == dict.fromkeys(written.split("|"), status)


@pytest.mark.parametrize("cell", [1, 1.0, True])
def test_answers_that_are_no_text(cell):
    assert consents.answer(cell) == "subscribed"


@pytest.mark.parametrize("cell", ["perhaps", "看情况", 2, "only at Christmas"])
def test_what_is_neither_yes_nor_no_is_not_taken_for_either(cell):
    for reader in (consents.answer, consents.refusal):
        with pytest.raises(ValueError, match=str(cell)):
            reader(cell)


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("是", "unsubscribed"),
        ("yes", "unsubscribed"),
        ("2026-03-02", "unsubscribed"),
        (dt.datetime(2026, 3, 2), "unsubscribed"),
        ("已退订", "unsubscribed"),
        ("Unsubscribed", "unsubscribed"),
        # Not to have refused is no consent.
        ("否", None),
        ("no", None),
        ("subscribed", "unsubscribed"),
        ("", None),
    ],
)
def test_a_refusal_is_a_no_and_its_no_is_nothing(cell, status):
    assert consents.refusal(cell) == status


@pytest.mark.parametrize(
    ("heading", "cells", "fits"),
    [
        ("Marketing", ["yes", "no"], True),
        ("Marketing", ["Facebook", "Flyer", "yes"], False),
        ("Newsletter", ["Spring", "Autumn", "no"], True),
        ("退订", [3, 0, 12, 40, 7], False),
        ("Accepts Marketing", [], True),
        ("No SMS", ["+44 7700 900101"], False),
    ],
)
def test_what_stands_below_decides_where_a_heading_leaves_doubt(heading, cells, fits):
    assert consents.fits(consents.heading(heading), cells) == fits
