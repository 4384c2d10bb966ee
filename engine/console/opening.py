"""A shop as the command line opens it: the passphrase comes from a file, from the environment, or is asked for, and is never an
argument, which everybody on the computer can see in the list of processes."""

import argparse
import os
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from typing import Final, TypeVar

from engine.errors import ShopError
from engine.shop import Passphrase, Shop

T = TypeVar("T")

VARIABLE: Final = "REGULARS_PASSPHRASE"
NEW_VARIABLE: Final = "REGULARS_NEW_PASSPHRASE"


def writing(o: argparse.Namespace) -> Shop:
    """The shop for writing."""
    return unlocked(o, lambda passphrase: Shop.open(o.shop, passphrase=passphrase))


def reading(o: argparse.Namespace, path: str | None = None) -> Shop:
    """The shop for reading; or another one, with the same passphrase."""
    return unlocked(o, lambda passphrase: Shop.read(path or o.shop, passphrase=passphrase))


def making(o: argparse.Namespace) -> Shop:
    """The shop for writing; a new one, with the passphrase that was given, where there is no file yet."""
    if Path(o.shop).exists():
        return writing(o)
    return Shop.create(o.shop, passphrase=given(o.passphrase_file, VARIABLE))


def unlocked(o: argparse.Namespace, opened: Callable[[Passphrase | None], T]) -> T:
    """What `opened` gives for the passphrase that was given; where there is none and the shop needs one, a person is asked."""
    passphrase = asked_for(o)
    try:
        return opened(passphrase)
    except ShopError as problem:
        if problem.code != "shop.passphrase" or problem.values.get("needed") != "first" or not is_person():
            raise
    o.asked = Passphrase(_typed(f"Passphrase of {Path(o.shop).name}: "))
    return opened(o.asked)


def asked_for(o: argparse.Namespace) -> Passphrase | None:
    """The passphrase that was given, or typed before."""
    if getattr(o, "asked", None) is None:
        o.asked = given(o.passphrase_file, VARIABLE)
    return o.asked


def given(file: str | None, variable: str) -> Passphrase | None:
    """The first line of a file, or a variable of the environment, which no child process of ours is handed. Raises
    `file.not_found`, `file.unreadable`."""
    if file is not None:
        return Passphrase(line_of(file))
    text = os.environ.pop(variable, None)
    return Passphrase(text) if text else None


def line_of(file: str) -> str:
    """The first line of a file. Raises `file.not_found`, `file.unreadable`."""
    try:
        return Path(file).read_text(encoding="utf-8-sig").split("\n")[0].rstrip("\r")
    except FileNotFoundError as error:
        raise ShopError("file.not_found", file=file) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ShopError("file.unreadable", file=file, detail=str(error)) from error


def new_passphrase(file: str | None) -> Passphrase:
    """The one to set: given, or typed twice. Raises `shop.passphrase`."""
    passphrase = given(file, NEW_VARIABLE)
    if passphrase is not None:
        return passphrase
    if not is_person():
        raise ShopError("shop.passphrase", needed="new", variable=NEW_VARIABLE)
    print("Whoever forgets it cannot open the shop any more: nobody can recover it.", file=sys.stderr)
    return Passphrase(typed_twice("New passphrase: "))


def typed_twice(question: str) -> str:
    """What a person types, and once more. Raises `shop.passphrase` (`needed`: "alike")."""
    first = _typed(question)
    if first != _typed("Once more: "):
        raise ShopError("shop.passphrase", needed="alike")
    return first


def is_person() -> bool:
    """Whether somebody sits before it who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def agrees(question: str) -> bool:
    """Whether a person says yes; without one, no."""
    if not is_person():
        return False
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _typed(question: str) -> str:
    return getpass(question, stream=sys.stderr)
