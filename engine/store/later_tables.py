"""Tables that came after the foundation, as the migrations make them."""

from typing import Final

LEARNING: Final = """
CREATE TABLE erased (
    hash TEXT PRIMARY KEY,
    at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE checkpoint (
    stage TEXT PRIMARY KEY,
    inputs TEXT NOT NULL,
    at TEXT NOT NULL,
    data BLOB NOT NULL
)
"""
"""`erased`: hashes of who must not be brought back. `checkpoint`: what a learning that was interrupted had finished."""
