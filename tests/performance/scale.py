"""Import of a CSV of millions of lines beside pandas' `read_csv` and `to_sql`, and memory beside that of a fifth of the file."""

from collections.abc import Iterator
from pathlib import Path

import large_csv
from measuring import Row, engine, python

LINES = 1_000_000

PEER = """
import sqlite3, sys
import pandas as pd
connection = sqlite3.connect(sys.argv[2])
pd.read_csv(sys.argv[1]).to_sql("sale", connection, index=False)
connection.commit()
connection.close()
"""

lines = LINES


def measure(folder: Path) -> Iterator[Row]:
    """`lines` lines, one run each: a file of five million takes minutes."""
    whole, fifth = folder / "whole.csv", folder / "fifth.csv"
    large_csv.write(whole, lines)
    large_csv.write(fifth, lines // 5)
    peer = python("-c", PEER, whole, folder / "peer.db")
    ours = engine("import", folder / "whole.regulars", whole, "--json")
    few = engine("import", folder / "fifth.regulars", fifth, "--json")
    yield Row(f"import of {lines:,} lines of CSV", ours.seconds, "s", 1.0, peer=peer.seconds)
    yield Row(f"import of {lines:,} lines, peak memory", ours.peak_mb, "MB", 500)
    yield Row("peak memory beside a fifth of the lines", ours.peak_mb, "MB", 1.2, peer=few.peak_mb)
