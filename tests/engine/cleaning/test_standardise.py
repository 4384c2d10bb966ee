import pytest

from engine.cleaning.standardise import clean_text, common_spellings, normal_email, normal_phone, spelling_key


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("  Earl  Grey\t100 g ", "Earl Grey 100 g"),
        ("Cafe\u0301", "Café"),
        ("\ufeffTee\u200b", "Tee"),
        ("龙井\u3000茶", "龙井 茶"),
        ("a\u00a0b", "a b"),
        ("", ""),
    ],
)
def test_blanks_and_invisible_characters_go(written, clean):
    assert clean_text(written) == clean


def test_case_width_and_blanks_do_not_matter_for_the_key():
    assert spelling_key(" CORTADO") == spelling_key("Cortado ") == spelling_key("ｃｏｒｔａｄｏ")
    assert spelling_key("Tea") != spelling_key("Teas")


def test_most_frequent_spelling_is_shown():
    names = ["CORTADO", "Cortado", "  Cortado ", "cortado", "Latte"]
    assert common_spellings(names) == {"cortado": "Cortado", "latte": "Latte"}


def test_between_equally_frequent_spellings_the_mixed_case_is_shown():
    assert common_spellings(["EARL GREY", "earl grey", "Earl Grey"])["earl grey"] == "Earl Grey"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (" Ann.Hart@Example.COM ", "ann.hart@example.com"),
        ("mailto:a@example.org", "a@example.org"),
        ("<a@example.org>", "a@example.org"),
        ("a***@example.org", None),
        ("a@example.org; b@example.org", None),
        ("ann", None),
        ("ann@home", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses_are_lower_case_or_none(written, address):
    assert normal_email(written) == address


@pytest.mark.parametrize(
    ("written", "country", "number"),
    [
        ("0117 496 0123", "GB", "+441174960123"),
        ("+44 (0)117 496 0123", "GB", "+441174960123"),
        ("0044 7700 900123", "DE", "+447700900123"),
        ("07700 900123", "gb", "+447700900123"),
        ("+86 138 0013 8000", "GB", "+8613800138000"),
        ("+441174960123", "", "+441174960123"),
        ("0117 496 0123", "", None),
        ("186******05", "CN", None),
        ("12", "GB", None),
        ("ask her", "GB", None),
        (None, "GB", None),
    ],
)
def test_numbers_are_e164_or_none(written, country, number):
    assert normal_phone(written, country) == number
