"""Codes and values of the engine in English sentences."""

import string
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from engine import resources
from engine.errors import ShopError
from engine.store import basis


def sentence(error: ShopError) -> str:
    """The error in words, on one line."""
    texts = sentences("errors.toml")
    text = texts.get(f"{error.code}.{error.values.get('needed')}") or texts[error.code]
    values = {name: "" if value is None else str(value) for name, value in error.values.items()}
    return " ".join(_Forgiving().vformat(text, (), values).split())


def note(code: str, **values: object) -> str:
    """What is good to know beside a result, in words."""
    return filled(sentences("notes.toml")[code], **values)


def basis_notes(found: Mapping[str, Any]) -> list[str]:
    """`Shop.basis` in words: on how little what is said of some or all customers rests."""
    notes = [note("basis.one_visit", count=found["one_visit"])] if found["one_visit"] else []
    for said in (found["young_shop"], found["spend_off"]):
        notes += [] if said is None else [note(said["code"], **{key: said[key] for key in said if key != "code"})]
    return notes


def spend_notes(found: Mapping[str, Any]) -> list[str]:
    """Of what `Shop.evaluate` found: whether spend was far off on hidden days."""
    off = basis.spend_off_of(found)
    return [] if off is None else [note(off["code"], days=off["days"], expected=off["expected"])]


def erased_notes(report: Mapping[str, Any]) -> list[str]:
    """Of `Shop.model_report`: whether the model in use still knows people who were erased, or since when it does not."""
    if not report["erased"] or report["current"] is None:
        return []
    learned = min(report["current"]["learned"].values())
    since = [at for at in report["erased"] if at >= learned]
    if since:
        return [note("erased.since", count=len(since), at=since[0].replace("T", " "))]
    return [note("erased.before", at=report["erased"][0].replace("T", " "))]


def health_words(found: Mapping[str, Any]) -> list[str]:
    """The health of the data for a person: the score, then each part with its share and what would better it."""
    texts = sentences("health.toml")
    if found["score"] is None:
        return ["There is nothing to judge yet."]
    lines = [f"{found['score']} of 100"]
    for part in found["parts"]:
        # 99.96 % is not all.
        share = min(part["share"], 0.99) if 0.99 < part["share"] < 1 else part["share"]
        values = {name: f"{value:,}" for name, value in part["values"].items()}
        lines.append(f"{share:4.0%}  {texts[part['code']].format_map(values)}")
        if part["remedy"]:
            lines.append(f"      {texts[part['remedy']]}")
    return lines


def identity_lines(found: dict[str, Any]) -> dict[str, Any]:
    """Pairs of `Shop.identities` as lines a person can read: id, both customers, what speaks for and against it."""
    words = sentences("identity.toml")

    def line(pair: dict[str, Any]) -> str:
        sides = (" ".join(filter(None, (pair[s]["customer_id"], pair[s]["name"]))) for s in ("one", "other"))
        told = "; ".join(words[f"{field}.{level}"] for field, level in pair["evidence"].items())
        said = f", {words[pair['verdict']]}" if pair["verdict"] else ""
        return f"{pair['id']}: {' = '.join(sides)} ({told}), {pair['probability']:.0%}{said}"

    asked = found["counts"]["cards"]  # the likeliest come first
    parts = {**found, "cards": found["cards"][:asked], "perhaps": found["cards"][asked:]}
    return {words[part]: [line(pair) for pair in parts[part]] for part in ("cards", "perhaps", "merged", "decided")}


def filled(words: str, **values: object) -> str:
    """A sentence with its values; a name without a value is left out."""
    return _Forgiving().vformat(words, (), values)


class _Forgiving(string.Formatter):
    """Fills {names} from values; a name without a value is left out."""

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Any) -> Any:
        return kwargs.get(key, "")


def sentences(name: str) -> dict[str, str]:
    """Sentences of the command line by code, from `resources/sentences`."""
    with resources.path("sentences", name).open("rb") as file:
        return tomllib.load(file)
