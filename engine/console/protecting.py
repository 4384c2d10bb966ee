"""The verbs that keep others out: the passphrase of the file, and the PIN of the window."""

import argparse
import sys
from pathlib import Path
from typing import Any

from engine import backups
from engine.console.bar import Bar
from engine.console.opening import agrees, is_person, line_of, new_passphrase, reading, typed_twice, unlocked, writing
from engine.console.words import note
from engine.errors import ShopError
from engine.shop import Shop


def encrypt(o: argparse.Namespace) -> Any:
    """Give a shop a passphrase, another one, or none; say which earlier copies still lie open, and remove them if that is wanted."""
    with reading(o) as shop:
        if o.remove and not shop.is_encrypted:
            raise ShopError("shop.passphrase", needed="none", file=o.shop)
    new = None if o.remove else new_passphrase(o.new_passphrase_file)
    result = unlocked(
        o,
        lambda old: Shop.encrypt(o.shop, new, passphrase=old, forget_copies=o.forget_copies, progress=Bar()),
    )
    if result["copies"] and not o.keep_copies:
        code = "copies.locked" if o.remove else "copies.open"
        told = note(code, count=result["copies"], folder=backups.folder_of(Path(o.shop)))
        print(told, file=sys.stderr)
        if not o.remove and agrees("Remove them?"):
            removed = backups.forget(Path(o.shop))
            result |= {"copies": 0, "copies_removed": removed}
    return result


def pin(o: argparse.Namespace) -> Any:
    """Whether the window asks for a PIN; set it, or take it away."""
    if o.set or o.remove or o.minutes is not None:
        with writing(o) as shop:
            if o.minutes is not None:
                shop.set_settings({"pin_minutes": o.minutes})
            if o.set:
                shop.set_pin(_new_pin(o))
            elif o.remove:
                shop.set_pin(None)
    with reading(o) as shop:
        return shop.pin()


def _new_pin(o: argparse.Namespace) -> str:
    if o.pin_file is not None:
        return line_of(o.pin_file).strip()
    if not is_person():
        raise ShopError("argument.wrong", argument="--pin-file", value="")
    return typed_twice("New PIN (4 to 8 digits): ")
