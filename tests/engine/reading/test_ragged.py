"""Lines with more cells than headings: put together where that is certain, else left out and told; never shifted."""

import pytest

from engine.progress import silent
from engine.reading.plans import plan_book
from engine.reading.sales import SalesReader
from engine.reading.sheets import open_book

PLAIN = [
    "2024-03-13,R1,C1,Milk,1,1.00",
    "2024-03-14,R2,C2,Bread,1,1.00",
    "2024-03-15,R3,C1,Jam,2,4.00",
    "2024-03-16,R4,C1,Milk,3,3.00",
]


@pytest.fixture
def plan_of(tmp_path):
    def planning(lines, header="Date,Receipt,Customer,Item,Qty,Amount"):
        path = tmp_path / "till.csv"
        path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        (plan,) = plan_book(open_book(path))
        return plan

    return planning


@pytest.fixture
def read(plan_of):
    def reading(lines, **options):
        plan = plan_of(lines, **options)
        assert plan.refusal is None
        return SalesReader(plan, 1_830_000_000).read(silent)

    return reading


def told(lines):
    return [(problem.code, problem.cell) for problem in lines.findings.problems]


@pytest.mark.parametrize("many", [1, 300])
@pytest.mark.parametrize(
    ("written", "name"),
    [("Tea, black", "Tea, black"), ("Tea, green, loose", "Tea, green, loose"), ("Tea,black", "Tea,black")],
)
def test_a_name_with_a_comma_outside_quotes_is_put_together(read, many, written, name):
    lines = read([*PLAIN * many, f"2024-03-17,R5,C1,{written},2,5.00", *PLAIN])
    at = 4 * many
    assert lines.texts["product"][lines.product[at]] == name
    assert (lines.quantity[at], lines.amount[at], lines.texts["customer"][lines.customer[at]]) == (2, 5.0, "C1")
    assert told(lines) == [("row.rejoined", f"till.csv!A{at + 2}")]


def test_a_name_in_the_last_column_is_put_together(read):
    lines = read(
        ["2024-03-13,R1,C1,5.00,Tea, black", "2024-03-14,R2,C1,1.00,Milk", "2024-03-15,R3,C2,1.00,Tea"],
        header="Date,Receipt,Customer,Amount,Item",
    )
    assert [lines.texts["product"][n] for n in lines.product] == ["Tea, black", "Milk", "Tea"]
    assert lines.amount.sum() == 7.0


@pytest.mark.parametrize("torn", ["2024-03-17,R5,C1,Tea,2,5,50", "2024-03-17,R5,C1,Tea,7,2,5.00"])
def test_a_line_that_fits_in_two_ways_is_left_out_and_told(read, torn):
    lines = read([*PLAIN, torn])
    assert (len(lines), lines.amount.sum()) == (4, 9.0)
    assert told(lines) == [("row.shifted", "till.csv!A6")]
    assert dict(lines.findings.left_out) == {"row.shifted": 1}


def test_amounts_torn_at_their_decimal_commas_are_refused(plan_of):
    plan = plan_of(["2024-03-13,R1,C1,Tea,2,5,00", "2024-03-14,R2,C2,Milk,1,1,50", "2024-03-15,R3,C2,Milk,2,3,00"])
    assert plan.refusal.code == "table.shifted"


@pytest.mark.parametrize("tail", [",", ",,,"])
def test_empty_cells_behind_the_last_heading_are_nothing(read, tail):
    lines = read([line + tail for line in PLAIN])
    assert (len(lines), lines.amount.sum(), told(lines)) == (4, 9.0, [])


def test_a_column_without_a_heading_stays_a_column(read):
    lines = read([f"{line},{note}" for line, note in zip(PLAIN, ("checked", "paid", "", "paid"))])
    assert (len(lines), lines.amount.sum(), told(lines)) == (4, 9.0, [])


def test_further_columns_behind_an_empty_one_are_no_torn_cells(read):
    lines = read([f"{line},,Ann" for line in PLAIN], header="Date,Receipt,Customer,Item,Qty,Amount,,Clerk")
    assert (len(lines), lines.amount.sum(), told(lines)) == (4, 9.0, [])


def test_amounts_of_several_columns_cut_at_their_decimal_commas_are_refused(tmp_path):
    path = tmp_path / "ventas.csv"
    rows = "".join(f"V00{n},Nacional,Ana,2025-07-2{n},{n}80,00,5{n},50,{n}35,50,Activo\n" for n in range(1, 6))
    path.write_text("ID,Servicio,Cliente,Fecha,Precio,IVA,Total,Estado\n" + rows, encoding="utf-8")
    (plan,) = plan_book(open_book(path))
    assert plan.refusal is not None
    assert plan.refusal.code == "table.shifted"


def test_columns_without_headings_are_no_cut_amounts(tmp_path):
    path = tmp_path / "till.csv"
    rows = "".join(f"R{n},2025-07-2{n},Tea,{n},15,note {n},more\n" for n in range(1, 6))
    path.write_text("Receipt,Date,Item,Qty,Price\n" + rows, encoding="utf-8")
    (plan,) = plan_book(open_book(path))
    assert plan.refusal is None
