"""Failures as codes with values, never as prose: the window and the command line put them into words."""

import errno
from collections.abc import Mapping
from typing import Any, Final

CODES: Final = frozenset(
    {
        "file.not_found",
        "file.unreadable",
        "file.read_only",
        "file.encrypted",
        "file.wrong_password",
        "file.empty",
        "file.too_large",
        "table.none",
        "table.no_header",
        "table.not_sales",
        "table.totals_only",
        "table.purchases",
        "table.shifted",
        "table.headings_moved",
        "table.wide",
        "table.pivot_only",
        "column.missing",
        "dates.ambiguous",
        "dates.no_year",
        "shop.not_a_shop",
        "shop.newer",
        "shop.locked",
        "shop.damaged",
        "shop.passphrase",
        "disk.full",
        "memory.low",
        "model.too_little_data",
        "model.unknown",
        "customer.unknown",
        "product.unknown",
        "import.unknown",
        "backup.unknown",
        "spelling.unknown",
        "format.wrong",
        "format.unknown",
        "campaign.nobody",
        "campaign.unknown",
        "consent.missing",
        "argument.wrong",
        "value.unreadable",
        "engine.died",
        "cancelled",
    }
)


class ShopError(Exception):
    """A failure that a shopkeeper can do something about.

    `code` is one of CODES; `values` holds what the sentence needs (file, cell, column, …), JSON-able.
    """

    def __init__(self, code: str, **values: Any) -> None:
        if code not in CODES:
            raise ValueError(f"unknown error code {code!r}")
        self.code = code
        self.values: Mapping[str, Any] = values
        super().__init__(code)

    def __str__(self) -> str:
        return f"{self.code} {dict(self.values)}"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self.code, dict(self.values))


def _rebuild(code: str, values: dict[str, Any]) -> ShopError:
    return Cancelled() if code == "cancelled" else ShopError(code, **values)


class Cancelled(ShopError):
    """The person asked to stop. Raised by a progress callable, so that reporting is the cancel point."""

    def __init__(self) -> None:
        super().__init__("cancelled")


def of_writing(error: OSError, file: str) -> ShopError:
    """Why the system did not let something be written: no room, or no leave (a read-only folder, disk or file)."""
    no_leave = error.errno in (errno.EROFS, errno.EACCES, errno.EPERM)
    code = "disk.full" if error.errno == errno.ENOSPC else "file.read_only" if no_leave else "file.unreadable"
    return ShopError(code, file=file, detail=error.strerror or str(error))
