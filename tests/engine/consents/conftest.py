"""A shop of four people, two of whom share their address and phone."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from engine.shop import Shop
from engine.store import imports

NOW = datetime(2026, 11, 2, 9, 30)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """Ann, Ben and two who share an address and a phone."""
    with Shop.create(tmp_path / "corner.regulars", clock=lambda: NOW) as made:
        made.set_settings({"country": "GB"})
        connection = made._connection
        told = imports.begin_import(connection, "2026-10-01T00:00:00")
        people = {
            "001": {"email": "ann@example.com", "phone": "+447700900101"},
            "002": {"email": "ben@example.com"},
            "003": {"email": "home@example.com", "phone": "07700 900103"},
            "004": {"email": "Home@example.com", "phone": "+447700900103"},
        }
        numbers = imports.customer_ids(connection, people)
        rows = {numbers[key]: fields for key, fields in people.items()}
        imports.add_customer_sources(connection, told, imports.FROM_OWN_TABLE, rows)
        yield made


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "consents.csv"
    path.write_text(text, encoding="utf-8")
    return path


def now(shop: Shop) -> dict[tuple[str, str], tuple[str, str]]:
    keys = {row[0]: row[1] for row in shop._connection.execute("SELECT id, key FROM customer")}
    return {
        (keys[person], channel): said for (person, channel), said in imports.current_consents(shop._connection).items()
    }
