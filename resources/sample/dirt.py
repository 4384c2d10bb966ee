"""What goes wrong in a real till's file: put in on purpose, so many of each as DIRT says."""

import random
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from itertools import groupby
from typing import Any

from shoppers import Shopper

Row = list[Any]
RECEIPT, LINE, AT, NUMBER, NAME, SKU, ITEM, CATEGORY, QUANTITY, PRICE, DISCOUNT, TOTAL, VAT, PAYMENT, STATUS = range(15)

DIRT = {
    "odd_spelling": 320,
    "amount_as_text": 40,
    "amount_unreadable": 3,
    "quantity_missing": 30,
    "price_missing": 30,
    "amount_missing": 20,
    "item_missing": 30,
    "category_missing": 90,
    "spaces_around_customer": 40,
}
DOUBLE_LINES = 150
"""Equal lines of a receipt that really are two (two coffees): the till numbers them."""
RECEIPTS_TWICE = 25
PAGE_COPIED = 60
SECOND_NUMBER_SINCE = datetime(2026, 3, 1)


def soil(rows: list[Row], shoppers: list[Shopper], rng: random.Random) -> list[Row]:
    """The till's rows with dirt; their order is kept except for what was copied."""
    rows = _two_of_the_same(rows, rng)
    _second_numbers(rows, shoppers)
    paid = [row for row in rows if row[STATUS] == "Paid" and row[CATEGORY] != "Service"]
    picked = iter(rng.sample(paid, sum(DIRT.values())))
    for name, count in DIRT.items():
        for _ in range(count):
            _CHANGES[name](next(picked), rng)
    return _copied(rows, rng)


def entered_twice(shoppers: list[Shopper]) -> list[Shopper]:
    """Four regulars who got a second customer number in 2026."""
    known = [s for s in shoppers if s.kind == "fortnightly" and s.contact["email"] and s.contact["phone"]]
    return [s for s in known if s.joined.year < 2026 and s.name.isascii()][:4]


def doubled_customers(shoppers: list[Shopper]) -> list[Row]:
    """Rows of the customer sheet: the same people entered again, a couple with one landline, the staff account."""
    rows: list[Row] = []
    never = ["never asked", None] * 4
    for n, person in enumerate(entered_twice(shoppers)):
        email, phone = str(person.contact["email"]), str(person.contact["phone"])
        # In turn: the address in capitals, the phone in another style, the address again, nothing but the name.
        name = person.name.upper() if n == 1 else person.name
        email = (email.upper(), "", f" {email}", "")[n]
        phone = ("", "+44 " + phone.replace(" ", "")[1:], "", "")[n]
        row = [_second_number(n), name, email, phone, None, "", "", "Bristol", "", "United Kingdom", "English"]
        rows.append([*row, SECOND_NUMBER_SINCE.date(), *never, "", ""])
    for n, name in enumerate(("Rowan Penhale-Fox", "Sylvie Penhale-Fox")):
        row = [f"{820 + n:06d}", name, "", "0117 496 0999", None, "", "3 Ferry Lane", "Bristol", "BS1 1AL"]
        rows.append([*row, "United Kingdom", "English", date(2025, 9, 6), *never, "", "Landline of the house"])
    staff = ["000001", "Staff purchases", "", "", None, "", "", "", "", "United Kingdom", "English"]
    return [*rows, [*staff, date(2024, 1, 2), *never, "", "Not a customer"]]


def _second_number(n: int) -> str:
    return f"{801 + n:06d}"


def _second_numbers(rows: list[Row], shoppers: list[Shopper]) -> None:
    number = {person.number: _second_number(n) for n, person in enumerate(entered_twice(shoppers))}
    for row in rows:
        if row[AT] >= SECOND_NUMBER_SINCE:
            row[NUMBER] = number.get(row[NUMBER], row[NUMBER])


def _two_of_the_same(rows: list[Row], rng: random.Random) -> list[Row]:
    receipts = [list(group) for _, group in groupby(rows, key=lambda row: row[RECEIPT])]
    for receipt in rng.sample([one for one in receipts if one[0][STATUS] == "Paid"], DOUBLE_LINES):
        again = list(receipt[0])
        again[LINE] = len(receipt) + 1
        receipt.append(again)
    return [list(row) for receipt in receipts for row in receipt]


def _copied(rows: list[Row], rng: random.Random) -> list[Row]:
    """Receipts that the till sent twice, and a page of rows pasted in again further down."""
    twice = set(rng.sample(sorted({row[RECEIPT] for row in rows}), RECEIPTS_TWICE))
    out: list[Row] = []
    for number, group in groupby(rows, key=lambda row: row[RECEIPT]):
        receipt = list(group)
        out += receipt + receipt if number in twice else receipt
    start = len(out) // 2
    page = out[start : start + PAGE_COPIED]
    return out[: start + 400] + page + out[start + 400 :]


def _respell(row: Row, rng: random.Random) -> None:
    name = str(row[ITEM])
    row[ITEM] = rng.choice([name.upper(), name.lower(), f"  {name}", f"{name} ", name.replace(" ", "  ", 1)])


def _as_text(row: Row, rng: random.Random) -> None:
    row[TOTAL] = rng.choice(["£{:.2f}", "{:.2f} ", "GBP {:.2f}"]).format(row[TOTAL])


def _unreadable(row: Row, rng: random.Random) -> None:
    # The letter O for a zero, and no unit price from which the amount could be worked out.
    row[TOTAL], row[PRICE] = f"{row[TOTAL]:.2f}"[:-1] + "O", None


def _blank(row: Row, rng: random.Random, *, column: int) -> None:
    row[column] = None


def _spaces(row: Row, rng: random.Random) -> None:
    if row[NUMBER]:
        row[NUMBER] = f" {row[NUMBER]} "


_CHANGES: dict[str, Callable[[Row, random.Random], None]] = {
    "odd_spelling": _respell,
    "amount_as_text": _as_text,
    "amount_unreadable": _unreadable,
    "quantity_missing": partial(_blank, column=QUANTITY),
    "price_missing": partial(_blank, column=PRICE),
    "amount_missing": partial(_blank, column=TOTAL),
    "item_missing": partial(_blank, column=ITEM),
    "category_missing": partial(_blank, column=CATEGORY),
    "spaces_around_customer": _spaces,
}
