"""The one place that asks what time it is: for stamps of what was done and for how fresh data is, never for decisions
about sales, which take an `as_of` date."""

from datetime import datetime


def system_clock() -> datetime:
    """The computer's local time."""
    return datetime.now()
