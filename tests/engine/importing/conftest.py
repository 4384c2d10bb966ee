from datetime import datetime

import pytest
import xlsxwriter

from engine import importing
from engine.store import database

NOW = datetime(2026, 11, 24, 12, 0)


@pytest.fixture
def shop(tmp_path):
    """An open, empty shop file."""
    connection = database.create(tmp_path / "shop.regulars")
    yield connection
    database.close(connection)


@pytest.fixture
def write(tmp_path):
    """Writes a file and gives its path."""

    def writing(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return writing


@pytest.fixture
def run(shop, write):
    """Imports files given as name → text."""

    def running(files, **options):
        paths = [write(name, text) for name, text in files.items()]
        return importing.run(shop, paths, now=NOW, **options)

    return running


@pytest.fixture
def book(shop, tmp_path):
    """Imports a workbook given as name of a sheet → rows; options are those of the workbook."""

    def importing_of(sheets, **options):
        path = tmp_path / "till.xlsx"
        with xlsxwriter.Workbook(path, options) as target:
            for name, rows in sheets.items():
                sheet = target.add_worksheet(name)
                for at, row in enumerate(rows):
                    sheet.write_row(at, 0, row)
        return importing.run(shop, [path], now=NOW)

    return importing_of


@pytest.fixture
def codes():
    """What was left out or noted, by code: how often, and the first cell."""

    def codes_of(report):
        return {item["code"]: (item["count"], item["first_cell"]) for item in report["left_out"] + report["noted"]}

    return codes_of
