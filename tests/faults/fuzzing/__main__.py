"""What becomes of damaged files and of bombs: `python -m tests.faults.fuzzing SEED [SEED …]`, or names of bombs."""

import sys
import tempfile
from pathlib import Path

from tests.faults.fuzzing.bombs import BOMBS
from tests.faults.fuzzing.imports import Importer
from tests.faults.fuzzing.mutants import make


def main(words: list[str]) -> int:
    """Say of each what became of it; 1 where one did what it should not."""
    faults = 0
    with Importer() as attempt, tempfile.TemporaryDirectory() as scratch:
        for word in words or BOMBS:
            if word in BOMBS:
                ending, content = BOMBS[word]()
                path = Path(scratch) / f"{word}.{ending}"
                path.write_bytes(content)
            else:
                path = make(int(word), Path(scratch))
            outcome = attempt(path)
            faults += bool(outcome.fault)
            print(word, path.name, outcome, outcome.fault and "FAULT", flush=True)
            path.unlink()
    return 1 if faults else 0


sys.exit(main(sys.argv[1:]))
