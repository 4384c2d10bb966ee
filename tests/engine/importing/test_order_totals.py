"""An order's total that stands on each of its lines is counted once, whatever it is called."""

import pytest

PRICES = {"A": 9.9, "B": 4.5, "C": 12.0}


def lines(comma, quantity, shipping=4.9):
    """Orders of two lines each, with the price of a piece and the order's total with postage."""
    rows = []
    for order in range(1, 9):
        goods = ["ABC"[order % 3], "ABC"[(order + 1) % 3]]
        total = sum(quantity * PRICES[what] for what in goods) + shipping
        for what in goods:
            cells = [f"B{order}", f"{order:02d}.03.2026", f"K{order % 3}", what, str(quantity)]
            rows.append(";".join([*cells, f"{PRICES[what]:.2f}", f"{total:.2f}"]))
    text = "\n".join(rows)
    return text.replace("2026.", "2026").replace(".", ",").replace(",03,2026", ".03.2026") if comma else text


@pytest.mark.parametrize("comma", [False, True])
@pytest.mark.parametrize("quantity", [1, 3])
@pytest.mark.parametrize(("price", "total"), [("Einzelpreis brutto", "Gesamtsumme"), ("Einzelpreis", "Betrag")])
def test_the_goods_count_and_not_the_total_of_each_line(run, comma, quantity, price, total):
    head = f"Bestellnummer;Bestelldatum;Kundennummer;Artikel;Anzahl;{price};{total}\n"
    report = run({"till.csv": head + lines(comma, quantity)})
    whole = sum(quantity * PRICES["ABC"[(order + k) % 3]] for order in range(1, 9) for k in (0, 1))
    assert (report["sales_stored"], report["net_total"]) == (16, pytest.approx(whole))


def test_lines_with_tax_on_top_of_the_price_are_no_totals(run):
    rows = [
        f"B{order};{order:02d}.03.2026;K1;{what};2;{PRICES[what]:.2f};{2.4 * PRICES[what]:.2f}"
        for order in range(1, 9)
        for what in "AB"
    ]
    report = run({"till.csv": "Order;Date;Customer;Item;Qty;Unit price;Amount\n" + "\n".join(rows)})
    assert report["net_total"] == pytest.approx(8 * 2.4 * (PRICES["A"] + PRICES["B"]), abs=0.2)
