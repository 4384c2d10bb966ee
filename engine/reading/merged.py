"""Cells merged over several rows: what they say is said of each row, except money and quantities, which are said once."""

from typing import Final

from engine.reading.tables import Table

_COUNTED: Final = frozenset(
    """quantity amount unit_price order_total order_discount order_refund discount tax price cost stock value line_no""".split()
)
_LEAST: Final = 2


def fill_merged(table: Table, roles: dict[str, int], reasons: dict[str, str]) -> None:
    """Let the table fill its merged cells as it is read, by the roles of its columns.

    An amount merged over the lines of its receipts is the receipt's: it becomes `order_total`, which is spread over them.
    """
    first, last = table.columns[0], table.columns[-1]
    ranges = [
        (top + 1, bottom + 1, column - first)
        for top, left, bottom, right in table.sheet.merged()
        if bottom > top and top >= table.header_row and (table.last_row is None or bottom < table.last_row)
        for column in range(max(left, first), min(right, last) + 1)
        if column == left
    ]
    if not ranges:
        return
    counted = {roles[role] for role in _COUNTED & roles.keys()}
    table.merged = [each for each in ranges if each[2] not in counted]
    if table.merged:
        end = table.header_row + len(table.sample)
        inside = [(top, min(bottom, end), column) for top, bottom, column in table.merged if top <= end]
        for top, bottom, column in inside:
            for row in table.sample[top - table.header_row : bottom - table.header_row]:
                if row[column] == "":
                    row[column] = table.sample[top - table.header_row - 1][column]
    amount = roles.get("amount")
    over_lines = sum(column == amount for _, _, column in ranges)
    if amount is not None and over_lines >= _LEAST and "receipt_id" in roles and "unit_price" not in roles:
        roles["order_total"], reasons["order_total"] = roles.pop("amount"), "values"
