"""Online shops: 京东, BigCommerce, PrestaShop (in French), Magento, TikTok Shop, 네이버."""

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

TIKTOK = Export(
    "tiktok_shop_orders",
    "Completed order-2026.csv",
    header(
        "Order ID,Order Status,Order Substatus,Cancelation/Return Type,Normal or Pre-order,SKU ID,Seller SKU,Product Name,"
        "Variation,Quantity,Sku Quantity of return,SKU Unit Original Price,SKU Subtotal Before Discount,"
        "SKU Platform Discount,SKU Seller Discount,SKU Subtotal After Discount,Shipping Fee After Discount,"
        "Original Shipping Fee,Taxes,Order Amount,Order Refund Amount,Created Time,Paid Time,Buyer Username,Recipient,"
        "Phone #,Country,Payment Method,Product Category"
    ),
    [
        {"Order ID": order, "Order Status": status, "SKU ID": sku, "Seller SKU": code, "Product Name": name}
        | {"Quantity": pieces, "SKU Unit Original Price": "15.00", "SKU Subtotal After Discount": paid}
        | {"Order Amount": whole, "Order Refund Amount": back, "Created Time": f"{day}/03/2026 10:15:22\t"}
        | {"Buyer Username": who, "Country": "United Kingdom"}
        for order, status, sku, code, name, pieces, paid, whole, back, day, who in (
            ("576461413038785752", "Completed", "1729", "CAN", "Candle", "2", "27.00", "47.00", "0", "14", "amy88"),
            ("576461413038785752", "Completed", "1730", "SOA", "Soap", "1", "15.00", "47.00", "0", "14", "amy88"),
            ("576461413038785753", "Canceled", "1730", "SOA", "Soap", "1", "15.00", "20.00", "20.00", "15", "bob7"),
            ("576461413038785754", "Shipped", "1730", "SOA", "Soap", "3", "45.00", "50.00", "15.00", "16", "bob7"),
        )
    ],
    sales=[
        ("576461413038785752", "amy88", "CAN", 2, 27.0, "sale"),
        ("576461413038785752", "amy88", "SOA", 1, 15.0, "sale"),
        ("576461413038785754", "bob7", "SOA", 3, 30.0, "sale"),
    ],
    customers={"amy88": None, "bob7": None},
    products={"CAN": "Candle", "SOA": "Soap"},
    cancelled=1,
)

NAVER = Export(
    "naver_smartstore",
    "스마트스토어_전체주문.csv",
    header(
        "상품주문번호,주문번호,배송방법,택배사,송장번호,발송일,구매자명,구매자ID,수취인명,주문상태,주문세부상태,결제일,상품번호,상품명,"
        "옵션정보,수량,옵션가격,상품가격,최종 상품별 할인액,최종 상품별 총 주문금액,배송비 합계,구매자연락처,배송지"
    ),
    [
        {"상품주문번호": f"{order}{line}", "주문번호": order, "구매자명": who, "구매자ID": "ki****", "주문상태": state}
        | {"결제일": "2026-03-01 10:15:22", "상품번호": number, "상품명": name, "수량": pieces, "상품가격": "5000"}
        | {"최종 상품별 총 주문금액": paid, "배송비 합계": "3000", "구매자연락처": phone}
        for order, line, who, state, number, name, pieces, paid, phone in (
            ("2026030112345670", "1", "김민수", "구매확정", "55501", "향초", "2", "9500", "010-1234-5678"),
            ("2026030112345670", "2", "김민수", "구매확정", "55502", "비누", "1", "5000", "010-1234-5678"),
            ("2026030212345673", "1", "이영희", "취소", "55502", "비누", "1", "5000", "010-2234-5678"),
            ("2026030312345674", "1", "이영희", "배송완료", "55502", "비누", "1", "5000", "010-2234-5678"),
        )
    ],
    sales=[
        ("2026030112345670", "010-1234-5678", "55501", 2, 9500.0, "sale"),
        ("2026030112345670", "010-1234-5678", "55502", 1, 5000.0, "sale"),
        ("2026030312345674", "010-2234-5678", "55502", 1, 5000.0, "sale"),
    ],
    customers={"010-1234-5678": "김민수", "010-2234-5678": "이영희"},
    products={"55501": "향초", "55502": "비누"},
    cancelled=1,
)

EXPORTS = [JD, BIGCOMMERCE, PRESTASHOP, MAGENTO, TIKTOK, NAVER]
