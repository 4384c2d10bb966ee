"""Measures what Regulars promises, each figure beside its peer in the same run.

    .venv/bin/python tests/performance/run.py [--only NAME ...]      NAME: import identity learning lists scoring
                                                                   value scale train_scale refresh search start gaps

Without --only, everything. The last it prints is the benchmark page, one table of all figures; --table FILE.md keeps it
as Markdown, too. A measurement that breaks is said there and does not stop the others.

Needs the data beside the project (../shared). Exit 1 if a figure missed its limit. A busy machine gives wrong figures.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import identity
import importing
import learning
import lists
import refresh
import scale
import scoring
import searching
import table
import train_scale
import value
import window
from measuring import ONLINE_RETAIL, Row

MEASUREMENTS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "import": importing.measure,
    "identity": identity.measure,
    "learning": learning.measure,
    "lists": lists.measure,
    "value": value.measure,
    "scoring": scoring.measure,
    "scale": scale.measure,
    "train_scale": train_scale.measure,
    "refresh": refresh.measure,
    "search": searching.measure,
    "start": window.measure_start,
    "gaps": window.measure_gaps,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=MEASUREMENTS, default=list(MEASUREMENTS))
    parser.add_argument("--splink-python", metavar="PYTHON", help="an interpreter that has splink, identity's peer")
    parser.add_argument("--lifetimes-python", metavar="PYTHON", help="an interpreter that has lifetimes, value's peer")
    parser.add_argument(
        "--list-sets", nargs="+", choices=lists.SETS, default=list(lists.SETS), metavar="SET", help="sets of lists"
    )
    parser.add_argument(
        "--value-sets", nargs="+", choices=value.SETS, default=list(value.SETS), metavar="SET", help="sets of value"
    )
    parser.add_argument(
        "--lines", type=int, default=scale.LINES, help="lines of scale's file, 5000000 for the real thing"
    )
    parser.add_argument(
        "--share", type=float, default=train_scale.SHARE, help="of train_scale's shops, 1 for the whole"
    )
    parser.add_argument("--table", type=Path, metavar="FILE.md", help="write the benchmark page as Markdown, too")
    options = parser.parse_args()
    chosen = options.only
    scale.lines = options.lines
    train_scale.share = options.share
    lists.sets = tuple(options.list_sets)
    value.sets = tuple(options.value_sets)
    value.lifetimes_python = options.lifetimes_python or value.lifetimes_python
    identity.splink_python = options.splink_python or identity.splink_python
    if not ONLINE_RETAIL.exists() and not set(chosen) <= {"identity", "scoring", "scale", "train_scale", "refresh"}:
        print("the data sets beside the project (../shared) are not there: nothing measured")
        return 0
    measured: list[tuple[str, Row]] = []
    broken: list[str] = []
    for name in chosen:
        print(f"== {name}", flush=True)
        with tempfile.TemporaryDirectory(prefix="regulars-") as folder:
            try:
                for row in MEASUREMENTS[name](Path(folder)):
                    print(row, flush=True)
                    measured.append((name, row))
            except Exception as error:  # the figures of the others are still to be had
                print(f"broken: {error}", flush=True)
                broken.append(f"{name} broke: {type(error).__name__}")
    print("\n".join(["== benchmark page", table.text(measured), *broken]))
    if options.table is not None:
        options.table.write_text("\n".join([table.markdown(measured), *broken]), encoding="utf-8")
    return 0 if not broken and all(row.reached for _, row in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
