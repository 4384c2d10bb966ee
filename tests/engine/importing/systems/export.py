"""Invented exports with the headers that real systems write, and what a right import of each stores."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Export:
    """One file of a system.

    `rows` say the cells that are not empty, by header. `sales` are the lines that the shop has afterwards, as
    (receipt, customer, product, quantity, amount, kind); `customers` are their names by id, `products` by id what is
    known of them (name, or a tuple of columns as a table of products says them). `left_out` are counts by code.
    """

    format: str
    file: str
    headers: tuple[str, ...]
    rows: Sequence[Mapping[str, str]]
    kind: str = "sales"
    sales: Sequence[tuple[Any, ...]] = ()
    customers: Mapping[str, Any] = field(default_factory=dict)
    products: Mapping[str, Any] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    cancelled: int = 0
    notes: str = ""
    delimiter: str = ","
    encoding: str = "utf-8-sig"

    @property
    def net_total(self) -> float:
        return round(sum(amount for *_, amount, _ in self.sales), 2)

    def data(self) -> bytes:
        """The file as the system writes it."""
        out = io.StringIO()
        out.write(self.notes)
        writer = csv.writer(out, delimiter=self.delimiter)
        writer.writerow(self.headers)
        for row in self.rows:
            writer.writerow([row.get(header, "") for header in self.headers])
        return out.getvalue().encode(self.encoding)

    def with_headers(self, headers: Sequence[str]) -> "Export":
        """The same rows under these headers: others left out, in this order."""
        rows = [{name: cell for name, cell in row.items() if name in headers} for row in self.rows]
        return replace(self, headers=tuple(headers), rows=rows)

    def renamed(self, names: Mapping[str, str]) -> "Export":
        """The same table with some headers called otherwise."""
        rows = [{names.get(name, name): cell for name, cell in row.items()} for row in self.rows]
        return replace(self, headers=tuple(names.get(name, name) for name in self.headers), rows=rows)


def header(line: str) -> tuple[str, ...]:
    """The names in a header line without quotes."""
    return tuple(line.strip().split(","))
