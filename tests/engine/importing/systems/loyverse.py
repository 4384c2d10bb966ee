"""Loyverse: receipts by item (and in German), receipts."""

from dataclasses import replace

from tests.engine.importing.systems.export import Export, header

ITEM_HEADERS = header(
    "Date,Receipt number,Receipt type,Category,SKU,Item,Variant,Modifiers applied,Quantity,Gross sales,Discounts,"
    "Net sales,Cost of goods,Gross profit,Taxes,Dining option,POS,Store,Cashier name,Customer name,Customer contacts,"
    "Comment,Status"
)


def receipt(number, day, kind="Sale", status="Closed", **cells):
    return {"Date": f"2026-03-{day} 09:15", "Receipt number": number, "Receipt type": kind, "Status": status} | cells


def item(sku, name, quantity, net, **cells):
    return {"SKU": sku, "Item": name, "Quantity": quantity, "Net sales": net, "Category": "Bar"} | cells


ANN = {"Customer name": "Ann Lee", "Customer contacts": "ann@example.com, +15550100001"}
ITEMS = Export(
    "loyverse_items",
    "receipts-by-item-2026-03.csv",
    ITEM_HEADERS,
    [
        receipt("1-1001", "02") | ANN | item("10001", "Latte, oat", "2.000", "7.200", Discounts="0.800"),
        receipt("1-1001", "02") | ANN | item("10002", 'Cake "Sacher"', "1.000", "1,004.500", Comment="no\nnuts"),
        receipt("1-1002", "02") | item("10001", "Latte, oat", "1.000", "4.000"),
        receipt("1-1003", "03", "Refund", Comment="cold") | ANN | item("10001", "Latte, oat", "-1.000", "-3.600"),
        receipt("1-1004", "03", status="Cancelled") | item("10001", "Latte, oat", "1.000", "4.000"),
        receipt("1-1005", "04") | {"Customer contacts": "+15550100009"} | item("10003", "Water", "1.000", "0.000"),
    ],
    sales=[
        ("1-1001", "ann@example.com", "10001", 2, 7.2, "sale"),
        ("1-1001", "ann@example.com", "10002", 1, 1004.5, "sale"),
        ("1-1002", None, "10001", 1, 4.0, "sale"),
        ("1-1003", "ann@example.com", "10001", -1, -3.6, "refund"),
        ("1-1005", "+15550100009", "10003", 1, 0.0, "sale"),
    ],
    customers={"ann@example.com": "Ann Lee", "+15550100009": None},
    products={"10001": "Latte, oat", "10002": 'Cake "Sacher"', "10003": "Water"},
    cancelled=1,
)

GERMAN = ITEMS.renamed(
    {
        "Date": "Datum",
        "Receipt number": "Belegnummer",
        "Receipt type": "Belegtyp",
        "Category": "Kategorie",
        "Item": "Artikel",
        "Variant": "Variante",
        "Quantity": "Menge",
        "Gross sales": "Bruttoumsatz",
        "Discounts": "Rabatte",
        "Net sales": "Nettoumsatz",
        "Taxes": "Steuern",
        "Store": "Filiale",
        "Customer name": "Kundenname",
        "Customer contacts": "Kundenkontakte",
    }
)

FRENCH = ITEMS.renamed(
    {
        "Receipt number": "Numéro du reçu",
        "Receipt type": "Type de reçu",
        "Category": "Catégorie",
        "SKU": "UGS",
        "Item": "Article",
        "Variant": "Variante",
        "Quantity": "Quantité",
        "Gross sales": "Ventes brutes",
        "Discounts": "Réductions",
        "Net sales": "Ventes nettes",
        "Store": "Magasin",
        "Customer name": "Nom du client",
        "Customer contacts": "Contacts du client",
        "Status": "Statut",
    }
)
FRENCH = replace(
    FRENCH,
    file="recus-par-article.csv",
    rows=[
        {
            name: {"Sale": "Vente", "Refund": "Remboursement", "Closed": "Fermé", "Cancelled": "Annulé"}.get(cell, cell)
            for name, cell in row.items()
        }
        for row in FRENCH.rows
    ],
)

RECEIPTS = Export(
    "loyverse_receipts",
    "receipts-2026-03.csv",
    header(
        "Date,Receipt number,Receipt type,Gross sales,Discounts,Net sales,Taxes,Total collected,Cost of goods,"
        "Gross profit,Payment type,Description,Dining option,POS,Store,Cashier name,Customer name,Customer contacts,"
        "Status"
    ),
    [
        receipt("1-1001", "02") | ANN | {"Net sales": "1,011.700", "Total collected": "1,012.500"},
        receipt("1-1003", "03", "Refund") | ANN | {"Net sales": "-3.600", "Description": "2 x Latte, oat"},
        receipt("1-1004", "03", status="Cancelled") | {"Net sales": "4.000"},
    ],
    sales=[
        ("1-1001", "ann@example.com", None, 1, 1011.7, "sale"),
        ("1-1003", "ann@example.com", None, -1, -3.6, "refund"),
    ],
    customers={"ann@example.com": "Ann Lee"},
    cancelled=1,
)

EXPORTS = [ITEMS, GERMAN, FRENCH, RECEIPTS]
