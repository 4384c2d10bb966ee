"""How many lines were cancelled or given back: each counted once, however many files tell of it."""

import csv
import random
from collections import Counter


def written(rows):
    return "\n".join(",".join(map(str, row)) for row in rows) + "\n"


def shop_of(seed):
    """Order lines (receipt, day, customer, product, amount, state), a third of the orders with a state of their own."""
    chosen = random.Random(seed)
    for order in range(60):
        state = chosen.choice(["Completed"] * 4 + ["Cancelled", "Refunded"])
        for line in range(chosen.randint(1, 4)):
            # One thing of an order may come back alone.
            own = "Refunded" if state == "Completed" and chosen.random() < 0.1 else state
            yield f"R{order}", f"2026-03-{order % 28 + 1:02}", f"C{order % 9}", f"P{line}", 5 + line, own


HEAD = ("Order ID", "Date", "Customer ID", "Product", "Amount", "Status")


def test_lines_that_stand_in_two_files_are_counted_once(run):
    rows = list(shop_of(1))
    gone = Counter(row[-1] for row in rows)
    expected = gone["Cancelled"] + gone["Refunded"]
    early = [row for row in rows if int(row[0][1:]) < 40]
    late = [row for row in rows if int(row[0][1:]) >= 20]
    report = run({"a.csv": written([HEAD, *early]), "b.csv": written([HEAD, *late])})
    assert report["cancelled"] == expected
    assert report["sales_stored"] == gone["Completed"]
    assert report["net_total"] == sum(row[4] for row in rows if row[-1] == "Completed")


def test_in_one_file_every_line_counts(run, tmp_path):
    rows = list(shop_of(2))
    report = run({"a.csv": written([HEAD, *rows])})
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        told = Counter(row["Status"] for row in csv.DictReader(file))
    assert report["cancelled"] == told["Cancelled"] + told["Refunded"]
    assert report["sales_stored"] == told["Completed"]
