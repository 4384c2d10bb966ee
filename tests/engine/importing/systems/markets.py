"""Market places, and what sells through them: Etsy, Amazon (in English and German), eBay, Gumroad, PayPal, Squarespace."""

from dataclasses import replace

from tests.engine.importing.systems.export import Export, header


def paid(day, name, email, gross, number, **cells):
    """A movement of PayPal's; further cells as Item_Title."""
    said = {"Date": day, "Time": "10:15:00", "TimeZone": "Europe/London", "Name": name, "Type": "Website Payment"}
    said |= {
        "Status": "Completed",
        "Currency": "GBP",
        "Gross": gross,
        "Fee": "-0.50",
        "Net": gross,
        "Balance": "100.00",
    }
    said |= {"From Email Address": email, "To Email Address": "shop@x.com", "Transaction ID": number}
    return said | {key.replace("_", " "): value for key, value in cells.items()}


ETSY = Export(
    "etsy_items",
    "EtsySoldOrderItems2026.csv",
    header(
        "Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,"
        "Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Ship Name,"
        "Ship Address1,Ship Address2,Ship City,Ship State,Ship Zipcode,Ship Country,Order ID,Variations,Order Type,"
        "Listings Type,Payment Type,InPerson Discount,InPerson Location,VAT Paid by Buyer,SKU"
    ),
    [
        {"Sale Date": "03/04/26", "Item Name": 'Print, "Fern"', "Buyer": "annlee", "Quantity": "2", "Price": "10.00"}
        | {"Discount Amount": "2.00", "Item Total": "20.00", "Order Shipping": "4.50", "Currency": "USD"}
        | {"Transaction ID": "4001", "Listing ID": "9001", "Ship Name": "Ann Lee", "Order ID": "3001", "SKU": "F-1"},
        {"Sale Date": "03/04/26", "Item Name": "Sticker", "Buyer": "annlee", "Quantity": "1", "Price": "3.00"}
        | {"Discount Amount": "0.00", "Item Total": "3.00", "Order Shipping": "4.50", "Currency": "USD"}
        | {"Transaction ID": "4002", "Listing ID": "9002", "Ship Name": "Ann Lee", "Order ID": "3001"},
        {"Sale Date": "03/05/26", "Item Name": "Sticker", "Buyer": "boek", "Quantity": "1", "Price": "3.00"}
        | {"Item Total": "3.00", "Currency": "EUR", "Transaction ID": "4003", "Listing ID": "9002", "Order ID": "3002"},
        {"Sale Date": "03/06/26", "Item Name": "Gift Card", "Buyer": "cy", "Quantity": "1", "Price": "25.00"}
        | {"Item Total": "25.00", "Currency": "USD", "Transaction ID": "4004", "Listing ID": "9", "Order ID": "3003"},
        {"Sale Date": "03/07/26", "Item Name": "Sticker", "Buyer": "boek", "Quantity": "1", "Price": "3.00"}
        | {"Item Total": "3.00", "Currency": "USD", "Transaction ID": "4005", "Listing ID": "9002", "Order ID": "3004"},
    ],
    sales=[
        ("3001", "annlee", "F-1", 2, 18.0, "sale"),
        ("3001", "annlee", "9002", 1, 3.0, "sale"),
        ("3003", "cy", "9", 1, 25.0, "sale"),
        ("3004", "boek", "9002", 1, 3.0, "sale"),
    ],
    customers={"annlee": "Ann Lee", "cy": None, "boek": None},
    products={"F-1": 'Print, "Fern"', "9002": "Sticker", "9": "Gift Card"},
    left_out={"currency.other": 1},
)

