"""The files of a campaign: written beside the folder first and moved in whole, with a manifest that says what they hold."""

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from engine import __version__
from engine.campaigns import recipients, workbook
from engine.campaigns.recipients import Withheld
from engine.campaigns.targets import TABLES, Table
from engine.campaigns.words import say
from engine.errors import ShopError, of_writing
from engine.spreadsheet import write_table
from engine.store import campaigns, settings

MANIFEST: Final = "manifest.json"
_EPOCH: Final = date(1970, 1, 1).toordinal()


def export(
    connection: sqlite3.Connection, campaign_id: int, out: Path, at: str, *, target: str | None = None
) -> dict[str, Any]:
    """Write the files of a stored campaign into the folder `out`; `at` is when (ISO 8601).

    Returns treated (people in the files), control, withheld {code: n}, files (names, the manifest last). The control
    group is in no file, only its size. Files of the same campaign are replaced; raises `argument.wrong` where the folder
    holds another's, `file.read_only`, `file.unreadable` or `disk.full`.
    """
    campaign = campaigns.get(connection, campaign_id)
    campaign["target"] = target or campaign["target"]
    shop = settings.get_settings(connection)
    people, withheld = recipients.read(connection, campaign, at)
    control = sum(member["arm"] == "control" for member in campaigns.members(connection, campaign_id))
    try:
        out.mkdir(parents=True, exist_ok=True)
        # Beside the folder, so that moving a file in is one step that cannot stop half way.
        work = Path(tempfile.mkdtemp(prefix=".regulars-", dir=out))
        try:
            described = _write(work, campaign, shop, people, withheld, control)
            manifest = {
                "campaign_id": campaign_id,
                "name": campaign["name"],
                "goal": campaign["goal"],
                "channel": campaign["channel"],
                "target": campaign["target"],
                "language": campaign["settings"]["language"],
                "shop": shop["name"],
                "created_at": campaign["created_at"],
                "exported_at": at,
                "as_of": date.fromordinal(campaign["as_of"] + _EPOCH).isoformat(),
                "treated": len(people),
                "control": control,
                "withheld": dict(Counter(person.code for person in withheld).most_common()),
                "files": described,
                "program": {"name": "regulars", "version": __version__},
            }
            text = json.dumps(manifest, ensure_ascii=False, indent=2)
            (work / MANIFEST).write_text(text + "\n", encoding="utf-8")
            names = [*(str(one["name"]) for one in described), MANIFEST]
            _must_be_free(out, names, campaign)
            for name in names:
                os.replace(work / name, out / name)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise of_writing(error, str(out)) from error
    return {"treated": len(people), "control": control, "withheld": manifest["withheld"], "files": names}


def _write(
    work: Path,
    campaign: dict[str, Any],
    shop: dict[str, Any],
    people: Sequence[recipients.Recipient],
    withheld: Sequence[Withheld],
    control: int,
) -> list[dict[str, Any]]:
    described = []
    if campaign["target"] == "excel":
        columns = workbook.write(work / "campaign.xlsx", campaign, shop, people, withheld, control)
        holds = ["name", *workbook.CONTACT_COLUMNS[campaign["channel"]], "purchases"]
        described.append(_describe(work / "campaign.xlsx", columns, len(people), holds))
    else:
        tables = TABLES[campaign["target"]](people, campaign["goal"])
        described += [_write_table(work, table) for table in tables]
    language = campaign["settings"]["language"]
    rows = [(w.key, w.name, w.code, say(language, f"withheld.{w.code}")) for w in withheld]
    out = Table("withheld.csv", ("customer_id", "name", "reason", "explanation"), rows, ("name",))
    described.append(_write_table(work, out))
    return described


def _write_table(work: Path, table: Table) -> dict[str, Any]:
    write_table(work / table.file, table.columns, table.rows)
    return _describe(work / table.file, table.columns, len(table.rows), table.holds)


def _describe(path: Path, columns: Sequence[str], rows: int, holds: Sequence[str]) -> dict[str, Any]:
    return {
        "name": path.name,
        "rows": rows,
        "columns": list(columns),
        "personal_data": list(holds),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def _must_be_free(out: Path, names: Sequence[str], campaign: dict[str, Any]) -> None:
    """No file that is not this campaign's own is written over."""
    there = [name for name in names if (out / name).exists()]
    if not there:
        return
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        same = [manifest[name] for name in ("campaign_id", "created_at")]
    except (OSError, ValueError, KeyError, TypeError):
        same = []
    if same != [campaign["campaign_id"], campaign["created_at"]]:
        raise ShopError(
            "argument.wrong",
            argument="out",
            value=str(out),
            file=there[0],
            detail=f"{there[0]} of another campaign is there",
        )
