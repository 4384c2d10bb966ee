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

# What files say stays with the customer of whom they said it. `same_as` is the customer in whom another one is counted, so
# that taking a decision or an import back is to empty it. Decisions know customers by their keys: they outlive imports.
IDENTITY: Final = """
ALTER TABLE customer ADD COLUMN same_as INTEGER REFERENCES customer(id) ON DELETE SET NULL;
CREATE INDEX customer_by_same_as ON customer(same_as) WHERE same_as IS NOT NULL;

CREATE TABLE identity (
    id INTEGER PRIMARY KEY,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    probability REAL NOT NULL,
    certain INTEGER NOT NULL CHECK (certain IN (0, 1)),
    evidence TEXT NOT NULL,
    verdict TEXT CHECK (verdict IN ('same', 'different', 'unsure')),
    decided_at TEXT,
    state TEXT CHECK (state IN ('asked', 'merged')),
    UNIQUE (one, other)
);

CREATE INDEX identity_by_state ON identity(state, probability) WHERE state IS NOT NULL;

CREATE VIEW campaign_person AS
    SELECT campaign_id, customer_id, arm, reason, products, message FROM (
        SELECT m.campaign_id, COALESCE(c.same_as, c.id) AS customer_id, m.arm, m.reason, m.products, m.message,
            ROW_NUMBER() OVER (PARTITION BY m.campaign_id, COALESCE(c.same_as, c.id)
                ORDER BY m.arm = 'withheld', m.arm = 'control', m.customer_id) AS place
        FROM campaign_member AS m JOIN customer AS c ON c.id = m.customer_id)
    WHERE place = 1
"""

RETURNED: Final = """
CREATE TABLE returned_receipt (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
    file_id INTEGER NOT NULL REFERENCES import_file(id) ON DELETE CASCADE,
    source_row INTEGER NOT NULL,
    receipt TEXT NOT NULL
);
CREATE INDEX returned_receipt_by_import ON returned_receipt(import_id)
"""
"""Receipts that a file lists as returned, whether their lines are known yet or not."""
