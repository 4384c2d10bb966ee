"""Birthdays of a list of customers from the file to the profile, the same person and the files of a campaign."""

import pytest

from engine.campaigns.targets import _month_day
from engine.cleaning.identity import find_same


def of_file(shop):
    return [row[0] for row in shop.execute("SELECT birthday FROM customer ORDER BY key")]


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        (["5月12日", "1986年3月25日", "11月6日", ""], ["--05-12", "1986-03-25", "--11-06", None]),
        (["05-12", "12-31", "", "02-29"], ["--05-12", "--12-31", None, "--02-29"]),
        (["--05-12", "1980-01-02", "--12-31", "soon"], ["--05-12", "1980-01-02", "--12-31", None]),
    ],
)
def test_days_without_a_year_are_kept_and_nothing_else_is_called_unreadable(run, shop, codes, cells, kept):
    rows = "".join(f"V{n},顾客{n},{cell}\n" for n, cell in enumerate(cells))
    found = codes(run({"会员.csv": f"会员号,姓名,生日\n{rows}"}))
    assert of_file(shop) == kept
    assert ("date.unreadable" in found) == ("soon" in cells)


def test_german_days(run, shop, codes):
    found = codes(run({"k.csv": "Kundennr;Name;Geburtstag\n1;Ann Lee;12.05.\n2;Bo Ray;31.12.\n3;Cy Dee;24.12.1980\n"}))
    assert (of_file(shop), found) == (["--05-12", "--12-31", "1980-12-24"], {})


def test_a_program_for_letters_gets_the_day():
    assert (_month_day("--05-12"), _month_day("1984-05-12")) == ("05/12", "05/12")


def people(one, other, names=("Ann Marlowe", "Ann Marlowe")):
    crowd = [{"name": f"Given{n} Sur{n}", "birthday": f"19{n % 60 + 30}-0{n % 9 + 1}-1{n % 8}"} for n in range(300)]
    return [{"name": names[0], "birthday": one}, {"name": names[1], "birthday": other}, *crowd]


def first(told):
    return next((pair for pair in told if (pair.one, pair.other) == (0, 1)), None)


def test_a_day_without_a_year_is_a_reason_to_ask_and_weaker_than_a_whole_date():
    whole = first(find_same(people("1984-05-12", "1984-05-12"), "GB"))
    assert whole.evidence["birthday"] == "same"
    for one, other in (("1984-05-12", "--05-12"), ("--05-12", "--05-12")):
        told = first(find_same(people(one, other), "GB"))
        assert (told.certain, told.evidence["birthday"]) == (False, "day")
        assert 0.15 < told.probability < whole.probability


def test_another_day_speaks_against_it_with_or_without_a_year():
    told = first(find_same(people("1984-05-12", "--07-21"), "GB"))
    assert told is None or told.contradicted


def test_two_names_with_one_day_are_two_people():
    assert first(find_same(people("--05-12", "--05-12", ("Ann Marlowe", "Bo Ray")), "GB")) is None
