import pytest
import xlsxwriter

from engine.reading.format_files import formats, recognise
from engine.reading.plans import Plan, plan_book
from engine.reading.sheets import open_book
from engine.reading.words import reader


@pytest.fixture
def plans_of(tmp_path):
    def read(text, name="till.csv", **options):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return plan_book(open_book(path), **options)

    return read


def headers(plan):
    return {role: plan.table.headers[at] for role, at in plan.roles.items()}


@pytest.mark.parametrize(
    ("header", "concepts"),
    [
        ("CustomerID", {"customer", "id"}),
        ("customer_id", {"customer", "id"}),
        ("CUSTOMERNAME", {"customer", "name"}),
        ("Order Date", {"receipt", "date"}),
        ("Ship Date", {"?", "date"}),
        ("Qty.", {"quantity"}),
        ("Unit Price ($)", {"price"}),
    ],
)
def test_headers_are_cut_into_concepts(header, concepts):
    assert reader("en").concepts(header) == concepts


def test_glued_and_foreign_words_are_read():
    assert reader("de").concepts("Bestelldatum") == {"receipt", "date"}
    assert reader("zh").concepts("订单编号") == {"receipt", "id"}
    assert reader("zh").concepts("销售额（万元）") == {"amount"}


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("Date,Receipt,Customer ID,Item,Qty,Amount", "en"),
        ("日期,订单编号,会员编号,商品名称,数量,金额", "zh"),
        ("Datum,Belegnummer,Kundennummer,Artikel,Menge,Betrag", "de"),
        ("Date,Numéro de ticket,Numéro client,Article,Quantité,Montant", "fr"),
        ("Fecha,Número de pedido,Cliente,Producto,Cantidad,Importe", "es"),
        ("Data,Numero scontrino,Cliente,Prodotto,Quantità,Importo", "it"),
        ("Data,Número do pedido,Cliente,Produto,Quantidade,Valor", "pt"),
        ("Datum,Bonnummer,Klantnummer,Artikel,Aantal,Bedrag", "nl"),
        ("Data,Numer paragonu,Klient,Towar,Ilość,Kwota", "pl"),
        ("Tarih,Fiş No,Müşteri,Ürün,Adet,Tutar", "tr"),
        ("Дата,Номер чека,Клиент,Товар,Количество,Сумма", "ru"),
        ("日付,伝票番号,顧客番号,商品,数量,金額", "ja"),
        ("날짜,영수증번호,고객번호,상품,수량,금액", "ko"),
        ("Ngày,Mã hóa đơn,Khách hàng,Sản phẩm,Số lượng,Thành tiền", "vi"),
    ],
)
def test_a_plain_sales_table_is_understood_in_any_language(plans_of, header, language):
    (plan,) = plans_of(header + "\n2024-01-13,R1,17,Tea,2,9.80\n2024-01-14,R2,18,Milk,1,1.20\n")
    assert plan.refusal is None
    assert plan.kind == "sales"
    assert plan.table.reader.language == language
    roles = {plan.roles[role] for role in ("sold_at", "receipt_id", "customer_id", "quantity", "amount")}
    assert roles == {0, 1, 2, 4, 5}
    assert 3 in (plan.roles.get("product_id"), plan.roles.get("product_name"))


def test_other_dates_and_amounts_are_not_taken(plans_of):
    (plan,) = plans_of(
        "Order ID,Ship Date,Order Date,Customer,Item,Profit,Sales,Shipping Cost\n"
        "1,2024-02-01,2024-01-30,Ann,Tea,1.0,5.0,2.0\n2,2024-02-02,2024-01-31,Bob,Tea,1.0,6.0,2.0\n"
    )
    assert headers(plan)["sold_at"] == "Order Date"
    assert headers(plan)["amount"] == "Sales"


def test_the_total_of_an_order_is_not_the_amount_of_its_lines(plans_of):
    (plan,) = plans_of(
        "Order ID,Order Date,Order Total,Product,Unit Price,Quantity\n"
        "1,2024-01-30,30,Tea,5,2\n1,2024-01-30,30,Milk,20,1\n2,2024-01-31,5,Tea,5,1\n"
    )
    assert "amount" not in plan.roles
    assert headers(plan)["unit_price"] == "Unit Price"


