"""Texts in the encodings that tills write, without a mark: long files, short ones, and one accent in a thousand lines."""

import pytest

from engine.reading.encodings import guess
from engine.reading.sheets import open_book
from tests.engine.importing.costumes.texts import encoded

LINES = {
    "zh": ("日期,订单编号,会员,商品名称", ["张伟,绿茶", "王芳,全麦面包", "李娜,草莓果酱"]),
    "zh-hant": ("日期,訂單編號,會員,商品名稱", ["張偉,綠茶", "陳大文,全麥麵包", "劉麗,草莓果醬"]),
    "ja": ("日付,伝票番号,顧客名,商品名", ["田中太郎,緑茶", "佐藤花子,コーヒー", "鈴木,食パン"]),
    "ko": ("날짜,영수증번호,고객,상품", ["김민수,녹차", "이영희,우유", "박철수,식빵"]),
    "ru": ("Дата,Номер чека,Клиент,Товар", ["Иванов,Зелёный чай", "Петрова,Молоко", "Сидоров,Хлеб"]),
    "pl": ("Data,Numer,Klient,Towar", ["Łukasz,Zielona herbata", "Świętosława,Żółty ser", "Józef,Chleb świeży"]),
    "cz": ("Datum,Doklad,Zákazník,Zboží", ["Dvořák,Zelený čaj", "Novotný,Mléko", "Růžička,Chléb"]),
    "tr": ("Tarih,Fiş No,Müşteri,Ürün", ["Şükrü,Yeşil çay", "Ayşe,Süt", "İbrahim,Ekmek"]),
    "de": ("Datum,Beleg,Kunde,Artikel", ["Müller,Grüner Tee", "Strauß,Milch", "Jäger,Brötchen"]),
    "fr": ("Date,N° ticket,Client,Article", ["Hélène,Thé vert", "François,Crème", "Noël,Pâté"]),
    "gr": ("Date,Receipt,Customer,Item", ["Γιώργος,Πράσινο τσάι", "Μαρία,Γάλα", "Νίκος,Ψωμί"]),
    "he": ("Date,Receipt,Customer,Item", ["שרה כהן,תה ירוק", "דוד לוי,חלב", "רחל,לחם"]),
    "ar": ("Date,Receipt,Customer,Item", ["محمد علي,شاي أخضر", "فاطمة,حليب", "أحمد,خبز"]),
    "lt": ("Data,Kvitas,Klientas,Prekė", ["Jonas Žukauskas,Žalioji arbata", "Rūta,Sviestas", "Šarūnas,Sūris"]),
}
ENCODINGS = {
    "zh": "gb18030 gbk utf-16-le utf-32-be",
    "zh-hant": "big5 cp950 utf-16-be",
    "ja": "cp932 euc_jp utf-16-le",
    "ko": "euc_kr cp949",
    "ru": "cp1251 koi8_r cp866 iso8859_5 utf-16-le",
    "pl": "cp1250 iso8859_2",
    "cz": "cp1250 iso8859_2",
    "tr": "cp1254 iso8859_9",
    "de": "cp1252 latin-1 cp850 mac_roman",
    "fr": "cp1252 iso8859_15 mac_roman",
    "gr": "cp1253",
    "he": "cp1255",
    "ar": "cp1256",
    "lt": "cp1257",
}


def read(tmp_path, content):
    path = tmp_path / "till.csv"
    path.write_bytes(content)
    return list(open_book(path).sheets[0].rows())


@pytest.mark.parametrize("times", [1, 40])
@pytest.mark.parametrize(
    ("language", "encoding"), [(language, name) for language, names in ENCODINGS.items() for name in names.split()]
)
def test_a_table_comes_out_as_it_was_written(tmp_path, language, encoding, times):
    header, pairs = LINES[language]
    lines = [header, *(f"2024-01-{n % 28 + 1:02d},R{n},{pairs[n % 3]}" for n in range(3 * times))]
    assert read(tmp_path, "\n".join(lines).encode(encoding)) == [line.split(",") for line in lines]


