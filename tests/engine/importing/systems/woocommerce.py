"""WooCommerce: Advanced Order Export, Analytics (orders, products), products."""

from tests.engine.importing.systems.export import Export, header


def order(number, status, **cells):
    return {"Order Number": number, "Order Status": status, "Order Date": f"2026-03-0{number[-1]} 10:00"} | cells


def line(sku, name, quantity, cost, total, back="0", left=None):
    return {"SKU": sku, "Name": name, "Quantity": quantity, "Item Cost": cost, "Order Line Total": total} | {
        "Quantity (- Refund)": quantity if left is None else left[0],
        "Order Line Total Refunded": back,
        "Order Line Total (- Refund)": total if left is None else left[1],
    }


ANN = {"First Name (Billing)": "Ann", "Last Name (Billing)": "Lee", "Email (Billing)": "ann@example.com"}
ORDERS = Export(
    "woocommerce_orders",
    "orders-2026-03.csv",
    header(
        "Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),"
        "Company (Billing),Address 1&2 (Billing),City (Billing),State Code (Billing),Postcode (Billing),"
        "Country Code (Billing),Email (Billing),Phone (Billing),First Name (Shipping),Last Name (Shipping),"
        "Address 1&2 (Shipping),City (Shipping),State Code (Shipping),Postcode (Shipping),Country Code (Shipping),"
        "Item #,SKU,Name,Product Variation,Quantity,Quantity (- Refund),Item Cost,Order Line (w/o tax),Order Line Tax,"
        "Order Line Total,Order Line Total Refunded,Order Line Total (- Refund),Image URL"
    ),
    [
        order("101", "Completed") | ANN | {"Item #": "1"} | line("T-1", 'Tea, "green"', "2", "5.00", "9.00"),
        order("101", "Completed") | ANN | {"Item #": "2"} | line("", "Cup", "1", "12.00", "12.00"),
        order("102", "wc-processing", **{"Email (Billing)": "bo@example.com", "Customer Note": "ring\ntwice"})
        | {"Item #": "1"}
        | line("T-1", 'Tea, "green"', "3", "5.00", "15.00", "5.00", ("2", "10.00")),
        order("103", "Refunded") | ANN | {"Item #": "1"} | line("T-1", 'Tea, "green"', "1", "5.00", "5.00"),
        order("104", "Cancelled") | ANN | {"Item #": "1"} | line("T-1", 'Tea, "green"', "1", "5.00", "5.00"),
        order("105", "Failed") | ANN | {"Item #": "1"} | line("T-1", 'Tea, "green"', "1", "5.00", "5.00"),
        order("106", "Pending payment") | ANN | {"Item #": "1"} | line("T-1", 'Tea, "green"', "1", "5.00", "5.00"),
        order("107", "Completed") | {"Item #": "1"} | line("", "Gift card", "1", "50.00", "50.00"),
    ],
    sales=[
        ("101", "ann@example.com", "T-1", 2, 9.0, "sale"),
        ("101", "ann@example.com", "Cup", 1, 12.0, "sale"),
        ("102", "bo@example.com", "T-1", 2, 10.0, "sale"),
        ("107", None, "Gift card", 1, 50.0, "sale"),
    ],
    customers={"ann@example.com": "Ann Lee", "bo@example.com": None},
    products={"T-1": 'Tea, "green"', "Cup": "Cup", "Gift card": "Gift card"},
    left_out={"row.not_a_sale": 1},
    cancelled=3,
)

ANALYTICS = Export(
    "woocommerce_analytics",
    "orders_2026-03.csv",
    header(
        "Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales,"
        "Attribution"
    ),
    [
        {"Date": "2026-03-04 10:00:00", "Order #": "101", "N. Revenue (formatted)": "$21.00", "Status": "completed"}
        | {"Customer": "Ann Lee", "Customer type": "new", "Product(s)": '2× Tea, "green", 1× Cup', "Items sold": "3"}
        | {"Net Sales": "21"},
        {"Date": "2026-03-05 10:00:00", "Order #": "102", "N. Revenue (formatted)": "-$5.00", "Status": "refunded"}
        | {"Customer": "Ann Lee", "Items sold": "-1", "Net Sales": "-5"},
        {"Date": "2026-03-06 10:00:00", "Order #": "103", "Status": "cancelled", "Net Sales": "12"},
        {"Date": "2026-03-07 10:00:00", "Order #": "104", "Status": "pending", "Net Sales": "12", "Items sold": "1"},
    ],
    sales=[
        ("101", "Ann Lee", 'Tea, "green"', 2, 14.0, "sale"),
        ("101", "Ann Lee", "Cup", 1, 7.0, "sale"),
        ("102", "Ann Lee", None, -1, -5.0, "refund"),
    ],
    customers={"Ann Lee": None},
    products={'Tea, "green"': 'Tea, "green"', "Cup": "Cup"},
    left_out={"row.not_a_sale": 1},
    cancelled=1,
)

PRODUCT_REPORT = Export(
    "woocommerce_analytics_products",
    "products_2026-03.csv",
    header("Product title,SKU,Items sold,N. Revenue,Orders,Category,Variations,Status,Stock"),
    [
        {"Product title": 'Tea, "green"', "SKU": "T-1", "Items sold": "5", "N. Revenue": "24", "Orders": "2"}
        | {"Category": "Drinks", "Status": "In stock", "Stock": "7"},
        {"Product title": "Cup", "Items sold": "1", "N. Revenue": "12", "Orders": "1", "Stock": "N/A"},
    ],
    kind="products",
    products={"T-1": ('Tea, "green"', None, 7.0, 1), "Cup": ("Cup", None, None, 1)},
)

PRODUCTS = Export(
    "woocommerce_products",
    "wc-product-export.csv",
    header(
        "ID,Type,SKU,Name,Published,Is featured?,Visibility in catalog,Short description,Description,"
        "Date sale price starts,Date sale price ends,Tax status,Tax class,In stock?,Stock,Low stock amount,"
        "Backorders allowed?,Sold individually?,Weight (kg),Length (cm),Width (cm),Height (cm),"
        "Allow customer reviews?,Purchase note,Sale price,Regular price,Categories,Tags,Shipping class,Images,"
        "Download limit,Download expiry days,Parent,Grouped products,Upsells,Cross-sells,External URL,Button text,"
        "Position"
    ),
    [
        {"ID": "11", "Type": "simple", "SKU": "T-1", "Name": 'Tea, "green"', "Published": "1", "Stock": "7"}
        | {"Regular price": "5", "Categories": "Drinks > Tea", "Description": "first,\nsecond"},
        {"ID": "12", "Type": "simple", "Name": "Cup", "Published": "-1", "Regular price": "12", "Sale price": "9"},
        {"ID": "13", "Type": "variation", "SKU": "T-1-L", "Name": "Tea - large", "Published": "1", "Parent": "id:11"}
        | {"Regular price": "8"},
    ],
    kind="products",
    products={
        "T-1": ('Tea, "green"', 5.0, 7.0, 1),
        "Cup": ("Cup", 9.0, None, 0),
        "T-1-L": ("Tea - large", 8.0, None, 1),
    },
)

EXPORTS = [ORDERS, ANALYTICS, PRODUCT_REPORT, PRODUCTS]