def test_a_number_that_repeats_is_the_customer_where_nothing_else_is(plans_of):
    rows = "".join(f"{n % 4},2024-01-{n + 10},{n}.50\n" for n in range(12))
    (plan,) = plans_of("ID,Sale Date,Amount\n" + rows)
    assert headers(plan)["customer_id"] == "ID"


def test_a_column_of_codes_holds_ids_and_not_names(plans_of):
    (plan,) = plans_of("customer,product,date,amount\n1,85123A,2024-01-13,5\n2,85123a,2024-01-14,6\n")
    assert headers(plan)["product_id"] == "product"


def test_title_rows_and_blank_rows_stand_above_the_header(plans_of):
    (plan,) = plans_of("Corner Shop\nPrinted 1 Jan\n\nDate,Receipt,Item,Amount\n2024-01-13,R1,Tea,9.80\n")
    assert plan.table.header_row == 4
    assert plan.refusal is None


def test_notes_beside_the_table_are_left_alone(tmp_path):
    path = tmp_path / "till.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(1, 1, ["order id", "order date", "customer", "item", "amount", "", "notes"])
        for at in range(5):
            sheet.write_row(2 + at, 1, [str(at), f"2024-01-{at + 13}", "Ann", "Tea", 5, "", "check" if at == 1 else ""])
    (plan,) = plan_book(open_book(path))
    assert headers(plan) == {
        "receipt_id": "order id",
        "sold_at": "order date",
        "customer_name": "customer",
        "product_name": "item",
        "amount": "amount",
    }
    assert plan.table.letter_of(plan.roles["sold_at"]) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Customer No,Name,E-mail,Phone,Birthday,City\n1,Ann,ann@example.com,,1980-01-02,York\n", "customers"),
        ("SKU,Item,Category,Price,Cost,Stock\n0012,Tea,Drinks,4.5,2,10\n", "products"),
        ("customer,product,at,kind\n1,0012,2024-01-13 10:00,view\n1,0013,2024-01-14 11:00,cart\n", "interactions"),
        ("user id,item id,rating,date\n1,12,5,2024-01-13\n", "interactions"),
    ],
)
def test_other_kinds_of_table_are_told_apart(plans_of, text, kind):
    (plan,) = plans_of(text)
    assert (plan.kind, plan.refusal) == (kind, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a,b,c\n1,2,3\n", None),
        ("Date,Turnover\n2024-01-13,500\n2024-01-14,600\n", "table.totals_only"),
        ("Customer,Sales\nAnn,500\nBob,600\n", "table.totals_only"),
        ("Customer,Product,Quantity,Price\nAnn,Tea,1,5\nBob,Milk,2,6\n", "column.missing"),
        ("Order ID,Product,Amount\n1,Tea,5\n2,Milk,6\n", "column.missing"),
        ("Date,Receipt,Customer,Item,Amount\n", "file.empty"),
        ("Date,Item,Amount,Receipt\n03/04/2024,Tea,5,1\n05/02/2024,Tea,5,2\n04/03/2024,Tea,5,3\n", "dates.ambiguous"),
    ],
)
def test_what_is_in_the_way_is_said(plans_of, text, code):
    (plan,) = plans_of(text)
    if code is None:
        assert not isinstance(plan, Plan) or plan.refusal.code == "table.not_sales"
    else:
        assert plan.refusal.code == code


def test_the_order_of_dates_is_looked_for_in_the_whole_column(plans_of):
    doubtful = "".join(f"0{n % 9 + 1}/0{(n * 5) % 9 + 1}/2024,Tea,5,{n}\n" for n in range(900))
    (plan,) = plans_of("Date,Item,Amount,Receipt\n" + doubtful + "25/01/2024,Tea,5,x\n")
    assert plan.refusal is None
    assert plan.orders["sold_at"] == "dmy"


def test_a_mapping_says_what_is_what(plans_of):
    text = "x,y,z,w\n03/04/2024,Ann,Tea,5\n05/02/2024,Bob,Tea,6\n"
    mapping = {
        "columns": {"sold_at": "x", "customer_id": "y", "product_id": "z", "amount": "w"},
        "dates": {"order": "mdy"},
        "table": {"header_row": 1, "kind": "sales"},
    }
    (plan,) = plans_of(text, mapping=mapping)
    assert plan.refusal is None
    assert headers(plan) == {"sold_at": "x", "customer_id": "y", "product_id": "z", "amount": "w"}
    assert plan.orders["sold_at"] == "mdy"


