"""Makes the sample shop: a till's sales, customers, catalogue and web shop views, the same in every run.

    python resources/sample/make_sample.py [FOLDER]

The people are invented. Draws come from `random.Random`, whose sequence Python keeps between versions.
"""

import csv
import random
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from dirt import doubled_customers, soil
from shoppers import FIRST, LAST, Product, Shopper, make_shoppers, read_catalogue, staff_account
from shopping import Receipt, Shop

SEED = 20241101
CUSTOMERS = 600
WALK_INS_A_DAY = 3.3
PRINTED = datetime(2026, 11, 1, 8, 2)
NO_VAT = {"Tea", "Coffee", "Bread and cakes", "Cheese and dairy", "Pantry"}
COST_SHARE = {"Bread and cakes": 0.48, "Cheese and dairy": 0.68, "Drinks": 0.66, "Cards and gifts": 0.45}

SALES_HEADER = (
    "Receipt No", "Line", "Date/Time", "Customer No", "Customer", "SKU", "Item", "Category", "Qty", "Unit Price",
    "Discount", "Line Total", "VAT", "Payment", "Status", "Staff", "Store",
)  # fmt: skip
CUSTOMER_HEADER = (
    "Customer No", "Name", "E-mail", "Phone", "Birthday", "Gender", "Address", "City", "Postcode", "Country",
    "Language", "Joined", "E-mail consent", "E-mail consent since", "SMS consent", "SMS consent since",
    "Post consent", "Post consent since", "WeChat consent", "WeChat consent since", "Diet", "Note",
)  # fmt: skip
PRODUCT_HEADER = ("SKU", "Item", "Category", "Brand", "Price", "Cost", "Stock", "Active")


def make(folder: Path) -> None:
    """Write the four files into `folder`."""
    rng = random.Random(SEED)
    catalogue = read_catalogue()
    shoppers = make_shoppers(CUSTOMERS, catalogue, rng)
    shop = Shop(catalogue, rng)
    shop.live([*shoppers, staff_account(shoppers[0])], WALK_INS_A_DAY)
    folder.mkdir(parents=True, exist_ok=True)

    rows = soil(till_rows(shop.receipts), shoppers, rng)
    title = [
        "Corner Shop, 14 Mill Lane, Bristol",
        f"Sales by item, {FIRST:%d/%m/%Y} to {LAST:%d/%m/%Y}",
        f"Printed {PRINTED:%d/%m/%Y %H:%M}",
    ]
    total = round(sum(r[11] for r in rows if isinstance(r[11], float)), 2)
    footer = ["Total", *[None] * 10, total]
    write_workbook(
        folder / "corner_shop_sales.xlsx", "Sales", [[t] for t in title] + [[]], SALES_HEADER, [*rows, [], footer]
    )
    people = [customer_row(s) for s in shoppers] + doubled_customers(shoppers)
    write_workbook(folder / "corner_shop_customers.xlsx", "Customers", [], CUSTOMER_HEADER, people + sign_ups(rng))
    products = [product_row(p, rng) for p in catalogue]
    write_workbook(folder / "corner_shop_products.xlsx", "Products", [], PRODUCT_HEADER, products)
    with (folder / "corner_shop_views.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("customer", "product", "at", "kind"))
        writer.writerows((look.shopper.number, look.sku, look.at.isoformat(" "), look.kind) for look in shop.looks)


def till_rows(receipts: list[Receipt]) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for number, receipt in enumerate(receipts, start=4001):
        who = (receipt.shopper.number, receipt.shopper.name) if receipt.shopper else (None, None)
        for n, line in enumerate(receipt.lines, start=1):
            vat = 0.0 if line.category in NO_VAT else round(line.total - line.total / 1.2, 2)
            row: list[Any] = [f"{number:06d}", n, receipt.at, *who, line.sku, line.name, line.category, line.quantity]
            row += [line.unit_price, line.discount, line.total, vat]
            rows.append([*row, receipt.payment, receipt.status, receipt.staff, receipt.store])
    return rows


def customer_row(shopper: Shopper) -> list[Any]:
    c: dict[str, Any] = shopper.contact
    row = [shopper.number, shopper.name, c["email"], c["phone"], c["birthday"], c["gender"], c["address"], c["city"]]
    row += [c["postal_code"] if c["address"] else "", "United Kingdom", c["language"], shopper.joined]
    for channel in ("email", "sms", "post", "wechat"):
        row += c["consents"][channel]
    return [*row, c["diet"], ""]


def sign_ups(rng: random.Random) -> list[list[Any]]:
    """People who left an e-mail at the tasting stall and have not bought yet."""
    rows = []
    for n in range(18):
        when = date(2026, rng.randint(3, 10), rng.randint(1, 28))
        row = [f"{901 + n:06d}", "", f"tasting{n + 1:02d}@example.com", "", None, "", "", "", "", "United Kingdom"]
        rows.append([*row, "English", when, "subscribed", when, *["never asked", None] * 3, "", "Tasting stall"])
    return rows


def product_row(product: Product, rng: random.Random) -> list[Any]:
    cost = round(product.price * COST_SHARE.get(product.category, 0.58), 2)
    on_sale = product.ended > LAST
    stock = 0 if not on_sale or rng.random() < 0.04 else rng.randint(3, 60)
    return [
        product.sku,
        product.name,
        product.category,
        product.brand,
        product.price,
        cost,
        stock,
        "yes" if on_sale else "no",
    ]


def write_workbook(
    path: Path, sheet: str, above: list[list[Any]], header: tuple[str, ...], rows: list[list[Any]]
) -> None:
    """One sheet with rows `above` the header. In memory, so that XlsxWriter's archive carries no clock time."""
    with xlsxwriter.Workbook(
        path, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False}
    ) as book:
        book.set_properties({"title": sheet, "author": "Corner Shop", "created": PRINTED})
        bold = book.add_format({"bold": True})
        clock, day = (
            book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"}),
            book.add_format({"num_format": "dd/mm/yyyy"}),
        )
        money = book.add_format({"num_format": "#,##0.00"})
        page = book.add_worksheet(sheet)
        for n, row in enumerate(above):
            page.write_row(n, 0, row, bold if n == 0 else None)
        page.write_row(len(above), 0, header, bold)
        page.freeze_panes(len(above) + 1, 0)
        page.set_column(0, len(header) - 1, 14)
        for n, row in enumerate(rows, start=len(above) + 1):
            for column, value in enumerate(row):
                if value is None or value == "":
                    continue
                if isinstance(value, datetime):
                    page.write_datetime(n, column, value, clock)
                elif isinstance(value, date):
                    page.write_datetime(n, column, value, day)
                else:
                    page.write(n, column, value, money if isinstance(value, float) else None)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
