"""Collects the sentences of the window into regulars_*.ts and compiles them into regulars_*.qm.

    python resources/translations/update.py

English is the language of the source; its file holds only what the source cannot say: the forms for one and for many.
New ones are filled in by the rules below and can be corrected by hand in regulars_en.ts.
"""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
GUI = FOLDER.parents[1] / "gui"
Forms = dict[tuple[str, str], list[str]]
LANGUAGES = {"en": "en_US"}
SINGULAR = {
    "are": "is",
    "have": "has",
    "were": "was",
    "do": "does",
    "stand": "stands",
    "belong": "belongs",
    "lie": "lies",
    "repeat": "repeats",
    "list": "lists",
    "hold": "holds",
    "tell": "tells",
    "quantities": "quantity",
}


def main() -> int:
    """Update and compile every language; prints how many sentences wait for a translator."""
    sources = sorted(str(path) for path in GUI.rglob("*.py"))
    for language, locale in LANGUAGES.items():
        ts = FOLDER / f"regulars_{language}.ts"
        before = _counted(ts)
        _tool(
            "pyside6-lupdate",
            "-silent",
            "-locations",
            "none",
            "-no-obsolete",
            "-target-language",
            locale,
            *sources,
            "-ts",
            str(ts),
        )
        tree = ET.parse(ts)
        waiting = _finish(tree, language, before)
        ET.indent(tree)
        ts.write_text(
            '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(tree.getroot(), "unicode") + "\n",
            encoding="utf-8",
        )
        _tool("pyside6-lrelease", "-silent", str(ts), "-qm", str(ts.with_suffix(".qm")))
        print(f"{language}: {waiting} sentences without a translation")
    return 0


def _counted(ts: Path) -> Forms:
    """The forms of sentences with a count as they are now: lupdate drops those whose count it cannot see in the code."""
    if not ts.exists():
        return {}
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): [
            form.text or "" for form in message.iter("numerusform")
        ]
        for context in ET.parse(ts).iter("context")
        for message in context.iter("message")
    }


def _finish(tree: ET.ElementTree, language: str, before: Forms) -> int:
    """Mark sentences with a count as such, and fill in the English forms. Returns how many are not translated."""
    waiting = 0
    for context in tree.iter("context"):
        for message in list(context.iter("message")):
            source = message.findtext("source") or ""
            counted = "%n" in source or "%Ln" in source
            if language == "en" and not counted:
                context.remove(message)
                continue
            translation = message.find("translation")
            assert translation is not None
            if counted:
                known = before.get((context.findtext("name") or "", source), [])
                _count(message, translation, known or ([one(source), many(source)] if language == "en" else []))
            if translation.get("type") == "unfinished":
                waiting += 1
    root = tree.getroot()
    for context in list(root.findall("context")):
        if context.find("message") is None:
            root.remove(context)
    return waiting


def _count(message: ET.Element, translation: ET.Element, forms: list[str]) -> None:
    message.set("numerus", "yes")
    if any(form.text for form in translation.findall("numerusform")):
        return
    translation.clear()
    if not forms:
        translation.set("type", "unfinished")
    for text in forms or [""]:
        ET.SubElement(translation, "numerusform").text = text


def one(source: str) -> str:
    """The sentence for one: *1 line has no customer*."""
    head, _, tail = re.sub(r"\((?:s|es)\)", "\0", source, count=1).partition("\0")
    words = (head + re.sub(r"\((?:s|es)\)", "", tail)).split(" ")
    counted = next(place for place, word in enumerate(words) if "%Ln" in word or "%n" in word)
    for place in range(counted + 1, min(counted + 4, len(words))):
        words[place] = SINGULAR.get(words[place], words[place])
    return " ".join(words)


def many(source: str) -> str:
    """The sentence for many: *12 lines have no customer*."""
    return re.sub(r"\((s|es)\)", r"\1", source)


def _tool(name: str, *arguments: str) -> None:
    subprocess.run([str(Path(sys.executable).with_name(name)), *arguments], check=True)


if __name__ == "__main__":
    sys.exit(main())
