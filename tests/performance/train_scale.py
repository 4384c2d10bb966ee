"""Training on a grocery and on a simulated chain: time, memory, and that cost grows no faster than the lines.

.venv/bin/python tests/performance/run.py --only train_scale [--share 0.05]
"""

import json
from collections.abc import Iterator
from pathlib import Path

import chains
from measuring import Child, Row, engine

SHARE = 0.05
share = SHARE


def measure(folder: Path) -> Iterator[Row]:
    """Each shop at `share` of its size, beside one half as large; the limits of time are those of the whole, by share.

    Time is the lesser of wall and processor time: others on the machine lengthen the first, a second core the other."""
    for chain in (chains.GROCERY, chains.CHAIN):
        whole, half = chain.part(share), chain.part(share / 2)
        ours, lines = _trained(folder, whole)
        peer, fewer = _trained(folder, half)
        limit = max(chain.seconds * share, 120.0)
        yield Row(f"train on a {chain.name} of {lines:,} lines", _time(ours), "s", limit)
        yield Row(f"train on a {chain.name}, peak memory", ours.peak_mb, "MB", 2000)
        grown = _time(peer) * lines / fewer
        yield Row(
            f"{chain.name}: time beside that of {fewer:,} lines, grown as the lines", _time(ours), "s", 1.0, grown
        )


def _time(child: Child) -> float:
    return min(child.seconds, child.processor)


def _trained(folder: Path, chain: chains.Chain) -> tuple[Child, int]:
    file, shop = folder / f"{chain.name}{chain.lines}.csv", folder / f"{chain.name}{chain.lines}.regulars"
    chains.write(chain, file)
    engine("import", shop, file, "--json")
    trained = engine("train", shop, "--json")
    print(f"      winners: {json.loads(trained.output)['winners']}")
    lines = sum(1 for _ in file.open(encoding="utf-8")) - 1
    return trained, lines
