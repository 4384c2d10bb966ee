import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.campaigns import goals, messages
from engine.campaigns.messages import LANGUAGES, OPT_OUT_ZH, Template, compose, default_template
from engine.errors import ShopError

FULL = {
    "name": "Ann Lee",
    "first_name": "Ann",
    "days_since": "47",
    "last_visit": "September 14",
    "due_date": "October 7",
    "product_1": "Green tea",
    "product_2": "White mug",
    "product_3": "Honey",
    "offer": "10 % off this week.",
    "shop": "Corner Shop",
    "signature": "Corner",
}
EMPTY = {**dict.fromkeys(goals.FIELDS, ""), "days_since": "47", "last_visit": "September 14"}


def test_fields_are_filled_in() -> None:
    message = compose(Template("{first_name}!", "Hello {name}, {days_since} days."), "email", "en", FULL)
    assert (message.subject, message.text) == ("Ann!", "Hello Ann Lee, 47 days.")
    assert message.fields == {"first_name": "Ann", "name": "Ann Lee", "days_since": "47"}
    assert message.empty == ()


def test_an_empty_field_goes_with_its_blank_and_is_noted() -> None:
    message = compose(Template("", "Hello {first_name}, welcome"), "email", "en", EMPTY)
    assert message.text == "Hello, welcome"
    assert message.empty == ("first_name",)


def test_other_words_stand_in_for_an_empty_field() -> None:
    message = compose(Template("", "Dear {first_name|friend of the shop}, hello"), "email", "en", EMPTY)
    assert message.text == "Dear friend of the shop, hello"
    assert message.empty == ("first_name",)


def test_a_bracketed_part_goes_with_its_empty_field_and_other_brackets_stay() -> None:
    template = Template("", "Tea[ and {product_2}][ or {product_1}]. [sale]")
    assert compose(template, "email", "en", {**EMPTY, "product_1": "Honey"}).text == "Tea or Honey. [sale]"


def test_text_from_data_is_never_read_as_a_template() -> None:
    values = {**FULL, "name": "{shop} [x {offer}]", "offer": "{name}"}
    message = compose(Template("", "Hi {name}[ {offer}]"), "email", "en", values)
    assert message.text == "Hi {shop} [x {offer}] {name}"


@given(name=st.text(max_size=40), product=st.text(max_size=40))
def test_whatever_data_holds_stands_in_the_message_as_it_is(name: str, product: str) -> None:
    values = {**EMPTY, "name": name, "product_1": product}
    text = compose(Template("", "<{name}|{product_1}>"), "email", "en", values).text
    assert text == f"<{name}|{product}>"


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ShopError) as caught:
        Template("", "Hello {frist_name}").check()
    assert caught.value.code == "argument.wrong"
    assert caught.value.values["value"] == "{frist_name}"


def test_a_chinese_text_message_has_signature_and_way_out_whatever_was_written() -> None:
    message = compose(Template("", "您好，新茶到了。"), "sms", "zh", {**FULL, "signature": "街角礼品"})
    assert message.text == "【街角礼品】您好，新茶到了。" + OPT_OUT_ZH
    again = compose(Template("", message.text), "sms", "zh", FULL)
    assert again.text == message.text


def test_only_text_messages_count_parts() -> None:
    template = Template("", "您" * 80)
    assert compose(template, "sms", "en", FULL).parts == 2
    assert compose(template, "email", "en", FULL).parts == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("goal", goals.goals())
@pytest.mark.parametrize("channel", goals.TARGETS)
@pytest.mark.parametrize("values", [FULL, EMPTY], ids=["full", "empty"])
def test_every_shipped_template_reads_well(goal: str, channel: str, language: str, values: dict[str, str]) -> None:
    template = default_template(goal, channel, language)
    template.check()
    if goals.goal(goal).offer.required:  # nobody is on such a list without a product
        values = {**values, "product_1": "Green tea"}
    message = compose(template, channel, language, values)
    assert not any(mark in message.text + message.subject for mark in "{}[]")
    for blemish in ("  ", " ,", " .", ",,", "..", "，，", "。。", "\n\n\n", "  \n"):
        assert blemish not in message.text
    if channel == "sms" and language == "zh":
        assert message.text.startswith("【")
        assert message.text.endswith(OPT_OUT_ZH)
    if channel == "sms" and language == "en":
        assert message.encoding == "gsm7"
        assert message.parts <= 2


def test_a_till_s_capitals_are_calmed() -> None:
    assert messages._product_name("WHITE HANGING HEART T-LIGHT HOLDER") == "White hanging heart t-light holder"
    assert messages._product_name("DVD") == "DVD"
    assert messages._product_name("Green tea") == "Green tea"
