"""A list of returned orders: their numbers, with a yes beside each or under a name that says it, and no sale of its own."""

from engine.progress import Progress
from engine.reading import texts, words
from engine.reading.judging import RETURNS
from engine.reading.plans import Plan
from engine.reading.problems import Findings
from engine.reading.records import Records
from engine.reading.rows import BATCH, what_else
from engine.reading.tables import is_blank


class ReturnsReader:
    """Reads such a table into records: the key is the receipt's number, and there are no values."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def read(self, progress: Progress) -> Records:
        """Every receipt that is returned, once."""
        plan, table = self._plan, self._plan.table
        records = Records(RETURNS, findings=Findings(table.sheet.name))
        receipt, flag = plan.roles["receipt_id"], plan.roles.get("refunded")
        known: set[str] = set()
        for first, rows in table.batches(BATCH):
            for at, row in enumerate(rows, first):
                if is_blank(row):
                    continue
                records.rows_read += 1
                code = (
                    what_else(row, plan) if row[receipt] == "" or not any(map(str.isdigit, str(row[receipt]))) else ""
                )
                try:
                    number = texts.identifier(row[receipt])
                except ValueError:
                    number, code = None, "id.damaged"
                if number is None or code:
                    records.findings.add(
                        code or "receipt.unknown", at, table.letter_of(receipt), row[receipt], table.headers[receipt]
                    )
                elif (flag is None or _is_yes(row[flag])) and number not in known:
                    known.add(number)
                    records.rows.append((number, {}, at))
            progress(table.sheet.share_read(first + len(rows)), "import.reading")
        return records


def _is_yes(cell: object) -> bool:
    word = (texts.text(cell) or "").casefold()
    return bool(word) and words.consent_answers().get(word) not in ("unsubscribed", "never_asked")
