"""Money kept with tax or without: lines whose file told the tax are brought from one way to the other."""

import sqlite3

_TABLES = ("sale", "sale_statement")


def bring_all(connection: sqlite3.Connection, before: bool | None, now: bool | None) -> int:
    """Bring all lines whose tax is known from the way in which the shop kept its money to another; how many changed.

    None stands for the way of each file. Prices and discounts follow the amounts.
    """
    if now is None:
        return 0
    kept = "amounts" if before is None else ("'with'" if before else "'without'")
    wanted = "with" if now else "without"
    changed = 0
    for table in _TABLES:
        tax = "(CASE WHEN amount < 0 THEN -1 ELSE 1 END) * ABS(tax)" + ("" if now else " * -1")
        changed += connection.execute(
            f"UPDATE {table} SET (amount, unit_price, discount) = (ROUND(amount + {tax}, 6),"
            f" ROUND(unit_price * (amount + {tax}) / amount, 6), ROUND(discount * (amount + {tax}) / amount, 6))"
            " WHERE amount <> 0 AND tax <> 0 AND file_id IN"
            f" (SELECT id FROM import_file WHERE amounts IS NOT NULL AND {kept} <> ?)",
            (wanted,),
        ).rowcount
    return changed
