"""A shop of one customer who comes each day, for pages that ask for little."""

from pathlib import Path

from engine.shop import Shop


def cafe(folder: Path) -> Path:
    path, sales = folder / "cafe.regulars", folder / "sales.csv"
    lines = [f"2026-01-{day:02},R{day},7,Tea,1,5" for day in range(1, 21)]
    sales.write_text("\n".join(["Date,Receipt,Customer ID,Product,Quantity,Amount", *lines]), encoding="utf-8")
    with Shop.create(path) as made:
        made.import_files([str(sales)])
    return path
