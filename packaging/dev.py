"""Set-up and daily commands for developers. It needs a bare Python 3.11 to 3.13 and nothing else.

    python3 packaging/dev.py demo [FOLDER]     the whole way on the sample shop, on the command line
    python3 packaging/dev.py run [SHOP]        the window
    python3 packaging/dev.py test [...]        the tests; further words go to pytest
    python3 packaging/dev.py check             lint, format, types, who may import whom
    python3 packaging/dev.py tour FOLDER [...] a picture of every page; --language zh_CN, --size 1280x720
    python3 packaging/dev.py long [...]        what is too long for every commit: long tests, measurements
    python3 packaging/dev.py lock [--upgrade]  remakes packaging/lock.txt from pyproject.toml

The first call makes `.venv` and fills it with exactly what `lock.txt` names; later calls notice in milliseconds that
nothing changed. An interrupted set-up is begun again by the next call.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "lock.txt"
STAMP = VENV / "set-up-done.txt"
"""Written last. Absent: the set-up was interrupted. Another text: the lock file or Python changed."""

OLDEST, NEWEST = (3, 11), (3, 13)
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

DEBIAN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""What Qt's wheels expect of a desktop, and the Debian package that holds it."""

DEBIAN_FONTS = {
    "/usr/share/fonts/opentype/inter": "fonts-inter",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc": "fonts-noto-cjk",
}
"""The fonts that the installed app brings along: without them, pictures and text widths differ from what shops see."""


def main(arguments: Sequence[str]) -> int:
    verbs: dict[str, Callable[[list[str]], int]] = {
        "demo": lambda rest: python("-m", "engine", "demo", *rest),
        "run": lambda rest: python("-m", "gui", *rest),
        "tour": lambda rest: python("-m", "gui.tour", *rest),
        "test": lambda rest: python("-m", "pytest", *rest, folder=ROOT),
        "check": check,
        "long": long,
        "lock": lock,
    }
    if not arguments or arguments[0] not in verbs:
        print(__doc__)
        return 0 if arguments and arguments[0] in ("help", "-h", "--help") else 2
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        return another_python(arguments)
    verb, *rest = arguments
    set_up(shows_windows=verb in ("run", "tour", "test", "long"))
    return verbs[verb](rest)


# The verbs


def check(rest: list[str]) -> int:
    """Runs every check even when an early one fails, so that one call shows all there is to mend."""
    checks = {
        "lint": ["ruff", "check", "."],
        "format": ["ruff", "format", "--check", "."],
        "types": ["mypy"],
        "imports": ["lint-imports", "--no-logo"],
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        if subprocess.call([str(PYTHON.parent / command[0]), *command[1:]], cwd=ROOT):
            failed.append(name)
    print(f"check failed: {', '.join(failed)}" if failed else "check passed")
    return 1 if failed else 0


def long(rest: list[str]) -> int:
    failed = python("-m", "pytest", "-m", "long", "--timeout", "3600", *rest, folder=ROOT)
    return python("tests/performance/run.py", folder=ROOT) or failed


def lock(rest: list[str]) -> int:
    """Resolves once for every supported system and Python; no index address gets into the file."""
    return python(
        *("-m", "uv", "pip", "compile", "pyproject.toml", "--extra", "dev", "--output-file", str(LOCK), "--quiet"),
        *("--universal", "--python-version", ".".join(map(str, OLDEST)), "--generate-hashes"),
        *("--no-annotate", "--custom-compile-command", "python3 packaging/dev.py lock"),
        *rest,
        folder=ROOT,
    )


def python(*arguments: str, folder: Path | None = None) -> int:
    try:
        return subprocess.call([str(PYTHON), *arguments], cwd=folder)
    except KeyboardInterrupt:
        return 130


# The set-up


def set_up(*, shows_windows: bool) -> None:
    wanted = fingerprint()
    found = STAMP.read_text() if STAMP.is_file() else None
    ready = found == wanted and PYTHON.exists()
    system_packages(with_venv=not ready, required=shows_windows or not ready)
    if ready:
        return
    print("Setting up Regulars in .venv (once; a few minutes, about 2.5 GB) …", flush=True)
    try:
        if found is None or found.split()[0] != wanted.split()[0] or not PYTHON.exists():
            # The interpreter that a virtual environment was made from, in case that is what runs this script.
            interpreter = getattr(sys, "_base_executable", sys.executable)
            subprocess.check_call([interpreter, "-m", "venv", "--clear", str(VENV)])
        STAMP.unlink(missing_ok=True)
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--quiet", "--disable-pip-version-check"]
        subprocess.check_call(
            [*pip, "--no-deps", "--require-hashes", "--only-binary", ":all:", "--requirement", str(LOCK)]
        )
        packages = next(VENV.glob("Lib/site-packages" if WINDOWS else "lib/python3*/site-packages"))
        (packages / "regulars.pth").write_text(f"{ROOT}\n", encoding="utf-8")
        STAMP.write_text(wanted)
    except subprocess.CalledProcessError as error:
        raise failure(
            f"the set-up did not finish ({' '.join(error.cmd[1:4])}: exit {error.returncode}). Call again to retry."
        ) from None
    except KeyboardInterrupt:
        raise failure("the set-up was interrupted. Call again to begin it anew.") from None


def fingerprint() -> str:
    """The Python that runs, then a digest of what it is to install."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest() if LOCK.is_file() else "no-lock"
    return f"{platform.python_implementation()}-{sys.version_info[0]}.{sys.version_info[1]} {digest}\n"


def system_packages(*, with_venv: bool, required: bool) -> None:
    """Installs what is missing on a Debian or Ubuntu machine, or says how."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for library, package in DEBIAN_LIBRARIES.items() if not loads(library)]
    if with_venv and importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    fonts = [package for path, package in DEBIAN_FONTS.items() if not Path(path).exists()]
    if shutil.which("apt-get") and os.geteuid() == 0 and (missing or fonts):
        print(f"Installing system packages: {' '.join(missing + fonts)} …", flush=True)
        apt = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.call([*apt, "update"], env=environment)
        install = [*apt, "install", "-y", "--no-install-recommends"]
        if subprocess.call([*install, *missing, *fonts], env=environment, stdout=subprocess.DEVNULL):
            raise failure(f"apt-get could not install {' '.join(missing + fonts)}.")
    elif missing and required:
        raise failure(
            f"some system libraries are missing. On Debian or Ubuntu: sudo apt-get install {' '.join(missing)}"
        )


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def another_python(arguments: Sequence[str]) -> int:
    """Runs this script again with a Python that Regulars supports, where one is installed."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        candidate = [f"python3.{minor}"] if not WINDOWS else ["py", f"-3.{minor}"]
        test = [*candidate, "-c", ""]
        if shutil.which(candidate[0]) and subprocess.call(test, stderr=subprocess.DEVNULL) == 0:
            return subprocess.call([*candidate, __file__, *arguments])
    raise failure(f"this is Python {platform.python_version()}; Regulars needs Python 3.11, 3.12 or 3.13 (64 bit).")


def failure(sentence: str) -> SystemExit:
    return SystemExit(f"dev.py: {sentence}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
