"""The one place that asks what time it is: for stamps of what was done and for how fresh data is, never for decisions
about sales, which take an `as_of` date."""

from datetime import date, datetime

from engine.errors import ShopError


def system_clock() -> datetime:
    """The computer's local time."""
    return datetime.now()


def day_of(text: str) -> int:
    """A day as a number, from ISO 8601 text. Raises `argument.wrong`."""
    try:
        return date.fromisoformat(text).toordinal() - date(1970, 1, 1).toordinal()
    except ValueError as error:
        raise ShopError("argument.wrong", argument="as_of", value=text, detail="YYYY-MM-DD") from error


def iso_of(day: int) -> str:
    """A day (since 1970-01-01) as ISO 8601 text."""
    return date.fromordinal(day + date(1970, 1, 1).toordinal()).isoformat()
