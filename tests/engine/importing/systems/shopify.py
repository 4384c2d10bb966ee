"""Shopify: orders, customers, products in two generations."""

from tests.engine.importing.systems.export import Export, header

ORDER_HEADERS = header(
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,"
    "Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,"
    "Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,"
    "Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,"
    "Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,"
    "Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,"
    "Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,"
    "Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,"
    "Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,"
    "Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,"
    "Payment Terms Name,Next Payment Due At,Payment References"
)


def order(name, email, day, status="paid", **cells):
    said = {"Name": name, "Email": email, "Created at": f"2026-{day} 10:00:00 -0700", "Financial Status": status}
    money = {"Currency": "USD", "Discount Amount": "0.00", "Refunded Amount": "0.00", "Shipping": "4.00"}
    return said | money | {key.replace("_", " "): value for key, value in cells.items()}


def line(name, quantity, price, sku="", of=""):
    cells = {"Lineitem name": name, "Lineitem quantity": quantity, "Lineitem price": price, "Lineitem sku": sku}
    return cells | ({"Name": of} if of else {})


ORDERS = Export(
    "shopify_orders",
    "orders_export_1.csv",
    ORDER_HEADERS,
    [
        order("#1006", "ann@example.com", "03-06", Total="52.00", Billing_Name="Ann Lee", Billing_Zip="'01234")
        | {"Discount Amount": "12.00", "Notes": 'two lines,\n"quoted"'}
        | line('Mug, "blue" - L', "2", "15.00", "M-1"),
        {"Email": "ann@example.com"} | line("Tea", "1", "30.00", of="#1006"),
        order("#1005", "", "03-05", Shipping_Name="Bo Ek", Total="25.00") | line("Gift Card", "1", "25.00"),
        line("Tip", "1", "2.50", of="#1005"),
        order("#1004", "cy@example.com", "03-04", "partially_refunded", Phone="'+15550100003")
        | {"Refunded Amount": "10.00"}
        | line("Tea", "2", "30.00"),
        order("#1003", "di@example.com", "03-03", "refunded")
        | {"Refunded Amount": "34.00"}
        | line("Tea", "1", "30.00"),
        order("#1002", "ed@example.com", "03-02", "voided", Cancelled_at="2026-03-02 11:00:00 -0700")
        | line("Tea", "1", "30.00"),
        line("Cup", "1", "9.00", of="#1002"),
        order("#1001", "ann@example.com", "03-01", "pending") | line("Sample sticker", "1", "0.00"),
    ],
    sales=[
        ("#1006", "ann@example.com", "M-1", 2, 24.0, "sale"),
        ("#1006", "ann@example.com", "Tea", 1, 24.0, "sale"),
        ("#1005", "Bo Ek", "Gift Card", 1, 25.0, "sale"),
        ("#1005", "Bo Ek", "Tip", 1, 2.5, "sale"),
        ("#1004", "cy@example.com", "Tea", 2, 50.0, "sale"),
        ("#1003", "di@example.com", "Tea", 1, 0.0, "sale"),
        ("#1001", "ann@example.com", "Sample sticker", 1, 0.0, "sale"),
    ],
    customers={"ann@example.com": "Ann Lee", "Bo Ek": "Bo Ek", "cy@example.com": None, "di@example.com": None},
    products={"M-1": 'Mug, "blue" - L', "Tea": "Tea", "Gift Card": "Gift Card", "Tip": "Tip"}
    | {"Sample sticker": "Sample sticker"},
    cancelled=2,
)

