"""Money that a heading or a title counts in thousands or ten thousands is multiplied, and that is said."""

from pathlib import Path

import pytest

from engine.shop import Shop

LINES = ["2025-04-01,A1,C7,大红袍,2,1.2", "2025-04-02,A2,C8,大红袍,1,0.6"]


def imported(path: Path, head: str, *, title: str = "", lines: list[str] = LINES) -> dict:
    path.write_text("\n".join([*([title] if title else []), head, *lines]) + "\n", encoding="utf-8")
    with Shop.create(path.with_suffix(".regulars")) as shop:
        return shop.import_files([str(path)])


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("日期,单号,客户编号,商品名称,数量,金额（万元）", 10_000),
        ("日期,单号,客户编号,商品名称,数量,金额(万)", 10_000),
        ("日期,单号,客户编号,商品名称,数量,金额（千元）", 1_000),
        ("日期,单号,客户编号,商品名称,数量,金额（元）", 1),
        ("Datum,Beleg,Kundennummer,Artikel,Menge,Umsatz (Tsd. €)", 1_000),
    ],
)
def test_a_heading_tells_the_unit_of_its_money(tmp_path: Path, head: str, unit: int):
    report = imported(tmp_path / "sales.csv", head)
    assert report["net_total"] == pytest.approx(1.8 * unit)
    told = [each["count"] for each in report["noted"] if each["code"] == "money.units"]
    assert told == ([2] if unit > 1 else [])


def test_a_title_tells_the_unit_of_all_money(tmp_path: Path):
    report = imported(tmp_path / "sales.csv", "日期,单号,客户编号,商品名称,数量,金额", title="销售明细,单位：万元,,,,")
    assert report["net_total"] == pytest.approx(18_000)


def test_cells_that_say_it_themselves_are_not_multiplied_twice(tmp_path: Path):
    lines = ["2025-04-01,A1,C7,大红袍,2,1.2万", "2025-04-02,A2,C8,大红袍,1,0.6万"]
    report = imported(tmp_path / "sales.csv", "日期,单号,客户编号,商品名称,数量,金额（万元）", lines=lines)
    assert report["net_total"] == pytest.approx(18_000)
