"""Tables that came after the foundation, as the migrations make them."""

from typing import Final

SPELLINGS: Final = """
ALTER TABLE product ADD COLUMN same_as INTEGER;
CREATE INDEX product_by_same_as ON product(same_as) WHERE same_as IS NOT NULL;

CREATE TABLE spelling (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    shown TEXT
);

CREATE TABLE spelling_member (
    spelling_id INTEGER NOT NULL REFERENCES spelling(id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    apart INTEGER NOT NULL CHECK (apart IN (0, 1)),
    PRIMARY KEY (spelling_id, key)
) WITHOUT ROWID
"""

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
