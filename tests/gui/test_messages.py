"""Every code of the engine has its sentence, and sentences hold up with any values."""

import re
import tomllib
from pathlib import Path

import pytest

from engine.errors import CODES, Cancelled, ShopError
from engine.reading import problems
from gui import messages
from gui.formats import Formats
from gui.messages import campaigns, columns, errors, health, home, imports, work
from gui.resources import resource

ROOT = Path(__file__).resolve().parents[2]


def test_every_error_code_has_one_sentence() -> None:
    assert errors.ERRORS.keys() == CODES


@pytest.mark.parametrize("code", sorted(CODES - {"cancelled"}))
def test_an_error_without_values_is_still_a_sentence(code: str) -> None:
    said = messages.error(ShopError(code))
    assert said.endswith((".", "?"))
    assert "{" not in said


def test_an_error_says_the_file_without_its_folders() -> None:
    said = messages.error(ShopError("file.empty", file="/home/ann/till/october.xlsx"))
    assert "october.xlsx" in said
    assert "/home" not in said
    assert messages.error(Cancelled())


def test_every_problem_of_a_line_has_its_sentence() -> None:
    assert imports.PROBLEMS.keys() >= problems.CODES


def test_every_step_that_the_engine_reports_has_its_sentence() -> None:
    said = set()
    for path in (ROOT / "engine").rglob("*.py"):
        said |= set(re.findall(r'"((?:import|train|campaign|evaluate)\.[a-z_]+)"', path.read_text(encoding="utf-8")))
    steps = {code for code in said - CODES if not code.endswith((".xlsx", ".csv"))}
    assert steps <= work.STEPS.keys(), steps - work.STEPS.keys()
    with resource("sentences/steps.toml").open("rb") as file:
        assert steps <= tomllib.load(file).keys()  # the command line's own words


def test_every_sentence_of_home_is_known() -> None:
    source = (ROOT / "engine" / "home.py").read_text(encoding="utf-8")
    codes = set(re.findall(r'_sentence\(\s*"(home\.[a-z_]+)"', source))
    assert codes
    assert codes <= home._MATTERS.keys()


def test_every_part_of_the_health_is_known() -> None:
    source = (ROOT / "engine" / "cleaning" / "health.py").read_text(encoding="utf-8")
    parts = set(re.findall(r'"(health\.[a-z_]+)":', source))
    assert parts <= health.PARTS.keys()
    assert set(re.findall(r'"(remedy\.[a-z_]+)"', source)) <= health.REMEDIES.keys()


@pytest.mark.usefixtures("english")
def test_counts_have_their_form_for_one_and_for_many() -> None:
    assert messages.finding("without_customer", 1)[0] == "1 line has no customer"
    assert messages.finding("without_customer", 135_080)[0] == "135,080 lines have no customer"


def test_every_counted_sentence_has_both_english_forms() -> None:
    ts = resource("translations/regulars_en.ts").read_text(encoding="utf-8")
    known = set(re.findall(r"<source>(.*?)</source>", ts, re.S))
    for path in (ROOT / "gui").rglob("*.py"):
        for text in re.findall(r'"([^"\n]*%Ln[^"\n]*)"', path.read_text(encoding="utf-8")):
            if "`" not in text:  # a docstring
                assert text.replace("&", "&amp;").replace("'", "&apos;") in known, (
                    f"run resources/translations/update.py: {text}"
                )


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, ""), (4, "a few seconds left"), (31, "30 seconds left"), (59, "1 minute left"), (200, "3 minutes left")],
)
@pytest.mark.usefixtures("english")
def test_time_left_is_said_roughly(seconds: float | None, said: str) -> None:
    assert messages.remaining(seconds) == said


def test_reasons_are_said_with_their_values() -> None:
    assert messages.reason({"code": "reason.rhythm", "every": 38, "overdue": 6}) == "Every 38 days, 6 overdue"
    assert messages.reason({"code": "reason.unheard_of"}) == ""
    assert messages.reason(None) == ""


def test_customers_are_never_blank() -> None:
    assert messages.customer("Amelia Hart", "17") == "Amelia Hart"
    assert messages.customer(None, "17850") == "Customer 17850"
    assert messages.customer(None, "Peter Groß") == "Peter Groß"
    assert messages.customer("", "ann7@x.example") == "ann7@x.example"


@pytest.mark.parametrize(
    ("currency", "country", "value", "said"),
    [
        ("GBP", "GB", 1234.6, "£1,235"),
        ("GBP", "GB", -60.0, "−£60"),
        ("GBP", "GB", 2.55, "£2.55"),
        ("CNY", "CN", 1900.0, "¥1,900"),
        ("JPY", "JP", 5.5, "¥6"),
        ("EUR", "GB", 3.0, "€3"),
    ],
)
def test_money_is_written_as_in_the_shops_country(currency: str, country: str, value: float, said: str) -> None:
    written = Formats("en", country, currency).money(value)
    assert written.replace("JP¥", "¥").replace("CN¥", "¥") == said


def test_german_money_and_dates_follow_their_locale() -> None:
    formats = Formats("de", "DE", "EUR")
    assert formats.money(1234.5, exact=True).replace("\xa0", " ") == "1.234,50 €"
    assert formats.date("2026-12-09").startswith("9 ")
    assert formats.share(0.256) == "26 %"
    assert formats.date(None) == "–"


def test_what_learning_needs_is_said_in_numbers() -> None:
    problem = ShopError("memory.low", needed="learn", needed_mb=900, available_mb=300)
    assert "900 MB" in messages.error(problem)
    assert "300 MB" in messages.error(problem)


def test_the_command_line_says_of_an_import_what_the_window_says():
    with resource("sentences/found.toml").open("rb") as file:
        said = tomllib.load(file)
    window = {**imports.FOUND, **imports.PROBLEMS}
    assert said == {
        code: f"{found.removeprefix('%Ln ').replace('(s)', 's')}. {done}" for code, (found, done) in window.items()
    }


def test_fields_are_read_by_name_and_stored_by_code():
    names = campaigns.FieldNames()
    template = "{first_name|Hello}, {product_1} waits.[ {offer}] {shoe_size}"
    shown = names.shown(template)
    assert shown == "{First name|Hello}, {Product 1} waits.[ {Offer}] {shoe_size}"
    assert names.written(shown) == template
    assert names.written("{ Product 1 } {product_2}") == "{product_1} {product_2}"


def test_every_meaning_of_a_column_has_a_name():
    meant: set[str] = set()
    for path in resource("formats").glob("*.toml"):
        meant |= tomllib.loads(path.read_text(encoding="utf-8"))["columns"].keys()
    assert len(meant) > 40
    assert meant <= columns.COLUMNS.keys(), meant - columns.COLUMNS.keys()
