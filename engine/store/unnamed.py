"""Customers of whom only the shop itself knows something."""

import sqlite3


def unnamed_customers(connection: sqlite3.Connection) -> dict[str, int]:
    """Customers whom no file names any more, by what keeps them: `written` (by hand), `campaign`, `blocked`, `consent`; only
    those that keep somebody."""
    row = connection.execute(
        "SELECT SUM(own <> '{}'), SUM(own = '{}' AND member), SUM(own = '{}' AND NOT member AND blocked),"
        " SUM(own = '{}' AND NOT member AND NOT blocked) FROM (SELECT own,"
        " EXISTS (SELECT 1 FROM campaign_member AS m WHERE m.customer_id = customer.id) AS member,"
        " EXISTS (SELECT 1 FROM suppression AS s WHERE s.customer_id = customer.id) AS blocked FROM customer"
        " WHERE NOT EXISTS (SELECT 1 FROM sale WHERE sale.customer_id = customer.id)"
        " AND NOT EXISTS (SELECT 1 FROM sale_statement AS s WHERE s.customer_id = customer.id)"
        " AND NOT EXISTS (SELECT 1 FROM customer_source WHERE customer_id = customer.id)"
        " AND NOT EXISTS (SELECT 1 FROM interaction WHERE interaction.customer_id = customer.id))"
    ).fetchone()
    return {why: count for why, count in zip(("written", "campaign", "blocked", "consent"), row) if count}
