"""Shop: an open shop file and its verbs; the only face of the engine that the window and the command line see.

Arguments and results are plain JSON-able values (dates as ISO text, money as float in the shop's currency, ids as the
text of the source file), because they also travel between the window and the engine process. Verbs that take long
take a `progress`. Actions are imported inside the verbs: opening a shop and reading from it loads neither pandas nor
TensorFlow.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.campaign_verbs import CampaignVerbs
from engine.clock import day_of
from engine.errors import ShopError
from engine.learning_verbs import LearningVerbs
from engine.privacy_verbs import PrivacyVerbs
from engine.progress import Progress, silent
from engine.store import basis, checkpoints, customers, database, import_log, models, overview, products
from engine.store.cipher import Passphrase

__all__ = ["WRITING_VERBS", "Passphrase", "Shop", "add_till_system", "remove_till_system", "till_systems"]

WRITING_VERBS = (
    "import_files undo_import fix_problem join_spellings undo_spellings find_same_customers decide_same undo_same "
    "set_settings train use_run campaign export_campaign mark_campaign unmark_campaign delete_campaign "
    "edit_customer edit_product set_consent record_consents suppress unblock erase export_subject note_export go_back leave_learning "
    "set_pin"
).split()  # fmt: skip
"""Verbs that need the shop open for writing; all others work on a read-only Shop."""


class Shop(CampaignVerbs, LearningVerbs, PrivacyVerbs):
    """An open shop file. Use `Shop.create`, `Shop.open` or `Shop.read`; close it, or use it in a `with`."""

    # ------------------------------------------------------------------ import

    def preview(
        self,
        files: Sequence[str],
        mapping: dict[str, Any] | None = None,
        sheet: str | None = None,
        password: str | None = None,
        first_rows: bool = False,
        progress: Progress = silent,
    ) -> dict[str, Any]:
        """How these files would be read (see `importing.preview`): tables with format, kind, columns and first rows,
        suggested settings and open questions. Writes nothing."""
        from engine import importing

        return importing.preview(
            self._connection,
            [Path(f) for f in files],
            mapping=mapping,
            sheet=sheet,
            password=password,
            first_rows=first_rows,
            now=self._clock(),
            progress=progress,
        )

    def import_files(
        self,
        files: Sequence[str],
        mapping: dict[str, Any] | None = None,
        sheet: str | None = None,
        dry_run: bool = False,
        settings: dict[str, Any] | None = None,
        password: str | None = None,
        progress: Progress = silent,
    ) -> dict[str, Any]:
        """Import spreadsheets in one transaction; the report has the keys of `import --json`. `settings` are what the
        person confirmed in the wizard; `password` opens protected files and is kept nowhere. The
        first import of a day is preceded by a copy of the shop (see `backups`)."""
        from engine import backups, importing

        if not dry_run:
            backups.keep_today(self._connection, self.path, self._clock())
        return importing.run(
            self._connection,
            [Path(f) for f in files],
            mapping=mapping,
            sheet=sheet,
            dry_run=dry_run,
            settings=settings,
            password=password,
            now=self._clock(),
            progress=progress,
        )

    def imports(self) -> list[dict[str, Any]]:
        """Imports, newest first: import_id, at, undone_at, files [{name, format, kind, sheet, rows_read}], report."""
        return import_log.list_imports(self._connection)

    def problems(self, import_id: int, code: str | None = None, limit: int = 1000) -> list[dict[str, Any]]:
        """Problems of an import: problem_id, code, cell, column, value, stored, correctable, fixed_by, right."""
        return import_log.list_problems(self._connection, import_id, code, limit)

    def alike_problems(self, import_id: int, code: str | None = None, limit: int = 1000) -> list[dict[str, Any]]:
        """The same, cells that say the same told once, with their `count`."""
        return import_log.alike_problems(self._connection, import_id, code, limit)

    def fix_problem(self, problem_id: int, value: str, alike: bool = False) -> dict[str, Any]:
        """Write the right value of a cell, or of all with the same text (see `importing.corrections.fix`): import_id,
        corrected, sales_stored, customers, products. `undo_import` takes it back. Raises `value.unreadable`."""
        from engine import importing

        return importing.fix(self._connection, problem_id, value, alike=alike, now=self._clock())

    def undo_import(self, import_id: int) -> dict[str, Any]:
        """Take one import back whole: import_id, sales_removed, sales_kept, customers_removed, products_removed.
        Raises `import.unknown`."""
        from engine import importing

        return importing.undo(self._connection, import_id, now=self._clock())

    def spellings(self) -> dict[str, Any]:
        """Products that seem to be one under several spellings, and what was decided: found, decided (see
        `spellings.spellings`)."""
        from engine import spellings

        return spellings.spellings(self._connection)

    def join_spellings(self, cluster_id: str, without: Sequence[str] = ()) -> dict[str, Any]:
        """Make one product of a found cluster, `without` some of it (source ids): decision_id, shown, joined, apart. Later
        imports know it. Raises `spelling.unknown`, `product.unknown`."""
        from engine import spellings

        return spellings.join(self._connection, cluster_id, without, at=self._now())

    def undo_spellings(self, decision_id: int) -> dict[str, Any]:
        """Take a decision on spellings back whole. Raises `spelling.unknown`."""
        from engine import spellings

        return spellings.undo(self._connection, decision_id, at=self._now())

    def health(self) -> dict[str, Any]:
        """How good the data is: score 0–100, first, parts [{code, share, points, remedy, values}] (see `cleaning.health`).
        All names of products are compared: with thousands it takes a moment."""
        from engine import identities, spellings
        from engine.cleaning import health

        counts = overview.health_counts(self._connection)
        counts["same_customers"] = identities.waiting(self._connection)
        counts |= spellings.undecided(self._connection)
        return health.health({**counts, "as_of": day_of(self._now()[:10])})

    # ------------------------------------------------------------------ the same customer, twice

    def identities(self, limit: int = 200) -> dict[str, Any]:
        """Pairs of customers who are or may be one person: cards to decide, merged by itself, decided, counts (see
        `identities.listing`)."""
        from engine import identities

        return identities.listing(self._connection, limit)

    def find_same_customers(self, progress: Progress = silent) -> dict[str, int]:
        """Compare all customers anew, as every import that tells of customers does: merged, cards, new (see `identities.look`)."""
        from engine import identities

        return identities.find_again(self._connection, now=self._clock(), progress=progress)

    def decide_same(self, identity_id: int, verdict: str) -> dict[str, Any]:
        """Say that the two customers of a pair are `same`, `different` or that it is not sure (`unsure`): id, verdict,
        merged, cards. Nothing is rewritten, and `undo_same` takes it back."""
        from engine import identities

        return identities.decide(self._connection, identity_id, verdict, now=self._clock())

    def undo_same(self, identity_id: int) -> dict[str, Any]:
        """Take back a decision, or what was put together by itself (see `identities.undo`)."""
        from engine import identities

        return identities.undo(self._connection, identity_id, now=self._clock())

    # ------------------------------------------------------------------ reading for pages

    def overview(self) -> dict[str, Any]:
        """lines, customers, products, without_customer, first, last (ISO dates or None), trained (bool), unfinished (when a learning began that
        was interrupted, ISO, or None), settings."""
        facts = overview.counts(self._connection)
        facts["trained"] = models.current_run(self._connection) is not None
        facts["unfinished"] = checkpoints.unfinished(self._connection)
        facts["settings"] = self.settings()
        return facts

    def home(self) -> dict[str, Any]:
        """For Home: sentences, months, expected, states, last_campaign (see `home.home`)."""
        from engine import home

        return home.home(self._connection)

    def customer_table(self) -> dict[str, Any]:
        """All customers for the table: {"columns": [...], "rows": [tuples]}; columns: customer_id, name, segment, state,
        visits, historic_value, last (ISO), due (ISO), days_overdue, expected_spend, return_probability, city,
        email, phone, consent_email, consent_sms, consent_post, consent_wechat,
        other_ids (of customers who are the same person, with blanks between them), state_before (a month ago), r, f, m,
        suppressed. None where unknown.
        Also as_of (ISO), young_shop and spend_off (see `store.basis`; or None)."""
        of_shop = {"young_shop": basis.young_shop(self._connection), "spend_off": basis.spend_off(self._connection)}
        return {**customers.table(self._connection), **of_shop}

    def customers(self, horizon: int | None = None) -> list[dict[str, Any]]:
        """What `customers --out` writes, one dict a customer: customer_id, segment, expected_spend, expected_spend_low,
        expected_spend_high, return_probability, churn_risk, next_order_date, days_overdue, average_gap_days, state,
        r, f, m, visits, historic_value, first_order, last_order, name, city, basis (codes of `store.basis` and their values
        where the figures rest on little).

        With a horizon (days) other than the trained one, the trained value model predicts for it."""
        rows = customers.scored(self._connection)
        run = models.current_run(self._connection)
        if horizon is not None and run is not None and horizon != run["horizon"]:
            from engine import training

            for row, values in zip(
                rows, training.rescored(self._connection, [r["customer_id"] for r in rows], horizon)
            ):
                row.update(values)
        of_shop = basis.young_shop(self._connection, horizon), basis.spend_off(self._connection)
        for row in rows:
            row["basis"] = basis.as_text(basis.of_customer(row["visits"], *of_shop))
        return rows

    def export_customers(self, out: str, horizon: int | None = None) -> dict[str, Any]:
        """Write `customers` to a CSV or Excel file; with a horizon other than the trained one, predict for that. Returns
        rows, file and `basis`."""
        from engine import profiles, spreadsheet

        if Path(out).suffix.lower() not in (".csv", ".xlsx"):
            raise ShopError("argument.wrong", argument="out", value=out, detail=".csv, .xlsx")
        rows = self.customers(horizon)
        columns = list(rows[0]) if rows else ["customer_id"]
        if Path(out).suffix.lower() == ".xlsx":  # read by a person, who looks for the name first
            columns.sort(key=lambda column: column not in ("customer_id", "name", "city"))
        spreadsheet.write_table(
            Path(out), columns, ([row[c] for c in columns] for row in rows), profiles.EXPORT_FORMATS
        )
        return {"rows": len(rows), "file": out, **self.basis(horizon)}

    def basis(self, horizon: int | None = None) -> dict[str, Any]:
        """What is said of this shop's customers rests on little where: one_visit (customers who came once), young_shop {code,
        days, horizon} or None, spend_off {code, days, expected} or None (see `store.basis`)."""
        young, off = basis.young_shop(self._connection, horizon), basis.spend_off(self._connection)
        return {"one_visit": customers.came_once(self._connection), "young_shop": young, "spend_off": off}

    def profile(self, customer: str) -> dict[str, Any]:
        """One customer for the page and the counter (see `profiles.profile`). Raises `customer.unknown`."""
        from engine import profiles

        return profiles.profile(self._connection, customer)

    def product_table(self) -> dict[str, Any]:
        """All products: {"columns": [...], "rows": [tuples]}; columns: product_id, name, category, brand, price, stock,
        buyers, lines, quantity, amount, repeat_rate (share of buyers who bought it on 2 days or more), last (ISO),
        not_product (code or None), active, banned."""
        return products.table(self._connection)

    def product(self, product: str) -> dict[str, Any]:
        """One product (see `profiles.product`). Raises `product.unknown`."""
        from engine import profiles

        return profiles.product(self._connection, product)

    def segments(self) -> dict[str, Any]:
        """Customers by recency, frequency and value, staff left out:

        * groups [{code, customers, value, before, suggested_goal, share, expected, expected_low, expected_high, days,
          visits, spent, joined, left, came_from {code: n}, went_to {code: n}}], the most valuable first
        * grid [{r, fm, customers, value, segment (of most of them), segments {code: n}, scores [(r, f, m)], and the figures of
          groups}]
        * states {state: {now, before}}
        * eight: the groups that Chinese shops know, as groups but for what moved, with their scores [(r, f, m)]
        * scores {r, f, m, fm: [{score, customers, value, days, visits, spent}]}: what each score means in this shop
        * customers, buyers, too_few (whether there are fewer buyers than `fewest`, from whom on groups mean anything), high
          (the least score that is high among the eight), moves_known (whether anybody had bought a month before), as_of
          (ISO), horizon (days of `expected`, counted from the day `learned`, ISO; None before anything was learned)

        days (since the last purchase), visits and spent are [lowest, highest] of those who bought; value and expected
        are sums, low and high hold in about eight of ten cases.
        """
        from engine import segmentation

        return segmentation.segmentation(self._connection)

    def find(self, text: str, limit: int = 8) -> list[dict[str, Any]]:
        """For Ctrl+K: customers and products whose name, id, e-mail or phone has `text`: kind, id, name, detail."""
        return overview.find(self._connection, text, limit)

    # ------------------------------------------------------------------ small edits

    def edit_customer(self, customer: str, values: dict[str, Any]) -> None:
        """Change fields of a customer by hand (canonical names); they stay the shop's own and win over imports."""
        with database.transaction(self._connection):
            customers.edit(self._connection, customer, values)

    def edit_product(self, product: str, values: dict[str, Any]) -> None:
        """Change fields of a product by hand; `banned` takes it out of all recommendations, `pinned`
        puts it first among what is new and best for everybody; both count from the next learning."""
        with database.transaction(self._connection):
            products.edit(self._connection, product, values)

    def set_consent(self, customer: str, channel: str, status: str, source: str = "shop") -> None:
        """Record a consent or its withdrawal, dated now."""
        with database.transaction(self._connection):
            customers.set_consent(self._connection, customer, channel, status, source, self._now())


def till_systems() -> list[dict[str, Any]]:
    """The systems whose exports are recognised: id, name, kind, own (whether this person added it), wrong (why a file of
    their own cannot be used, else None). Needs no shop."""
    from engine.reading import format_files

    own = {path.stem for path in format_files.own_folder().glob("*.toml")}
    known = [
        {"id": each.id, "name": each.name, "kind": each.kind, "own": each.id in own, "wrong": None}
        for each in format_files.formats()
    ]
    wrong = [
        {"id": path.stem, "name": path.name, "kind": None, "own": True, "wrong": error.values.get("detail")}
        for path, error in format_files.broken().items()
    ]
    return sorted([*known, *wrong], key=lambda each: (not each["own"], each["name"].casefold()))


def add_till_system(file: str) -> dict[str, Any]:
    """Add a system, as README tells how to describe one: id, name, kind. Raises `file.*`, `format.wrong`."""
    from engine.reading import format_files

    added = format_files.add(Path(file))
    return {"id": added.id, "name": added.name, "kind": added.kind}


def remove_till_system(system: str) -> dict[str, Any]:
    """Take away a system that was added. Raises `format.unknown`."""
    from engine.reading import format_files

    format_files.remove(system)
    return {"removed": system}
