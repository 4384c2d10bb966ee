import pytest

from engine.campaigns.sms import length


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0, 0, "gsm7", 160)),
        ("a" * 160, (160, 1, "gsm7", 160)),
        ("a" * 161, (161, 2, "gsm7", 160)),
        ("a" * 306, (306, 2, "gsm7", 160)),
        ("a" * 307, (307, 3, "gsm7", 160)),
        ("€", (2, 1, "gsm7", 160)),
        ("您" * 70, (70, 1, "ucs2", 70)),
        ("您" * 71, (71, 2, "ucs2", 70)),
        ("您" * 134, (134, 2, "ucs2", 70)),
        ("您" * 135, (135, 3, "ucs2", 70)),
        ("ñ’", (2, 1, "ucs2", 70)),
        ("🙂", (2, 1, "ucs2", 70)),
    ],
)
def test_length_is_what_an_operator_bills(text: str, expected: tuple[int, int, str, int]) -> None:
    assert length(text) == expected


def test_a_character_of_two_places_is_not_cut_between_parts() -> None:
    # 152 + 2 places do not fit into a part of 153, so that the sign opens the second part.
    assert length("a" * 152 + "€" + "a" * 152).parts == 3
    assert length("a" * 151 + "€" + "a" * 153).parts == 2