def test_what_was_understood_can_be_kept_and_replayed(plans_of):
    text = "Date,Item,Amount,Receipt\n13/04/2024,Tea,5,1\n"
    (plan,) = plans_of(text)
    (again,) = plans_of(text, remembered=lambda headers: plan.as_mapping() if "Item" in headers else None)
    assert headers(again) == headers(plan)
    assert set(again.reasons.values()) == {"remembered"}


@pytest.mark.parametrize("known", formats(), ids=lambda known: known.id)
def test_every_format_is_enough_for_an_import(known):
    """A table with exactly the required headers is recognised as that format and no other."""
    for newest in (min, max):
        assert recognise([newest(names) for names in known.requires]) == known
    every = [names[0] for names in known.columns.values()]
    assert set(known.roles(every)) == set(known.columns)
    assert set(known.carry_down) <= set(known.columns)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Name,Email,Financial Status,Lineitem name,Lineitem quantity,Total,Created at", "shopify_orders"),
        ("Date,Time,Item,Qty,Net Sales,Transaction ID,Event Type,Employee,Channel", "square_items"),
        ("Date,Time,Net Sales,Total Collected,Transaction ID,Event Type,Description", "square_transactions"),
        ("Date,Receipt number,Receipt type,Item,Quantity,Net sales,Store", "loyverse_items"),
        ("Date,Receipt number,Receipt type,Net sales,Total collected,Store", "loyverse_receipts"),
        ("订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,宝贝标题", "taobao_orders"),
    ],
)
def test_systems_are_recognised_by_their_set_of_headers(header, name):
    columns = header.split(",")
    assert recognise(columns).id == name
    assert recognise(list(reversed(columns))).id == name


def test_headers_lose_nothing_without_their_accents():
    assert reader("fr").concepts("NUMERO DE COMMANDE") == reader("fr").concepts("Numéro de commande")
    assert reader("tr").concepts("MÜŞTERİ ADI") == reader("tr").concepts("Müşteri Adı") == {"customer", "name"}


def test_a_bare_code_beside_a_product_is_its_id(plans_of):
    rows = "".join(
        f"{n},2024-01-13,{code},{name},5\n" for n, (code, name) in enumerate([("07", "Té"), ("08", "Pan")] * 4)
    )
    (plan,) = plans_of("Pedido,Fecha,Código,Producto,Importe\n" + rows)
    assert headers(plan)["product_id"] == "Código"
    assert "customer_id" not in plan.roles


def test_estado_is_a_status_where_it_says_what_became_of_orders(plans_of):
    table = "Pedido,Fecha,Producto,Importe,Estado\n1,2024-01-13,Té,5,{}\n2,2024-01-13,Pan,5,{}\n"
    assert headers(plans_of(table.format("Sonora", "cancelado"))[0])["status"] == "Estado"
    # What is cancelled may stand further below, or on the next sheet.
    assert headers(plans_of(table.format("Completado", "Pagado"))[0])["status"] == "Estado"
    assert "status" not in plans_of(table.format("Sonora", "Jalisco"))[0].roles


def test_the_day_of_payment_is_the_day_of_the_sale_where_there_is_no_other(plans_of):
    (plan,) = plans_of(
        "Categoría,Elemento,Fecha de pago,Estado del pago,Referencia de venta,nombre del cliente,Valor de la venta\n"
        "Clase,Pilates,2026-06-12 9:00,Completado,306829727,Laura Mora,75.00\n"
    )
    assert (plan.kind, plan.refusal) == ("sales", None)
    assert headers(plan)["sold_at"] == "Fecha de pago"
    assert headers(plan)["amount"] == "Valor de la venta"
    (plan,) = plans_of("Order date,Payment date,Item,Amount\n2026-03-01,2026-03-05,Tea,4.50\n")
    assert headers(plan)["sold_at"] == "Order date"


def test_a_statement_of_a_bank_is_not_sales(plans_of):
    (plan,) = plans_of("Fecha,Concepto,Importe,Saldo\n10/04/2026,TRANSFERENCIA,1522.58,6745.51\n")
    assert plan.refusal.code == "table.not_sales"


