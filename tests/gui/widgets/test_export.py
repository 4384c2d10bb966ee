"""A table as an Excel workbook: what is shown and how to reach people, days as days, and a failure is said."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from engine.shop import Shop
from gui.formats import Formats
from gui.settings import Settings
from gui.table_models.customers import CustomersModel
from gui.theme import Theme
from gui.widgets.table import DataTable


@pytest.fixture
def table(qtbot: QtBot, theme: Theme, settings: Settings, tmp_path: Path) -> DataTable:
    sales, people = tmp_path / "sales.csv", tmp_path / "people.csv"
    lines = [f"2026-01-{day:02},R{day},0017,Tea,1,5.333" for day in range(1, 21)]
    sales.write_text("\n".join(["Date,Receipt,Customer ID,Product,Quantity,Amount", *lines]))
    people.write_text("Customer ID,Name,Email,Phone\n0017,=Ada Quill,ada@quill.example,07700 900123\n")
    with Shop.create(tmp_path / "shop.regulars") as shop:
        shop.import_files([str(sales), str(people)])
        shop.set_consent("0017", "email", "subscribed")
        model = CustomersModel()
        model.load(shop.customer_table(), Formats("en_GB", "GB", "GBP"))
    made = DataTable(model, theme, settings, "customersTable", "Customers")
    qtbot.addWidget(made)
    return made


def test_a_workbook_has_how_to_reach_people_and_days_and_figures_as_such(
    table: DataTable, qtbot: QtBot, tmp_path: Path, english: None
) -> None:
    path = tmp_path / "out.xlsx"
    with qtbot.waitSignal(table.exported):
        table.export_to(str(path))
    head, row = load_workbook(path).active.iter_rows(values_only=True)
    told = dict(zip(head, row))
    assert told["Customer"] == "=Ada Quill"
    assert told["Customer number"] == "0017"
    assert told["E-mail"] == "ada@quill.example"
    assert told["Phone"]
    assert told["E-mail: agreed"] == "yes"
    assert told["SMS: agreed"] is None
    assert told["Last order"] == datetime(2026, 1, 20)
    assert told["Spent so far"] == 106.66
    assert [each.name for each in tmp_path.glob("out*")] == ["out.xlsx"]


def test_a_file_that_cannot_be_written_is_said_with_its_name(
    table: DataTable, qtbot: QtBot, tmp_path: Path, english: None
) -> None:
    with qtbot.waitSignal(table.not_exported):
        table.export_to(str(tmp_path / "nowhere" / "out.xlsx"))
    box = table.findChild(QMessageBox, "exportFailed")
    assert box is not None
    assert box.text().startswith("out.xlsx could not be written: No such file or directory")
    box.close()