ETSY_ORDERS = Export(
    "etsy_orders",
    "EtsySoldOrders2026.csv",
    header(
        "Sale Date,Order ID,Buyer User ID,Buyer,Full Name,First Name,Last Name,Number of Items,Payment Method,"
        "Date Shipped,Street 1,Street 2,Ship City,Ship State,Ship Zipcode,Ship Country,Currency,Order Value,"
        "Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,Status,"
        "Card Processing Fees,Order Net,Adjusted Order Total,Adjusted Card Processing Fees,Adjusted Net Order Amount,"
        "Buyer Receipt Message,SKU,Order Type,Payment Type,InPerson Discount,InPerson Location,VAT Paid by Buyer,"
        "Date Paid"
    ),
    [
        {"Sale Date": "03/04/26", "Order ID": "3001", "Buyer": "annlee", "Full Name": "Ann Lee", "Order Value": "23.00"}
        | {"Discount Amount": "2.00", "Shipping": "4.50", "Order Total": "25.50", "Number of Items": "3"}
        | {"Currency": "USD", "SKU": "F-1", "Buyer Receipt Message": "for\nBo, please"},
        {"Sale Date": "03/07/26", "Order ID": "3004", "Buyer": "boek", "Order Value": "3.00", "Number of Items": "1"}
        | {"Currency": "USD", "Discount Amount": "0.00"},
    ],
    sales=[("3001", "annlee", None, 1, 21.0, "sale"), ("3004", "boek", None, 1, 3.0, "sale")],
    customers={"annlee": "Ann Lee", "boek": None},
)

AMAZON_HEADERS = header(
    "date/time,settlement id,type,order id,sku,description,quantity,marketplace,account type,fulfillment,order city,"
    "order state,order postal,tax collection model,product sales,product sales tax,shipping credits,"
    "shipping credits tax,gift wrap credits,giftwrap credits tax,Regulatory Fee,Tax On Regulatory Fee,"
    "promotional rebates,promotional rebates tax,marketplace withheld tax,selling fees,fba fees,"
    "other transaction fees,other,total"
)
NOTES = (
    '"Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions"\n'
    '"All amounts in USD, unless specified"\n"Definitions:"\n'
)
MUG = {"sku": "MUG-1", "description": 'Mug, "Speckled"'}
AMAZON = Export(
    "amazon_date_range",
    "2026Mar-2026Mar-CustomTransaction.csv",
    AMAZON_HEADERS,
    [
        {"date/time": "Mar 4, 2026 1:05:07 AM PST", "type": "Order", "order id": "111-1", "quantity": "2"}
        | {"product sales": "1,076.00", "shipping credits": "5.00", "promotional rebates": "-4.00"}
        | MUG,
        {"date/time": "Mar 4, 2026 1:05:07 AM PST", "type": "Order", "order id": "111-1", "quantity": "1"}
        | {"sku": "CUP-1", "description": "Cup", "product sales": "12.00", "gift wrap credits": "3.00"},
        {"date/time": "Mar 9, 2026 3:00:00 PM PDT", "type": "Refund", "order id": "111-1", "quantity": "1"}
        | {"product sales": "-38.00"}
        | MUG,
        {"date/time": "Mar 15, 2026 12:00:00 AM PDT", "type": "Service Fee", "description": "Advertising"}
        | {"product sales": "0", "total": "-12.00"},
        {"date/time": "Mar 16, 2026 12:00:00 AM PDT", "type": "Transfer", "description": "To account ending in: 000"},
        {"date/time": "Mar 17, 2026 12:00:00 AM PDT", "type": "A-to-z Guarantee Claim", "order id": "111-1"}
        | {"product sales": "-12.00", "quantity": "1", "sku": "CUP-1", "description": "Cup"},
    ],
    sales=[
        ("111-1", None, "MUG-1", 2, 1076.0, "sale"),
        ("111-1", None, "CUP-1", 1, 12.0, "sale"),
        ("111-1", None, "MUG-1", -1, -38.0, "refund"),
        ("111-1", None, "CUP-1", -1, -12.0, "refund"),
    ],
    products={"MUG-1": 'Mug, "Speckled"', "CUP-1": "Cup"},
    left_out={"row.not_a_sale": 2},
    notes=NOTES,
)
GERMAN_AMAZON = Export(
    "amazon_date_range",
    "2026Mär-CustomTransaction.csv",
    header(
        "Datum/Uhrzeit,Abrechnungsnummer,Typ,Bestellnummer,SKU,Beschreibung,Menge,Marketplace,Versand,"
        "Ort der Bestellung,Bundesland,Postleitzahl,Steuererhebungsmodell,Umsätze,Produktumsatzsteuer,"
        "Gutschrift für Versandkosten,Steuer auf Versandgutschrift,Gutschrift für Geschenkverpackung,"
        "Rabatte aus Werbeaktionen,Verkaufsgebühren,Gebühren zu Versand durch Amazon,Andere Transaktionsgebühren,"
        "Andere,Gesamt"
    ),
    [
        {"Datum/Uhrzeit": "04.03.2026 10:05:07 UTC", "Typ": "Bestellung", "Bestellnummer": "303-1", "SKU": "T-1"}
        | {"Beschreibung": "Tasse", "Menge": "1", "Umsätze": "1.012,50", "Rabatte aus Werbeaktionen": "0"},
        {"Datum/Uhrzeit": "05.03.2026 10:05:07 UTC", "Typ": "Erstattung", "Bestellnummer": "303-1", "SKU": "T-1"}
        | {"Beschreibung": "Tasse", "Menge": "1", "Umsätze": "-12,50"},
        {"Datum/Uhrzeit": "06.03.2026 10:05:07 UTC", "Typ": "Übertrag", "Gesamt": "-900,00"},
    ],
    sales=[("303-1", None, "T-1", 1, 1012.5, "sale"), ("303-1", None, "T-1", -1, -12.5, "refund")],
    products={"T-1": "Tasse"},
    left_out={"row.not_a_sale": 1},
    notes='"Alle Beträge in Euro sofern nicht anders gekennzeichnet"\n',
)


