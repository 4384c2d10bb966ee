"""The schema of a shop file as it was first released; `migrations` says its conventions. Never change it."""

from typing import Final

FOUNDATION: Final = """
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE profile (
    id INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    mapping TEXT NOT NULL,
    updated_at TEXT NOT NULL
);

CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    undone_at TEXT,
    report TEXT
);

CREATE TABLE import_file (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    digest TEXT,
    format TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('sales', 'customers', 'products', 'interactions')),
    sheet TEXT,
    header_row INTEGER,
    rows_read INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE problem (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
    file_id INTEGER REFERENCES import_file(id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    cell TEXT,
    column_name TEXT,
    value TEXT,
    stored INTEGER NOT NULL CHECK (stored IN (0, 1))
);
CREATE INDEX problem_by_import ON problem(import_id, code);

CREATE TABLE customer (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT, email TEXT, phone TEXT, birthday TEXT, gender TEXT,
    address TEXT, city TEXT, postal_code TEXT, country TEXT, language TEXT,
    joined_at TEXT, note TEXT,
    attributes TEXT NOT NULL DEFAULT '{}',
    own TEXT NOT NULL DEFAULT '{}',
    staff INTEGER NOT NULL DEFAULT 0 CHECK (staff IN (0, 1))
);

CREATE TABLE customer_source (
    customer_id INTEGER NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
    import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
    authority INTEGER NOT NULL DEFAULT 0,
    data TEXT NOT NULL,
    PRIMARY KEY (customer_id, import_id, authority)
) WITHOUT ROWID;
CREATE INDEX customer_source_by_import ON customer_source(import_id);

CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT, category TEXT, brand TEXT,
    price REAL, cost REAL, stock REAL,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    not_product TEXT,
    banned INTEGER NOT NULL DEFAULT 0 CHECK (banned IN (0, 1)),
    own TEXT NOT NULL DEFAULT '{}'
);

CREATE TABLE product_source (
    product_id INTEGER NOT NULL REFERENCES product(id) ON DELETE CASCADE,
    import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
    authority INTEGER NOT NULL DEFAULT 0,
    data TEXT NOT NULL,
    PRIMARY KEY (product_id, import_id, authority)
) WITHOUT ROWID;
CREATE INDEX product_source_by_import ON product_source(import_id);

CREATE TABLE sale (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL,
    import_id INTEGER NOT NULL REFERENCES import(id),
    file_id INTEGER NOT NULL REFERENCES import_file(id),
    source_row INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sale', 'refund', 'cancelled')),
    sold_at INTEGER NOT NULL,
    receipt TEXT,
    line_no TEXT,
    customer_id INTEGER REFERENCES customer(id),
    product_id INTEGER REFERENCES product(id),
    quantity REAL NOT NULL,
    unit_price REAL,
    amount REAL,
    discount REAL,
    tax REAL,
    store TEXT
);
CREATE INDEX sale_by_customer ON sale(customer_id, sold_at);
CREATE INDEX sale_by_product ON sale(product_id, sold_at);
CREATE UNIQUE INDEX sale_by_key ON sale(key);

CREATE TABLE sale_also (
    sale_id INTEGER NOT NULL REFERENCES sale(id) ON DELETE CASCADE,
    import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
    file_id INTEGER NOT NULL REFERENCES import_file(id) ON DELETE CASCADE,
    source_row INTEGER NOT NULL,
    PRIMARY KEY (sale_id, import_id)
) WITHOUT ROWID;
CREATE INDEX sale_also_by_import ON sale_also(import_id);

CREATE TABLE interaction (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL UNIQUE,
    import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
    customer_id INTEGER NOT NULL REFERENCES customer(id),
    product_id INTEGER NOT NULL REFERENCES product(id),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('view', 'wish', 'cart', 'rating')),
    value REAL
);
CREATE INDEX interaction_by_customer ON interaction(customer_id, at);
CREATE INDEX interaction_by_product ON interaction(product_id);
CREATE INDEX interaction_by_import ON interaction(import_id);

CREATE TABLE consent (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
    channel TEXT NOT NULL CHECK (channel IN ('email', 'sms', 'post', 'wechat')),
    status TEXT NOT NULL CHECK (status IN ('subscribed', 'pending', 'never_asked', 'unsubscribed')),
    source TEXT NOT NULL,
    at TEXT NOT NULL,
    import_id INTEGER REFERENCES import(id) ON DELETE CASCADE
);
CREATE INDEX consent_by_customer ON consent(customer_id, channel, id);
CREATE INDEX consent_by_import ON consent(import_id);

CREATE VIEW consent_now AS
    SELECT customer_id, channel, status, source, at FROM consent AS c
    WHERE id = (SELECT MAX(id) FROM consent WHERE customer_id = c.customer_id AND channel = c.channel);

CREATE TABLE suppression (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
    channel TEXT CHECK (channel IN ('email', 'sms', 'post', 'wechat')),
    reason TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX suppression_by_customer ON suppression(customer_id);

CREATE TABLE statistic (
    customer_id INTEGER PRIMARY KEY REFERENCES customer(id) ON DELETE CASCADE,
    first_day INTEGER, last_day INTEGER,
    visits INTEGER NOT NULL DEFAULT 0,
    historic_value REAL NOT NULL DEFAULT 0,
    refunds REAL NOT NULL DEFAULT 0,
    average_gap_days REAL,
    gap_spread_days REAL,
    gap_upper_quartile REAL,
    r INTEGER, f INTEGER, m INTEGER,
    segment TEXT NOT NULL,
    state TEXT NOT NULL,
    state_before TEXT,
    segment_before TEXT
);

CREATE TABLE daily (
    day INTEGER PRIMARY KEY,
    lines INTEGER NOT NULL,
    without_customer INTEGER NOT NULL,
    without_product INTEGER NOT NULL,
    without_amount INTEGER NOT NULL,
    receipts INTEGER NOT NULL,
    amount REAL NOT NULL
);

CREATE TABLE product_statistic (
    product_id INTEGER PRIMARY KEY REFERENCES product(id) ON DELETE CASCADE,
    lines INTEGER NOT NULL,
    quantity REAL NOT NULL,
    amount REAL NOT NULL,
    buyers INTEGER NOT NULL,
    repeat_buyers INTEGER NOT NULL,
    typical_gap_days REAL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL
);

CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    as_of INTEGER NOT NULL,
    horizon INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    seconds REAL NOT NULL,
    peak_mb REAL,
    lines INTEGER NOT NULL,
    winners TEXT NOT NULL,
    evaluation TEXT NOT NULL,
    in_use INTEGER NOT NULL DEFAULT 0 CHECK (in_use IN (0, 1)),
    engine_version TEXT NOT NULL
);

CREATE TABLE model (
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    archive BLOB NOT NULL,
    info TEXT NOT NULL,
    PRIMARY KEY (run_id, name)
);

CREATE TABLE score (
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    customer_id INTEGER NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
    expected_spend REAL NOT NULL,
    expected_spend_low REAL NOT NULL,
    expected_spend_high REAL NOT NULL,
    return_probability REAL NOT NULL,
    next_order_day INTEGER,
    next_order_low INTEGER,
    next_order_high INTEGER,
    PRIMARY KEY (run_id, customer_id)
) WITHOUT ROWID;
CREATE INDEX score_by_customer ON score(customer_id);

CREATE TABLE recommendation (
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    customer_id INTEGER NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
    list TEXT NOT NULL CHECK (list IN ('again', 'new', 'best')),
    rank INTEGER NOT NULL,
    product_id INTEGER NOT NULL REFERENCES product(id) ON DELETE CASCADE,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (run_id, customer_id, list, rank)
) WITHOUT ROWID;
CREATE INDEX recommendation_by_product ON recommendation(product_id, list);
CREATE INDEX recommendation_by_customer ON recommendation(customer_id);

CREATE TABLE campaign (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    goal TEXT NOT NULL,
    channel TEXT NOT NULL,
    target TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'exported', 'sent', 'cancelled')),
    created_at TEXT NOT NULL,
    as_of INTEGER NOT NULL,
    exported_at TEXT,
    sent_at TEXT,
    run_id INTEGER REFERENCES run(id) ON DELETE SET NULL,
    control_share REAL NOT NULL,
    settings TEXT NOT NULL
);

CREATE TABLE campaign_member (
    campaign_id INTEGER NOT NULL REFERENCES campaign(id) ON DELETE CASCADE,
    customer_id INTEGER NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
    arm TEXT NOT NULL CHECK (arm IN ('treated', 'control', 'withheld')),
    reason TEXT,
    products TEXT NOT NULL DEFAULT '[]',
    message TEXT,
    PRIMARY KEY (campaign_id, customer_id)
) WITHOUT ROWID;
CREATE INDEX campaign_member_by_customer ON campaign_member(customer_id);

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    details TEXT NOT NULL
)
"""
