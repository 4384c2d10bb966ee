"""Pictures of every page in light and dark, on the sample shop: `python -m gui.tour DIR [SHOP] [--language zh_CN] [--size 1280x720]`.

For the README, and for whoever changes the look: one sees at once what else has changed. A shop given is only read.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QTimer

from engine.errors import ShopError
from engine.process import EngineProcess
from gui.app import App, make_application
from gui.resources import resource
from gui.settings import Settings

LOOKS = ("light", "dark")


def main() -> int:
    """Write the pictures."""
    reader = argparse.ArgumentParser(prog="tour", description=__doc__)
    reader.add_argument("folder", type=Path)
    reader.add_argument("shop", nargs="?", type=Path)
    reader.add_argument("--language", default="en_GB")
    reader.add_argument("--size", default="", metavar="WIDTHxHEIGHT")
    asked = reader.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        shop = asked.shop or _sample_shop(Path(scratch))
        settings = Settings(QSettings(str(Path(scratch) / "tour.ini"), QSettings.Format.IniFormat))
        settings.language = asked.language
        settings.reopen = False
        application = make_application(["tour"], settings)
        app = App(settings)
        app.start()
        if asked.size:
            app.window.resize(*map(int, asked.size.split("x")))
        for look in LOOKS:
            app.theme.set_choice(look)
            Tour(app, folder, look).take(str(shop))
        app.close()
        del application
    return 0


class Tour:
    """One round through the window in one look."""

    def __init__(self, app: App, folder: Path, look: str) -> None:
        self.app, self._folder, self._look = app, folder, look

    def take(self, shop: str) -> None:
        window = self.app.window
        self.app.workspace.close()
        self._picture("welcome")
        window.go("import", {"files": [str(resource("sample/corner_shop_sales.xlsx"))]})
        self._wait(lambda: not self.app.jobs.busy)
        self._picture("import")
        window.page("import").escape()
        self.app.workspace.open(shop)
        for kind in window.places():
            window.go(kind.page_id)
            self._wait(lambda: not self.app.jobs.busy)
            self._picture(kind.page_id)

    def _picture(self, name: str) -> None:
        _spin(150)
        self.app.window.grab().save(str(self._folder / f"{name}-{self._look}.png"))

    def _wait(self, done: Callable[[], bool], seconds: int = 120) -> None:
        for _ in range(seconds * 20):
            if done():
                return
            _spin(50)


def _spin(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _sample_shop(folder: Path) -> Path:
    """The sample shop, imported and learned from."""
    shop = folder / "sample.regulars"
    files = sorted(str(path) for path in resource("sample").glob("corner_shop_*"))
    engine = EngineProcess()
    try:
        engine.call(
            "import_files", {"files": files, "settings": {"name": "Corner Shop", "confirmed": True}}, shop=str(shop)
        )
        engine.call("train", shop=str(shop))
    except ShopError as problem:
        sys.stderr.write(f"the sample shop could not be made: {problem}\n{engine.last_words()}\n")
        raise SystemExit(1) from problem
    finally:
        engine.close()
    return shop


if __name__ == "__main__":
    sys.exit(main())
