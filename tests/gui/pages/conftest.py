"""What tests of the pages share: a small shop with scores, and the whole window over it with an engine in-process."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from engine.progress import Progress
from engine.shop import WRITING_VERBS, Shop
from gui.app import App
from gui.pages.base import Page
from tests.gui.pages.small_shop import make_shop, teach

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def _taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_shop(tmp_path_factory.mktemp("shop") / "corner.regulars")
    teach(path)
    return path


@pytest.fixture
def small_shop(_taught: Path, tmp_path: Path) -> Path:
    """A copy of a shop of 60 customers with scores, to be changed at will."""
    return Path(shutil.copy(_taught, tmp_path / "small.regulars"))


@pytest.fixture
def open_page(app_of: Callable[..., App], small_shop: Path) -> Open:
    """Opens the small shop (or another) in the window and goes to a page; verbs run on that shop for real."""

    def go(
        page_id: str, arguments: Mapping[str, Any] | None = None, shop: Path | None = None, answer: Any = None
    ) -> Page:
        path = shop or small_shop

        def run(verb: str, given: Mapping[str, Any], progress: Progress) -> Any:
            with Shop.open(path) if verb in WRITING_VERBS else Shop.read(path) as opened:
                return getattr(opened, verb)(**given)

        app = app_of(answer or run)
        app.settings.page = page_id
        assert app.actions.open_shop(str(path))
        app.window.resize(1366, 768)
        app.window.go(page_id, dict(arguments) if arguments else None)
        assert app.window.current.page_id == page_id
        return app.window.current

    return go
