import sys
from collections.abc import Callable
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """A script of packaging/ as a module; the folder itself is no package, for it has a library's name."""

    def load(name: str) -> ModuleType:
        spec = util.spec_from_file_location(Path(name).stem, PACKAGING / f"{name}.py")
        assert spec
        assert spec.loader
        module = util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, spec.name, module)
        spec.loader.exec_module(module)
        return module

    monkeypatch.syspath_prepend(str(PACKAGING))
    return load
