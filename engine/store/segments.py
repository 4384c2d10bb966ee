"""The customers counted by their scores and groups, for the grid, the groups and what has moved between them."""

import sqlite3
from typing import Any


def cells(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Customers by r, f, m (None who never bought), segment and that of a month before; staff left out.

    customers, value (net, all they spent), expected (what they are expected to spend), spread (sum of the squares of
    high − low), and of the people in it the first and last of: day (of the last purchase), visits, value.
    """
    rows = connection.execute(
        "SELECT t.r, t.f, t.m, t.segment, t.segment_before, COUNT(*) AS customers, SUM(t.historic_value) AS value,"
        " TOTAL(s.expected_spend) AS expected,"
        " TOTAL((s.expected_spend_high - s.expected_spend_low) * (s.expected_spend_high - s.expected_spend_low)) AS spread,"
        " MIN(t.last_day) AS day_first, MAX(t.last_day) AS day_last, MIN(t.visits) AS visits_first,"
        " MAX(t.visits) AS visits_last, MIN(t.historic_value) AS value_first, MAX(t.historic_value) AS value_last"
        " FROM statistic AS t JOIN customer AS c ON c.id = t.customer_id LEFT JOIN score AS s"
        " ON s.customer_id = t.customer_id AND s.run_id = (SELECT id FROM run WHERE in_use = 1)"
        " WHERE c.staff = 0 GROUP BY 1, 2, 3, 4, 5"
    )
    return [dict(row) for row in rows]
