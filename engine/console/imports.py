"""What imports brought, in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from engine.console.words import filled, note, sentences

Report = Mapping[str, Any]


def import_words(report: Report) -> list[str]:
    """The report of an import for a person: what was read, what the shop got, what was found and in which cell first."""
    staff = [note("staff.found", ids=", ".join(report["staff"]))] if report.get("staff") else []
    settled = [note(f"settled.{told['why']}", **told)] if (told := report.get("settled")) else []
    lines = [*_files(report), *_not_read(report), _brought(report), *_counts(report), *_found(report)]
    return [*lines, *staff, *settled]


def imports_table(imports: Sequence[Report]) -> list[dict[str, Any]]:
    """The imports of a shop, a line each: id, when, files, what came in, the time it covers."""
    rows = []
    for one in imports:
        report = one["report"]
        rows.append(
            {
                "id": one["import_id"],
                "at": one["at"].replace("T", " "),
                "files": ", ".join(dict.fromkeys(file["name"] for file in one["files"])),
                "lines": _stored(report),
                "from": report.get("first"),
                "to": report.get("last"),
                "undone": one["undone_at"].replace("T", " ") if one["undone_at"] else "no",
            }
        )
    return rows


def undo_words(undone: Mapping[str, Any]) -> list[str]:
    """What taking an import back did, for a person: what went, and why something stayed."""
    went = ", ".join(
        f"{undone[f'{what}_removed']:,} {name}"
        for what, name in (("sales", "lines of sales"), ("customers", "customers"), ("products", "products"))
    )
    lines = [f"Import {undone['import_id']} was taken back: {went} went with it."]
    if undone["sales_kept"]:
        lines.append(f"{undone['sales_kept']:,} lines stay: another import has them, too.")
    for why, count in undone["customers_kept"].items():
        lines.append(f"{count:,} {note(f'customers_kept.{why}')}")
    if undone["also_undone"]:
        numbers = ", ".join(map(str, undone["also_undone"]))
        lines.append(f"Import {numbers} was taken back with it: its lines had their dates from these orders.")
    return lines


def _files(report: Report) -> Iterator[str]:
    for file in report["files"]:
        sheet = "" if file["sheet"] == file["name"] else f", sheet {file['sheet']}"
        known = "" if file["format"] == "table" else f", an export of {file['format']}"
        kind = "returned orders" if file.get("part") == "returns" else file["kind"]
        yield f"{file['name']}{sheet}: {file['rows_read']:,} rows of {kind}{known}"


def _not_read(report: Report) -> Iterator[str]:
    """What was left out of files that were read, and why, a sentence a sheet."""
    words = sentences("not_read.toml")
    for told in report.get("not_read", ()):
        sheet = "" if told["sheet"] == told["file"] else f", sheet {told['sheet']}"
        table = f", the table from {told['cell']} on" if told["cell"] else ""
        about = f"{told['code']}.{told.get('needed') or told.get('column')}"
        why = words.get(about) or words.get(told["code"], words["table.not_sales"])
        yield f"{told['file']}{sheet}{table} was not read: {filled(why, **told)}"


def _stored(report: Report) -> int:
    return int(report.get("sales_stored", 0)) + int(report.get("refunds_stored", 0))


def _brought(report: Report) -> str:
    stored = _stored(report)
    begin = f"Import {report['import_id']}" if report.get("import_id") else "Would come in"
    if not stored:
        return f"{begin}: no new lines of sales"
    return (
        f"{begin}: {stored:,} lines of sales, {report['customers']:,} customers, {report['products']:,} products, "
        f"{report['first']} to {report['last']}, {report['net_total']:,.2f} in all"
    )


def _counts(report: Report) -> Iterator[str]:
    """Counts have plain names, problems of lines a code with a dot; possible repeats are among the latter, too."""
    for name, words in sentences("found.toml").items():
        if "." not in name and name != "possible_repeats" and report.get(name):
            yield f"{report[name]:>9,}  {words}"


def _found(report: Report) -> Iterator[str]:
    words = sentences("found.toml")
    # Why tables were not read is said of each.
    said = {told["noted_as"] for told in report.get("not_read", ())}
    for found in (each for part in ("left_out", "noted") for each in report[part] if each["code"] not in said):
        where = f" (first at {found['first_cell']})" if found.get("first_cell") else ""
        yield f"{found['count']:>9,}  {words.get(found['code'], found['code'])}{where}"


_SHOWN: Final = 5
"""Groups of alike cells that are shown of a kind, unless that kind was asked for."""


def problem_words(told: Sequence[tuple[Report, Sequence[Mapping[str, Any]]]], whole: bool) -> list[str]:
    """The problems of imports (each with what `Shop.alike_problems` says of it), by kind: how many and what was done, then
    the cells, those that say the same in one line. `whole`: all of them, else the first of each kind."""
    words, lines = sentences("found.toml"), list[str]()
    for one, problems in told:
        report = one["report"]
        counts = {item["code"]: item["count"] for item in (*report.get("left_out", ()), *report.get("noted", ()))}
        kinds: dict[str, list[Mapping[str, Any]]] = {}
        for problem in problems:
            kinds.setdefault(problem["code"], []).append(problem)
        if kinds:
            lines.append(f"Import {one['import_id']}")
        for code, alike in kinds.items():
            count = max(counts.get(code, 0), sum(each["count"] for each in alike))
            lines.append(f"{count:>9,}  {words.get(code, code)}")
            shown = alike if whole else alike[:_SHOWN]
            lines += [f"{'':11}{_alike(each)}" for each in shown]
            if left := count - sum(each["count"] for each in shown):
                all_of_them = "" if whole else f": problems --code {code} lists them"
                lines.append(f"{'':11}and {left:,} more{all_of_them}")
    return lines or ["Nothing was found wrong."]


def _alike(problem: Mapping[str, Any]) -> str:
    """A cell, what stands there, how often, and what became of it."""
    said = f" “{problem['value']}”" if problem["value"] else ""
    column = f" under {problem['column']}" if problem["column"] and said else ""
    times = f", {problem['count']:,} cells" if problem["count"] > 1 else ""
    became = ""
    if problem["right"]:
        became = f": {'corrected to' if problem['fixed_by'] else 'counted as'} “{problem['right']}”"
    number = f" (problem {problem['problem_id']})" if problem["correctable"] else ""
    return f"{problem['cell']}{said}{column}{times}{became}{number}"
