"""Which products seem to be one, and which never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cleaning.spellings import NEAR, SAME, Product, certain, find, parts


def named(*names):
    """Products whose name is their id, the first the most sold."""
    return [Product(name, name, lines=len(names) - at) for at, name in enumerate(names)]


def found(products, apart=()):
    return [(each.reason, [member.key for member in each.members]) for each in find(products, apart)]


@pytest.mark.parametrize(
    "names",
    [
        ["Cortado", "CORTADO", "  Cortado ", "cortado."],
        ["Latte 0.3", "latte 0,3"],
        ["Red mug 2", "Red mug2", "RED-MUG 2"],
        ["Café crème", "cafe creme"],
        ["Ice tea", "Icetea"],
        ["ＣＯＲＴＡＤＯ", "cortado"],
        ["拿铁(大)", "拿铁 大"],
    ],
)
def test_case_blanks_width_accents_and_points_make_no_other_product(names):
    assert found(named(*names)) == [(SAME, names)]


@pytest.mark.parametrize(
    "names",
    [["Cappuccino", "Capuccino", "Capuchino"], ["Large croissant", "Large croisant"], ["Brötchen", "Broetchen"]],
)
def test_a_letter_more_less_or_other_in_a_long_word_is_shown(names):
    assert found(named(*names)) == [(NEAR, names)]


@pytest.mark.parametrize(
    "names",
    [
        ["Latte 0.3", "Latte 0.5"],
        ["Latte 03", "Latte 0.3"],
        ["Red mug", "Red mug 2"],
        ["Shirt XL", "Shirt XXL"],
        ["Mug S", "Mugs", "Mug M"],
        ["Vitamin B1", "Vitamin B12"],
        ["Vitamin A", "Vitamin B"],
        ["Phone 12", "Phone 12+"],
        ["Part I", "Part II"],
        ["Tasse", "Kasse"],
        ["拿铁 大", "拿铁 中"],
        ["Milk chocolate", "Chocolate milk"],
        ["…", "!"],
    ],
)
def test_sizes_numbers_and_short_words_make_another_product(names):
    assert found(named(*names)) == []


def test_two_words_that_many_names_use_are_no_slips_of_each_other():
    colours, things = ("Creme", "Creamy"), ("bowl", "plate", "jug", "vase")
    shelf = named(*(f"{colour} {thing}" for colour in ("Cream", "Creams") for thing in things))
    assert found(shelf) == []
    assert found(named(*(f"{colours[0]} {thing}" for thing in things), "Cremee bowl")) == [
        (NEAR, ["Creme bowl", "Cremee bowl"])
    ]


def test_products_with_ids_of_their_own_are_shown_unless_their_prices_are_those_of_two():
    one, other = Product("P1", "CORTADO", 9, 2.8), Product("P2", "Cortado", 4, 2.9)
    assert found([one, other]) == [(SAME, ["P1", "P2"])]
    assert found([one, Product("P2", "Cortado", 4, 4.5)]) == []


def test_one_name_under_two_ids_is_shown_only_where_one_took_over_from_the_other():
    old = Product("P1", "Cortado", 9, 2.8, first=10, last=20)
    assert found([old, Product("P2", "Cortado", 4, 2.8, first=21, last=40)]) == [(SAME, ["P1", "P2"])]
    assert found([old, Product("P2", "Cortado", 4, 2.8, first=15, last=40)]) == []


def test_what_was_called_different_is_not_shown_again():
    names = named("Cortado", "CORTADO", "cortado.")
    apart = {frozenset(("cortado.", "Cortado")), frozenset(("cortado.", "CORTADO"))}
    assert found(names, apart) == [(SAME, ["Cortado", "CORTADO"])]


def test_an_id_stays_as_long_as_its_members_do():
    names = named("Cortado", "CORTADO")
    assert find(names)[0].id == find(names[::-1])[0].id != find([*names, Product("cortado.", "cortado.")])[0].id


@given(st.lists(st.text("aBé .-0123456789SM", min_size=1, max_size=12), max_size=8, unique=True))
def test_members_of_a_cluster_always_agree_in_their_numbers(names):
    for cluster in find(named(*names)):
        numbers = {tuple(part for part in parts(each.name) if part[0].isdigit()) for each in cluster.members}
        assert len(numbers) == 1


def _named(name, price=10.0):
    return Product(name, name, 5, price)


def _with_id(key, name, price=10.0):
    return Product(key, name, 5, price)


def test_a_name_without_an_id_is_the_only_product_with_one_of_that_name_at_a_like_price():
    tea, code = _named("Green tea"), _with_id("T1", "Green tea", 11.0)
    assert certain([tea, code]) == [(code, tea)]
    assert certain([tea, code], {frozenset(("T1", "Green tea"))}) == []
    assert certain([tea, code, _with_id("T2", "Green tea")]) == []
    assert certain([tea, _with_id("T1", "Green tea", 13.0)]) == []
    assert certain([tea, _with_id("T1", "Green tea", None)]) == []
    assert certain([tea, _with_id("T1", "Green Tea")]) == []


def test_one_name_with_and_without_an_id_is_asked_where_it_is_not_certain():
    tea, one, two = _named("Green tea"), _with_id("T1", "Green tea"), _with_id("T2", "Green tea")
    assert [{one.key for one in each.members} for each in find([tea, one, two])] == [{"T1", "Green tea"}]


def test_a_name_without_an_id_that_goes_on_is_asked_where_one_product_alone_fits():
    box, code = _named("武夷岩茶 大红袍 礼盒", 268.0), _with_id("DHP", "武夷岩茶 大红袍 礼盒装 250g", 260.0)
    assert certain([box, code]) == []
    assert [{one.key for one in each.members} for each in find([box, code])] == [{box.key, "DHP"}]
    assert [len(each.members) for each in find([_named(code.name, 268.0), _with_id("D", box.name)])] == []
    assert find([box, code, _with_id("DHQ", "武夷岩茶 大红袍 礼盒装 500g", 260.0)]) == []
    assert find([_named("Latte 0.3", 4.0), _named("Latte 0.3 to go", 4.0)]) == []
