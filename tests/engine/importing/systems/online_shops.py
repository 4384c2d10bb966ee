"""Online shops: 京东, BigCommerce, PrestaShop (in French), Magento."""

from tests.engine.importing.systems.export import Export, header

_GOODS = "Product ID: {}, Product Qty: {}, Product SKU: {}, Product Name: {}, Product Weight: 0.5000, Product Variation Details: {}, Product Unit Price: {}, Product Total Price: {}"


def jd(order, number, name, pieces, price, status="完成", who="jd_a"):
    """A row of 京东's; what is paid is the order's and stands on each of its rows."""
    said = {
        "订单号": order,
        "商品ID": number,
        "商品名称": name,
        "订购数量": pieces,
        "京东价": price,
        "订单状态": status,
    }
    said |= {"下单帐号": who, "客户姓名": "王敏", "联系电话": "186****0001", "下单时间": "2026-03-04 10:15:00"}
    return said | {
        "订单金额": "61.00",
        "结算金额": "61.00",
        "应付金额": "61.00",
        "余额支付": "0.00",
        "运费金额": "6.00",
    }


JD = Export(
    "jd_orders",
    "jd_2026.csv",
    header(
        "订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,"
        "客户姓名,客户地址,联系电话,订单备注,发票类型,发票抬头,发票内容,商家备注,运费金额,付款确认时间,货号,订单完成时间,订单来源,订单渠道"
    ),
    [
        jd("290000000001", "1001", "蜡烛", "2", "20.00"),
        jd("290000000001", "1002", "香皂", "1", "15.00"),
        jd("290000000002", "1002", "香皂", "1", "15.00", "(删除)等待付款确认", "jd_b"),
        jd("290000000003", "1002", "香皂", "1", "15.00", "等待付款", "jd_b"),
        jd("290000000004", "1002", "香皂", "3", "15.00", "等待出库", "jd_b"),
    ],
    sales=[
        ("290000000001", "jd_a", "1001", 2, 40.0, "sale"),
        ("290000000001", "jd_a", "1002", 1, 15.0, "sale"),
        ("290000000004", "jd_b", "1002", 3, 45.0, "sale"),
    ],
    customers={"jd_a": "王敏", "jd_b": "王敏"},
    products={"1001": "蜡烛", "1002": "香皂"},
    cancelled=1,
    left_out={"row.not_a_sale": 1},
    encoding="gb18030",
)

BIGCOMMERCE = Export(
    "bigcommerce_orders",
    "orders-2026.csv",
    header(
        "Order ID,Customer ID,Customer Name,Customer Email,Customer Phone,Order Date,Order Status,Subtotal (inc tax),"
        "Subtotal (ex tax),Tax Total,Shipping Cost (inc tax),Order Total (inc tax),Order Total (ex tax),Payment Method,"
        "Total Quantity,Order Currency Code,Product Details"
    ),
    [
        {"Order ID": "101", "Customer ID": "7", "Customer Name": "Amy Hart", "Customer Email": "amy@example.com"}
        | {"Order Date": "14/03/2026", "Order Status": "Completed", "Subtotal (inc tax)": "24.00", "Tax Total": "4.00"}
        | {"Order Total (inc tax)": "29.00", "Order Currency Code": "GBP", "Total Quantity": "2"}
        | {"Product Details": _GOODS.format("77", "2", "CAN-1", "Candle, scented", "Size: L", "12.00", "24.00")},
        {"Order ID": "102", "Customer ID": "8", "Customer Name": "Bob Lee", "Customer Email": "bob@example.com"}
        | {"Order Date": "16/03/2026", "Order Status": "Shipped", "Subtotal (inc tax)": "24.00", "Tax Total": "4.00"}
        | {"Order Total (inc tax)": "29.00", "Order Currency Code": "GBP", "Total Quantity": "2"}
        | {
            "Product Details": _GOODS.format("78", "1", "SOA-1", "Soap", "", "12.00", "12.00")
            + "|"
            + _GOODS.format("77", "1", "CAN-1", "Candle, scented", "Size: L", "12.00", "12.00")
        },
        {"Order ID": "103", "Customer ID": "8", "Customer Name": "Bob Lee", "Customer Email": "bob@example.com"}
        | {"Order Date": "17/03/2026", "Order Status": "Declined", "Subtotal (inc tax)": "12.00", "Total Quantity": "1"}
        | {"Product Details": _GOODS.format("78", "1", "SOA-1", "Soap", "", "12.00", "12.00")},
    ],
    sales=[
        ("101", "7", "Candle, scented", 2, 24.0, "sale"),
        ("102", "8", "Soap", 1, 12.0, "sale"),
        ("102", "8", "Candle, scented", 1, 12.0, "sale"),
    ],
    customers={"7": "Amy Hart", "8": "Bob Lee"},
    products={"Candle, scented": "Candle, scented", "Soap": "Soap"},
    cancelled=1,
)

PRESTASHOP = Export(
    "prestashop_orders",
    "order_2026.csv",
    header("ID,Référence,Nouveau client,Livraison,Client,Total,Paiement,État,Date"),
    [
        {
            "ID": str(number),
            "Référence": code,
            "Client": who,
            "Total": f"{total} €",
            "État": state,
            "Livraison": "France",
        }
        | {"Nouveau client": "1", "Paiement": "Carte", "Date": f"{day}/03/2026 11:15:22"}
        for number, code, who, total, state, day in (
            (12, "XKBKNABJK", "A. HART", "29,00", "Livré", "14"),
            (13, "OHSATSERP", "B. LEE", "17,50", "Annulé", "15"),
            (14, "UOYEVOLIX", "B. LEE", "18,50", "En attente de virement bancaire", "16"),
            (15, "FFATNOMMJ", "B. LEE", "24,00", "Paiement accepté", "17"),
        )
    ],
    sales=[("XKBKNABJK", "A. HART", None, 1, 29.0, "sale"), ("FFATNOMMJ", "B. LEE", None, 1, 24.0, "sale")],
    customers={"A. HART": "A. HART", "B. LEE": "B. LEE"},
    cancelled=1,
    left_out={"row.not_a_sale": 1},
    delimiter=";",
)

MAGENTO = Export(
    "magento_orders",
    "export.csv",
    header(
        "ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),Grand Total (Purchased),Status,"
        "Billing Address,Shipping Address,Shipping Information,Customer Email,Customer Group,Subtotal,"
        "Shipping and Handling,Customer Name,Payment Method,Total Refunded"
    ),
    [
        {"ID": number, "Purchase Date": f"Mar {day}, 2026 1:15:22 PM", "Customer Name": who, "Bill-to Name": who}
        | {"Grand Total (Base)": "$29.00", "Status": status, "Subtotal": "$24.00", "Shipping and Handling": "$5.00"}
        | {"Customer Email": f"{who[:3].casefold()}@example.com", "Total Refunded": back, "Purchase Point": "Main"}
        for number, day, who, status, back in (
            ("000000001", "1", "Amy Hart", "Complete", "$0.00"),
            ("000000002", "2", "Bob Lee", "Complete", "$4.00"),
            ("000000003", "3", "Bob Lee", "Canceled", "$0.00"),
            ("000000004", "15", "Bob Lee", "Closed", "$29.00"),
        )
    ],
    sales=[
        ("000000001", "amy@example.com", None, 1, 24.0, "sale"),
        ("000000002", "bob@example.com", None, 1, 20.0, "sale"),
    ],
    customers={"amy@example.com": "Amy Hart", "bob@example.com": "Bob Lee"},
    cancelled=2,
)

EXPORTS = [JD, BIGCOMMERCE, PRESTASHOP, MAGENTO]