def amazon_in(file, names, sale, refund, fee, days, notes):
    """The German rows in the words of another marketplace."""
    words = {"Bestellung": sale, "Erstattung": refund, "Übertrag": fee, "Tasse": "Tazza"}
    words |= dict(zip(("04.03.2026 10:05:07 UTC", "05.03.2026 10:05:07 UTC", "06.03.2026 10:05:07 UTC"), days))
    told = GERMAN_AMAZON.renamed(names)
    rows = [{name: words.get(cell, cell) for name, cell in row.items()} for row in told.rows]
    return replace(told, file=file, rows=rows, notes=notes, products={"T-1": "Tazza"})


FRENCH_AMAZON = amazon_in(
    "2026mars-Transaction.csv",
    {
        "Datum/Uhrzeit": "date/heure",
        "Abrechnungsnummer": "numéro de versement",
        "Typ": "type",
        "Bestellnummer": "numéro de la commande",
        "SKU": "sku",
        "Beschreibung": "description",
        "Menge": "quantité",
        "Umsätze": "ventes de produits",
        "Rabatte aus Werbeaktionen": "Rabais promotionnels",
        "Gesamt": "total",
    },
    "Commande",
    "Remboursement",
    "Transfert",
    ("4 mars 2026 10:05:07 UTC", "5 mars 2026 10:05:07 UTC", "6 mars 2026 10:05:07 UTC"),
    '"Tous les montants sont en euros sauf mention contraire"\n',
)
ITALIAN_AMAZON = amazon_in(
    "2026mar-Transaction.csv",
    {
        "Datum/Uhrzeit": "Data/Ora:",
        "Abrechnungsnummer": "Numero pagamento",
        "Typ": "Tipo",
        "Bestellnummer": "Numero ordine",
        "Beschreibung": "Descrizione",
        "Menge": "Quantità",
        "Umsätze": "Vendite",
        "Rabatte aus Werbeaktionen": "Sconti promozionali",
        "Gesamt": "totale",
    },
    "Ordine",
    "Rimborso",
    "Trasferimento",
    ("4 mar 2026 10:05:07 UTC", "5 mar 2026 10:05:07 UTC", "6 mar 2026 10:05:07 UTC"),
    '"Tutti gli importi sono in Euro se non diversamente specificato"\n',
)
SPANISH_AMAZON = amazon_in(
    "2026mar-Transaccion.csv",
    {
        "Datum/Uhrzeit": "fecha y hora",
        "Abrechnungsnummer": "identificador de pago",
        "Typ": "tipo",
        "Bestellnummer": "número de pedido",
        "SKU": "sku",
        "Beschreibung": "descripción",
        "Menge": "cantidad",
        "Marketplace": "web de Amazon",
        "Umsätze": "ventas de productos",
        "Rabatte aus Werbeaktionen": "devoluciones promocionales",
        "Gesamt": "total",
    },
    "Pedido",
    "Reembolso",
    "Transferir",
    ("4 mar 2026 10:05:07 UTC", "5 mar 2026 10:05:07 UTC", "6 mar 2026 10:05:07 UTC"),
    '"Todos los importes en euros"\n',
)

