from contextlib import closing

import numpy as np
import pytest

from engine.store import customers, database, import_log, imports, sales, statements

DAY = 86400


@pytest.fixture
def connection(tmp_path):
    connection = database.create(tmp_path / "shop.regulars")
    yield connection
    connection.close()


def add(connection, lines, *, names=None, authority=imports.FROM_SALES):
    """An import of lines (key, day, customer, product, amount) with the names its file gives customers."""
    with database.transaction(connection):
        number = imports.begin_import(connection, "2026-01-01T00:00:00")
        file = imports.add_file(connection, number, name="till.csv", kind="sales")
        people = imports.customer_ids(connection, [line[2] for line in lines if line[2]] + list(names or {}))
        goods = imports.product_ids(connection, [line[3] for line in lines])
        if names:
            rows = {people[key]: {"name": name} for key, name in names.items()}
            imports.add_customer_sources(connection, number, authority, rows)
        keys = np.array([line[0] for line in lines])
        there, sales = statements.KnownLines(connection, 0, 10**12).find(keys)
        known = {line[0]: int(sale) for line, old, sale in zip(lines, there, sales) if old}
        new = [line for line in lines if line[0] not in known]
        statements.insert_sales(
            connection,
            [
                (key, number, file, row, "sale", day * DAY, f"r{day}", None, people.get(who), goods[what])
                + (1, amount, amount, None, None, None)
                for row, (key, day, who, what, amount) in enumerate(new, 2)
            ],
        )
        old = [(line[0], number, file, row) for row, line in enumerate(lines, 2) if line[0] in known]
        statements.say_again(connection, old)
        imports.finish_import(connection, number, "2026-01-01T00:01:00", {"sales_stored": len(new)})
    return number


def undo(connection, number):
    with database.transaction(connection):
        return imports.undo_import(connection, number, "2026-02-01T00:00:00")


def stored(connection):
    return [tuple(row) for row in connection.execute("SELECT key, import_id FROM sale ORDER BY key")]


def everything(connection):
    tables = (
        "sale",
        "sale_statement",
        "customer",
        "customer_source",
        "product",
        "product_source",
        "consent",
        "problem",
    )
    return {table: connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in tables}


def test_an_import_taken_back_leaves_no_trace_but_its_record(connection):
    before = everything(connection)
    number = add(connection, [(1, 10, "ann", "pea", 2.0), (2, 11, "bob", "leek", 3.0)], names={"ann": "Ann"})
    assert undo(connection, number) == {
        "import_id": number,
        "sales_removed": 2,
        "sales_kept": 0,
        "sales_changed": 0,
        "sales_restored": 0,
        "customers_removed": 2,
        "products_removed": 2,
    }
    assert everything(connection) == before
    assert import_log.list_imports(connection)[0]["undone_at"] == "2026-02-01T00:00:00"


def test_an_import_is_taken_back_once(connection):
    number = add(connection, [(1, 10, "ann", "pea", 2.0)])
    assert undo(connection, number)
    assert undo(connection, number) is None
    assert undo(connection, 99) is None


def test_lines_that_a_later_file_holds_too_stay_with_it(connection):
    first = add(connection, [(1, 10, "ann", "pea", 2.0), (2, 11, "ann", "pea", 2.0)])
    second = add(connection, [(2, 11, "ann", "pea", 2.0), (3, 12, "ann", "pea", 2.0)])
    assert stored(connection) == [(1, first), (2, first), (3, second)]
    assert undo(connection, first)["sales_kept"] == 1
    assert stored(connection) == [(2, second), (3, second)]
    undo(connection, second)
    assert stored(connection) == []
    assert database.check(connection) == []


def test_imports_come_off_in_any_order(connection):
    first = add(connection, [(1, 10, "ann", "pea", 2.0)])
    second = add(connection, [(1, 10, "ann", "pea", 2.0)])
    third = add(connection, [(1, 10, "ann", "pea", 2.0)])
    undo(connection, second)
    assert stored(connection) == [(1, first)]
    undo(connection, first)
    assert stored(connection) == [(1, third)]
    undo(connection, third)
    assert stored(connection) == []


