"""Does the installed app work where nothing else is? Debian, root, debootstrap, Xvfb and xwininfo are needed.

    sudo python3 packaging/smoke.py dist/regulars_0.1.0_amd64.deb [--keep FOLDER]

Makes a minimal Debian without Python, installs the package there without a network, runs the demo with the frozen
engine, opens the window on the shop that came of it, and takes the package away again. `--keep` leaves the picture of
the window and the demo's files in FOLDER.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

LARGEST_DOWNLOAD = 300e6
TOOLS = {"debootstrap": "debootstrap", "Xvfb": "xvfb", "xwininfo": "x11-utils", "import": "imagemagick"}
DISPLAY = ":97"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--suite", default="bookworm")
    chosen = parser.parse_args()
    missing = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if os.geteuid() != 0 or missing:
        print(f"smoke.py: run it as root, after apt-get install {' '.join(missing)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="regulars-smoke-") as place:
        root = Path(place) / "debian"
        step("a minimal Debian", ["debootstrap", "--variant=minbase", chosen.suite, str(root)])
        with mounted(root):
            smoke(root, chosen.package)
        if chosen.keep:
            chosen.keep.mkdir(parents=True, exist_ok=True)
            shutil.copytree(root / "demo", chosen.keep / "demo", dirs_exist_ok=True)
            shutil.copy(root / "window.png", chosen.keep)
    print("smoke passed")
    return 0


def smoke(root: Path, package: Path) -> None:
    download = package.stat().st_size
    expect(download <= LARGEST_DOWNLOAD, f"the download is {download / 1e6:.0f} MB")
    expect(not list(root.glob("usr/bin/python3*")), "there is no Python in it")
    shutil.copy(package, root / "package.deb")
    inside(root, "the package installs", "dpkg", "--install", "/package.deb")

    installed = {path.name for path in (root / "usr/lib/regulars").rglob("*") if path.suffix in (".qm", ".ttc")}
    chinese = {"regulars_zh_CN.qm", "qtbase_zh_CN.qm", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"}
    expect(chinese <= installed, "the sentences and letters of Chinese are there", str(chinese - installed))

    inside(root, "the engine runs the demo", "regulars", "--engine", "demo", "/demo")
    written = sorted(path.relative_to(root).as_posix() for path in (root / "demo").rglob("*") if path.is_file())
    for ending in (".regulars", "campaign.xlsx", "withheld.csv", "manifest.json"):
        expect(any(path.endswith(ending) for path in written), f"it wrote *{ending}")

    shop = next((root / "demo").rglob("*.regulars"))
    started = time.monotonic()
    with screen(), window(root, f"/{shop.relative_to(root)}") as process:
        while not shows_window() and process.poll() is None and time.monotonic() - started < 60:
            time.sleep(0.1)
        expect(shows_window(), f"the window is there after {time.monotonic() - started:.1f} s (cold)", said(root))
        time.sleep(4)
        expect(process.poll() is None, "it stays", said(root))
        subprocess.check_call(["import", "-display", DISPLAY, "-window", "root", str(root / "window.png")])
    expect(process.returncode in (0, -15), f"it ends when it is told to ({process.returncode})")
    expect(not said(root), "it has nothing to complain of", said(root))

    place = f"/{shop.relative_to(root)}"
    (root / "passphrase.txt").write_text("an open window\n", encoding="utf-8")
    inside(
        root,
        "the shop is locked with a passphrase",
        *("regulars", "--engine", "encrypt", place, "--new-passphrase-file", "/passphrase.txt"),
    )
    expect(b"SQLite format" not in shop.read_bytes()[:16], "it is encrypted")
    inside(root, "and opens with it", "regulars", "--engine", "check", place, "--passphrase-file", "/passphrase.txt")

    inside(root, "the package goes away", "dpkg", "--remove", "regulars")
    expect(not (root / "usr/lib/regulars").exists(), "and leaves nothing behind")


@contextlib.contextmanager
def mounted(root: Path) -> Iterator[None]:
    sockets, keyboards = "/tmp/.X11-unix", "/usr/share/X11/xkb"  # a computer with a screen has both
    Path(sockets).mkdir(mode=0o1777, exist_ok=True)
    mounts = {"proc": ["-t", "proc", "proc"], "dev/shm": ["-t", "tmpfs", "tmpfs"]}
    mounts |= {place.lstrip("/"): ["--bind", place] for place in (sockets, keyboards)}
    done: list[Path] = []
    try:
        for place, how in mounts.items():
            (root / place).mkdir(parents=True, exist_ok=True)
            subprocess.check_call(["mount", *how, str(root / place)])
            done.append(root / place)
        yield
    finally:
        for target in reversed(done):
            subprocess.call(["umount", "--lazy", str(target)])


@contextlib.contextmanager
def screen() -> Iterator[None]:
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1366x768x24"], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            if (
                subprocess.run(["xwininfo", "-display", DISPLAY, "-root"], capture_output=True, check=False).returncode
                == 0
            ):
                break
            time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def window(root: Path, shop: str) -> Iterator[subprocess.Popen[bytes]]:
    with (root / "window.txt").open("wb") as said:
        process = subprocess.Popen(jailed(root, "regulars", shop), stdout=said, stderr=said)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def said(root: Path) -> str:
    """What the window wrote to its terminal, where a person would never see it."""
    return (root / "window.txt").read_text("utf-8", "replace").strip()[-4000:]


def shows_window() -> bool:
    tree = ["xwininfo", "-display", DISPLAY, "-root", "-tree"]
    return "regulars" in subprocess.run(tree, capture_output=True, text=True, check=False).stdout.lower()


def jailed(root: Path, *command: str) -> list[str]:
    """`command` inside `root`, without a network and with next to no environment."""
    variables = ["HOME=/root", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", f"DISPLAY={DISPLAY}"]
    return ["unshare", "--net", "chroot", str(root), "env", "--ignore-environment", *variables, *command]


def inside(root: Path, what: str, *command: str) -> None:
    step(what, jailed(root, *command))


def step(what: str, command: list[str]) -> None:
    started = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    expect(done.returncode == 0, f"{what} ({time.monotonic() - started:.0f} s)", done.stdout[-4000:])


def expect(true: bool, what: str, otherwise: str = "") -> None:
    print(("ok      " if true else "FAILED  ") + what, flush=True)
    if not true:
        sys.exit(otherwise or 1)


if __name__ == "__main__":
    sys.exit(main())
