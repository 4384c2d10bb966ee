"""Headings that do not stand above their values: put right where it is certain how, else refused; never read as they stand."""

import pytest

from engine.errors import ShopError

HEAD = "Date,Receipt,Customer,Product,Quantity,Price,Total".split(",")
ROWS = [
    "2024-01-10,R100,Cid Mo,Mug,2,2.50,5.00".split(","),
    "2024-02-11,R101,Dora Fox,Lid,4,20.00,80.00".split(","),
    "2024-03-12,R102,Ann Lee,Pan,4,4.00,16.00".split(","),
    "2024-03-13,R103,Cid Mo,Pan,1,4.00,4.00".split(","),
]
TOTAL = 105.0


def text(head, rows):
    return "\n".join(",".join(row) for row in [head, *rows]) + "\n"


def without(row, at):
    return [*row[:at], *row[at + 1 :]]


@pytest.mark.parametrize("at", [0, 4, 5, 6])
def test_a_heading_that_is_missing_is_put_right_where_figures_or_values_tell(run, at):
    report = run({"till.csv": text(without(HEAD, at), ROWS)})
    assert (report["sales_stored"], report["net_total"], report["products"]) == (4, TOTAL, 3)


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_heading_that_is_missing_somewhere_is_refused(run, at):
    with pytest.raises(ShopError) as refused:
        run({"till.csv": text(without(HEAD, at), ROWS)})
    assert (refused.value.code, refused.value.values["header"]) == ("table.headings_moved", "Quantity")


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_a_heading_too_many_is_refused(run, at):
    with pytest.raises(ShopError) as refused:
        run({"till.csv": text(HEAD, [without(row, at) for row in ROWS])})
    assert (refused.value.code, refused.value.values["example"]) == ("table.headings_moved", "2.50")


@pytest.mark.parametrize("at", [1, 2])
def test_names_of_goods_below_customer_are_noticed_by_the_money_below_product(run, at):
    head, rows = (
        ["Date", "Customer", "Product", "Amount"],
        [[row[0], row[2], row[3], row[6]] for row in ROWS],
    )
    with pytest.raises(ShopError) as refused:
        run({"till.csv": text(head, [without(row, at) for row in rows])})
    assert refused.value.code == "table.headings_moved"


@pytest.mark.parametrize(
    ("head", "before"), [(HEAD, [""]), (HEAD, None)], ids=["values begin later", "rows are numbered without a heading"]
)
def test_rows_that_begin_a_column_later_are_read(book, head, before):
    rows = [[*(before or [str(at)]), *row] for at, row in enumerate(ROWS, 1)]
    report = book({"Till": [head, *rows]})
    assert (report["net_total"], report["customers"], report["products"]) == (TOTAL, 3, 3)


def test_headings_that_begin_a_column_later_are_read(book):
    report = book({"Till": [["", *HEAD], *ROWS]})
    assert (report["net_total"], report["customers"], report["products"]) == (TOTAL, 3, 3)


@pytest.mark.parametrize(
    "lines",
    [
        "Date,Product,Quantity,Price,Total\n2024-01-05,Ham,1.25,6.20,\n2024-01-05,Cheese,2.10,8.35,\n2024-01-06,Ham,0.35,6.20,\n",
        "Date,Product,Quantity,Price,\n2024-01-05,Ham,1.25,6.20,7.75\n2024-01-05,Cheese,2.10,8.35,17.535\n2024-01-06,Ham,0.35,6.20,2.17\n",
    ],
)
def test_a_total_without_values_or_without_a_heading_moves_nothing(run, lines):
    assert run({"till.csv": lines})["net_total"] == pytest.approx(27.455, abs=0.011)


def test_a_price_that_rises_with_the_pieces_is_that_of_the_line(run):
    head = "Date,Product,Qty,Price\n"
    lines = "2024-01-05,Mug,1,6\n2024-01-05,Cup,2,8\n2024-01-06,Mug,2,12\n2024-01-06,Cup,3,12\n"
    assert run({"till.csv": head + lines})["net_total"] == 38.0
