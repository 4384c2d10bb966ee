"""Plain tables in fourteen languages: what each header means, and that rows come in right, without a question."""

import datetime as dt

import pytest

from engine import importing
from engine.reading.plans import Plan, plan_book
from engine.reading.sheets import open_book
from tests.engine.importing.conftest import NOW
from tests.engine.importing.systems.plain import CUSTOMERS, LANGUAGES, PRODUCTS, SALES

DAYS = [dt.date(2026, 3, 2), dt.date(2026, 3, 14), dt.date(2026, 3, 27)]
SOLD = [
    (DAYS[0], "B-1", "17", "Ann Lee", "0012", "Tee", 2, 5.5, 11.0),
    (DAYS[0], "B-1", "17", "Ann Lee", "0013", "Milk", 1, 1234.5, 1234.5),
    (DAYS[1], "B-2", "18", "Bo Ek", "0012", "Tee", 3, 5.5, 15.0),
    (DAYS[2], "B-3", "18", "Bo Ek", "0013", "Milk", -1, 3.25, -3.25),
]
PEOPLE = [
    ("17", "Ann Lee", "ann@example.com", "+49 30 1234567", dt.date(1990, 4, 30), "Reno"),
    ("18", "Bo Ek", "bo@example.com", "+49 30 7654321", dt.date(1985, 12, 1), "Bonn"),
]
GOODS = [("0012", "Tee", "Drinks", 5.5, 12), ("0013", "Milk", "Drinks", 3.25, 0)]
TABLES = [
    pytest.param(language, kind, number, id=f"{language}-{kind}-{number}")
    for language in LANGUAGES
    for kind in ("sales", "customers", "products")
    for number in range(2)
]


def text_of(language, kind, number):
    delimiter, decimal, day, *headers = LANGUAGES[language]
    header = headers[("sales", "customers", "products").index(kind)][number]
    rows = {"sales": SOLD, "customers": PEOPLE, "products": GOODS}[kind]

    def cell(value):
        if isinstance(value, dt.date):
            return value.strftime(day)
        return f"{value:.2f}".replace(".", decimal) if isinstance(value, float) else str(value)

    return "\n".join([header, *(delimiter.join(map(cell, row)) for row in rows)]) + "\n"


@pytest.mark.parametrize(("language", "kind", "number"), TABLES)
def test_headers_say_what_their_columns_mean(write, language, kind, number):
    path = write("table.csv", text_of(language, kind, number))
    (plan,) = plan_book(open_book(path))
    assert isinstance(plan, Plan)
    roles = {"sales": SALES, "customers": CUSTOMERS, "products": PRODUCTS}[kind]
    assert (plan.format, plan.kind, plan.refusal) == (None, kind, None)
    assert {role: plan.table.headers[at] for role, at in plan.roles.items()} == dict(zip(roles, plan.table.headers))


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_three_tables_come_in_together(shop, write, language):
    files = [write(f"{kind}.csv", text_of(language, kind, 0)) for kind in ("sales", "customers", "products")]
    report = importing.run(shop, files, now=NOW)
    assert (report["sales_stored"], report["refunds_stored"], report["net_total"]) == (3, 1, 1257.25)
    assert (report["first"], report["last"]) == ("2026-03-02", "2026-03-27")
    assert report["questions"] == report["left_out"] == []
    people = shop.execute("SELECT key, name, email, phone, birthday, city FROM customer ORDER BY key")
    assert [tuple(row) for row in people] == [(*row[:4], row[4].isoformat(), row[5]) for row in PEOPLE]
    goods = shop.execute("SELECT key, name, category, price, stock FROM product ORDER BY key")
    assert [tuple(row) for row in goods] == GOODS
