"""The verbs of `Shop` that are about what people may ask of a shop: consent, blocks, to see all that is known of them, to be
forgotten; plain JSON-able values in and out."""

from pathlib import Path
from typing import Any

from engine.shop_file import ShopFile
from engine.store import audit, consents, customers, database, erasures, pins, settings, subjects


class PrivacyVerbs(ShopFile):
    """Whom we may write to, what is stored of people, and what one person may ask for."""

    def privacy(self, limit: int = 200) -> dict[str, Any]:
        """What of people the file holds, for the Privacy page: stored (see `store.subjects.stored`), answers (by channel), blocked (the
        latest `limit`), log (as `log`), encrypted (whether the file has a passphrase), copies (how many `backups` there are)."""
        from engine import backups

        return {
            "encrypted": self.is_encrypted,
            "copies": backups.count(self.path),
            "stored": subjects.stored(self._connection),
            "answers": subjects.answers(self._connection),
            "blocked": subjects.blocked(self._connection, limit),
            "log": self.log(limit),
        }

    def record_consents(self, file: str) -> dict[str, Any]:
        """Consents and withdrawals from a spreadsheet (customer, e-mail or phone; channel; status; date). Who unsubscribed
        is subscribed again only by a later, dated consent. See `consents.record_consents`."""
        from engine.consents import record_consents

        return record_consents(self._connection, Path(file), self._clock())

    def suppress(self, file: str) -> dict[str, Any]:
        """Block whom a spreadsheet lists (bounces, unsubscribes, deceased). See `consents.suppress`."""
        from engine.consents import suppress

        return suppress(self._connection, Path(file), self._clock())

    def unblock(self, customer: str) -> int:
        """Take back all blocks of one customer; how many there were. Raises `customer.unknown`."""
        with database.transaction(self._connection):
            blocks = consents.unblock(self._connection, customers.row_id(self._connection, customer))
            audit.log(self._connection, self._now(), "unblock", blocks=blocks)
        return blocks

    def pin(self) -> dict[str, Any]:
        """Whether the window asks for a PIN before exports and privacy (set), and for how many minutes it then does not ask again
        (minutes, 0: each time)."""
        return {"set": pins.is_set(self._connection), "minutes": settings.get_settings(self._connection)["pin_minutes"]}

    def check_pin(self, pin: str) -> bool:
        """Whether this is the PIN. It takes a tenth of a second, on purpose."""
        return pins.is_right(self._connection, pin)

    def set_pin(self, pin: str | None) -> None:
        """Set the PIN, or take it away with None. Raises `argument.wrong` for what is not 4 to 8 digits."""
        with database.transaction(self._connection):
            pins.keep(self._connection, pin)
            audit.log(self._connection, self._now(), "pin", done="set" if pin else "removed")

    def note_export(self, what: str, people: int) -> None:
        """Note in the log that a list with this many people (`customers`, `recommendations`, …) was written to a file."""
        with database.transaction(self._connection):
            audit.log(self._connection, self._now(), "export", what=what, people=people)

    def export_subject(self, customer: str, out: str) -> dict[str, Any]:
        """Write all that is known of one person into the folder `out`, for them (see `subject.export`). Raises
        `customer.unknown`."""
        from engine import subject

        return subject.export(self._connection, customer, Path(out), self._clock())

    def erasure(self, customer: str) -> dict[str, Any]:
        """What `erase` would touch: customers (ids of this person), sales (lines that stay, without a customer), consents,
        interactions, campaigns. Raises `customer.unknown`."""
        from engine import privacy

        return privacy.preview(self._connection, customer)

    def erase(self, customer: str) -> dict[str, Any]:
        """Take a person out of the file for good (see `privacy.erase`): counts of customers, sales, consents, interactions,
        campaigns and kept_cells. The file is written anew and the copies of `backups` go, so that no byte of them stays.
        Raises `customer.unknown`."""
        from engine import backups, privacy, statistics

        with database.transaction(self._connection):
            result = privacy.erase(self._connection, customer, self._now())
            statistics.refresh(self._connection)
            audit.log(self._connection, self._now(), "erase", **result)
        erasures.clean(self._connection)
        backups.forget(self.path)
        return result
