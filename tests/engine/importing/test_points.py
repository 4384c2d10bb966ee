"""Points are no money, and what was given back is none either: visits stay, and the money that did not."""

import pytest

HEAD = "Date,Receipt,Customer ID,Item,Qty,Amount"


def stored(shop):
    return [tuple(row) for row in shop.execute("SELECT receipt, kind, amount FROM sale ORDER BY sold_at, id")]


@pytest.mark.parametrize(
    ("header", "card", "points"),
    [
        (f"{HEAD},Payment method", "Card", "Loyalty points"),
        (f"{HEAD},Tender", "Cash", "Points"),
        (f"{HEAD},Payment type", "Cash", "Reward"),
        ("Datum,Beleg,Kunde,Artikel,Menge,Betrag,Zahlungsart", "EC", "Treuepunkte"),
        ("日期,订单号,会员号,商品名称,数量,金额,支付方式", "微信", "积分"),
        ("Fecha,Factura,Cliente,Producto,Cantidad,Importe,Forma de pago", "Tarjeta", "Puntos"),
        (f"{HEAD},Type", "Sale", "Redemption"),
    ],
)
def test_a_line_paid_with_points_is_a_visit_without_money(run, shop, codes, header, card, points):
    text = f"{header}\n2024-01-13,1,17,Tea,1,5.00,{card}\n2024-01-14,2,17,Tea,1,5.00,{points}\n2024-01-15,3,18,Cup,2,8.00,{card}\n"
    report = run({"till.csv": text})
    assert stored(shop) == [("1", "sale", 5.0), ("2", "sale", 0.0), ("3", "sale", 8.0)]
    assert codes(report)["line.points"] == (1, "till.csv!G3")
    assert [
        row[0]
        for row in shop.execute(
            "SELECT visits FROM statistic AS s JOIN customer AS c ON c.id = s.customer_id WHERE key = '17'"
        )
    ] == [2]


def test_an_amount_written_in_points_is_no_money(run, shop):
    text = f"{HEAD}\n2024-01-13,1,17,Tea,1,5.00\n2024-01-14,2,17,Mug,1,500 pts\n2024-01-15,3,17,Mug,1,300积分\n"
    run({"till.csv": text})
    assert [row[2] for row in stored(shop)] == [5.0, 0.0, 0.0]


def test_the_worth_of_points_is_taken_off_what_they_paid(run, shop):
    head = "Date,Receipt,Customer ID,Item,Qty,Price,Amount,Points discount\n"
    run({"till.csv": head + "2024-01-13,1,17,Tea,2,5,10,\n2024-01-14,2,17,Tea,2,5,10,4\n2024-01-15,3,17,Tea,1,5,5,5\n"})
    assert [row[2] for row in stored(shop)] == [10.0, 6.0, 0.0]


def test_amounts_that_are_net_of_points_stay_as_they_are(run, shop):
    head = "Date,Receipt,Customer ID,Item,Qty,Price,Amount,Points discount\n"
    run({"till.csv": head + "2024-01-13,1,17,Tea,2,5,10,\n2024-01-14,2,17,Tea,2,5,6,4\n2024-01-15,3,17,Tea,1,5,0,5\n"})
    assert [row[2] for row in stored(shop)] == [10.0, 6.0, 0.0]


@pytest.mark.parametrize(
    ("amount", "refund"),
    [
        ("Amount", "Refunded amount"),
        ("Total", "Refund"),
        ("Amount", "Amount Refunded"),
        ("Importe", "Reembolsado"),
        ("Montant", "Montant remboursé"),
        ("Betrag", "Erstattungsbetrag"),
        ("金额", "退款金额"),
        ("金額", "返金額"),
    ],
)
def test_what_was_given_back_of_a_line_is_taken_off_it(run, shop, amount, refund):
    head = {"Importe": "Fecha,Pedido,Cliente,Producto", "Montant": "Date,Facture,Client,Article"}
    head |= {
        "Betrag": "Datum,Beleg,Kunde,Artikel",
        "金额": "日期,订单号,会员号,商品名称",
        "金額": "日付,伝票番号,顧客番号,商品名",
    }
    lines = "2024-01-13,1,17,Tea,5.00,0\n2024-01-14,2,17,Tea,5.00,2.00\n2024-01-15,3,18,Cup,8.00,8.00\n"
    run({"till.csv": f"{head.get(amount, 'Date,Receipt,Customer ID,Item')},{amount},{refund}\n{lines}"})
    assert [row[2] for row in stored(shop)] == [5.0, 3.0, 0.0]


def test_a_refund_that_each_line_of_an_order_repeats_is_taken_off_once(run, shop):
    text = (
        "Date,Order ID,Customer ID,Item,Amount,Refund\n2024-01-13,1,17,Tea,6,5\n2024-01-13,1,17,Cup,4,5\n"
        "2024-01-14,2,18,Tea,6,\n2024-01-14,2,18,Pot,20,\n2024-01-15,3,18,Tea,6,\n"
    )
    report = run({"till.csv": text})
    assert report["net_total"] == 37.0


def test_amounts_beside_their_refunds_that_are_net_already_stay_as_they_are(run, shop):
    text = "Date,Receipt,Customer ID,Item,Qty,Price,Net amount,Refund\n2024-01-13,1,17,Tea,2,5,10,0\n2024-01-14,2,17,Tea,2,5,6,4\n2024-01-15,3,17,Tea,1,5,2,3\n"
    run({"till.csv": text})
    assert [row[2] for row in stored(shop)] == [10.0, 6.0, 2.0]


def test_a_yes_in_a_column_of_refunds_takes_the_line_out(run, shop):
    text = "Date,Receipt,Customer ID,Item,Amount,Refunded\n2024-01-13,1,17,Tea,5,No\n2024-01-14,2,17,Tea,5,Yes\n"
    report = run({"till.csv": text})
    assert [row[0] for row in stored(shop)] == ["1"]
    assert report["cancelled"] == 1


@pytest.mark.parametrize("header", ["Total Cost", "Total cost ($)", "Cost"])
def test_a_cost_that_is_the_only_money_is_what_was_paid(run, shop, header):
    run({"till.csv": f"Date,Customer ID,Item,Qty,{header}\n2024-01-13,17,Tea,1,5.00\n2024-01-14,18,Cup,2,8.00\n"})
    assert [row[2] for row in stored(shop)] == [5.0, 8.0]


def test_a_cost_beside_a_price_is_not_what_was_paid(run, shop):
    run(
        {
            "till.csv": "Date,Customer ID,Item,Qty,Price,Total Cost\n2024-01-13,17,Tea,2,5.00,6.00\n2024-01-14,18,Cup,2,8.00,9.00\n"
        }
    )
    assert [row[2] for row in stored(shop)] == [10.0, 16.0]
