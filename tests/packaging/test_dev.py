import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Every command that a set-up would run, without running it."""
    run: list[list[str]] = []

    def record(command: list[str], **rest: object) -> int:
        run.append([str(word) for word in command])
        if "venv" in command:
            folder = Path(command[-1])
            (folder / "lib" / "python3.x" / "site-packages").mkdir(parents=True, exist_ok=True)
            (folder / "bin").mkdir(exist_ok=True)
            (folder / "bin" / "python").touch()
        return 0

    monkeypatch.setattr(subprocess, "check_call", record)
    monkeypatch.setattr(subprocess, "call", record)
    return run


@pytest.fixture
def dev(script: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py, looking after a checkout of its own that was never set up."""
    module = script("dev")
    lock = tmp_path / "lock.txt"
    lock.write_text("numpy==2.4.6 --hash=sha256:0\n")
    venv = tmp_path / ".venv"
    places = {"ROOT": tmp_path, "VENV": venv, "LOCK": lock, "STAMP": venv / "done", "PYTHON": venv / "bin" / "python"}
    for name, value in places.items():
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(module, "system_packages", lambda **rest: None)
    return module


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the folders of a virtual environment differ there")


def test_first_call_makes_the_environment_and_installs_what_the_lock_names(dev, commands):
    dev.set_up(shows_windows=False)
    made, installed = commands
    assert made[1:] == ["-m", "venv", "--clear", str(dev.VENV)]
    assert installed[-1] == str(dev.LOCK)
    assert "--require-hashes" in installed


def test_second_call_finds_nothing_to_do(dev, commands):
    dev.set_up(shows_windows=False)
    commands.clear()
    dev.set_up(shows_windows=False)
    assert commands == []


def test_a_changed_lock_is_installed_into_the_environment_that_is_there(dev, commands):
    dev.set_up(shows_windows=False)
    commands.clear()
    dev.LOCK.write_text("numpy==2.5.0 --hash=sha256:1\n")
    dev.set_up(shows_windows=False)
    assert [command[2] for command in commands] == ["pip"]


def test_an_interrupted_set_up_begins_anew(dev, commands, monkeypatch):
    def interrupt(command: list[str]) -> int:
        commands.append(command)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "check_call", interrupt)
        with pytest.raises(SystemExit, match="interrupted"):
            dev.set_up(shows_windows=False)
    assert not dev.STAMP.exists()
    commands.clear()
    dev.set_up(shows_windows=False)
    assert [command[2] for command in commands] == ["venv", "pip"]


def test_another_python_gets_an_environment_of_its_own(dev, commands):
    dev.set_up(shows_windows=False)
    commands.clear()
    dev.STAMP.write_text(dev.STAMP.read_text().replace("CPython", "PyPy"))
    dev.set_up(shows_windows=False)
    assert [command[2] for command in commands] == ["venv", "pip"]


def test_missing_libraries_are_named_in_one_command_when_the_person_may_not_install(script, monkeypatch):
    dev = script("dev")
    monkeypatch.setattr(dev, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    with pytest.raises(SystemExit, match="sudo apt-get install libegl1"):
        dev.system_packages(with_venv=False, required=True)


def test_an_unknown_verb_shows_the_verbs(script, capsys):
    assert script("dev").main(["nonsense"]) == 2
    assert "dev.py demo" in capsys.readouterr().out


def test_the_lock_has_a_digest_for_every_package_and_no_address():
    text = (PACKAGING / "lock.txt").read_text()
    packages = text.replace("\\\n", " ").splitlines()
    assert not [line for line in packages if line and not line.startswith("#") and "--hash=sha256:" not in line]
    assert "://" not in text


def test_the_lock_holds_what_the_project_asks_for():
    import tomllib

    from packaging.requirements import Requirement
    from packaging.version import Version

    project = tomllib.loads((PACKAGING.parent / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    lines = [line for line in (PACKAGING / "lock.txt").read_text().splitlines() if line[:1].isalnum()]
    locked: dict[str, list[Version]] = {}
    for line in lines:
        name, _, version = line.split(";")[0].strip(" \\").partition("==")
        locked.setdefault(name, []).append(Version(version))
    for requirement in map(Requirement, asked):
        versions = locked[requirement.name.lower().replace("_", "-")]
        assert all(version in requirement.specifier for version in versions), requirement
