"""The schema of a shop file, as migrations that are small, transactional and self-contained.

Conventions: `id` columns are the shop's own numbers and never leave it; `key` columns hold the id as the source file
writes it. `sold_at` and `at` are seconds since 1970-01-01 in the shop's own clock (no time zone), `*_day` are days since
1970-01-01; `*_at` of things the program did are ISO 8601 text. Money is in the shop's one currency, refunds are negative.
"""

from typing import TYPE_CHECKING

from engine.store.foundation import FOUNDATION
from engine.store.later_tables import IDENTITY, LEARNING, RETURNED, SPELLINGS

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

SCHEMA_VERSION = 13
"""Kept in `PRAGMA user_version`; a file with a higher one was written by a newer program."""


def migrations() -> "Migrations":
    """All migrations, oldest first. Never change one that was released: add another."""
    from sqlite_utils import Migrations

    steps = Migrations("regulars")

    @steps()
    def foundation(db: "Database") -> None:
        _run(db, FOUNDATION)

    @steps()
    def statements(db: "Database") -> None:
        # Lines are known by other keys from here on: what is there is not compared with files of before.
        _run(db, _STATEMENTS)

    @steps()
    def corrections(db: "Database") -> None:
        _run(db, _CORRECTIONS)

    @steps()
    def spellings(db: "Database") -> None:
        _run(db, SPELLINGS)

    @steps()
    def learning(db: "Database") -> None:
        _run(db, LEARNING)

    @steps()
    def due_day(db: "Database") -> None:
        # What was called the next order until here was the day that a customer's own rhythm asks for.
        db.execute("ALTER TABLE score ADD COLUMN due_day INTEGER")
        db.execute("UPDATE score SET due_day = next_order_day")

    @steps()
    def identity(db: "Database") -> None:
        _run(db, IDENTITY)

    @steps()
    def complete_lines(db: "Database") -> None:
        db.execute("ALTER TABLE daily ADD COLUMN complete INTEGER NOT NULL DEFAULT 0")
        db.execute(
            "UPDATE daily SET complete = told.lines FROM (SELECT sold_at / 86400 AS day, COUNT(*) AS lines FROM sale"
            " WHERE customer_id IS NOT NULL AND product_id IS NOT NULL AND amount IS NOT NULL GROUP BY 1) AS told"
            " WHERE told.day = daily.day"
        )

    @steps()
    def corrected_lines(db: "Database") -> None:
        db.execute("ALTER TABLE correction ADD COLUMN line_key INTEGER")

    @steps()
    def taxes(db: "Database") -> None:
        # Whether the amounts of a file had their tax in them, where it told how much that is.
        db.execute("ALTER TABLE import_file ADD COLUMN amounts TEXT CHECK (amounts IN ('with', 'without'))")

    @steps()
    def returned_receipts(db: "Database") -> None:
        _run(db, RETURNED)

    @steps()
    def spelled_otherwise(db: "Database") -> None:
        # What a cell was read as, where the shop has another spelling of it.
        db.execute("ALTER TABLE problem ADD COLUMN became TEXT")

    @steps()
    def listed_prices(db: "Database") -> None:
        # Whether a file of goods told list prices alone: what was paid may stand in the report of their orders.
        db.execute(
            "ALTER TABLE import_file ADD COLUMN listed_prices INTEGER NOT NULL DEFAULT 0 CHECK (listed_prices IN (0, 1))"
        )

    return steps


def _run(db: "Database", statements: str) -> None:
    """One after the other and within the transaction, which SQLite's own `executescript` would end."""
    for statement in statements.split(";"):
        if statement.strip():
            db.execute(statement)


_STATEMENTS = """
ALTER TABLE import_file ADD COLUMN whole_receipts INTEGER NOT NULL DEFAULT 0 CHECK (whole_receipts IN (0, 1));
UPDATE import_file SET whole_receipts = 1 WHERE id IN
    (SELECT file_id FROM sale WHERE receipt IS NOT NULL GROUP BY file_id HAVING COUNT(product_id) = 0);

CREATE TABLE sale_statement (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL,
    import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
    file_id INTEGER NOT NULL REFERENCES import_file(id) ON DELETE CASCADE,
    source_row INTEGER NOT NULL,
    kind TEXT CHECK (kind IN ('sale', 'refund', 'cancelled')),
    sold_at INTEGER,
    receipt TEXT,
    line_no TEXT,
    customer_id INTEGER REFERENCES customer(id) ON DELETE SET NULL,
    product_id INTEGER REFERENCES product(id) ON DELETE SET NULL,
    quantity REAL,
    unit_price REAL,
    amount REAL,
    discount REAL,
    tax REAL,
    store TEXT
);
CREATE UNIQUE INDEX sale_statement_by_key ON sale_statement(key, file_id);
CREATE INDEX sale_statement_by_import ON sale_statement(import_id);
CREATE INDEX sale_statement_by_customer ON sale_statement(customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX sale_statement_by_product ON sale_statement(product_id) WHERE product_id IS NOT NULL;
INSERT INTO sale_statement(key, import_id, file_id, source_row)
    SELECT sale.key, a.import_id, a.file_id, a.source_row FROM sale_also AS a JOIN sale ON sale.id = a.sale_id;
DROP TABLE sale_also
"""

_CORRECTIONS = """
ALTER TABLE problem ADD COLUMN cells TEXT;
ALTER TABLE problem ADD COLUMN place INTEGER;
ALTER TABLE problem ADD COLUMN fixed_by INTEGER REFERENCES import(id) ON DELETE SET NULL;
ALTER TABLE import_file ADD COLUMN reading TEXT;

CREATE TABLE correction (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
    column_name TEXT NOT NULL,
    wrong TEXT NOT NULL,
    row_digest TEXT,
    right TEXT NOT NULL
);
CREATE INDEX correction_by_import ON correction(import_id)
"""