def test_a_members_card_with_money_on_it_is_still_sales(plans_of):
    (plan,) = plans_of("会员编号,消费时间,商品名称,消费金额,余额\n1001,2026-03-01 10:20,拿铁,28,172\n")
    assert (plan.kind, plan.refusal) == ("sales", None)


@pytest.mark.parametrize(
    "text",
    [
        "ID,CODE_GENDER,AMT_INCOME_TOTAL,NAME_INCOME_TYPE,STATUS\n5010092,F,225000.0,Pensioner,0\n",
        "nid,title,dept,exec_month,category\n25844143,Office supplies,Roads,2,travel\n",
    ],
    ids=["people", "papers"],
)
def test_what_has_an_id_and_a_title_is_not_yet_a_product(plans_of, text):
    (plan,) = plans_of(text)
    assert plan.refusal.code == "table.not_sales"


@pytest.mark.parametrize(
    ("header", "row", "roles"),
    [
        (
            "Дата;Код;Наименование;Количество;Сумма",
            "13.03.2024;0001;Чай;2;10,50",
            {"sold_at": 0, "product_id": 1, "product_name": 2, "quantity": 3, "amount": 4},
        ),
        (
            "Дата;Номер чека;Клиент;Код;Наименование;Количество;Цена;Сумма",
            "13.03.2024;1;К1;0001;Чай;2;5,25;10,50",
            {"sold_at": 0, "receipt_id": 1, "product_id": 3, "product_name": 4, "unit_price": 6, "amount": 7},
        ),
    ],
)
def test_bare_russian_words_are_of_goods(plans_of, header, row, roles):
    (plan,) = plans_of(
        f"{header}\n{row}\n{row.replace('13.', '14.').replace('0001;Чай', '0002;Кофе')}\n{row.replace('13.', '15.')}\n"
    )
    assert plan.refusal is None
    assert roles.items() <= plan.roles.items()


@pytest.mark.parametrize("revenue", ["", ",Chiffre affaires"])
def test_sales_beside_a_price_are_pieces(plans_of, revenue):
    counts = (120, 80, 95, 140, 60)
    lines = "".join(
        f"2024-01-{13 + at},Produit {at % 2},{n},15.5{',' + str(n * 15.5) if revenue else ''}\n"
        for at, n in enumerate(counts)
    )
    (plan,) = plans_of(f"Date,Produit,Ventes,Prix unitaire{revenue}\n{lines}")
    assert (headers(plan)["quantity"], headers(plan)["unit_price"]) == ("Ventes", "Prix unitaire")
    assert "receipt_id" not in plan.roles


def test_a_list_of_expenses_is_no_sales(plans_of):
    lines = "2026-02-13,Pago,Nomina,20000\n2026-02-14,Linterna,Insumos,15899\n"
    (plan,) = plans_of(f"fecha,descripcion,categoria,monto\n{lines}", name="gastos_2026.csv")
    assert plan.refusal.code == "table.not_sales"
    (plan,) = plans_of(f"fecha,descripcion,categoria,monto\n{lines}", name="caja_2026.csv")
    assert plan.refusal is None


def test_a_name_beside_an_empty_description_is_that_of_the_goods(plans_of):
    (plan,) = plans_of(
        "Item Id,Name,Description,Selling Price,Quantity,Sale Id,Date,Sold To\n"
        "423,Hollantex,,11800,2,14707,03/21/2026-01:21 pm,Tahir\n424,Atampa,,500,1,14708,03/22/2026-02:21 pm,Ali\n"
    )
    assert (headers(plan)["product_name"], headers(plan)["customer_name"]) == ("Name", "Sold To")
    assert plan.orders["sold_at"] == "mdy"


def test_a_stock_list_with_days_of_expiry_is_no_sales(plans_of):
    rows = "".join(f"{n},Chicken {n},Meat,11/{12 + n}/2022,TRUE,700,number\n" for n in range(1, 8))
    (plan,) = plans_of(f"Item ID,Name,Category,Expiration Date,Refrigeration required,Quantity,Unit\n{rows}")
    assert plan.kind != "sales"
    assert "sold_at" not in plan.roles
