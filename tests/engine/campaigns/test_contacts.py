import pytest

from engine.campaigns.contacts import country_code, in_script, split_name


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("", "", ""),
        ("Ann", "Ann", ""),
        ("Ann  Mary Lee", "Ann", "Mary Lee"),
        ("Lee, Ann Mary", "Ann Mary", "Lee"),
        ("Dr. Ann Lee", "Ann", "Lee"),
        ("Dr", "Dr", ""),
        ("陈雨", "陈雨", ""),
        ("Sun Qiang 孙强", "Sun Qiang 孙强", ""),
        ("山田 太郎", "山田 太郎", ""),
    ],
)
def test_names_are_split_where_one_can_tell(name: str, first: str, last: str) -> None:
    assert split_name(name) == (first, last)


def test_a_name_written_twice_is_shown_in_the_message_s_script() -> None:
    assert in_script("Sun Qiang 孙强", eastern=True) == "孙强"
    assert in_script("Sun Qiang 孙强", eastern=False) == "Sun Qiang"
    assert in_script("Ann Lee", eastern=True) == "Ann Lee"
    assert in_script("孙强", eastern=False) == "孙强"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("GB", "GB"),
        ("uk", "GB"),
        ("United Kingdom", "GB"),
        ("Deutschland", "DE"),
        ("中国", "CN"),
        ("EIRE", "IE"),
        ("?", ""),
    ],
)
def test_countries_are_known_by_code_and_name(written: str, code: str) -> None:
    assert country_code(written) == code