EBAY_HEADERS = header(
    "Transaction creation date,Type,Order number,Legacy order ID,Buyer username,Buyer name,Ship to city,"
    "Ship to province/region/state,Ship to zip,Ship to country,Net amount,Payout currency,Payout date,Payout ID,"
    "Payout method,Payout status,Reason for hold,Item ID,Transaction ID,Item title,Custom label,Quantity,Item subtotal,"
    "Shipping and handling,Seller collected tax,eBay collected tax,Final Value Fee - fixed,"
    "Final Value Fee - variable,Gross transaction amount,Transaction currency,Exchange rate,Reference ID,Description"
)
EBAY_ORDER = {
    "Transaction creation date": "Mar 4, 2026",
    "Type": "Order",
    "Order number": "01-1",
    "Buyer username": "annlee",
    "Buyer name": "Ann Lee",
    "Transaction currency": "USD",
    "Ship to city": "Reno",
}
EBAY = Export(
    "ebay_transactions",
    "Transaction_report.csv",
    EBAY_HEADERS,
    [
        EBAY_ORDER
        | {"Item ID": "555", "Transaction ID": "77", "Item title": 'Lens, "50 mm"', "Custom label": "L-50"}
        | {"Quantity": "1", "Item subtotal": "1,040.00", "Shipping and handling": "6.00"},
        EBAY_ORDER | {"Order number": "01-2", "Item ID": "--", "Item title": "--", "Item subtotal": "18.00"},
        EBAY_ORDER
        | {"Order number": "01-2", "Item ID": "556", "Transaction ID": "78", "Item title": "Strap"}
        | {"Custom label": "--", "Quantity": "2", "Item subtotal": "18.00", "Seller collected tax": "--"},
        EBAY_ORDER
        | {"Transaction creation date": "Mar 9, 2026", "Type": "Refund", "Order number": "01-2", "Item ID": "556"}
        | {"Transaction ID": "78", "Item title": "Strap", "Custom label": "--", "Quantity": "--"}
        | {"Item subtotal": "-9.00"},
        {"Transaction creation date": "Mar 10, 2026", "Type": "Payout", "Item subtotal": "--", "Item title": "--"},
        {"Transaction creation date": "Mar 10, 2026", "Type": "Other fee", "Order number": "01-2"},
    ],
    sales=[
        ("01-1", "annlee", "L-50", 1, 1040.0, "sale"),
        ("01-2", "annlee", "556", 2, 18.0, "sale"),
        ("01-2", "annlee", "556", -1, -9.0, "refund"),
    ],
    customers={"annlee": "Ann Lee"},
    products={"L-50": 'Lens, "50 mm"', "556": "Strap"},
    left_out={"row.not_a_sale": 2, "row.total": 1},
    notes='"Transaction report"\n"Start date",Mar 1\n"End date",Mar 31\n\n',
)

