"""The program `regulars`: the window, or with a first word the engine behind it (one executable holds both)."""

import sys


def main() -> int:
    """`regulars [SHOP]` opens the window; `--serve` answers the window's requests; `--engine VERB …` is the command line."""
    words = sys.argv[1:]
    if words[:1] == ["--serve"]:
        from engine.process import serve

        return serve()
    if words[:1] == ["--engine"]:
        from engine.__main__ import main as command_line

        return command_line(words[1:])
    from gui.app import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