@pytest.mark.parametrize(
    ("word", "encoding"),
    [
        ("José", "cp1252"),
        ("Müller", "cp1252"),
        ("Åsa Öberg", "cp1252"),
        ("naïve – “x”", "cp1252"),
        ("5 €", "cp1252"),
        ("£5", "cp1252"),
        ("18°", "cp1252"),
        ("Ærø", "cp1252"),
        ("Łukasz", "cp1250"),
        ("Žižek", "cp1250"),
        ("Öğüt", "cp1254"),
        ("Größe", "cp850"),
        ("Café", "mac_roman"),
        ("Иванов", "cp1251"),
        ("王芳", "gb18030"),
        ("田中", "cp932"),
        ("陳大文", "big5"),
    ],
)
def test_one_word_far_below_the_first_lines_is_enough(tmp_path, word, encoding):
    plain = "".join(f"2024-01-13,R{n},Ann,Tea\n" for n in range(30_000))
    text = f"Date,Receipt,Customer,Item\n{plain}2024-01-14,R0,{word},Tea\n"
    assert read(tmp_path, text.encode(encoding))[-1][2] == word


def test_utf_8_with_some_lines_of_another_encoding(tmp_path):
    lines = [f"2024-01-{n:02d},Müller,Brötchen für {n} €" for n in range(1, 20)]
    content = b"\n".join(line.encode("cp1252" if n % 5 == 0 else "utf-8") for n, line in enumerate(lines))
    assert read(tmp_path, content) == [line.split(",") for line in lines]


def test_one_broken_byte_does_not_spoil_the_rest(tmp_path):
    lines = ["Datum,Kunde", *["2024-01-13,Müller 王芳"] * 50]
    content = "\n".join(lines).encode() + "\n2024-01-14,Jäger".encode()[:-3]
    assert read(tmp_path, content)[:-1] == [line.split(",") for line in lines]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        *((name, "euc-kr") for name in ("김민수", "이영희", "박지성", "최유리", "홍길동", "한가람")),
        *((name, "gb18030") for name in ("王小明", "陈安", "高飞", "李娜", "拿铁", "冰咖啡", "奶茶")),
    ],
)
def test_a_lone_name_is_read_in_its_own_script(tmp_path, name, encoding):
    path = tmp_path / "till.csv"
    path.write_bytes(
        f"Date,Receipt,Customer,Item,Amount\n2024-03-13,R1,{name},Tea,10\n2024-03-14,R2,Ann,Tea,10\n".encode(encoding)
    )
    assert next(row for row in open_book(path).sheets[0].rows() if row[1] == "R1")[2] == name


def test_utf_8_with_lines_of_vietnamese_appended(tmp_path):
    people = "Bùi Thị Lan,Đặng Quốc Khánh,Hồ Minh Mẫn,Lê Hoàng Đức,Nguyễn Văn An,Phạm Thuỳ Dương".split(",")
    goods = "Mứt dâu,Sữa tươi,Trà xanh,Đường phèn,Nước mắm,Phở khô,Cà phê,Gạo nếp,Bánh mì".split(",")
    lines = [f"995106 VND;{n}.2.21;19%;{people[n % 6]};{goods[n % 9]}" for n in range(1, 90)]
    content = b"\n".join(encoded(line, "cp1258" if n > 60 else "utf-8") for n, line in enumerate(lines))
    assert read(tmp_path, content) == [line.split(";") for line in lines]


def test_a_cell_of_a_blank_that_no_keyboard_writes_is_no_name_of_a_column(tmp_path):
    path = tmp_path / "till.csv"
    path.write_bytes("Date,Receipt,Item,Amount,Größe\n2024-01-13,1,Käse,5,\u00a0\n\u00a0,\u00a0\n".encode("cp1252"))
    rows = [row for sheet in open_book(path).sheets for row in sheet.rows()]
    assert rows[1][2] == "Käse"


def test_a_product_misread_as_a_word_of_another_language_decides_nothing():
    # In Mac Roman the second is `MaÁ„`, which without its signs is the Finnish word for a country.
    text = "data|hora|cliente|artigo|valor\n" + "3/24/2019|08:08|Ana|Maçã|25,88\n3/24/2019|08:09|Rui|Limão|37,56\n" * 20
    assert guess(text.encode("latin-1")) == "cp1252"


def test_a_sum_named_alike_in_two_languages_decides_no_encoding():
    rows = "".join(
        f"2024-01-{day};{name};5,00\n" for day, name in enumerate(("Crème fraîche", "Thé vert", "Crêpe") * 4, 10)
    )
    text = f"Date;Nom du produit;Total TTC\n{rows}Total général;;60,00\n"
    high = "".join(line for line in text.splitlines(keepends=True) if not line.isascii())
    assert guess(high.encode("cp1252")) == "cp1252"
