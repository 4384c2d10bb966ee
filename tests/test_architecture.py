"""Rules of the code that import-linter cannot say."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(path for room in ("engine", "gui") for path in (ROOT / room).rglob("*.py"))
LEARNING = {"tensorflow", "keras"}
SQL = re.compile(
    r"^\s*(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|VIEW)"
    r"|WITH\s+\w+\s+AS\s*\(|PRAGMA\s|BEGIN\s+(IMMEDIATE|EXCLUSIVE)|VACUUM\b|ALTER\s+TABLE|DROP\s+TABLE)",
    re.IGNORECASE | re.DOTALL,
)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def sources(*but: str) -> list[Path]:
    """Every source file, except those whose path begins with one of `but`."""
    return [path for path in SOURCES if not name(path).startswith(but or ("/",))]


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Top-level names that `tree` imports, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name.split(".")[0], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0], node.lineno


def imports_at_start(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """As `imports`, only those that run when the module is imported."""
    pending: list[ast.AST] = list(tree.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imports(node)
        elif isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING"):
            continue
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            pending.extend(ast.iter_child_nodes(node))


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def test_no_graph_needs_its_source():
    """The installed app ships without sources, and AutoGraph reads them: what it would rewrite fails only there."""
    calls = [
        (f"{name(path)}:{node.lineno}", {word.arg: ast.unparse(word.value) for word in node.keywords})
        for path in sources()
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "tf.function"
    ]
    assert calls, "no tf.function is left: take this test away"
    assert [place for place, words in calls if words.get("autograph") != "False"] == []
    decorated = [
        f"{name(path)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(parse(path))
        if isinstance(node, ast.FunctionDef) and "tf.function" in map(ast.unparse, node.decorator_list)
    ]
    assert decorated == []


def test_only_the_store_speaks_sql():
    spoken = [
        f"{name(path)}:{node.lineno}"
        for path in sources("engine/store/")
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value)
    ]
    assert not spoken


def test_only_models_and_training_import_tensorflow():
    elsewhere = [
        f"{name(path)}:{line}"
        for path in sources("engine/models/", "engine/training")
        for module, line in imports(parse(path))
        if module in LEARNING
    ]
    assert not elsewhere


def test_tensorflow_is_imported_inside_functions():
    at_start = [
        f"{name(path)}:{line}"
        for path in sources()
        for module, line in imports_at_start(parse(path))
        if module in LEARNING
    ]
    assert not at_start


def test_nothing_unpickles():
    pickling = [
        f"{name(path)}:{line}"
        for path in sources()
        for module, line in imports(parse(path))
        if module in {"pickle", "joblib", "cloudpickle", "dill", "shelve", "marshal"}
    ]
    assert not pickling


def test_numpy_files_are_loaded_without_pickle():
    unsafe = [
        f"{name(path)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(parse(path))
        if isinstance(node, ast.keyword) and node.arg == "allow_pickle" and ast.unparse(node.value) != "False"
    ]
    assert not unsafe


def test_nothing_calls_process_events():
    calls = [
        f"{name(path)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Attribute) and node.attr == "processEvents"
    ]
    assert not calls


def test_nothing_in_the_engine_asks_for_today():
    """Time is data: only the command line and the clock that a Shop is given may look at the wall's."""
    asked = [
        f"{name(path)}:{node.lineno} {ast.unparse(node)}"
        for path in sources("gui/", "engine/__main__", "engine/process", "engine/clock")
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow"}
    ]
    assert not asked


def test_every_file_is_one_thought():
    files = [*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "packaging").rglob("*.py")]
    long = {name(path): lines for path in files if (lines := len(path.read_text("utf-8").splitlines())) > 400}
    assert not long


@pytest.mark.parametrize("module", ["gui.app", "engine.shop", "engine.process"])
def test_the_window_starts_without_data_frames_or_learning(module: str):
    heavy = {"pandas", "tensorflow", "keras", "sklearn", "scipy", "sqlite_utils", "openpyxl"}
    program = f"import sys, {module}; print(*sorted({heavy} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


def test_no_file_names_this_machine_or_a_registry():
    if shutil.which("git") is None:
        pytest.skip("git says which files are the project's, and it is not installed here")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    telltale = re.compile(
        r"(?<![\w.])/(work|farm|root)/|/tmp/\w|\b(index-url|find-links)\b|https?://\S+/(simple|packages)/"
    )
    found = []
    for path in filter(None, listed.stdout.split("\0")):
        if path == name(Path(__file__)) or not (ROOT / path).is_file():
            continue
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path}:{n}" for n, line in enumerate(text.splitlines(), 1) if telltale.search(line)]
    assert not found
