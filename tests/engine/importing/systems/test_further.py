"""Exports of further tills and marketplaces, two or three sales each, with what a person finds in them."""

import pytest

from engine import importing
from tests.engine.importing.conftest import NOW

# What is in it: lines, money, customers, products; then the file, as its system writes it.
EXPORTS = {
    'Square in French': (
        (3, 16.0, 1, 3),
        "Date,Heure,Fuseau horaire,Catégorie,Article,Qté,Nom du niveau de prix,SKU,Modificateurs appliqués,Ventes brutes,Réductions,Ventes nettes,Taxe,ID de transaction,ID de paiement,Nom de l'appareil,Notes,Détails,Type d'événement,Emplacement,Option de service,ID client,Nom du client,ID de référence client\n"
        '2024-01-13,10:11:12,Paris,Boissons,Café,2,Normal,C1,,"6,00 €","0,00 €","6,00 €","1,00 €",T1,P1,iPad,,,Paiement,Boutique,,K1,Ann Lee,\n'
        '2024-01-14,10:11:12,Paris,Boissons,Thé,1,Normal,C2,,"4,00 €","0,00 €","4,00 €","0,50 €",T2,P2,iPad,,,Paiement,Boutique,,,,\n'
        '2024-01-15,10:11:12,Paris,Boissons,Lait,3,Normal,C3,,"6,00 €","0,00 €","6,00 €","0,50 €",T3,P3,iPad,,,Paiement,Boutique,,K1,Ann Lee,\n'
    ),
    'Square in Spanish': (
        (2, 10.0, 1, 2),
        'Fecha,Hora,Zona horaria,Categoría,Artículo,Cantidad,Nombre de la variante,SKU,Modificadores aplicados,Ventas brutas,Descuentos,Ventas netas,Impuesto,ID de transacción,ID de pago,Nombre del dispositivo,Notas,Detalles,Tipo de evento,Ubicación,Opción de consumo,ID de cliente,Nombre del cliente,ID de referencia del cliente\n'
        '2024-01-13,10:11:12,Madrid,Bebidas,Café,2,Normal,C1,,"6,00 €","0,00 €","6,00 €","1,00 €",T1,P1,iPad,,,Pago,Tienda,,K1,Ann Lee,\n'
        '2024-01-14,10:11:12,Madrid,Bebidas,Té,1,Normal,C2,,"4,00 €","0,00 €","4,00 €","0,50 €",T2,P2,iPad,,,Pago,Tienda,,,,\n'
    ),
    'Square in Japanese': (
        (2, 1000, 1, 2),
        '日付,時刻,タイムゾーン,カテゴリ,商品,数量,価格設定名,SKU,適用されたモディファイア,総売上高,ディスカウント,純売上高,税,取引ID,決済ID,デバイス名,メモ,詳細,イベントの種類,店舗,ダイニングオプション,お客さまID,お客さま名,お客さま参照ID\n'
        '2024-01-13,10:11:12,東京,飲料,コーヒー,2,通常,C1,,¥600,¥0,¥600,¥55,T1,P1,iPad,,,支払い,本店,,K1,佐藤,\n'
        '2024-01-14,10:11:12,東京,飲料,紅茶,1,通常,C2,,¥400,¥0,¥400,¥36,T2,P2,iPad,,,支払い,本店,,,,\n'
    ),
    'Loyverse in Russian': (
        (2, 7.0, 1, 2),
        'Дата,Номер чека,Тип чека,Категория,Артикул,Товар,Вариант,Модификаторы,Количество,Продажи,Скидки,Чистые продажи,Себестоимость,Валовая прибыль,Налоги,Касса,Магазин,Кассир,Имя клиента,Контакты клиента,Комментарий,Статус\n'
        '13.01.24 10:11,1-1001,Продажа,Напитки,10001,Кофе,,,2,"4,00","0,00","4,00","1,00","3,00","0,00",Касса 1,Магазин,Шеф,Анна,ann@x.com,,Закрыт\n'
        '14.01.24 11:11,1-1002,Продажа,Напитки,10002,Чай,,,1,"3,00","0,00","3,00","1,00","2,00","0,00",Касса 1,Магазин,Шеф,,,,Закрыт\n'
    ),
    'Amazon, all orders': (
        (2, 36, 0, 2),
        'amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\torder-channel\tship-service-level\tproduct-name\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\tshipping-tax\tgift-wrap-price\tgift-wrap-tax\titem-promotion-discount\tship-promotion-discount\tship-city\tship-state\tship-postal-code\tship-country\tpromotion-ids\n'
        '114-1\t\t2024-01-13T10:00:00+00:00\t2024-01-14T10:00:00+00:00\tShipped\tAmazon\tAmazon.com\t\tStandard\tMug\tMUG\tB01\tShipped\t2\tUSD\t20.00\t1.60\t\t\t\t\t\t\tRome\tNY\t13440\tUS\t\n'
        '114-2\t\t2024-01-14T10:00:00+00:00\t2024-01-14T10:00:00+00:00\tShipped\tAmazon\tAmazon.com\t\tStandard\tPot\tPOT\tB02\tShipped\t1\tUSD\t16.00\t1.60\t\t\t\t\t\t\tRome\tNY\t13440\tUS\t\n'
        '114-3\t\t2024-01-14T10:00:00+00:00\t2024-01-14T10:00:00+00:00\tCancelled\tAmazon\tAmazon.com\t\tStandard\tPot\tPOT\tB02\tCancelled\t0\tUSD\t\t\t\t\t\t\t\t\tRome\tNY\t13440\tUS\t\n'
    ),
    'SumUp': (
        (2, 14.0, 0, 2),
        'Datum,Transaktionsnummer,Zahlungsart,Menge,Beschreibung,Währung,Preis vor Rabatt (brutto),Rabatt,Preis (brutto),Preis (netto),Steuer,Steuersatz,Konto\n'
        '13.01.2024 10:00,TAAA1,Karte,2,Kaffee,EUR,"8,00","0,00","8,00","6,72","1,28",19%,shop@x.de\n'
        '14.01.2024 10:00,TAAA2,Bar,1,Kuchen,EUR,"6,00","0,00","6,00","5,61","0,39",7%,shop@x.de\n'
    ),
    'Clover': (
        (2, 14.0, 1, 2),
        'Line Item Date,Order ID,Order Employee ID,Order Employee Name,Item ID,Item Name,Item Product Code,Per Unit Quantity,Item Revenue,Modifiers Revenue,Total Revenue,Discounts,Tax Amount,Item Total,Total with Tax,Payment State,Customer Name\n'
        '13-Jan-2024 10:00 AM PST,O1,E1,Emp,I1,Coffee,C1,2,8.00,0,8.00,0,0.64,8.00,8.64,Paid,Ann Lee\n'
        '14-Jan-2024 10:00 AM PST,O2,E1,Emp,I2,Cake,C2,1,6.00,0,6.00,0,0.48,6.00,6.48,Paid,\n'
    ),
    'Shopee in Indonesian': (
        (2, 35000, 2, 2),
        'No. Pesanan,Status Pesanan,Alasan Pembatalan,No. Resi,Opsi Pengiriman,Waktu Pesanan Dibuat,Waktu Pembayaran Dilakukan,SKU Induk,Nama Produk,Nomor Referensi SKU,Nama Variasi,Harga Awal,Harga Setelah Diskon,Jumlah,Total Harga Produk,Total Diskon,Berat Produk,Ongkos Kirim Dibayar oleh Pembeli,Total Pembayaran,Username (Pembeli),Nama Penerima,No. Telepon,Alamat Pengiriman,Kota/Kabupaten,Provinsi\n'
        '2401A,Selesai,,R1,JNE,2024-01-13 10:00,2024-01-13 10:05,S1,Mug,S1,,12.000,10.000,2,20.000,0,100 gr,9.000,29.000,budi1,Budi,62811*****11,Jl A,Kota A,Jawa\n'
        '2401B,Selesai,,R2,JNE,2024-01-14 10:00,2024-01-14 10:05,S2,Piring,S2,,15.000,15.000,1,15.000,0,100 gr,9.000,24.000,siti,Siti,62811*****22,Jl B,Kota B,Jawa\n'
        '2401C,Batal,Berubah,,JNE,2024-01-15 10:00,,S2,Piring,S2,,15.000,15.000,1,15.000,0,100 gr,9.000,24.000,siti,Siti,62811*****22,Jl B,Kota B,Jawa\n'
    ),
    'Lazada': (
        (3, 45, 2, 2),
        'orderItemId;orderType;Guarantee;deliveryType;lazadaId;sellerSku;lazadaSku;createTime;updateTime;orderNumber;invoiceRequired;customerName;customerEmail;shippingName;shippingAddress;shippingPhone;shippingCity;paidPrice;unitPrice;sellerDiscountTotal;shippingFee;walletCredit;itemName;variation;status\n'
        '1;Normal;;std;L1;MUG;LM;13 Jan 2024 10:00;14 Jan 2024 10:00;5001;No;Ann Lee;ann@x.com;Ann;1 A;6011;KL;15.00;15.00;0;4;0;Mug;;delivered\n'
        '2;Normal;;std;L1;MUG;LM;13 Jan 2024 10:00;14 Jan 2024 10:00;5001;No;Ann Lee;ann@x.com;Ann;1 A;6011;KL;15.00;15.00;0;4;0;Mug;;delivered\n'
        '3;Normal;;std;L2;BOWL;LB;14 Jan 2024 10:00;15 Jan 2024 10:00;5002;No;Bob;bob@x.com;Bob;1 B;6012;KL;15.00;15.00;0;4;0;Bowl;;delivered\n'
    ),
    'Mercado Libre': (
        (2, 350, 2, 2),
        '# de venta;Fecha de venta;Estado;Unidades;Ingresos por productos (ARS);Cargo por venta;Costos de envío;Total (ARS);SKU;# de publicación;Título de la publicación;Precio unitario de venta de la publicación (ARS);Comprador;DNI;Domicilio;Ciudad\n'
        '2000001;13 de enero de 2024 10:11 hs.;Entregado;2;200;-20;-10;170;MUG;MLA1;Taza;100;Ana Lía;111;Calle 1;CABA\n'
        '2000002;14 de enero de 2024 11:11 hs.;Entregado;1;150;-20;-10;120;POT;MLA2;Olla;150;Beto Ruiz;222;Calle 2;CABA\n'
    ),
    'Wix': (
        (2, 35, 2, 2),
        'Order number,Date created,Time,Total order quantity,Contact email,Note from customer,Additional checkout info,Item,Variant,SKU,Qty,Quantity refunded,Price,Weight,Custom text,Deposit amount,Delivery method,Delivery time,Recipient name,Recipient phone,Billing name,Payment status,Payment method,Coupon code,Gift card amount,Shipping rate,Total tax,Total,Currency,Refunded amount,Net amount,Fulfillment status\n'
        '10001,Jan 13 2024,10:11:00 AM,2,ann@x.com,,,Mug,,MUG,2,0,10,,,,Std,,Ann Lee,1,Ann Lee,Paid,Card,,0,5,0,25,USD,0,25,Fulfilled\n'
        '10002,Jan 14 2024,10:11:00 AM,1,bob@x.com,,,Bowl,,BOWL,1,0,15,,,,Std,,Bob,1,Bob,Paid,Card,,0,5,0,20,USD,0,20,Fulfilled\n'
    ),
    '美团': (
        (3, 58, 2, 3),
        '订单编号,下单时间,门店名称,订单状态,商品名称,商品数量,商品单价,商品金额,用户实付,收货人,手机号\n'
        '8001,2024-01-13 10:11:00,朝阳店,已完成,牛肉饭,1,20,20,18,王女士,138****0001\n'
        '8001,2024-01-13 10:11:00,朝阳店,已完成,可乐,2,4,8,,王女士,138****0001\n'
        '8002,2024-01-14 10:11:00,朝阳店,已完成,鸡肉饭,1,30,30,28,李先生,138****0002\n'
        '8003,2024-01-14 11:11:00,朝阳店,已取消,鸡肉饭,1,30,30,28,李先生,138****0002\n'
    ),
    '饿了么': (
        (2, 50, 0, 2),
        '订单号,下单时间,订单流水号,商户名称,菜品名称,菜品数量,菜品原价,菜品总价,订单状态,用户姓名,用户电话\n'
        '9001,2024-01-13 10:11:00,#1,朝阳店,牛肉饭,1,20,20,已完成,王**,1380001**\n'
        '9002,2024-01-14 10:11:00,#2,朝阳店,鸡肉饭,1,30,30,已完成,李**,1380002**\n'
    ),
    '京东': (
        (2, 50, 2, 2),
        '订单号,下单时间,商品ID,商品名称,订购数量,京东价,应付金额,订单状态,下单帐号,客户姓名,联系电话\n'
        '2001,2024-01-13 10:11:00,1001,杯子,2,10,20,完成,jd_ann,王丽,138****1\n'
        '2002,2024-01-14 10:11:00,1002,碗,1,30,30,完成,jd_bob,李强,138****2\n'
        '2003,2024-01-15 10:11:00,1002,碗,1,30,30,(删除)等待出库,jd_bob,李强,138****2\n'
    ),
    '微店': (
        (2, 50, 2, 2),
        '订单编号,订单状态,订单描述,下单时间,商品名称,商品型号,商品编码,数量,商品单价,商品总金额,订单实付,收件人,收件人手机\n'
        '3001,已完成,,2024-01-13 10:11:00,杯子,白,MUG,2,10,20,20,王丽,13800000001\n'
        '3002,已完成,,2024-01-14 10:11:00,碗,白,BOWL,1,30,30,30,李强,13800000002\n'
    ),
    '客如云': (
        (2, 50, 1, 2),
        '订单号,结账时间,门店,桌台,菜品名称,菜品分类,数量,单价,应收金额,优惠金额,实收金额,会员手机号\n'
        '4001,2024-01-13 10:11:00,朝阳店,A1,牛肉饭,主食,1,20,20,0,20,13800000001\n'
        '4002,2024-01-14 10:11:00,朝阳店,A2,鸡肉饭,主食,1,30,30,0,30,\n'
    ),
    '二维火': (
        (2, 50, 0, 2),
        '营业日期,账单编号,开单时间,结账时间,商品名称,点菜数量,单位,单价,原始金额,折后金额,是否退菜\n'
        '2024-01-13,B1,2024-01-13 10:11,2024-01-13 10:41,牛肉饭,1,份,20,20,20,否\n'
        '2024-01-14,B2,2024-01-14 10:11,2024-01-14 10:41,鸡肉饭,1,份,30,30,30,否\n'
    ),
    '管家婆': (
        (2, 50, 2, 2),
        '单据日期,单据编号,单据类型,往来单位,经手人,商品编号,商品全名,规格,单位,数量,单价,金额,折扣,折后金额\n'
        '2024-01-13,XS-1,销售单,王丽商行,小张,M1,杯子,,个,2,10,20,1,20\n'
        '2024-01-14,XS-2,销售单,李强超市,小张,B1,碗,,个,1,30,30,1,30\n'
    ),
    '收钱吧': (
        (2, 50, 0, 0),
        '交易日期,交易时间,门店名称,商户订单号,收钱吧订单号,交易类型,支付方式,交易状态,交易金额,实收金额,付款账户\n'
        '2024-01-13,10:11:00,朝阳店,S1,Q1,收款,微信,交易成功,20.00,20.00,o_abc\n'
        '2024-01-14,10:11:00,朝阳店,S2,Q2,收款,支付宝,交易成功,30.00,30.00,2088***\n'
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_read_as_a_person_reads_it(shop, tmp_path, name):
    found, text = EXPORTS[name]
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    report = importing.run(shop, [path], now=NOW)
    assert (report["sales_stored"], report["net_total"], report["customers"], report["products"]) == found
