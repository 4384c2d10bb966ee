import gzip
import zipfile

import pytest
import xlsxwriter

from engine.errors import Cancelled, ShopError
from engine.reading import bounds, survey
from engine.reading.delimited import TextFile
from engine.reading.sheets import open_book
from engine.reading.sources import of_file


def rows_of(path):
    book = open_book(path)
    return list(book.sheets[0].rows())


def workbook(path, rows, name="Sheet1"):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_delimiter(tmp_path, mark):
    path = tmp_path / "till.csv"
    path.write_text(
        "\n".join(mark.join(row) for row in (["a", "b", "c"], ["1,5", "2", "3"], ["4", "5,5", "6"]))
        .replace("1,5", '"1,5"' if mark == "," else "1,5")
        .replace("5,5", '"5,5"' if mark == "," else "5,5")
    )
    assert rows_of(path) == [["a", "b", "c"], ["1,5", "2", "3"], ["4", "5,5", "6"]]


def test_columns_padded_with_blanks(tmp_path):
    path = tmp_path / "till.txt"
    path.write_text(" id     date  amount\r\n 00001 19970101   11.77\r\n 00002 19970112   12.00\r\n")
    assert rows_of(path)[1] == ["00001", "19970101", "11.77"]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "名称,für,Stück"),
        ("utf-8-sig", "日付,店舗"),
        ("utf-16", "日付,店舗"),
        ("utf-16-le", "date,shop"),
        ("utf-32", "日付,店舗"),
        ("gb18030", "订单编号,商品名称,购买数量,下单时间,买家会员名"),
        ("big5", "訂單編號,商品名稱,購買數量,下單時間,會員"),
        ("cp932", "日付,店舗,商品分類,売上,備考,コーヒー"),
        ("euc_kr", "주문번호,상품명,수량,금액,고객이름,주문일자"),
        ("cp1252", "Größe,für,Straße,Müller,Café"),
        ("cp1252", "N° ticket,Pâté,Quantité,€5"),
        ("cp1250", "Imię,Ilość,łyżka,Wartość"),
        ("cp1254", "Müşteri,Ürün,Sipariş,ığdır"),
        ("cp1251", "дата,товар,количество,сумма,покупатель"),
    ],
)
def test_any_encoding(tmp_path, encoding, text):
    path = tmp_path / "till.csv"
    path.write_bytes((text + "\n" + ",".join("1" * text.count(",") + "1") + "\n").encode(encoding))
    assert rows_of(path)[0] == text.split(",")


def test_bare_carriage_returns_and_nul_bytes(tmp_path):
    path = tmp_path / "till.csv"
    path.write_bytes(b'a,b\r1,"two\rlines"\r\x003,4\r')
    assert rows_of(path) == [["a", "b"], ["1", "two\rlines"], ["3", "4"]]


def test_content_decides_and_not_the_ending(tmp_path):
    text = tmp_path / "till.xls"
    text.write_text("a,b\n1,2\n")
    assert open_book(text).kind == "csv"
    book = workbook(tmp_path / "till.csv", [["a", "b"], [1, 2]])
    assert open_book(book).kind == "xlsx"


def test_a_compressed_text_file_is_read_through(tmp_path):
    path = tmp_path / "till.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n1,2\n"))
    assert rows_of(path) == [["a", "b"], ["1", "2"]]


def test_rows_count_from_the_first_row_of_the_sheet(tmp_path):
    path = workbook(tmp_path / "till.xlsx", [[], [], ["", "a", "b"], ["", 1, 2]])
    sheet = open_book(path).sheets[0]
    assert sheet.first_column == 1
    assert list(sheet.rows())[2] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.csv", b"", "file.empty"),
        ("blanks.csv", b" \n" * 300_000, "file.empty"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(100), "file.unreadable"),
        ("torn.xlsx", b"PK\x03\x04" + bytes(200), "file.unreadable"),
        ("torn.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file.unreadable"),
        ("torn.csv.gz", gzip.compress(b"a,b\n1,2\n" * 1000)[:40], "file.unreadable"),
        (
            "locked.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "file.encrypted",
        ),
        ("line.csv", b"a," * 3_000_000, "file.unreadable"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ShopError) as error:
        list(open_book(path).sheets[0].rows())
    assert error.value.code == code
    assert error.value.values["file"] == name


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(ShopError) as error:
        open_book(tmp_path / "gone.csv")
    assert error.value.code == "file.not_found"


def test_a_text_file_larger_than_any_till_writes_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("engine.reading.delimited.MOST_BYTES", 100)
    path = tmp_path / "till.csv"
    path.write_text("a,b\n" + "1,2\n" * 100)
    with pytest.raises(ShopError) as error:
        TextFile(of_file(path))
    assert error.value.code == "file.too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_first_look_at_a_text_file_can_be_cancelled(tmp_path, monkeypatch, encoding):
    monkeypatch.setattr(survey, "_BLOCK", 100)
    path = tmp_path / "till.csv"
    path.write_text("a,b\n" + "1,2\n" * 100, encoding=encoding)
    asked = []

    def go_on():
        asked.append(True)
        if len(asked) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        open_book(path, None, go_on)
    assert len(asked) == 3


def test_a_compressed_file_is_bounded_by_what_it_unpacks_to(tmp_path, monkeypatch):
    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n" + b"1,2\n" * 500_000))
    monkeypatch.setattr("engine.reading.delimited.MOST_BYTES", 1_000_000)
    with pytest.raises(ShopError) as error:
        list(open_book(path).sheets[0].rows())
    assert error.value.code == "file.too_large"


def test_a_workbook_that_says_it_unpacks_to_too_much_is_refused_unopened(tmp_path, monkeypatch):
    path = workbook(tmp_path / "bomb.xlsx", [["a" * 1000] * 50])
    monkeypatch.setattr(bounds, "MOST_UNPACKED", 1000)
    with pytest.raises(ShopError) as error:
        open_book(path)
    assert error.value.code == "file.too_large"


def test_two_cells_at_the_far_corners_of_a_sheet_are_refused(tmp_path):
    path = tmp_path / "corners.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "z")
    with pytest.raises(ShopError) as error:
        open_book(path)
    assert error.value.code == "file.too_large"


def test_a_workbook_with_broken_insides_is_unreadable(tmp_path):
    path = workbook(tmp_path / "till.xlsx", [["a", "b"]])
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(broken, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content[: len(content) // 2] if name.startswith("xl/worksheets") else content)
    with pytest.raises(ShopError) as error:
        list(open_book(broken).sheets[0].rows())
    assert error.value.code == "file.unreadable"
