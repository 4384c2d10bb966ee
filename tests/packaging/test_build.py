import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from configparser import ConfigParser
from pathlib import Path

import pytest

LINUX = Path(__file__).resolve().parents[2] / "packaging" / "linux"
needs_debian = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="packs a Debian package")


def test_licences_name_what_ships_and_nothing_else(script):
    names = {package.name.lower() for package in script("build").shipped()}
    assert {"keras", "numpy", "openpyxl", "shiboken6"} <= names
    assert not names & {"pytest", "mypy", "ruff", "pyinstaller"}


def test_every_licence_that_ships_has_words(script):
    build = script("build")
    assert not [package.name for package in build.shipped() if not build.licence(package).strip()]


def test_what_a_package_has_within_it_is_named_too(script, tmp_path):
    (tmp_path / "_internal" / "fallback").mkdir(parents=True)
    text = script("build").licences(tmp_path)
    for words in ("sqlcipher3 0.", "ZETETIC LLC", "The OpenSSL Project", "Apache License"):
        assert words in text


@needs_debian
def test_the_package_holds_the_app_its_entry_and_its_file_type(script, tmp_path, monkeypatch):
    build = script("build")
    monkeypatch.setattr(build, "WORK", tmp_path / "work")
    monkeypatch.setattr(build, "OUTPUT", tmp_path)
    monkeypatch.setattr(build.dev, "ROOT", tmp_path)
    frozen = tmp_path / "regulars"
    frozen.mkdir()
    shutil.copy(sys.executable, frozen / "regulars")
    package = build.debian_package(frozen)
    listed = subprocess.check_output(["dpkg-deb", "--contents", package], text=True)
    for path in (
        "./usr/bin/regulars -> ../lib/regulars/regulars",
        "./usr/lib/regulars/regulars",
        "./usr/share/applications/regulars.desktop",
        "./usr/share/mime/packages/regulars.xml",
        "./usr/share/icons/hicolor/scalable/apps/regulars.svg",
    ):
        assert path in listed
    needs = subprocess.check_output(["dpkg-deb", "--field", package, "Depends"], text=True)
    assert needs.startswith("libc6 (>= 2.")


def test_the_file_type_of_a_shop_is_the_one_that_the_app_opens():
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(LINUX / "regulars.desktop", encoding="utf-8")
    kinds = ElementTree.parse(LINUX / "regulars.xml").getroot()
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = kinds.find(f"{space}mime-type")
    assert kind is not None
    assert entry["Desktop Entry"]["MimeType"] == f"{kind.get('type')};"
    glob = kind.find(f"{space}glob")
    assert glob is not None
    assert glob.get("pattern") == "*.regulars"


def test_a_library_that_the_computer_has_is_not_replaced(script, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["regulars", "--engine"])
    fallback = script("linux/fallback")
    tried = []
    monkeypatch.setattr(fallback, "loads", lambda library: not tried.append(library))
    (tmp_path / "libEGL.so.1").touch()
    fallback.load_missing(tmp_path)
    assert tried == ["libEGL.so.1"]


def test_libraries_are_loaded_in_the_order_they_need_each_other(script, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["regulars", "--engine"])
    fallback = script("linux/fallback")
    loaded = []

    def load(library: str) -> bool:
        """A computer that has neither; libA needs libB."""
        if library == str(tmp_path / "libB.so") or (library == str(tmp_path / "libA.so") and "libB.so" in loaded):
            loaded.append(Path(library).name)
            return True
        return False

    monkeypatch.setattr(fallback, "loads", load)
    for name in ("libA.so", "libB.so"):
        (tmp_path / name).touch()
    fallback.load_missing(tmp_path)
    assert loaded == ["libB.so", "libA.so"]
