import time
from typing import Any

import pytest

from engine.cleaning.identity import SameCustomer, find_same, same_name


def people(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"customer_id": f"c{n}", **row} for n, row in enumerate(rows, start=1)]


def found(*rows: dict[str, Any]) -> list[SameCustomer]:
    return find_same(people(*rows), "GB")


def test_one_address_in_two_spellings_is_one_customer():
    assert found(
        {"name": "Amelia Hart", "email": "amelia@example.com"}, {"name": "AMELIA HART", "email": " Amelia@Example.com"}
    ) == [SameCustomer(("c1", "c2"), True, (("same_email", "amelia@example.com"),))]


def test_one_number_in_two_styles_is_one_customer():
    groups = found({"name": "A Hart", "phone": "07700 900123"}, {"name": "Amelia Hart", "phone": "+44 7700900123"})
    assert groups == [SameCustomer(("c1", "c2"), True, (("same_phone", "+447700900123"),))]


def test_a_shared_landline_does_not_merge_two_people():
    (card,) = found({"name": "Rowan Fox", "phone": "0117 496 0999"}, {"name": "Sylvie Fox", "phone": "0117 496 0999"})
    assert not card.certain
    assert card.evidence == (("same_phone", "+441174960999"), ("other_name", ""))


def test_somebody_without_a_name_does_not_join_two_who_have_different_ones():
    phone = {"phone": "0117 496 0999"}
    groups = found({"name": "Rowan Fox", **phone}, phone, {"name": "Sylvie Fox", **phone})
    assert groups
    assert not any(group.certain for group in groups)
    groups = found(
        {"name": "Rowan Fox", "email": "fox@example.com"},
        {"email": "fox@example.com", "phone": "0117 496 0999"},
        {"name": "Sylvie Fox", "phone": "0117 496 0999"},
    )
    assert [(group.customers, group.certain) for group in groups] == [(("c1", "c2"), True), (("c2", "c3"), False)]


def test_another_birthday_is_doubtful():
    (card,) = found(
        {"name": "Tom Price", "email": "t@example.com", "birthday": "1960-01-02"},
        {"name": "Tom Price", "email": "t@example.com", "birthday": "1990-05-06"},
    )
    assert not card.certain
    assert ("other_birthday", "") in card.evidence


@pytest.mark.parametrize(
    "contact",
    [
        {"email": "none@none.com"},
        {"email": "test@example.com"},
        {"email": "a***@example.com"},
        {"phone": "186******05"},
        {"phone": "0000000000"},
        {"phone": "0117 123 4567"},
        {"phone": ""},
        {},
    ],
)
def test_masked_and_invented_contacts_say_nothing(contact):
    assert found({"name": "A B", **contact}, {"name": "A B", **contact}) == []


def test_a_contact_of_many_names_says_nothing():
    assert found(*({"name": name, "phone": "0117 496 0001"} for name in ("Ann", "Bob", "Cy", "Di"))) == []


def test_a_contact_of_one_name_joins_all_who_have_it():
    (group,) = found(*({"name": "Ann Lee", "email": "ann.lee@example.com"} for _ in range(5)))
    assert group.customers == ("c1", "c2", "c3", "c4", "c5")
    assert found(*({"email": "counter@example.com"} for _ in range(51))) == []


def test_a_chain_of_contacts_is_one_customer():
    (group,) = found(
        {"email": "ann@example.com"},
        {"email": "ann@example.com", "phone": "07700 900111"},
        {"phone": "07700 900111", "name": "Ann"},
    )
    assert group.customers == ("c1", "c2", "c3")
    assert {code for code, _ in group.evidence} == {"same_email", "same_phone"}


def test_same_name_and_birthday_or_address_is_a_question():
    (card,) = found({"name": "Ann Lee", "birthday": "1970-01-01"}, {"name": "ann  lee", "birthday": "1970-01-01"})
    assert (card.certain, card.evidence[0][0]) == (False, "same_name_and_birthday")
    (card,) = found({"name": "梁伟", "address": "1 Mill Lane"}, {"name": "梁伟", "address": "1  MILL lane"})
    assert (card.certain, card.evidence[0][0]) == (False, "same_name_and_address")
    assert found({"name": "Ann Lee"}, {"name": "Ann Lee"}) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Amelia Hart", "HART, Amelia", True),
        ("Amelia Hart", "Amelia", True),
        ("A. Hart", "Amelia Hart", True),
        ("José Núñez", "Jose Nunez", True),
        ("Liang Wei 梁伟", "梁伟", True),
        ("Amelia Hart", "Amelia Price", False),
        ("Rowan Fox", "Sylvie Fox", False),
        ("陈雨", "陈静", False),
    ],
)
def test_names_agree_by_their_words(one, other, same):
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_the_sample_shop_s_doubles_are_found(sample_folder):
    from python_calamine import CalamineWorkbook

    header, *rows = (
        CalamineWorkbook.from_path(sample_folder / "corner_shop_customers.xlsx").get_sheet_by_index(0).to_python()
    )
    names = {"Customer No": "customer_id", "Name": "name", "E-mail": "email", "Phone": "phone", "Birthday": "birthday"}
    customers = [{names[k]: v for k, v in zip(header, row) if k in names} for row in rows]
    groups = find_same(customers, "GB")
    assert [group.customers[1] for group in groups if group.certain] == ["000801", "000802", "000803"]
    assert [group.customers for group in groups if not group.certain] == [("000820", "000821")]


def test_twenty_thousand_customers_take_seconds():
    many = people(*({"name": f"N{n} M{n}", "email": f"n{n // 2}@example.com"} for n in range(20_000)))
    started = time.perf_counter()
    find_same(many, "GB")
    assert time.perf_counter() - started < 10
