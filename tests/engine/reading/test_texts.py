import datetime as dt

import pytest

from engine.reading import consents, texts


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("85123A", "85123A"),
        ("0012", "0012"),
        (536365.0, "536365"),
        (12345678901.0, "12345678901"),
        ("'0012", "0012"),
        ('="0012"', "0012"),
        ("\t9001", "9001"),
        (" 536365 ", "536365"),
        ("10002.0", "10002"),
        (7, "7"),
        (dt.date(2024, 1, 2), "2024-01-02"),
    ],
)
def test_ids_stay_as_written(cell, expected):
    assert texts.identifier(cell) == expected


@pytest.mark.parametrize("cell", ["", "  ", "-", "--", "——", "#REF!", "NULL", "NONE", "n/a"])
def test_words_for_nothing_are_no_ids(cell):
    assert texts.identifier(cell) is None


@pytest.mark.parametrize("cell", ["5.24E+15", "5,24E+15", "1E+12", 5.24e15])
def test_damaged_ids_are_refused(cell):
    with pytest.raises(texts.Damaged):
        texts.identifier(cell)


def test_blanks_in_names_are_made_one():
    assert texts.text("  Cortado \n  large ") == "Cortado large"


def test_masked_contacts_are_nobodys():
    assert texts.phone("186******05") is None
    assert texts.email("a***@example.com") is None
    assert texts.phone(13800138000.0) == "13800138000"
    assert texts.email(" Ann@Example.COM ") == "ann@example.com"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Yes", "subscribed"),
        ("ja", "subscribed"),
        ("退订", "unsubscribed"),
        ("never asked", "never_asked"),
        (True, "subscribed"),
        ("", None),
    ],
)
def test_consent_words(cell, expected):
    assert consents.answer(cell) == expected


def test_an_unknown_answer_is_no_consent():
    with pytest.raises(ValueError, match="perhaps"):
        consents.answer("perhaps")


@pytest.mark.parametrize(
    ("given", "family", "whole"),
    [
        ("Ann", "Smith", "Ann Smith"),
        ("丽华", "王", "王丽华"),
        ("철수", "김", "김철수"),
        ("Ann", None, "Ann"),
        (None, None, None),
    ],
)
def test_a_name_of_two_parts_has_the_order_of_its_script(given, family, whole):
    assert texts.full_name(given, family) == whole
