"""Further tills: Toast, Lightspeed X-Series, Odoo."""

from tests.engine.importing.systems.export import Export, header


def toast(check, item, quantity, net, sku="", void="FALSE", **cells):
    return {
        "Location": "Mill",
        "Order Id": "7" + check,
        "Order Date": "3/2/26 5:18 PM",
        "Sent Date": "3/2/26 5:20 PM",
        "Check Id": check,
        "Item Selection Id": f"{check}{item}",
        "Item Id": "I-" + item,
        "SKU": sku,
        "Menu Item": item,
        "Qty": quantity,
        "Net Price": net,
        "Void?": void,
    } | cells


TOAST = Export(
    "toast_items",
    "ItemSelectionDetails.csv",
    header(
        "Location,Order Id,Order #,Sent Date,Order Date,Check Id,Server,Table,Dining Area,Service,Dining Option,"
        "Item Selection Id,Item Id,Master Id,SKU,PLU,Menu Item,Menu Subgroup(s),Menu Group,Menu,Sales Category,"
        "Gross Price,Discount,Net Price,Qty,Tax,Void?,Deferred,Tax Exempt,Tax Inclusion Option,Dining Option Tax,"
        "Tab Name"
    ),
    [
        toast("900", "Burger, double", "1", "12.50", Discount="1.50") | {"Tab Name": "Bea", "Server": "Al"},
        toast("900", "Beer", "2", "11.00", sku="B-1"),
        toast("900", "Beer", "1", "5.50", sku="B-1", void="TRUE") | {"Item Selection Id": "900x"},
        toast("901", "Gift Card", "1", "50.00", Deferred="TRUE"),
        toast("901", "Water", "1", "0.00"),
    ],
    sales=[
        ("900", None, "I-Burger, double", 1, 12.5, "sale"),
        ("900", None, "B-1", 2, 11.0, "sale"),
        ("901", None, "I-Gift Card", 1, 50.0, "sale"),
        ("901", None, "I-Water", 1, 0.0, "sale"),
    ],
    products={"I-Burger, double": "Burger, double", "B-1": "Beer", "I-Gift Card": "Gift Card", "I-Water": "Water"},
    cancelled=1,
)
OLD_TOAST = TOAST.renamed({"Discount": "Discnt"}).with_headers(
    [name if name != "Discount" else "Discnt" for name in TOAST.headers if name not in ("Item Id", "Tab Name")]
)
OLD_TOAST = Export(
    **{
        **OLD_TOAST.__dict__,
        "file": "ItemSelectionDetails_old.csv",
        "sales": [(r, c, p.removeprefix("I-"), *rest) for r, c, p, *rest in TOAST.sales],
        "products": {key.removeprefix("I-"): name for key, name in TOAST.products.items()},
    }
)


def vend(number, kind, **cells):
    return {"Date": "2026-03-02 10:00:00", "Receipt Number": number, "Line Type": kind, "Status": "CLOSED"} | {
        key.replace("_", " "): value for key, value in cells.items()
    }


def vend_line(number, sku, name, quantity, total, **cells):
    return vend(number, "Sale Line", SKU=sku, Details=name, Quantity=quantity, Subtotal=total, **cells)


LIGHTSPEED = Export(
    "lightspeed_x",
    "vend-sales-history.csv",
    header(
        "Date,Receipt Number,Line Type,Customer Code,Customer Name,Note,Quantity,Subtotal,Sales Tax,Discount,Loyalty,"
        "Total,Paid,Details,Register,User,Status,SKU"
    ),
    [
        vend("501", "Sale", Customer_Code="ANN-1", Customer_Name="Ann Lee", Subtotal="23.00", Register="Main"),
        vend_line("501", "0012", "Scarf, red", "1", "20.00", Discount="2.00"),
        vend_line("501", "0013", "Gloves", "1", "3.00"),
        vend("501", "Payment", Paid="23.00", Details="Cash"),
        vend("502", "Sale", Subtotal="-3.00", Note="too\nsmall"),
        vend_line("502", "0013", "Gloves", "-1", "-3.00"),
        vend("503", "Sale", Subtotal="20.00", Status="VOIDED"),
        vend_line("503", "0012", "Scarf, red", "1", "20.00", Status="VOIDED"),
        vend("504", "Sale", Subtotal="20.00", Status="SAVED"),
        vend_line("504", "0012", "Scarf, red", "1", "20.00", Status="SAVED"),
    ],
    sales=[
        ("501", "ANN-1", "0012", 1, 20.0, "sale"),
        ("501", "ANN-1", "0013", 1, 3.0, "sale"),
        ("502", None, "0013", -1, -3.0, "refund"),
    ],
    customers={"ANN-1": "Ann Lee"},
    products={"0012": "Scarf, red", "0013": "Gloves"},
    left_out={"row.not_a_sale": 5},
    cancelled=2,
)

