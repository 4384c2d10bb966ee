"""Square: items detail, transactions, customers."""

from tests.engine.importing.systems.export import Export, header

ITEM_HEADERS = header(
    "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,"
    "Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,"
    "Customer Reference ID,Unit,Count,Itemization Type,Commission,Employee,Fulfillment Note,Channel,Token"
)
FIRST = {"Date": "2026-03-02", "Time": "10:02:11", "Transaction ID": "Tq1", "Event Type": "Payment", "Location": "Mill"}
ANN = {"Customer ID": "CANN", "Customer Name": "Ann Lee"}
SECOND = {**FIRST, "Date": "2026-03-05", "Transaction ID": "Tq2"}
BACK = {**FIRST, "Date": "2026-03-06", "Event Type": "Refund"}

ITEMS = Export(
    "square_items",
    "items-2026-03-01-2026-04-01.csv",
    ITEM_HEADERS,
    [
        {**FIRST, **ANN, "Item": 'Mug, "Speckled"', "Category": "Ceramics", "SKU": "0012", "Qty": "2"}
        | {"Gross Sales": "$36.00", "Discounts": "-$3.60", "Net Sales": "$32.40", "Tax": "$2.59"}
        | {"Notes": 'gift wrap,\n"for Bo"'},
        {**FIRST, **ANN, "Item": "Tea", "Price Point Name": "Large", "Qty": "1", "Net Sales": "$1,004.50"},
        {**FIRST, "Date": "2026-03-04", "Transaction ID": "Tq3", "Item": "Sticker", "Qty": "1", "Net Sales": "$0.00"},
        {**SECOND, "Item": "Gift Card", "Itemization Type": "Gift Card", "Qty": "1", "Net Sales": "$25.00"},
        {**SECOND, "Item": "Custom Amount", "Qty": "1", "Net Sales": "$5.00"},
        {**BACK, **ANN, "Item": 'Mug, "Speckled"', "SKU": "0012", "Qty": "-1", "Net Sales": "-$16.20", "Tax": "-$1.30"},
        {**SECOND, "Event Type": "Cash Drawer", "Item": "Pay In", "Qty": "1", "Net Sales": "$50.00"},
    ],
    sales=[
        ("Tq1", "CANN", "0012", 2, 32.40, "sale"),
        ("Tq1", "CANN", "Tea", 1, 1004.50, "sale"),
        ("Tq3", None, "Sticker", 1, 0.0, "sale"),
        ("Tq2", None, "Gift Card", 1, 25.0, "sale"),
        ("Tq2", None, "Custom Amount", 1, 5.0, "sale"),
        ("Tq1", "CANN", "0012", -1, -16.20, "refund"),
    ],
    customers={"CANN": "Ann Lee"},
    products={
        "0012": 'Mug, "Speckled"',
        "Tea": "Tea",
        "Sticker": "Sticker",
        "Gift Card": "Gift Card",
        "Custom Amount": "Custom Amount",
    },
    left_out={"row.not_a_sale": 1},
)

TRANSACTION_HEADERS = header(
    "Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,"
    "Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Other Tender Type,"
    "Other Tender Note,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Staff Name,Staff ID,"
    "Details,Description,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,"
    "Device Nickname"
)
TRANSACTIONS = Export(
    "square_transactions",
    "transactions-2026-03-01-2026-04-01.csv",
    TRANSACTION_HEADERS,
    [
        {**FIRST, **ANN, "Gross Sales": "$1,040.50", "Discounts": "-$3.60", "Net Sales": "$1,036.90", "Tax": "$2.59"}
        | {"Tip": "$4.00", "Total Collected": "$1,043.49", "Fees": "-$30.00", "Net Total": "$1,013.49"}
        | {"Description": 'Mug, "Speckled" x 2, Tea (Large) x 1', "Staff Name": "Bea", "PAN Suffix": "0042"},
        {**SECOND, "Net Sales": "$5.00", "Gift Card Sales": "$25.00", "Total Collected": "$30.00"},
        {**BACK, **ANN, "Net Sales": "-$16.20", "Tax": "-$1.30", "Total Collected": "-$17.50"}
        | {"Description": 'Mug, "Speckled" x 1'},
        {**FIRST, "Transaction ID": "Tq9", "Event Type": "Fee", "Net Sales": "$0.00", "Fees": "-$9.00"},
    ],
    sales=[
        ("Tq1", "CANN", 'Mug, "Speckled"', 2, 691.27, "sale"),
        ("Tq1", "CANN", "Tea (Large)", 1, 345.63, "sale"),
        ("Tq2", None, None, 1, 5.0, "sale"),
        ("Tq1", "CANN", 'Mug, "Speckled"', -1, -16.20, "refund"),
    ],
    customers={"CANN": "Ann Lee"},
    products={'Mug, "Speckled"': 'Mug, "Speckled"', "Tea (Large)": "Tea (Large)"},
    left_out={"row.not_a_sale": 1},
)

CUSTOMER_HEADERS = header(
    "Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Company Name,Street Address 1,"
    "Street Address 2,City,State,Postal Code,Birthday,Memo,Square Customer ID,Creation Source,First Visit,Last Visit,"
    "Transaction Count,Lifetime Spend,Email Subscription Status,Instant Profile,Blocked from online booking"
)
CUSTOMERS = Export(
    "square_customers",
    "customers.csv",
    CUSTOMER_HEADERS,
    [
        {"First Name": "Ann", "Last Name": "Lee", "Email Address": "Ann@example.com", "Phone Number": "+15550100001"}
        | {"City": "Reno", "Postal Code": "'01234", "Birthday": "1990-04-30", "Square Customer ID": "CANN"}
        | {"First Visit": "2025-01-02", "Lifetime Spend": "$1,036.90", "Email Subscription Status": "subscribed"},
        {"First Name": "Bo", "Square Customer ID": "CBO", "Email Subscription Status": "unsubscribed"},
        {"Square Customer ID": "CNOBODY", "Instant Profile": "Yes"},
    ],
    kind="customers",
    customers={"CANN": ("Ann Lee", "ann@example.com", "+15550100001", "Reno"), "CBO": ("Bo", None, None, None)}
    | {"CNOBODY": (None, None, None, None)},
)

EXPORTS = [ITEMS, TRANSACTIONS, CUSTOMERS]
