import pytest

from engine.importing.not_products import NotProducts


@pytest.mark.parametrize(
    ("key", "name", "reason"),
    [
        ("POST", "POSTAGE", "postage"),
        ("post", None, "postage"),
        ("运费", None, "postage"),
        ("X1", "Carrier bag", "bag"),
        ("gift_0001_20", "Dotcomgiftshop Gift Voucher £20.00", "gift_card"),
        ("S", "SAMPLES", "sample"),
        ("S", "Soap", None),
        ("M", None, "adjustment"),
        ("Tip", None, "tip"),
        ("85123A", "WHITE HANGING HEART T-LIGHT HOLDER", None),
        ("S2-77896", "Bag of nails", None),
        ("Postcard", None, None),
    ],
)
def test_what_is_nothing_to_recommend(key, name, reason):
    assert NotProducts().why(key, name) == reason


def test_a_shop_extends_the_list():
    assert NotProducts(["85123A"]).why("85123A", "WHITE HEART") == "own"
