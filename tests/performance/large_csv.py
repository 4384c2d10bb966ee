"""Writes a CSV as a busy chain's till would over three years: the same lines every time.

    .venv/bin/python tests/performance/large_csv.py FILE [LINES]

Made up, and shaped like a shop: a fifth of the lines without customer, few customers and products with most of the sales,
two or three lines a receipt, receipts in the order of time.
"""

import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

HEADER = "Date,Receipt,Customer ID,SKU,Item,Category,Qty,Unit Price,Amount\n"
_CUSTOMERS, _PRODUCTS = 60_000, 4_000
_START, _SECONDS = datetime(2022, 1, 1, 8), 3 * 365 * 86400
_BLOCK = 50_000


def write(path: Path, lines: int = 5_000_000) -> int:
    """Write the file; how many bytes it has."""
    chance = random.Random(0)
    products = [
        (f"SKU{number:05d},Product {number},Group {number % 40}", round(chance.uniform(0.5, 60), 2))
        for number in range(_PRODUCTS)
    ]
    step = _SECONDS * 2.5 / lines
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        written = receipt = 0
        block: list[str] = []
        while written < lines:
            receipt += 1
            at = (_START + timedelta(seconds=int(receipt * step))).isoformat(" ")
            who = f"C{int(_CUSTOMERS * chance.random() ** 2):06d}" if chance.random() < 0.8 else ""
            for _ in range(min(chance.choice((1, 2, 2, 3, 3, 4)), lines - written)):
                product, price = products[int(_PRODUCTS * chance.random() ** 3)]
                quantity = 1 if chance.random() < 0.7 else chance.randint(2, 12)
                block.append(f"{at},R{receipt:08d},{who},{product},{quantity},{price},{round(price * quantity, 2)}\n")
                written += 1
            if len(block) >= _BLOCK:
                file.writelines(block)
                block.clear()
        file.writelines(block)
    return path.stat().st_size


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5_000_000))