LINE = ("Order Lines/Product", "Order Lines/Quantity", "Order Lines/Unit Price", "Order Lines/Subtotal")


def odoo(product, quantity, price, total, **head):
    return dict(zip(LINE, (product, quantity, price, total))) | {k.replace("_", " "): v for k, v in head.items()}


ODOO = Export(
    "odoo_sales",
    "Sales Order (sale.order).csv",
    header(
        "Order Reference,Order Date,Customer,Salesperson,Status,Currency,Order Lines/Product,Order Lines/Quantity,"
        "Order Lines/Unit Price,Order Lines/Subtotal,Total"
    ),
    [
        odoo("[TEA-1] Tea, green", "2.0", "5.0", "9.0", Order_Reference="S00021", Order_Date="2026-03-02 08:00:00")
        | {"Customer": "Lee & Co, Ann Lee", "Status": "Sales Order", "Currency": "EUR", "Total": "21.00"},
        odoo("Cup", "1.0", "12.0", "12.0"),
        odoo("Cup", "1.0", "12.0", "12.0", Order_Reference="S00022", Order_Date="2026-03-03 08:00:00")
        | {"Customer": "Bo Ek", "Status": "Quotation", "Currency": "EUR"},
        odoo("Cup", "3.0", "12.0", "36.0", Order_Reference="S00023", Order_Date="2026-03-03 09:00:00")
        | {"Customer": "Bo Ek", "Status": "Cancelled", "Currency": "EUR"},
        odoo("[TEA-1] Tea, green", "1.0", "5.0", "5.0"),
    ],
    sales=[
        ("S00021", "Lee & Co, Ann Lee", "[TEA-1] Tea, green", 2, 9.0, "sale"),
        ("S00021", "Lee & Co, Ann Lee", "Cup", 1, 12.0, "sale"),
    ],
    customers={"Lee & Co, Ann Lee": None},
    products={"[TEA-1] Tea, green": "[TEA-1] Tea, green", "Cup": "Cup"},
    left_out={"row.not_a_sale": 1},
    cancelled=2,
)
GERMAN_ODOO = ODOO.renamed(
    {
        "Order Reference": "Auftragsreferenz",
        "Order Date": "Auftragsdatum",
        "Customer": "Kunde",
        "Currency": "Währung",
        "Order Lines/Product": "Auftragspositionen/Produkt",
        "Order Lines/Quantity": "Auftragspositionen/Menge",
        "Order Lines/Unit Price": "Auftragspositionen/Einzelpreis",
        "Order Lines/Subtotal": "Auftragspositionen/Zwischensumme",
    }
)

DISCOUNTED_ODOO = Export(
    "odoo_sales",
    "Sales Order (sale.order).csv",
    header(
        "Order Reference,Order Date,Customer/ID,Customer/Name,Status,Order Lines/Product,Order Lines/Quantity,"
        "Order Lines/Unit Price,Order Lines/Discount (%)"
    ),
    [
        odoo("Cup", "2.0", "12.0", "", Order_Reference="S00031", Order_Date="2026-03-04 08:00:00")
        | {"Customer/ID": "__export__.res_partner_7", "Customer/Name": "Bo Ek", "Order Lines/Discount (%)": "25.00"},
        odoo("Tea", "1.0", "5.0", "") | {"Order Lines/Discount (%)": "0.00"},
    ],
    sales=[
        ("S00031", "__export__.res_partner_7", "Cup", 2, 18.0, "sale"),
        ("S00031", "__export__.res_partner_7", "Tea", 1, 5.0, "sale"),
    ],
    customers={"__export__.res_partner_7": "Bo Ek"},
    products={"Cup": "Cup", "Tea": "Tea"},
)

EXPORTS = [TOAST, OLD_TOAST, LIGHTSPEED, ODOO, GERMAN_ODOO, DISCOUNTED_ODOO]
