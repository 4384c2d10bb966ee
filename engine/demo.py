"""The sample shop and the whole way on it: import, train, evaluate, campaign. What the README's first command runs."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from engine import resources
from engine.progress import Progress, silent
from engine.shop import Shop

FILES: Final = (
    "corner_shop_sales.xlsx",
    "corner_shop_customers.xlsx",
    "corner_shop_products.xlsx",
    "corner_shop_views.csv",
)
Result = Mapping[str, Any]

_RULES: Final = (("last_basket", "what they bought last time"), ("best_sellers_28", "the best sellers of the month"))

CAMPAIGNS: Final = (
    ("thank_you", "excel", 40),
    ("win_back", "excel", 60),
    ("replenish", "excel", 60),
    ("cross_sell", "mailchimp", 60),
)
"""Goal, target and size: small ones, because nobody is written to twice within 14 days and each shall find people."""


def sample_files() -> list[str]:
    """Paths of the sample shop's spreadsheets."""
    return [str(resources.path("sample", name)) for name in FILES]


def import_sample(shop: Shop, progress: Progress = silent) -> dict[str, Any]:
    """Import the sample's sales, customers, products and views; the report of the import."""
    return shop.import_files(sample_files(), progress=progress)


def run(folder: Path, progress: Progress = silent, say: Callable[[Any], None] = print) -> dict[str, Any]:
    """Do the main job in a new folder: a shop file, two lists of scores and a folder a campaign. Says each result.

    Where `folder` is in use, `folder-2`, … is taken: campaigns of an earlier run would hold back whom they wrote to.
    """
    from engine.spreadsheet import write_table

    folder = _unused(folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "corner_shop.regulars"
    with Shop.create(path) as shop:
        say({"import": import_sample(shop, progress)})
        say({"train": shop.train(progress=progress)})
        say({"evaluate": shop.evaluate(progress=progress)})
        rows = shop.recommend("best")
        columns = ("customer_id", "rank", "product_id", "product_name", "score")
        write_table(folder / "recommendations.csv", columns, ([row[c] for c in columns] for row in rows))
        shop.export_customers(str(folder / "customers.xlsx"))
        for goal, target, size in CAMPAIGNS:
            out = folder / f"campaign_{goal}"
            say({goal: shop.campaign(str(out), goal=goal, target=target, size=size, progress=progress)})
    return {"shop": str(path), "files": sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())}


def _unused(folder: Path) -> Path:
    """The folder if it is empty or not there, else the first of its name with a number that is."""
    place, number = folder, 1
    while place.exists() and (not place.is_dir() or any(place.iterdir())):
        number += 1
        place = folder.with_name(f"{folder.name}-{number}")
    return place


def words(result: Mapping[str, Result]) -> list[str]:
    """Sentences for one result of `demo.run`: {step: report}; a step that is no other is a campaign of that goal.

    The figures themselves are what the verbs of the command line print."""
    lines: list[str] = []
    for step, report in result.items():
        lines += _WORDS.get(step, _campaign)(report)
    return lines


def _import(report: Result) -> list[str]:
    stored = report["sales_stored"] + report["refunds_stored"]
    left_out = sum(found["count"] for found in report["left_out"])
    lines = [
        f"Imported {stored:,} lines of {report['customers']:,} customers and {report['products']:,} products, "
        f"{report['first']} to {report['last']}."
    ]
    if left_out:
        lines.append(f"{left_out:,} rows were left out: they stood twice, or were totals.")
    if report.get("same_merged"):
        lines.append(f"{report['same_merged']} customers were there twice and count as one now.")
    return lines


def _train(report: Result) -> list[str]:
    return [f"Learned from all of it in {report['seconds']:.0f} seconds, with {report['peak_mb']:,.0f} MB of memory."]


def _evaluate(report: Result) -> list[str]:
    rows = report["lists"]["best"]
    ours = rows[report["winners"]["best"]]
    lines = [
        f"Tried on weeks that were hidden from it: of 100 customers who came back, {100 * ours['hits']:.0f} bought something "
        "of the ten products that it had named for them."
    ]
    others = [f"{100 * rows[name]['hits']:.0f} with {what}" for name, what in _RULES if name in rows]
    return [*lines, f"It would have been {' and '.join(others)}."] if others else lines


def _campaign(report: Result) -> list[str]:
    return [
        f"{report['goal'].replace('_', ' ').capitalize()}, by {report['channel']}: {report['treated']} customers to write to "
        f"and {report['control']} left out at random, to see what it brings. {report['folder']}"
    ]


_WORDS: Final[Mapping[str, Callable[[Result], list[str]]]] = {
    "import": _import,
    "train": _train,
    "evaluate": _evaluate,
}