SHORT_ORDERS = Export(
    "shopify_orders",
    "orders_short.csv",
    header("Name,Email,Created at,Total,Refunded Amount,Currency,Financial Status,Lineitem name,Lineitem quantity"),
    [
        order("#2", "ann@example.com", "03-02", Total="90.00") | line("Tea", "2", ""),
        line("Cup", "1", "", of="#2"),
        order("#1", "bo@example.com", "03-01", Total="20.00") | {"Refunded Amount": "5.00"} | line("Tea", "1", ""),
    ],
    sales=[
        ("#2", "ann@example.com", "Tea", 2, 60.0, "sale"),
        ("#2", "ann@example.com", "Cup", 1, 30.0, "sale"),
        ("#1", "bo@example.com", "Tea", 1, 15.0, "sale"),
    ],
    customers={"ann@example.com": None, "bo@example.com": None},
    products={"Tea": "Tea", "Cup": "Cup"},
)
CUSTOMERS = Export(
    "shopify_customers",
    "customers_export.csv",
    header(
        "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,"
        "Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,"
        "Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,"
        "Total Spent,Total Orders,Note,Tax Exempt,Tags"
    ),
    [
        {"Customer ID": "'7200000000001", "First Name": "Ann", "Last Name": "Lee", "Email": "ann@example.com"}
        | {"Accepts Email Marketing": "yes", "Accepts SMS Marketing": "no", "Default Address City": "Reno"}
        | {"Default Address Zip": "'01234", "Default Address Phone": "'+15550100001", "Total Spent": "48.00"},
        {
            "Customer ID": "'7200000000002",
            "First Name": "",
            "Last Name": "",
            "Email": "",
            "Note": "deleted\non request",
        },
    ],
    kind="customers",
    customers={
        "7200000000001": ("Ann Lee", "ann@example.com", "+15550100001", "Reno"),
        "7200000000002": (None, None, None, None),
    },
)

PRODUCTS = Export(
    "shopify_products",
    "products_export_1.csv",
    header(
        "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,"
        "Option2 Name,Option2 Value,Option3 Name,Option3 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,"
        "Variant Inventory Qty,Variant Inventory Policy,Variant Fulfillment Service,Variant Price,"
        "Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Position,"
        "Image Alt Text,Gift Card,SEO Title,SEO Description,Variant Image,Variant Weight Unit,Variant Tax Code,"
        "Cost per item,Status"
    ),
    [
        {"Handle": "mug", "Title": "Mug", "Vendor": "Kiln", "Type": "Cups", "Published": "true", "Status": "active"}
        | {"Variant SKU": "'0012", "Variant Price": "15.00", "Variant Inventory Qty": "4", "Cost per item": "6.00"}
        | {"Body (HTML)": "<p>blue,\nround</p>"},
        {"Handle": "mug", "Variant SKU": "0013", "Variant Price": "17.00", "Variant Inventory Qty": "0"},
        {"Handle": "mug", "Image Src": "https://example.com/2.jpg", "Image Position": "2"},
        {"Handle": "old", "Title": "Old mug", "Vendor": "Kiln", "Variant SKU": "0014", "Variant Price": "1.00"}
        | {"Published": "false", "Status": "archived"},
    ],
    kind="products",
    products={"0012": ("Mug", 15.0, 4.0, 1), "0013": ("Mug", 17.0, 0.0, 1), "0014": ("Old mug", 1.0, None, 0)},
)

NEW_PRODUCTS = Export(
    "shopify_products",
    "products_export_2.csv",
    header(
        "Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,"
        "Option1 name,Option1 value,Price,Compare-at price,Cost per item,Charge tax,Tax code,Inventory tracker,"
        "Inventory quantity,Continue selling when out of stock,Weight value (grams),Requires shipping,Gift card"
    ),
    [
        {"Title": "Mug", "URL handle": "mug", "Vendor": "Kiln", "Status": "Active", "SKU": "0012", "Price": "15.00"}
        | {"Inventory quantity": "4"},
        {"URL handle": "mug", "SKU": "0013", "Price": "17.00", "Inventory quantity": "0"},
    ],
    kind="products",
    products={"0012": ("Mug", 15.0, 4.0, 1), "0013": ("Mug", 17.0, 0.0, 1)},
)


def payment(name, kind, day, amount, status="success"):
    said = {"Order": f"77{name[1:]}", "Name": name, "Kind": kind, "Created At": f"2026-{day} 10:00:00 -0700"}
    return said | {"Gateway": "shopify_payments", "Status": status, "Amount": amount, "Currency": "USD"}


PAYMENTS = Export(
    "shopify_payments",
    "transactions_export_1.csv",
    header(
        "Order,Name,Kind,Gateway,Created At,Status,Amount,Currency,Card Type,Credit Card Number,Payment Method Name,"
        "Billing Name"
    ),
    [
        payment("#1006", "sale", "03-06", "52.00"),
        payment("#1005", "authorization", "03-05", "27.50"),
        payment("#1005", "capture", "03-05", "27.50"),
        payment("#1004", "refund", "03-09", "10.00"),
        payment("#1002", "sale", "03-02", "39.00", "failure"),
    ],
)

EXPORTS = [ORDERS, SHORT_ORDERS, CUSTOMERS, PRODUCTS, NEW_PRODUCTS]
