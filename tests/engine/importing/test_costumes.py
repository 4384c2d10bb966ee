"""A known table in a random costume must come out as it went in, or be asked about; never silently different."""

import datetime as dt
import random

import pytest
import xlsxwriter

from engine.errors import ShopError
from engine.progress import silent
from engine.reading.plans import plan_book
from engine.reading.sales import SalesReader
from engine.reading.sheets import open_book

HEADERS = {
    "en": ["Receipt No", "Date", "Customer ID", "SKU", "Item", "Qty", "Unit Price", "Line Total"],
    "de": [
        "Belegnummer",
        "Datum",
        "Kundennummer",
        "Artikelnummer",
        "Bezeichnung",
        "Menge",
        "Einzelpreis",
        "Gesamtpreis",
    ],
    "fr": ["N° ticket", "Date", "Numéro client", "SKU", "Article", "Quantité", "Prix unitaire", "Montant"],
    "zh": ["订单编号", "日期", "会员编号", "货号", "商品名称", "数量", "单价", "金额"],
}
NAMES = {
    "en": ["Green tea", "Milk 1 l", "Bread, dark", 'Jam "Plum"'],
    "de": ["Grüner Tee", "Milch 1 l", "Brötchen", "Käse; mild"],
    "fr": ["Thé vert", "Crème fraîche", "Pâté", "Œufs"],
    "zh": ["绿茶", "牛奶", "全麦面包", "草莓果酱"],
}
ENCODINGS = {
    "en": ["utf-8", "utf-8-sig", "utf-16", "cp1252"],
    "de": ["utf-8", "utf-8-sig", "cp1252", "utf-16"],
    "fr": ["utf-8", "utf-8-sig", "cp1252"],
    "zh": ["utf-8", "utf-8-sig", "gb18030", "utf-16"],
}
DATES = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%Y%m%d",
    "%Y-%m-%d %H:%M:%S",
    "%d.%m.%y",
    "%d-%b-%Y",
]


def table(chance, language):
    """Lines as (receipt, date, customer, sku, name, quantity, price, amount)."""
    lines = []
    day = dt.datetime(2023, chance.randint(1, 12), chance.randint(1, 28), 10, 30)
    for receipt in range(chance.randint(8, 40)):
        day += dt.timedelta(days=chance.randint(0, 9))
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(4)
            quantity, price = chance.randint(1, 1200), round(chance.uniform(0.05, 2500), 2)
            who = f"{chance.randint(1, 30):04d}" if chance.random() < 0.8 else ""
            lines.append(
                (
                    f"{receipt + 100:06d}",
                    day,
                    who,
                    f"0{at}A",
                    NAMES[language][at],
                    quantity,
                    price,
                    round(quantity * price, 2),
                )
            )
    return lines


def money(chance, decimal, grouped, sign):
    def written(value):
        text = f"{value:,.2f}" if grouped else f"{value:.2f}"
        if decimal == ",":
            text = text.translate(str.maketrans(",.", ".,"))
        return text if not sign else f"{sign}{text}" if decimal == "." else f"{text} {sign}"

    return written


def dress(chance, language, lines, path):
    """Write the lines as some till would; the path of the file."""
    order = chance.sample(range(8), 8) if chance.random() < 0.5 else list(range(8))
    header = [HEADERS[language][at] for at in order]
    above = chance.randrange(3)
    if chance.random() < 0.35:
        path = path.with_suffix(".xlsx")
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            shift, style = chance.randrange(3), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
            for at in range(above):
                sheet.write(at, shift, f"Report {at}")
            sheet.write_row(above, shift, header)
            for at, line in enumerate(lines, above + 1):
                for column, place in enumerate(order, shift):
                    value = line[place]
                    sheet.write(at, column, value, style) if place == 1 else sheet.write(at, column, value)
        return path
    decimal = chance.choice([".", ","]) if language != "zh" else "."
    mark = chance.choice([";", "\t"] if decimal == "," else [",", ";", "\t", "|"])
    shown = money(chance, decimal, chance.random() < 0.4, chance.choice(["", "", "€"]))
    pattern = chance.choice(DATES)

    def cell(value):
        text = (
            value
            if isinstance(value, str)
            else value.strftime(pattern)
            if isinstance(value, dt.datetime)
            else str(value)
        )
        return '"' + text.replace('"', '""') + '"' if any(c in text for c in (mark, '"', "\n")) else text

    rows = [[cell(line[at] if at not in (6, 7) else shown(line[at])) for at in order] for line in lines]
    text = "\n".join(mark.join(row) for row in [*([f"Report {at}"] for at in range(above)), header, *rows]) + "\n"
    path.write_bytes(text.encode(chance.choice(ENCODINGS[language])))
    return path


def wear(seed, folder):
    """Dress a table and read it back: (what went in, what came out) or None where a question was asked."""
    chance = random.Random(seed)
    language = chance.choice(list(HEADERS))
    lines = table(chance, language)
    path = dress(chance, language, lines, folder / f"{seed}.csv")
    (plan,) = plan_book(open_book(path))
    if plan.refusal is not None and plan.refusal.code == "dates.ambiguous":
        return None
    assert plan.refusal is None, (seed, plan.refusal)
    read = SalesReader(plan, 1_830_000_000).read(silent)
    assert not read.findings.problems, (seed, read.findings.problems[:3])

    def texts(name):
        return [read.texts[name][number] if number >= 0 else "" for number in getattr(read, name)]

    days = [dt.datetime.fromtimestamp(at, dt.UTC).date() for at in read.sold_at.tolist()]
    out = zip(texts("receipt"), days, texts("customer"), texts("product"), read.quantity, read.unit_price, read.amount)
    return [(line[0], line[1].date(), *line[2:4], *line[5:]) for line in lines], [tuple(row) for row in out]


def compare(seeds, folder):
    asked = 0
    for seed in seeds:
        worn = wear(seed, folder)
        if worn is None:
            asked += 1
            continue
        went_in, came_out = worn
        assert len(went_in) == len(came_out), seed
        for one, other in zip(went_in, came_out):
            assert one[:4] == other[:4], seed
            assert one[4:] == pytest.approx(other[4:], abs=0.006), seed
    assert asked < 0.05 * len(seeds)


def test_a_known_table_survives_any_costume(tmp_path):
    compare(range(300), tmp_path)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_a_known_table_survives_ten_thousand_costumes(tmp_path):
    compare(range(1000, 11_000), tmp_path)


def test_an_order_of_dates_in_doubt_is_asked_and_never_guessed(tmp_path):
    path = tmp_path / "till.csv"
    days = [(3, 4), (5, 2), (4, 3), (2, 6), (1, 5)]
    path.write_text(
        "Date,Receipt,Item,Amount\n" + "".join(f"{a:02d}/{b:02d}/2024,{n},Tea,5\n" for n, (a, b) in enumerate(days))
    )
    (plan,) = plan_book(open_book(path))
    assert isinstance(plan.refusal, ShopError)
    assert plan.refusal.code == "dates.ambiguous"
