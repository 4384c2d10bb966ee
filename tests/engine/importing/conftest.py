from datetime import datetime

import pytest

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
