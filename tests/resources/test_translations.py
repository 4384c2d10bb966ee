"""The window speaks 简体中文 whole, and says in it what it says in English."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
PLACEHOLDER = re.compile(r"\{[a-z_]*\}|%L?n|%\d")
NAMES = ("Google 目标客户匹配",)
"""What others call their own things."""


def _messages(ts):
    """(context, source): forms of the translation; None for one that waits."""
    found = {}
    for context in ET.parse(ts).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
            is_there = translation.get("type") != "unfinished" and all(text.strip() for text in forms)
            found[context.findtext("name"), message.findtext("source")] = forms if is_there else None
    return found


@pytest.fixture(scope="module")
def chinese():
    return _messages(FOLDER / "regulars_zh_CN.ts")


def test_every_sentence_of_the_window_has_its_chinese(chinese, tmp_path):
    now = tmp_path / "now.ts"
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    sources = sorted(str(path) for path in (ROOT / "gui").rglob("*.py"))
    subprocess.run([str(tool), "-silent", "-target-language", "zh_CN", *sources, "-ts", str(now)], check=True)
    waiting = [key for key in _messages(now) if chinese.get(key) is None]
    assert not waiting, "see resources/translations/update.py --waiting"


def test_both_languages_have_the_same_placeholders(chinese):
    differ = {
        source: form
        for (_, source), forms in chinese.items()
        for form in forms or ()
        if set(PLACEHOLDER.findall(source)) != set(PLACEHOLDER.findall(form))
    }
    assert not differ


def test_a_count_has_one_form_in_chinese(chinese):
    assert all(len(forms) == 1 for forms in chinese.values() if forms)


def test_chinese_sentences_have_chinese_stops(chinese):
    said = [form for forms in chinese.values() for form in forms or ()]
    assert len(said) > 900
    assert not [form for form in said if re.search(r"[\u4e00-\u9fff][,;:!?.]|[,;:!?.][\u4e00-\u9fff]", form)]


def test_the_words_are_those_of_the_glossary(chinese):
    rows = re.findall(r"^\|[^|]+\|[^|]+\|([^|]+)\|$", (FOLDER / "glossary_zh_CN.md").read_text(encoding="utf-8"), re.M)
    avoided = [word for row in rows[2:] for word in re.split("[、 ·]+", row.strip()) if word]
    assert len(avoided) > 20
    for forms in chinese.values():
        for form in forms or ():
            for name in NAMES:
                form = form.replace(name, "")
            assert not [word for word in avoided if word in form], form


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_is_compiled_is_what_is_written(language, tmp_path):
    made = tmp_path / "made.qm"
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([str(tool), "-silent", str(FOLDER / f"regulars_{language}.ts"), "-qm", str(made)], check=True)
    assert made.read_bytes() == (FOLDER / f"regulars_{language}.qm").read_bytes()
