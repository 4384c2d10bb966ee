"""Plain tables in further languages: headings, names of months, calendars and marks of numbers as they are usual there."""

import datetime as dt

import pytest

from engine import importing
from tests.engine.importing.conftest import NOW

_MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta"
    " marraskuuta joulukuuta",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "el": "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου"
    " Δεκεμβρίου",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "th": "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
    "hi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
}


def _named(language, form="{d} {name} {y}", ahead=0):
    names = _MONTHS[language].split()
    return lambda day: form.format(d=day.day, name=names[day.month - 1], y=day.year + ahead)


# name: headings, customers, goods, marks of decimals and of thousands, how a day is written, encodings.
TABLES = {
    "Indonesian": ("Tanggal;Nama Pelanggan;Nama Barang;Jumlah;Harga Satuan;Total", "Budi Siti Agus", "Kopi Teh Susu", ",.", _named("id"), ()),
    "Thai": ("วันที่;ลูกค้า;สินค้า;จำนวน;ราคาต่อหน่วย;ยอดรวม", "สมชาย สมหญิง วิชัย", "กาแฟ ชา นม", ".,", lambda day: f"{day.day}/{day.month}/{day.year + 543}", ("cp874",)),
    "Thai months": ("วันที่;ลูกค้า;สินค้า;จำนวน;ราคา;รวม", "สมชาย สมหญิง วิชัย", "กาแฟ ชา นม", ".,", _named("th", ahead=543), ()),
    "Czech": ("Datum;Zákazník;Zboží;Množství;Cena za kus;Celkem", "Jan Eva Petr", "Káva Čaj Mléko", ", ", _named("cs", "{d}. {name} {y}"), ("cp1250",)),
    "Swedish": ("Datum;Kund;Artikel;Antal;Pris;Summa", "Anna Erik Åsa", "Kaffe Te Mjölk", ", ", _named("sv"), ("cp1252",)),
    "Danish": ("Dato;Kunde;Vare;Antal;Stykpris;Beløb", "Anna Erik Søren", "Kaffe Te Mælk", ",.", _named("da", "{d}. {name} {y}"), ("cp1252",)),
    "Norwegian": ("Dato;Kunde;Vare;Antall;Pris;Beløp", "Anna Erik Bjørn", "Kaffe Te Melk", ", ", _named("nb", "{d}. {name} {y}"), ("cp1252",)),
    "Finnish": ("Päivämäärä;Asiakas;Tuote;Määrä;Hinta;Yhteensä", "Anna Erkki Päivi", "Kahvi Tee Maito", ", ", _named("fi", "{d}. {name} {y}"), ("cp1252",)),
    "Hungarian": ("Dátum;Vevő;Termék;Mennyiség;Egységár;Összesen", "Anna Béla Lajos", "Kávé Tea Tej", ", ", _named("hu", "{y}. {name} {d}."), ("cp1250",)),
    "Romanian": ("Data;Client;Produs;Cantitate;Preț;Total", "Ana Ion Maria", "Cafea Ceai Lapte", ",.", _named("ro"), ()),
    "Greek": ("Ημερομηνία;Πελάτης;Προϊόν;Ποσότητα;Τιμή;Σύνολο", "Άννα Γιώργος Μαρία", "Καφές Τσάι Γάλα", ",.", _named("el"), ("cp1253",)),
    "Ukrainian": ("Дата;Клієнт;Товар;Кількість;Ціна;Сума", "Анна Іван Марія", "Кава Чай Молоко", ", ", _named("uk"), ("cp1251",)),
    "Arabic": ("التاريخ;العميل;المنتج;الكمية;السعر;الإجمالي", "أحمد فاطمة محمد", "قهوة شاي حليب", ".,", _named("ar"), ("cp1256",)),
    "Hebrew": ("תאריך;לקוח;מוצר;כמות;מחיר;סכום", "אנה דוד שרה", "קפה תה חלב", ".,", lambda day: f"{day:%d/%m/%Y}", ("cp1255",)),
    "Hindi": ("दिनांक;ग्राहक;उत्पाद;मात्रा;दर;राशि", "रमेश सुरेश सीता", "चाय दूध आटा", ".,", _named("hi"), ()),
    "Indian": ("Date;Party Name;Particulars;Qty;Rate;Amt", "Ramesh Suresh Sita", "Chai Doodh Atta", ".,", lambda day: f"{day:%d-%b-%y}", ()),
    "Taiwanese": ("日期;客戶名稱;商品名稱;數量;單價;金額", "王小明 陳美麗 林志強", "咖啡 綠茶 牛奶", ".,", lambda day: f"{day.year - 1911}/{day:%m/%d}", ("big5",)),
    "Korean": ("일자-No.;거래처명;품목명(규격);수량;단가;합계", "ABC상사 김가네 이네", "커피[1kg] 녹차 우유", ".,", lambda day: f"{day:%Y/%m/%d} -{day.day}", ("cp949",)),
}  # fmt: skip

CASES = [(name, encoding) for name, table in TABLES.items() for encoding in ("utf-8", *table[-1])]


@pytest.mark.parametrize(("name", "encoding"), CASES)
def test_a_table_of_another_language_is_read(shop, tmp_path, name, encoding):
    head, people, goods, (decimal, thousands), written, _ = TABLES[name]
    marks = str.maketrans({".": decimal, ",": thousands})
    rows, total = [head], 0.0
    for at in range(14):
        count, price = 1 + at % 3, 1200.5 + at
        total += count * price
        figures = (f"{figure:,.2f}".translate(marks) for figure in (price, count * price))
        day = dt.date(2024, 1 + at % 12, 3 + at * 2 % 25)
        rows.append(";".join((written(day), people.split()[at % 3], goods.split()[at % 3], str(count), *figures)))
    path = tmp_path / "till.csv"
    path.write_bytes("\r\n".join(rows).encode(encoding))
    report = importing.run(shop, [path], now=NOW)
    assert (report["sales_stored"], report["customers"], report["products"], report["left_out"]) == (14, 3, 3, [])
    assert (report["first"], report["last"]) == ("2024-01-03", "2024-12-25")
    assert report["net_total"] == pytest.approx(total)
    names = {row[0] for row in shop.execute("SELECT key FROM customer UNION SELECT key FROM product")}
    assert names == {*people.split(), *goods.split()}
