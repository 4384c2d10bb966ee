"""Write customers with their consents, products, and interactions."""

from typing import Any

from engine.columns import CHANNELS
from engine.importing.keys import event_key
from engine.importing.ledger import Ledger
from engine.reading.consents import strictest
from engine.reading.records import Records
from engine.store import imports

Rows = dict[int, dict[str, Any]]


def write_customers(ledger: Ledger, records: Records) -> None:
    """Store customers and their consents; older ones than what is known are passed over.

    Nobody who unsubscribed is subscribed again by a file: that is asked (`consent.resubscribe`).
    """
    ids = ledger.customers.welcome((key for key, _, _ in records.rows), {key: said for key, said, _ in records.rows})
    rows: Rows = {}
    consents: dict[int, dict[str, tuple[str, str | None]]] = {}
    for key, values, _ in records.rows:
        if key not in ids:
            continue
        row_id = ids[key]
        told = {name: value for name, value in values.items() if name != "consents" and value is not None}
        rows.setdefault(row_id, {}).update(told)
        _add(consents.setdefault(row_id, {}), values["consents"])
        ledger.tally.customers.add(key)
    imports.add_customer_sources(ledger.connection, ledger.import_id, imports.FROM_OWN_TABLE, rows)
    _write_consents(ledger, consents)


def _add(said: dict[str, tuple[str, str | None]], more: dict[str, tuple[str, str | None]]) -> None:
    """What a further row says of the same customer: the later of two dated answers counts, else the stricter one."""
    for channel, (status, since) in more.items():
        before = said.get(channel)
        if before is not None and before[0] != status:
            is_later = since > before[1] if since and before[1] and since != before[1] else None
            stricter = strictest([status, before[0]]) == status
            if not (stricter if is_later is None else is_later):
                continue
        said[channel] = status, since


def _write_consents(ledger: Ledger, said: dict[int, dict[str, tuple[str, str | None]]]) -> None:
    now = imports.current_consents(ledger.connection)
    new, asked = [], 0
    for row_id, channels in said.items():
        for channel in CHANNELS:
            if channel not in channels:
                continue
            status, since = channels[channel]
            at = since or ledger.at[:10]
            before = now.get((row_id, channel))
            if before is None:
                new.append((row_id, channel, status, at))
            elif before[0] == status:
                # Said again: it stays, even if the import that said it first is taken back.
                new.append((row_id, channel, status, max(since or "", before[1])))
            elif before[0] == "unsubscribed" and status in ("subscribed", "pending"):
                asked += 1
            elif status != "never_asked" and at >= before[1][:10]:
                new.append((row_id, channel, status, at))
    imports.add_consents(ledger.connection, ledger.import_id, new)
    if asked:
        ledger.tally.questions.append({"code": "consent.resubscribe", "count": asked})


def write_products(ledger: Ledger, records: Records) -> None:
    """Store products."""
    rows: Rows = {}
    for row_id, (key, values, _) in zip(ledger.products.ids([row[0] for row in records.rows]), records.rows):
        told = {name: value for name, value in values.items() if value is not None}
        why = ledger.not_products.why(key, told.get("product_name"))
        if why:
            told["not_product"] = why
        rows.setdefault(row_id, {}).update(told)
        ledger.tally.products.add(key)
    imports.add_product_sources(ledger.connection, ledger.import_id, imports.FROM_OWN_TABLE, rows)


def write_interactions(ledger: Ledger, records: Records) -> None:
    """Store views, wishes, carts and ratings; those that are there already are passed over and counted."""
    # A web shop names people by their addresses: by those they are found to be customers of the till.
    told = {key: {"email": key} for key, _, _ in records.rows if "@" in key}
    customers = ledger.customers.welcome((key for key, _, _ in records.rows), told)
    sources = {customers[key]: said for key, said in told.items() if key in customers}
    imports.add_customer_sources(ledger.connection, ledger.import_id, imports.FROM_SALES, sources)
    products = ledger.products.ids([values["product_id"] for _, values, _ in records.rows])
    rows = [
        (event_key(key, v["product_id"], v["at"], v["kind"]), customers[key], product, v["at"], v["kind"], v["value"])
        for product, (key, v, _) in zip(products, records.rows)
        if key in customers
    ]
    stored = imports.insert_interactions(ledger.connection, ledger.import_id, rows)
    ledger.tally.already_there += len(rows) - stored
    ledger.tally.customers |= set(customers)
    ledger.tally.products |= {values["product_id"] for _, values, _ in records.rows}
