"""Header words of tables that somebody keeps by hand, in fourteen languages.

A language: how it separates cells, writes decimals and dates, and what it calls the columns of sales (date, receipt,
customer id, customer's name, product id, product, quantity, unit price, amount), of customers (id, name, e-mail, phone,
birthday, city) and of products (id, name, category, price, stock). Several tables a kind: people word them differently.
"""

SALES = ("sold_at", "receipt_id", "customer_id", "customer_name", "product_id", "product_name", "quantity", "unit_price", "amount")  # fmt: skip
CUSTOMERS = ("customer_id", "name", "email", "phone", "birthday", "city")
PRODUCTS = ("product_id", "product_name", "category", "price", "stock")

LANGUAGES = {
    "en": (",", ".", "%m/%d/%Y", [
        "Date,Invoice No,Customer ID,Customer Name,SKU,Product,Qty,Unit Price,Total",
        "Order Date,Order Number,Customer No.,Client,Item Code,Item,Quantity,Price,Line Total",
    ], [
        "Customer ID,Full Name,E-mail,Phone,Date of Birth,City",
        "Client No,Client Name,Email Address,Mobile,Birthday,Town",
    ], [
        "SKU,Product Name,Category,Price,Stock",
        "Item Number,Description,Department,Retail Price,On Hand",
    ]),
    "zh": (",", ".", "%Y-%m-%d", [
        "日期,订单号,会员号,姓名,货号,商品名称,数量,单价,金额",
        "销售日期,单据编号,客户编号,客户名称,商品编码,品名,销售数量,售价,实收金额",
    ], [
        "会员编号,姓名,邮箱,手机号,生日,城市",
        "客户编号,客户姓名,电子邮箱,联系电话,出生日期,所在城市",
    ], [
        "商品编号,商品名称,类别,价格,库存",
        "货号,品名,分类,零售价,库存数量",
    ]),
    "de": (";", ",", "%d.%m.%Y", [
        "Datum;Belegnummer;Kundennummer;Kundenname;Artikelnummer;Artikel;Menge;Einzelpreis;Betrag",
        "Verkaufsdatum;Rechnungsnr.;Kunden-Nr.;Kunde;Art.-Nr.;Bezeichnung;Anzahl;Preis;Gesamtpreis",
    ], [
        "Kundennummer;Name;E-Mail;Telefon;Geburtsdatum;Ort",
        "Kunden-ID;Kundenname;E-Mail-Adresse;Handynummer;Geburtstag;Stadt",
    ], [
        "Artikelnummer;Artikelname;Kategorie;Preis;Bestand",
        "Art.-Nr.;Bezeichnung;Warengruppe;Verkaufspreis;Lagerbestand",
    ]),
    "fr": (";", ",", "%d/%m/%Y", [
        "Date;N° facture;N° client;Nom du client;Référence;Désignation;Quantité;Prix unitaire;Montant",
        "Date de vente;Numéro de commande;Code client;Client;Code article;Produit;Qté;PU;Total",
    ], [
        "N° client;Nom;E-mail;Téléphone;Date de naissance;Ville",
        "Code client;Nom complet;Adresse e-mail;Portable;Anniversaire;Ville",
    ], [
        "Référence;Désignation;Catégorie;Prix;Stock",
        "Code article;Nom du produit;Famille;Prix de vente;Quantité en stock",
    ]),
    "es": (";", ",", "%d/%m/%Y", [
        "Fecha;N.º factura;Código cliente;Cliente;Código artículo;Artículo;Cantidad;Precio unitario;Importe",
        "Fecha de venta;Número de pedido;ID cliente;Nombre del cliente;Referencia;Producto;Unidades;Precio;Total",
    ], [
        "Código cliente;Nombre;Correo electrónico;Teléfono;Fecha de nacimiento;Ciudad",
        "ID cliente;Nombre completo;Email;Móvil;Cumpleaños;Ciudad",
    ], [
        "Código;Producto;Categoría;Precio;Existencias",
        "Referencia;Artículo;Familia;Precio de venta;Stock",
    ]),
    "pt": (";", ",", "%d/%m/%Y", [
        "Data;Nº fatura;Código cliente;Cliente;Código produto;Produto;Quantidade;Preço unitário;Valor total",
        "Data da venda;Número do pedido;ID do cliente;Nome do cliente;SKU;Descrição;Qtd;Preço;Total",
    ], [
        "Código cliente;Nome;E-mail;Telefone;Data de nascimento;Cidade",
        "ID do cliente;Nome completo;Email;Celular;Aniversário;Cidade",
    ], [
        "Código;Produto;Categoria;Preço;Estoque",
        "Código do produto;Descrição;Categoria;Preço de venda;Stock",
    ]),
    "it": (";", ",", "%d/%m/%Y", [
        "Data;N. ricevuta;Codice cliente;Cliente;Codice articolo;Articolo;Quantità;Prezzo unitario;Importo",
        "Data vendita;Numero ordine;ID cliente;Nome cliente;Codice prodotto;Prodotto;Q.tà;Prezzo;Totale",
    ], [
        "Codice cliente;Nome;E-mail;Telefono;Data di nascita;Città",
        "ID cliente;Nome e cognome;Email;Cellulare;Compleanno;Città",
    ], [
        "Codice;Prodotto;Categoria;Prezzo;Giacenza",
        "Codice articolo;Descrizione;Categoria;Prezzo di vendita;Scorte",
    ]),
    "nl": (";", ",", "%d-%m-%Y", [
        "Datum;Bonnummer;Klantnummer;Klantnaam;Artikelnummer;Artikel;Aantal;Stuksprijs;Bedrag",
        "Verkoopdatum;Factuurnummer;Klant-ID;Klant;Artikelcode;Omschrijving;Hoeveelheid;Prijs;Totaal",
    ], [
        "Klantnummer;Naam;E-mail;Telefoon;Geboortedatum;Plaats",
        "Klant-ID;Klantnaam;E-mailadres;Mobiel;Verjaardag;Woonplaats",
    ], [
        "Artikelnummer;Artikel;Categorie;Prijs;Voorraad",
        "Artikelcode;Productnaam;Productgroep;Verkoopprijs;Voorraad",
    ]),
    "pl": (";", ",", "%d.%m.%Y", [
        "Data;Nr paragonu;Nr klienta;Klient;Kod towaru;Nazwa towaru;Ilość;Cena jedn.;Wartość",
        "Data sprzedaży;Numer zamówienia;ID klienta;Nazwa klienta;SKU;Produkt;Ilość;Cena;Kwota",
    ], [
        "Nr klienta;Imię i nazwisko;E-mail;Telefon;Data urodzenia;Miasto",
        "ID klienta;Nazwa klienta;Adres e-mail;Telefon komórkowy;Data urodzenia;Miejscowość",
    ], [
        "Kod towaru;Nazwa towaru;Kategoria;Cena;Stan",
        "SKU;Produkt;Kategoria;Cena sprzedaży;Stan magazynowy",
    ]),
    "tr": (";", ",", "%d.%m.%Y", [
        "Tarih;Fiş No;Müşteri No;Müşteri Adı;Ürün Kodu;Ürün Adı;Adet;Birim Fiyat;Tutar",
        "Satış Tarihi;Sipariş No;Müşteri Kodu;Müşteri;Stok Kodu;Ürün;Miktar;Fiyat;Toplam",
    ], [
        "Müşteri No;Ad Soyad;E-posta;Telefon;Doğum Tarihi;Şehir",
        "Müşteri Kodu;Müşteri Adı;E-posta Adresi;Cep Telefonu;Doğum Günü;Şehir",
    ], [
        "Ürün Kodu;Ürün Adı;Kategori;Fiyat;Stok",
        "Stok Kodu;Ürün;Kategori;Satış Fiyatı;Stok Miktarı",
    ]),
    "ru": (";", ",", "%d.%m.%Y", [
        "Дата;Номер чека;Код клиента;Клиент;Артикул;Товар;Количество;Цена;Сумма",
        "Дата продажи;Номер заказа;ID клиента;Имя клиента;Код товара;Наименование;Кол-во;Цена за единицу;Стоимость",
    ], [
        "Код клиента;ФИО;Электронная почта;Телефон;Дата рождения;Город",
        "ID клиента;Имя;E-mail;Мобильный телефон;День рождения;Город",
    ], [
        "Артикул;Наименование;Категория;Цена;Остаток",
        "Код товара;Товар;Группа;Цена продажи;Остатки",
    ]),
    "ja": (",", ".", "%Y/%m/%d", [
        "日付,伝票番号,顧客番号,顧客名,商品コード,商品名,数量,単価,金額",
        "販売日,注文番号,会員番号,氏名,品番,品名,個数,販売価格,売上金額",
    ], [
        "顧客番号,氏名,メールアドレス,電話番号,生年月日,市区町村",
        "会員番号,顧客名,メール,携帯電話,誕生日,都市",
    ], [
        "商品コード,商品名,カテゴリ,価格,在庫",
        "品番,品名,分類,販売価格,在庫数",
    ]),
    "ko": (",", ".", "%Y-%m-%d", [
        "날짜,주문번호,고객번호,고객명,상품코드,상품명,수량,단가,금액",
        "판매일자,영수증번호,회원번호,이름,품번,품목,판매수량,판매가,합계금액",
    ], [
        "고객번호,고객명,이메일,전화번호,생년월일,도시",
        "회원번호,이름,이메일 주소,휴대폰,생일,도시",
    ], [
        "상품코드,상품명,카테고리,가격,재고",
        "품번,품목,분류,판매가,재고수량",
    ]),
    "vi": (",", ".", "%d/%m/%Y", [
        "Ngày,Mã hóa đơn,Mã khách hàng,Tên khách hàng,Mã hàng,Tên hàng,Số lượng,Đơn giá,Thành tiền",
        "Ngày bán,Mã đơn hàng,Mã KH,Khách hàng,Mã sản phẩm,Sản phẩm,SL,Giá bán,Tổng tiền",
    ], [
        "Mã khách hàng,Họ tên,Email,Điện thoại,Ngày sinh,Thành phố",
        "Mã KH,Tên khách hàng,Thư điện tử,Số điện thoại,Sinh nhật,Thành phố",
    ], [
        "Mã hàng,Tên hàng,Nhóm hàng,Giá bán,Tồn kho",
        "Mã sản phẩm,Sản phẩm,Danh mục,Giá,Tồn kho",
    ]),
}  # fmt: skip
