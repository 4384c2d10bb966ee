"""Collects the sentences of the window into regulars_*.ts and compiles them into regulars_*.qm.

    python resources/translations/update.py                     collect and compile; says what waits for a translator
    python resources/translations/update.py --waiting           prints what waits, as a file to fill in
    python resources/translations/update.py --fill FILE.toml    takes such a file over, then collects and compiles

English is the language of the source; its file holds only what the source cannot say: the forms for one and for many.
New ones are filled in by the rules below and can be corrected by hand in regulars_en.ts. The words of the others are
chosen as glossary_LANGUAGE.md beside this file says. Such a file to fill in has a table a context:

    [HomePage]
    "Sales by month" = "每月销售"
"""

import json
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
GUI = FOLDER.parents[1] / "gui"
Key = tuple[str, str]
Forms = dict[Key, list[str]]
LANGUAGES = {"en": "en_US", "zh_CN": "zh_CN"}
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
    """Update and compile every language; prints how many sentences wait for a translator, and which."""
    words = sys.argv[1:]
    given = tomllib.loads(Path(words[1]).read_text(encoding="utf-8")) if words[:1] == ["--fill"] else {}
    sources = sorted(str(path) for path in GUI.rglob("*.py"))
    for language, locale in LANGUAGES.items():
        ts = FOLDER / f"regulars_{language}.ts"
        if words != ["--waiting"]:
            _collect(ts, language, locale, sources, {} if language == "en" else given)
        waiting = [key for key, (_, translation) in _messages(ET.parse(ts)) if _is_waiting(translation)]
        _tell(language, waiting, whole=words == ["--waiting"])
    return 0


def _collect(ts: Path, language: str, locale: str, sources: list[str], given: dict[str, dict[str, str]]) -> None:
    before = _forms(ts)
    # Similar words of another sentence are no translation: nothing is guessed.
    options = ["-silent", "-locations", "none", "-no-obsolete", "-disable-heuristic", "similartext"]
    options += ["-disable-heuristic", "sametext", "-target-language", locale]
    _tool("pyside6-lupdate", *options, *sources, "-ts", str(ts))
    tree = ET.parse(ts)
    known = before | {(context, text): [said] for context, table in given.items() for text, said in table.items()}
    _finish(tree, language, known)
    ET.indent(tree)
    ts.write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(tree.getroot(), "unicode") + "\n",
        encoding="utf-8",
    )
    _tool("pyside6-lrelease", "-silent", str(ts), "-qm", str(ts.with_suffix(".qm")))


def _tell(language: str, waiting: list[Key], whole: bool) -> None:
    if not whole:
        print(f"{language}: {len(waiting)} sentences without a translation")
    elif waiting:
        print(f"# {language}")
    contexts = defaultdict(list)
    for context, source in waiting:
        contexts[context].append(source)
    for context, texts in contexts.items():
        print("\n".join([f"[{context}]", *(f'{json.dumps(text, ensure_ascii=False)} = ""' for text in texts)]))


def _messages(tree: ET.ElementTree) -> Iterator[tuple[Key, tuple[ET.Element, ET.Element]]]:
    """Every message with its context and source, and its translation."""
    for context in tree.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield (context.findtext("name") or "", message.findtext("source") or ""), (message, translation)


def _said(translation: ET.Element) -> list[str]:
    """The forms of a translation: one, except of a sentence with a count."""
    forms = [form.text or "" for form in translation.findall("numerusform")]
    return forms or [translation.text or ""]


def _is_waiting(translation: ET.Element) -> bool:
    return translation.get("type") == "unfinished" or not all(text.strip() for text in _said(translation))


def _forms(ts: Path) -> Forms:
    """What is translated now. lupdate forgets the forms of sentences whose count it cannot see in the code."""
    if not ts.exists():
        return {}
    found = _messages(ET.parse(ts))
    return {key: _said(translation) for key, (_, translation) in found if not _is_waiting(translation)}


def _finish(tree: ET.ElementTree, language: str, known: Forms) -> None:
    """Mark sentences with a count as such and fill in what is known; of English, what the rules below make of it."""
    for context in tree.iter("context"):
        for message in list(context.iter("message")):
            if language == "en" and not _is_counted(message.findtext("source") or ""):
                context.remove(message)
    root = tree.getroot()
    for context in list(root.findall("context")):
        if context.find("message") is None:
            root.remove(context)
    elsewhere = _elsewhere(known)
    for (context, source), (message, translation) in _messages(tree):
        forms = known.get((context, source))
        if forms is None and language == "en":
            forms = [one(source), many(source)]
        _write(message, translation, forms or elsewhere.get(source) or [""], _is_counted(source))


def _elsewhere(known: Forms) -> dict[str, list[str]]:
    """By source: sentences of one translation wherever they stand. New places of theirs take it over."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for (_, source), forms in known.items():
        found[source].append(forms)
    return {source: several[0] for source, several in found.items() if all(forms == several[0] for forms in several)}


def _write(message: ET.Element, translation: ET.Element, forms: list[str], counted: bool) -> None:
    translation.clear()
    if not all(forms):
        translation.set("type", "unfinished")
    if not counted:
        translation.text = forms[0]
        return
    message.set("numerus", "yes")
    for text in forms:
        ET.SubElement(translation, "numerusform").text = text


def _is_counted(source: str) -> bool:
    return "%n" in source or "%Ln" in source


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
