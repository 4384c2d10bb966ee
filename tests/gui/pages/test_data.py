"""The Data page over the real engine: spellings made one and taken back, in a window of any width."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine.shop import Shop
from gui.app import App
from gui.jobs import Jobs
from gui.settings import Settings

LONG = 60_000
NAMES = ("Cortado", "CORTADO!", "cortado.", "Flat white", "Mug 2", "Mug 3")


@pytest.fixture
def shop_path(tmp_path: Path) -> Path:
    rows = [
        f"{13 + n % 15}/01/2026,{n},K{n % 3},{NAMES[min(n % 9, 5)]},1,{'2.50' if n % 17 else '2.oo'}" for n in range(90)
    ]
    (tmp_path / "till.csv").write_text("\n".join(("Date,Receipt,Customer,Item,Qty,Total", *rows)), encoding="utf-8")
    with Shop.create(tmp_path / "shop.regulars") as shop:
        shop.set_settings({"name": "Corner Shop", "country": "GB", "currency": "GBP", "confirmed": True})
        shop.import_files([str(tmp_path / "till.csv")])
    return tmp_path / "shop.regulars"


@pytest.fixture
def app(qapp: QApplication, english: None, settings: Settings, shop_path: Path) -> Iterator[App]:
    made = App(settings, Jobs())
    made.start()
    made.actions.open_shop(str(shop_path))
    made.window.go("data")
    yield made
    made.close()
    made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def buttons(app: App, start: str) -> list[QAbstractButton]:
    return [
        made
        for made in app.window.current.findChildren(QAbstractButton)
        if made.objectName().startswith(start) and made.isVisible()
    ]


def click(app: App, qtbot: QtBot, start: str) -> None:
    qtbot.waitUntil(lambda: bool(buttons(app, start)), timeout=LONG)
    qtbot.mouseClick(buttons(app, start)[0], Qt.MouseButton.LeftButton)


def products(app: App) -> set[str]:
    return {row[0] for row in app.workspace.read("product_table")["rows"]}


def test_spellings_are_made_one_with_one_click_and_taken_back(app: App, qtbot: QtBot) -> None:
    before = products(app)
    click(app, qtbot, "join-")
    qtbot.waitUntil(lambda: len(products(app)) == 4, timeout=LONG)
    click(app, qtbot, "undoSpelling")
    qtbot.waitUntil(lambda: products(app) == before, timeout=LONG)


def test_one_taken_out_stays_another_product(app: App, qtbot: QtBot) -> None:
    click(app, qtbot, "spelling-cortado.")
    click(app, qtbot, "join-")
    qtbot.waitUntil(lambda: len(products(app)) == 5, timeout=LONG)
    assert "cortado." in products(app)
    qtbot.waitUntil(lambda: bool(buttons(app, "undoSpelling")), timeout=LONG)
    words = " ".join(made.accessibleName() for made in app.window.current.findChildren(QLabel) if made.isVisible())
    assert "are one product · not “cortado.”" in words


def test_all_can_be_called_different(app: App, qtbot: QtBot) -> None:
    before = products(app)
    click(app, qtbot, "apart-")
    qtbot.waitUntil(lambda: bool(buttons(app, "undoSpelling")), timeout=LONG)
    assert (products(app), buttons(app, "join-")) == (before, [])


@pytest.mark.parametrize("width", [1280, 1920])
def test_no_column_of_the_cells_is_cut(app: App, qtbot: QtBot, width: int) -> None:
    app.window.resize(width, 800)
    click(app, qtbot, "cells-amount.unreadable")
    page = app.window.current
    table = page.table  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: table.isVisible() and table.viewport().width() > 300)
    assert table.horizontalScrollBar().maximum() == 0
    assert table.horizontalHeader().length() == table.viewport().width()


@pytest.mark.parametrize("width", [1100, 1280, 1366, 1920])
def test_as_many_whole_columns_as_fit_stand_in_a_table(app: App, qtbot: QtBot, width: int) -> None:
    app.window.go("products")
    app.window.resize(width, 800)
    table = app.window.current.table  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: table.viewport().width() > 100)
    header, room = table.horizontalHeader(), table.viewport().width()
    ends = [header.sectionPosition(place) + header.sectionSize(place) for place in range(header.count())]
    assert room in ends


def test_the_health_says_its_five_parts_in_words_and_leads_to_their_remedies(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(buttons(app, "remedyButton-")), timeout=LONG)
    page = app.window.current
    health = app.workspace.read("health")
    for part in health["parts"]:
        name = part["code"].removeprefix("health.")
        share = page.findChild(QLabel, f"share-{name}")
        assert share.text() == app.workspace.formats.share(part["share"])
        assert page.findChild(QLabel, f"counted-{name}").text()
    spelled = page.findChild(QLabel, "counted-consistency").text()
    assert spelled == "6 cells cannot be read · 2 products may be others in another spelling"
    click(app, qtbot, "remedyButton-consistency")
    card = page.spellings  # type: ignore[attr-defined]
    assert page.room.viewport().rect().contains(card.mapTo(page.room.viewport(), card.rect().center()))  # type: ignore[attr-defined]
    click(app, qtbot, "join-")
    qtbot.waitUntil(
        lambda: page.findChild(QLabel, "counted-consistency").text() == "6 cells cannot be read", timeout=LONG
    )
    click(app, qtbot, "remedyButton-consistency")
    qtbot.waitUntil(lambda: page.table.isVisible())  # type: ignore[attr-defined]
    assert page.cells.row(0)["code"] == "amount.unreadable"  # type: ignore[attr-defined]


def test_cells_that_say_the_same_stand_in_one_row_with_what_they_count_as(
    app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [f"{1 + n}/02/2026,{200 + n},K{n},{'flat WHITE' if n < 4 else 'FLAT white'},1,2.50" for n in range(7)]
    (tmp_path / "later.csv").write_text("\n".join(("Date,Receipt,Customer,Item,Qty,Total", *rows)), encoding="utf-8")
    with Shop.open(app.workspace.path) as shop:
        shop.import_files([str(tmp_path / "later.csv")])
    app.workspace.announce(frozenset({"sales"}))
    click(app, qtbot, "showImport2")
    click(app, qtbot, "cells-name.case")
    table = app.window.current.table.rows
    assert [table.text(0, column) for column in range(1, 5)] == ["3", "Item", "FLAT white", "Counted as Flat white"]
    assert table.rowCount() == 1


def test_who_stays_after_an_import_is_taken_back_is_told(app: App, qtbot: QtBot) -> None:
    with Shop.open(app.workspace.path) as shop:
        shop.edit_customer("K1", {"note": "likes tea"})
    click(app, qtbot, "undoImport1")
    qtbot.waitUntil(lambda: app.window.current.stayed.isVisible(), timeout=LONG)
    assert app.window.current.stayed.text().startswith("1 customer is kept though no file has them")
