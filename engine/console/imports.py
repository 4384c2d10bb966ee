"""What imports brought, in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.console.words import note, sentences

Report = Mapping[str, Any]


def import_words(report: Report) -> list[str]:
    """The report of an import for a person: what was read, what the shop got, what was found and in which cell first."""
    staff = [note("staff.found", ids=", ".join(report["staff"]))] if report.get("staff") else []
    return [*_files(report), _brought(report), *_counts(report), *_found(report), *staff]


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


def _files(report: Report) -> Iterator[str]:
    for file in report["files"]:
        sheet = "" if file["sheet"] == file["name"] else f", sheet {file['sheet']}"
        known = "" if file["format"] == "table" else f", an export of {file['format']}"
        yield f"{file['name']}{sheet}: {file['rows_read']:,} rows of {file['kind']}{known}"


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
    for found in (*report["left_out"], *report["noted"]):
        where = f" (first at {found['first_cell']})" if found.get("first_cell") else ""
        yield f"{found['count']:>9,}  {words.get(found['code'], found['code'])}{where}"
