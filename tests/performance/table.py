"""The benchmark page: every measured figure in one table, with its peer, its limit, and whether it was reached."""

from collections.abc import Iterable, Sequence

from measuring import Row

HEAD = ("what", "ours", "best peer", "ratio", "limit", "")


def cells(row: Row) -> tuple[str, ...]:
    """The row as texts, one for each of HEAD; where there is no peer, the limit holds for ours."""
    unit = f" {row.unit}" if row.unit else ""
    return (
        row.what,
        f"{row.ours:.4g}{unit}",
        "–" if row.peer is None else f"{row.peer:.4g}{unit}",
        "–" if row.ratio is None else f"{row.ratio:.3f}",
        row.bound,
        "reached" if row.reached else "missed",
    )


def text(measured: Sequence[tuple[str, Row]]) -> str:
    """The page for a terminal: rows under the name of their measurement, and how many reached their limit."""
    lines = [HEAD, *(cells(row) for _, row in measured)]
    width = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    out = [_line(HEAD, width)]
    for place, (name, row) in enumerate(measured):
        if not place or measured[place - 1][0] != name:
            out.append(f"-- {name}")
        out.append(_line(cells(row), width))
    return "\n".join([*out, summary(measured)])


def markdown(measured: Sequence[tuple[str, Row]]) -> str:
    """The page as Markdown."""
    out = ["# What Regulars promises, and what was measured", "", summary(measured)]
    for place, (name, row) in enumerate(measured):
        if not place or measured[place - 1][0] != name:
            out += ["", f"## {name}", "", _bar(HEAD), _bar("---" for _ in HEAD)]
        out.append(_bar(cells(row)))
    return "\n".join(out) + "\n"


def summary(measured: Sequence[tuple[str, Row]]) -> str:
    reached = sum(row.reached for _, row in measured)
    return f"{reached} of {len(measured)} limits reached"


def _line(texts: Sequence[str], width: Sequence[int]) -> str:
    return "  ".join(text.ljust(size) for text, size in zip(texts, width, strict=True)).rstrip()


def _bar(texts: Iterable[str]) -> str:
    return "| " + " | ".join(texts) + " |"
