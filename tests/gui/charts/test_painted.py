"""Charts that paint themselves: what they say under the pointer, to screen readers, and as a picture."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gui.charts.bars import Bar, ComparisonBars, ShareBars
from gui.charts.columns import Month, MonthColumns
from gui.charts.months import Month as PastMonth
from gui.charts.months import MonthsChart
from gui.charts.painted import PaintedChart
from gui.charts.scatter import CalibrationScatter, Dot, round_ticks
from gui.charts.timeline import PurchaseTimeline
from gui.formats import Formats
from gui.theme import Theme

FORMATS = Formats("en_GB", "GB", "GBP")
TODAY = date(2011, 12, 9)


def hints(chart: PaintedChart) -> list[str]:
    chart.grab()
    return [text for _area, text in chart._hints]


def colours(chart: PaintedChart) -> set[str]:
    image = chart.picture().toImage()
    return {QColor(image.pixel(x, y)).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def test_a_single_month_is_a_dot_in_the_middle(theme: Theme, qtbot: QtBot) -> None:
    chart = MonthsChart(theme, "months", "Sales by month", str)
    qtbot.addWidget(chart)
    chart.resize(400, 240)
    chart.show_months([PastMonth("S", 1800.0, "September: 1,800")])
    chart.grab()
    assert theme.colour("chart0").name() in colours(chart)
    area, text = chart._hints[0]
    assert area.contains(chart.rect().center())
    assert text == "September: 1,800"


@pytest.fixture
def timeline(theme: Theme, qtbot: QtBot) -> PurchaseTimeline:
    chart = PurchaseTimeline(theme)
    qtbot.addWidget(chart)
    chart.resize(600, 90)
    return chart


def test_each_visit_of_the_last_year_is_a_dot_that_says_day_and_amount(timeline: PurchaseTimeline) -> None:
    visits = [(TODAY - timedelta(days=400), 9.0), (TODAY - timedelta(days=30), 12.5), (TODAY, 40.0)]
    timeline.show_visits(visits, TODAY, None, FORMATS)
    assert hints(timeline) == ["9 Nov 2011 · £12.50", "9 Dec 2011 · £40.00"]


def test_the_days_a_visit_is_due_are_a_band(timeline: PurchaseTimeline) -> None:
    due = (TODAY + timedelta(days=3), TODAY + timedelta(days=10))
    timeline.show_visits([(TODAY, 5.0)], TODAY, due, FORMATS)
    assert "due 12–19 Dec 2011" in hints(timeline)


def test_refunds_and_visits_without_amounts_can_be_shown(timeline: PurchaseTimeline) -> None:
    timeline.show_visits([(TODAY, -5.0), (TODAY - timedelta(days=1), 0.0)], TODAY, None, FORMATS)
    assert len(hints(timeline)) == 2
    timeline.show_visits([], TODAY, None, FORMATS)
    assert timeline.is_empty
    assert hints(timeline) == []


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (date(2011, 12, 5), date(2011, 12, 17), "5–17 Dec 2011"),
        (date(2011, 11, 28), date(2011, 12, 4), "28 Nov – 4 Dec 2011"),
        (date(2011, 12, 5), date(2011, 12, 5), "5 Dec 2011"),
    ],
)
def test_a_range_of_days_is_said_as_short_as_it_can_be(low: date, high: date, said: str) -> None:
    assert FORMATS.days(low, high) == said


def test_bars_tell_their_figures_to_a_screen_reader(theme: Theme, qtbot: QtBot) -> None:
    for kind in (ShareBars, ComparisonBars):
        chart = kind(theme, "bars", "Shares")
        qtbot.addWidget(chart)
        chart.resize(400, 80)
        chart.show_bars([Bar("Bags", 0.3, "30 %"), Bar("Kitchen", 0.0, "0 %", "chart2")])
        assert "Bags" in chart.accessibleDescription()
        assert "30 %" in chart.accessibleDescription()
        assert hints(chart) == ["Bags: 30 %", "Kitchen: 0 %"]


def test_months_say_their_value_and_negative_ones_stay_on_the_ground(theme: Theme, qtbot: QtBot) -> None:
    chart = MonthColumns(theme, "months", "Months")
    qtbot.addWidget(chart)
    chart.resize(400, 92)
    chart.show_months([Month(5, "J", "January: 5"), Month(-2, "F", "February: −2")])
    assert hints(chart) == ["January: 5", "February: −2"]
    assert chart.hint_at(QPointF(5, 50)) == "January: 5"
    assert chart.hint_at(QPointF(399, 50)) == ""


def test_calibration_dots_say_their_group(theme: Theme, qtbot: QtBot) -> None:
    chart = CalibrationScatter(theme)
    qtbot.addWidget(chart)
    chart.resize(440, 230)
    chart.show_dots([Dot(0.0, -3.0, "the least"), Dot(100.0, 80.0, "the most")], [(50.0, "£50")])
    assert hints(chart) == ["the least", "the most"]
    chart.show_dots([], [])
    assert hints(chart) == []


@pytest.mark.parametrize("highest", [0.0, 0.4, 3.0, 17.0, 950.0, 1_575.0, 2_400_000.0])
def test_ticks_are_few_round_and_within_the_axis(highest: float) -> None:
    ticks = round_ticks(highest)
    assert ticks[0] == 0.0
    assert len(ticks) <= 8
    assert max(ticks) <= highest


def test_a_picture_has_the_colours_of_the_theme(theme: Theme, timeline: PurchaseTimeline) -> None:
    timeline.show_visits([(TODAY, 5.0)], TODAY, None, FORMATS)
    assert theme.colour("surface").name() in colours(timeline)
    theme.set_choice("dark")
    assert theme.colour("surface").name() in colours(timeline)
    theme.set_choice("light")


def test_a_chart_is_copied_and_saved(
    timeline: PurchaseTimeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    timeline.show_visits([(TODAY, 5.0)], TODAY, None, FORMATS)
    copy, save = timeline.menu().actions()
    copy.trigger()
    assert not QApplication.clipboard().pixmap().isNull()
    path = tmp_path / "purchases.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    save.trigger()
    assert path.read_bytes().startswith(b"\x89PNG")
