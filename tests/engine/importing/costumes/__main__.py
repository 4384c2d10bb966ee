"""Wear costumes by their seeds, and say what became of each; every failing seed can be looked at alone.

python -m tests.engine.importing.costumes 4711                 one seed: how it is made, its verdict, its first lines
python -m tests.engine.importing.costumes 0 3000 [--keep DIR]  the seeds from 0 to before 3000: failures and counts
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.engine.importing.costumes.verdict import wear


def main(words: list[str]) -> int:
    """The verdicts of one seed or of a range of them; 1 where any is not good."""
    keep = words[words.index("--keep") + 1] if "--keep" in words else None
    numbers = [int(word) for word in words if word.isdigit()]
    if not numbers:
        print(__doc__)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(keep or scratch)
        folder.mkdir(exist_ok=True)
        counts = Counter[str]()
        for seed in range(numbers[0], numbers[1] if len(numbers) > 1 else numbers[0] + 1):
            costume, verdict = wear(seed, folder)
            counts[verdict.what] += 1
            if not verdict.good or len(numbers) == 1:
                print(f"{seed} {verdict.what.upper()} {verdict.why}\n    {costume.said}", flush=True)
            if keep is None:
                costume.path.unlink()
    print(dict(counts))
    return 0 if set(counts) <= {"right", "asked", "declined"} else 1


sys.exit(main(sys.argv[1:]))
