"""Makes what a shop installs.

    python3 packaging/build.py linux     freezes the app and packs dist/regulars_VERSION_amd64.deb

It runs on the oldest Linux that the package is meant for: the C library of the machine that builds is the oldest that
will do. The work lies in build/, so that a second call is quicker.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

import dev

ROOT = dev.ROOT
WORK = ROOT / "build"
OUTPUT = ROOT / "dist"
FONTS = {
    "/usr/share/fonts/opentype/inter": [
        "Inter-Regular.otf",
        "Inter-Medium.otf",
        "Inter-SemiBold.otf",
        "Inter-Bold.otf",
    ],
    "/usr/share/fonts/opentype/noto": ["NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"],
}


def main(arguments: list[str]) -> int:
    if arguments != ["linux"]:
        print(__doc__)
        return 2
    if not sys.platform.startswith("linux"):
        raise dev.failure("the Linux package is built on Linux.")
    dev.set_up(shows_windows=True)
    folder = freeze()
    strip(folder)
    add_fonts(folder / "_internal" / "resources" / "fonts")
    (folder / "_internal" / "resources" / "third-party.txt").write_text(licences(folder), encoding="utf-8")
    package = debian_package(folder)
    print(f"{package.relative_to(ROOT)}: {package.stat().st_size / 1e6:.0f} MB, installed {size(folder) / 1e6:.0f} MB")
    return 0


def freeze() -> Path:
    """The folder with the executable and all it needs."""
    command = [str(dev.PYTHON), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(WORK / "frozen"), "--workpath", str(WORK / "pyinstaller")]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}  # the same bytes again
    subprocess.check_call([*command, *places, "packaging/regulars.spec"], cwd=ROOT, env=environment)
    return WORK / "frozen" / "regulars"


def strip(folder: Path) -> None:
    """Takes the names of functions out of TensorFlow, 250 MB. Libraries that were patched for their wheel, such as
    OpenBLAS, do not survive it."""
    for library in (folder / "_internal" / "tensorflow").rglob("*.so*"):
        if not library.is_symlink():
            subprocess.check_call(["strip", "--strip-unneeded", str(library)])


def add_fonts(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for folder, files in FONTS.items():
        for file in files:
            shutil.copy(Path(folder, file), target)


# Licences of what travels along


def licences(folder: Path) -> str:
    """Name, version and licence of every Python package and system library in the frozen folder, and of what some packages
    have within them and do not name."""
    packages = sorted(shipped(), key=lambda package: package.name.lower())
    chapters = [f"{package.name} {package.version}\n\n{licence(package)}" for package in packages]
    chapters += [text.read_text("utf-8") for text in sorted((ROOT / "packaging" / "licences").glob("*.txt"))]
    libraries = [*(folder / "_internal").glob("*.so*"), *(folder / "_internal" / "fallback").iterdir()]
    chapters += [Path(text).read_text("utf-8", "replace") for text in sorted(set(debian_copyrights(libraries)))]
    return f"\n\n{'=' * 100}\n\n".join(["Regulars contains these works of others.", *chapters])


def shipped() -> list[Distribution]:
    """What Regulars needs at run time, and what that needs in turn."""
    packages = next(dev.VENV.glob("lib/python3*/site-packages"))
    installed = {canonical(found.name): found for found in distributions(path=[str(packages)])}
    project = re.search(r"^dependencies = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text("utf-8"), re.M | re.S)
    assert project
    wanted = [canonical(name) for name in re.findall(r'"([\w.-]+)', project[1])]
    found: dict[str, Distribution] = {}
    while wanted:
        name = wanted.pop()
        if name in installed and name not in found:
            found[name] = installed[name]
            wanted += [canonical(need) for need in installed[name].requires or [] if "extra ==" not in need]
    return list(found.values())


def canonical(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    return re.sub(r"[-_.]+", "-", name[0]).lower() if name else ""


def licence(package: Distribution) -> str:
    files = [Path(str(path.locate())) for path in package.files or []]
    named = re.compile(r"\.dist-info/.*(licen[cs]e|copying|notice)", re.IGNORECASE)
    texts = [path.read_text("utf-8") for path in files if named.search(path.as_posix()) and path.is_file()]
    stated = package.metadata.get_all("License-Expression") or package.metadata.get_all("License") or []
    return "\n\n".join([*stated, *texts])


def debian_copyrights(libraries: list[Path]) -> Iterator[str]:
    for library in libraries:
        owner = subprocess.run(["dpkg", "-S", f"*/{library.name}"], capture_output=True, text=True, check=False)
        text = f"/usr/share/doc/{owner.stdout.split(':')[0]}/copyright"
        if owner.stdout and Path(text).is_file():
            yield text


# The Debian package


def debian_package(folder: Path) -> Path:
    root = WORK / "debian"
    shutil.rmtree(root, ignore_errors=True)
    application = root / "usr" / "lib" / "regulars"
    shutil.copytree(folder, application, symlinks=True, copy_function=os.link)
    executable = root / "usr" / "bin" / "regulars"
    executable.parent.mkdir(parents=True)
    executable.symlink_to("../lib/regulars/regulars")
    here = ROOT / "packaging" / "linux"
    icon = ROOT / "resources" / "icons" / "regulars.svg"
    document = root / "usr" / "share" / "doc" / "regulars"
    place(here / "regulars.desktop", root / "usr" / "share" / "applications" / "regulars.desktop")
    place(here / "regulars.xml", root / "usr" / "share" / "mime" / "packages" / "regulars.xml")
    icons = root / "usr" / "share" / "icons" / "hicolor" / "scalable"
    place(icon, icons / "apps" / "regulars.svg")
    place(icon, icons / "mimetypes" / "application-x-regulars.svg")
    place(ROOT / "LICENSE", document / "copyright")
    control = (here / "control").read_text("utf-8")
    architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    values = {"version": version(), "architecture": architecture, "libc": newest_libc(folder)}
    place_text(control.format(**values, kilobytes=size(root) // 1000), root / "DEBIAN" / "control")
    OUTPUT.mkdir(exist_ok=True)
    package = OUTPUT / f"regulars_{version()}_{architecture}.deb"
    subprocess.check_call(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, package], stdout=subprocess.DEVNULL
    )
    return package


def place(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)
    target.chmod(0o644)


def place_text(text: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def version() -> str:
    found = re.search(r'__version__ = "(.+)"', (ROOT / "engine" / "__init__.py").read_text("utf-8"))
    assert found
    return found[1]


def newest_libc(folder: Path) -> str:
    """The newest C library that any of the binaries asks for: the oldest that will do."""
    asked = {0}
    for path in folder.rglob("*"):
        if (
            path.is_file()
            and not path.is_symlink()
            and (path.suffix == ".so" or ".so." in path.name or path.suffix == "")
        ):
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    asked |= {int(number) for number in re.findall(rb"\0GLIBC_2\.(\d+)", file.read())}
    return f"2.{max(asked)}"


def size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