BOUGHT = {"Order Number": "24-1", "Buyer Username": "annlee", "Sale Date": "Mar-04-26"}
EBAY_ORDERS = Export(
    "ebay_orders",
    "eBay-OrdersReport-Mar.csv",
    header(
        "Sales Record Number,Order Number,Buyer Username,Buyer Name,Buyer Email,Buyer Note,Buyer Address 1,"
        "Buyer Address 2,Buyer City,Buyer State,Buyer Zip,Buyer Country,Ship To Name,Ship To Phone,Ship To Address 1,"
        "Ship To Address 2,Ship To City,Ship To State,Ship To Zip,Ship To Country,Item Number,Item Title,Custom Label,"
        "Sold Via Promoted Listings,Quantity,Sold For,Shipping And Handling,Seller Collected Tax,eBay Collected Tax,"
        "Total Price,eBay Collected Tax Included in Total,Payment Method,Sale Date,Paid On Date,Ship By Date,"
        "Shipped On Date,Feedback Left,Feedback Received,My Item Note,Shipping Service,Tracking Number,Transaction ID,"
        "Variation Details"
    ),
    [
        BOUGHT
        | {"Sales Record Number": "101", "Buyer Name": "Ann Lee", "Buyer Email": "ann@example.com", "Quantity": "3"}
        | {"Sold For": "$1,058.00", "Shipping And Handling": "$6.00", "Total Price": "$1,064.00", "Buyer City": "Reno"},
        {"Sales Record Number": "101", "Order Number": "24-1", "Item Number": "555", "Item Title": 'Lens, "50 mm"'}
        | {"Custom Label": "L-50", "Quantity": "1", "Sold For": "$1,040.00", "Transaction ID": "7001"},
        {"Sales Record Number": "101", "Order Number": "24-1", "Item Number": "556", "Item Title": "Strap"}
        | {"Quantity": "2", "Sold For": "$9.00", "Transaction ID": "7002", "Variation Details": "[Colour:red,\nblue]"},
        {"Sales Record Number": "102", "Order Number": "24-2", "Buyer Username": "boek", "Sale Date": "Mar-05-26"}
        | {"Buyer Name": "Bo Ek", "Item Number": "556", "Item Title": "Strap", "Quantity": "1", "Sold For": "$9.00"}
        | {"Transaction ID": "7003", "Total Price": "$9.00"},
    ],
    sales=[
        ("24-1", "annlee", "L-50", 1, 1040.0, "sale"),
        ("24-1", "annlee", "556", 2, 18.0, "sale"),
        ("24-2", "boek", "556", 1, 9.0, "sale"),
    ],
    customers={"annlee": "Ann Lee", "boek": "Bo Ek"},
    products={"L-50": 'Lens, "50 mm"', "556": "Strap"},
    left_out={"row.total": 1},
)

GUMROAD = Export(
    "gumroad_sales",
    "sales.csv",
    (
        "Purchase ID,Item Name,Buyer Name,Purchase Email,Purchase Date,Purchase Time (UTC timezone),Subtotal ($),"
        "Taxes ($),Shipping ($),Sale Price ($),Fees ($),Net Total ($),Refunded?,Partial Refund ($),Fully Refunded?,"
        "Discount Code,Country,Quantity"
    ).split(","),
    [
        {"Purchase ID": "a1", "Item Name": "Brushes, set 1", "Buyer Name": "Ann Lee", "Purchase Email": "ann@x.com"}
        | {"Purchase Date": "2026-03-04", "Subtotal ($)": "20", "Sale Price ($)": "24", "Refunded?": "0"}
        | {"Partial Refund ($)": "0", "Fully Refunded?": "0", "Quantity": "1"},
        {"Purchase ID": "a2", "Item Name": "Brushes, set 1", "Purchase Email": "bo@x.com", "Refunded?": "1"}
        | {"Purchase Date": "2026-03-05", "Subtotal ($)": "20", "Partial Refund ($)": "5", "Fully Refunded?": "0"},
        {"Purchase ID": "a3", "Item Name": "Brushes, set 1", "Purchase Email": "cy@x.com", "Refunded?": "1"}
        | {"Purchase Date": "2026-03-06", "Subtotal ($)": "20", "Partial Refund ($)": "0", "Fully Refunded?": "1"},
        {"Purchase ID": "a4", "Item Name": "Freebie", "Purchase Email": "ann@x.com", "Purchase Date": "2026-03-07"}
        | {"Subtotal ($)": "0", "Refunded?": "0", "Fully Refunded?": "0"},
    ],
    sales=[
        ("a1", "ann@x.com", "Brushes, set 1", 1, 20.0, "sale"),
        ("a2", "bo@x.com", "Brushes, set 1", 1, 15.0, "sale"),
        ("a4", "ann@x.com", "Freebie", 1, 0.0, "sale"),
    ],
    customers={"ann@x.com": "Ann Lee", "bo@x.com": None},
    products={"Brushes, set 1": "Brushes, set 1", "Freebie": "Freebie"},
    cancelled=1,
)

