"""Which columns of a list of customers are consents."""

from typing import TYPE_CHECKING

from engine.reading.consents import ROLES, Heading, fits, heading

if TYPE_CHECKING:
    from engine.reading.mapping import Columns, Reasons, Roles

__all__ = ["ROLES", "settle_consents"]


def settle_consents(roles: "Roles", reasons: "Reasons", columns: "Columns") -> None:
    """Which columns say who may be written to, by headings in any language and by what stands below them."""
    others = {at for role, at in roles.items() if role not in ROLES}
    for at, header in enumerate(columns.table.headers):
        if at in others or not columns.concepts[at]:
            continue
        held = next((role for role, place in roles.items() if place == at), None)
        found = heading(header) if header else None
        if found is None:
            # SMS or WeChat alone may be a number or a name there.
            found = Heading(held, sure=False) if held else None
        if found is None:
            continue
        is_free = found.role not in roles or found.role == held
        if held and not (is_free and fits(found, columns.evidence[at].cells)):
            del roles[held], reasons[held]
        elif is_free and fits(found, columns.evidence[at].cells):
            if held:
                del roles[held], reasons[held]
            roles[found.role], reasons[found.role] = at, "header"