def test_the_same_lines_can_come_in_again_after_being_taken_back(connection):
    undo(connection, add(connection, [(1, 10, "ann", "pea", 2.0)]))
    again = add(connection, [(1, 10, "ann", "pea", 2.0)])
    assert stored(connection) == [(1, again)]


def test_taking_back_a_later_name_brings_the_earlier_one_back(connection):
    add(connection, [(1, 10, "ann", "pea", 2.0)], names={"ann": "Ann"})
    later = add(connection, [(2, 11, "ann", "pea", 2.0)], names={"ann": "Anne Hart"})
    number = customers.row_id(connection, "ann")
    assert customers.facts(connection, number)["name"] == "Anne Hart"
    undo(connection, later)
    assert customers.facts(connection, number)["name"] == "Ann"


def test_a_customer_table_wins_over_what_sales_say_later(connection):
    add(connection, [], names={"ann": "Ann Hart"}, authority=imports.FROM_OWN_TABLE)
    add(connection, [(1, 10, "ann", "pea", 2.0)], names={"ann": "HART A"})
    assert customers.facts(connection, customers.row_id(connection, "ann"))["name"] == "Ann Hart"


def test_an_edit_by_hand_survives_imports_and_their_undo(connection):
    first = add(connection, [(1, 10, "ann", "pea", 2.0)], names={"ann": "Ann"})
    customers.edit(connection, "ann", {"name": "Ann from the bakery"})
    add(connection, [(2, 11, "ann", "pea", 2.0)], names={"ann": "A."})
    undo(connection, first)
    assert customers.facts(connection, customers.row_id(connection, "ann"))["name"] == "Ann from the bakery"


def test_sale_lines_become_arrays_in_the_order_of_customers_and_time(connection):
    add(connection, [(1, 12, "bob", "pea", 2.0), (2, 10, "ann", "leek", 3.0), (3, 11, None, "pea", 9.0)])
    add(connection, [(4, 9, "bob", "leek", -3.0)])
    fields = sales.load_sales(connection)
    assert [fields["customers"][c] for c in fields["customer"]] == ["bob", "bob", "ann"]
    assert fields["day"].tolist() == [9, 12, 10]
    assert [fields["products"][p] for p in fields["product"]] == ["leek", "pea", "leek"]
    assert fields["amount"].tolist() == [-3.0, 2.0, 3.0]
    assert len(set(fields["receipt"].tolist())) == 3


def test_lines_of_fees_and_of_staff_are_not_learned_from(connection):
    add(connection, [(1, 10, "ann", "post", 2.0), (2, 10, "ann", "pea", 2.0), (3, 10, "boss", "pea", 2.0)])
    connection.execute("UPDATE product SET not_product = 'postage' WHERE key = 'post'")
    connection.execute("UPDATE customer SET staff = 1 WHERE key = 'boss'")
    fields = sales.load_sales(connection)
    assert fields["customers"] == ["ann"]
    assert fields["products"] == ["pea"]
    assert fields["product"].tolist() == [-1, 0]


def test_lines_read_some_at_a_time_are_the_lines_read_at_once(sample_shop, monkeypatch):
    with closing(database.open_reader(sample_shop)) as connection:
        whole = sales.load_sales(connection)
        monkeypatch.setattr(sales, "_AT_ONCE", 1000)
        parts = sales.load_sales(connection)
    assert len(whole["day"]) % 1000
    for name in ("customer", "product", "day", "second", "receipt", "quantity", "amount", "discount"):
        assert parts[name].dtype == whole[name].dtype
        assert (parts[name] == whole[name]).all()
    receipts = whole["receipt"]
    assert receipts.max() + 1 == len(set(zip(whole["customer"].tolist(), receipts.tolist(), strict=True)))