PAYPAL = Export(
    "paypal_activity",
    "Download.CSV",
    header(
        "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,"
        "Shipping Address,Address Status,Item Title,Item ID,Shipping and Handling Amount,Insurance Amount,Sales Tax,"
        "Option 1 Name,Option 1 Value,Option 2 Name,Option 2 Value,Reference Txn ID,Invoice Number,Custom Number,Quantity,"
        "Receipt ID,Balance,Address Line 1,Address Line 2/District/Neighborhood,Town/City,"
        "State/Province/Region/County/Territory/Prefecture/Republic,Zip/Postal Code,Country,Contact Phone Number,Subject,"
        "Note,Country Code,Balance Impact"
    ),
    [
        paid("27/03/2026", "Ann Lee", "ann@x.com", "12.00", "T1", Item_Title="Mug", Item_ID="M-1", Quantity="1"),
        paid("28/03/2026", "Bo Ek", "bo@x.com", "9.50", "T2", Item_Title="Tea", Item_ID="T-9", Quantity="2"),
        paid("28/03/2026", "Bo Ek", "bo@x.com", "7.00", "T3", Status="Canceled", Item_Title="Tea", Item_ID="T-9"),
        paid("29/03/2026", "", "", "-20.00", "T4", Type="General Withdrawal"),
        paid("29/03/2026", "Cy", "cy@x.com", "5.00", "T5", Item_Title="Mug", Item_ID="M-1", Currency="EUR"),
    ],
    sales=[("T1", "ann@x.com", "M-1", 1, 12.0, "sale"), ("T2", "bo@x.com", "T-9", 2, 9.5, "sale")],
    customers={"ann@x.com": "Ann Lee", "bo@x.com": "Bo Ek"},
    products={"M-1": "Mug", "T-9": "Tea"},
    left_out={"row.not_a_sale": 1, "currency.other": 1},
    cancelled=1,
)

SQUARESPACE = Export(
    "squarespace_orders",
    "orders.csv",
    header(
        "Order ID,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,Taxes,"
        "Amount Refunded,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,"
        "Lineitem price,Lineitem sku,Lineitem variant,Lineitem requires shipping,Lineitem taxable,"
        "Lineitem fulfillment status,Billing Name,Billing Address1,Billing City,Billing Zip,Billing Country,Billing Phone"
    ),
    [
        {"Order ID": "00001", "Email": "ann@x.com", "Financial Status": "PAID", "Created at": "03/04/2026 10:15:00"}
        | {"Currency": "USD", "Subtotal": "27.00", "Shipping": "4.00", "Taxes": "0.00", "Total": "31.00"}
        | {"Amount Refunded": "0.00", "Discount Amount": "0.00", "Lineitem quantity": "2", "Lineitem name": "Mug"}
        | {"Lineitem price": "12.00", "Lineitem sku": "M-1", "Billing Name": "Ann Lee"},
        {"Order ID": "00001", "Lineitem quantity": "1", "Lineitem name": "Card", "Lineitem price": "3.00"}
        | {"Lineitem sku": "C-1"},
        {"Order ID": "00002", "Email": "bo@x.com", "Financial Status": "PAID", "Created at": "03/05/2026 11:15:00"}
        | {"Currency": "USD", "Subtotal": "12.00", "Shipping": "4.00", "Taxes": "0.00", "Total": "16.00"}
        | {"Amount Refunded": "0.00", "Discount Amount": "0.00", "Lineitem quantity": "1", "Lineitem name": "Mug"}
        | {"Lineitem price": "12.00", "Lineitem sku": "M-1", "Billing Name": "Bo Ek"},
    ],
    sales=[
        ("00001", "ann@x.com", "M-1", 2, 24.0, "sale"),
        ("00001", "ann@x.com", "C-1", 1, 3.0, "sale"),
        ("00002", "bo@x.com", "M-1", 1, 12.0, "sale"),
    ],
    customers={"ann@x.com": "Ann Lee", "bo@x.com": "Bo Ek"},
    products={"M-1": "Mug", "C-1": "Card"},
)

EXPORTS = [
    ETSY,
    ETSY_ORDERS,
    AMAZON,
    GERMAN_AMAZON,
    FRENCH_AMAZON,
    ITALIAN_AMAZON,
    SPANISH_AMAZON,
    EBAY,
    EBAY_ORDERS,
    GUMROAD,
    PAYPAL,
    SQUARESPACE,
]
