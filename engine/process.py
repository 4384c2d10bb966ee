"""Runs verbs in a child process: progress, result, error, cancel, death.

The window never computes: it starts `python -m engine --serve` (the frozen app: the same executable with that word)
and speaks with it in JSON lines over pipes.

    → {"id": 1, "verb": "train", "shop": PATH, "passphrase": null, "arguments": {…}}      → {"cancel": 1}
    ← {"id": 1, "progress": [0.4, "train.repeat"]}
    ← {"id": 1, "result": {…}}  or  {"id": 1, "error": {"code": …, "values": {…}}}

A passphrase goes through the pipe alone: arguments and environment of a process can be seen by others. One verb at a time. A child
whose parent is gone stops at its next report. Standard library only.
"""

import errno
import inspect
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from engine import __version__
from engine.errors import CODES, Cancelled, ShopError, of_writing
from engine.progress import Progress, silent

if TYPE_CHECKING:
    from engine.shop import Passphrase, Shop

CANCEL_SECONDS: Final = 2.0
"""How long a child may take to answer a cancel before it is ended."""

REPORT_SECONDS: Final = 0.05
"""Progress of one step is passed on at most this often."""

Request = Mapping[str, Any]
Answer = Callable[[Request, Progress], Any]


class EngineProcess:
    """A child process that runs verbs, started at the first call and again after it died.

    `call` blocks the thread that calls it; `cancel` and `close` may come from any other.
    """

    def __init__(self, command: Sequence[str] | None = None, *, cancel_seconds: float = CANCEL_SECONDS) -> None:
        self._command = list(command or serve_command())
        self._cancel_seconds = cancel_seconds
        self._child: subprocess.Popen[str] | None = None
        self._words: IO[bytes] | None = None
        self._write = threading.Lock()
        self._life = threading.RLock()
        self._number = 0
        self._running = 0
        self._cancelled = 0
        self._patience: threading.Timer | None = None

    @property
    def running(self) -> bool:
        """Whether the child lives."""
        return self._child is not None and self._child.poll() is None

    def call(
        self,
        verb: str,
        arguments: Mapping[str, Any] | None = None,
        *,
        shop: str | None = None,
        passphrase: "Passphrase | None" = None,
        progress: Progress = silent,
    ) -> Any:
        """Run a verb of `engine.shop` in the child and return its JSON-able result.

        Errors: the verb's own ShopError; `cancelled` after `cancel`; `engine.died` or `memory.low` when the child
        ended without an answer.
        """
        child = self._start()
        assert child.stdout is not None
        is_new = shop is not None and not Path(shop).exists()
        self._number += 1
        number = self._running = self._number
        request = {"id": number, "verb": verb, "shop": shop, "arguments": dict(arguments or {})}
        request["passphrase"] = None if passphrase is None else passphrase.text
        try:
            self._send(request)
            for line in child.stdout:
                message = json.loads(line)
                if message.get("id") != number:
                    continue
                if "progress" in message:
                    progress(*message["progress"])
                elif "error" in message:
                    raise _error(message["error"])
                else:
                    return message["result"]
            raise self._death(child, number, shop if is_new else None)
        except OSError as problem:
            raise self._death(child, number, shop if is_new else None) from problem
        finally:
            self._running = 0
            if self._patience is not None:
                self._patience.cancel()

    def cancel(self) -> None:
        """Ask the running verb to stop; end the child when it has not done so in time. Returns at once."""
        number = self._running
        if not number or self._cancelled == number:
            return
        self._cancelled = number
        self._send({"cancel": number}, lenient=True)
        self._patience = threading.Timer(self._cancel_seconds, self._end_if_still, (number,))
        self._patience.daemon = True
        self._patience.start()

    def close(self) -> None:
        """End the child: politely when idle, certainly in any case."""
        with self._life:
            child, self._child = self._child, None
            words, self._words = self._words, None
        if words is not None:
            words.close()  # the child has a handle of its own
        if child is None:
            return
        idle = not self._running
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            child.stdin.close()
            child.wait(self._cancel_seconds if idle else 0.1)
        except (OSError, subprocess.TimeoutExpired):
            child.kill()
            child.wait()
        if idle:
            child.stdout.close()

    def last_words(self, size: int = 4000) -> str:
        """The end of what the child wrote to stderr: for a person who reports a fault, never shown unasked."""
        if self._words is None:
            return ""
        self._words.seek(0, os.SEEK_END)
        self._words.seek(max(self._words.tell() - size, 0))
        return self._words.read().decode("utf-8", "replace")

    def _start(self) -> "subprocess.Popen[str]":
        # Whoever closes meanwhile waits for the child, and ends it.
        with self._life:
            return self._started()

    def _started(self) -> "subprocess.Popen[str]":
        if self._child is not None and self._child.poll() is None:
            return self._child
        self.close()
        self._words = tempfile.TemporaryFile()  # noqa: SIM115  (closed with the child)
        self._child = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
            encoding="utf-8",
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return self._child

    def _send(self, message: Mapping[str, Any], lenient: bool = False) -> None:
        child = self._child
        try:
            with self._write:
                if child is None or child.stdin is None:
                    raise BrokenPipeError
                child.stdin.write(json.dumps(message) + "\n")
                child.stdin.flush()
        except (OSError, ValueError):
            if not lenient:
                raise BrokenPipeError from None

    def _end_if_still(self, number: int) -> None:
        child = self._child
        if self._running == number and child is not None:
            child.kill()

    def _death(self, child: "subprocess.Popen[str]", number: int, new_shop: str | None) -> ShopError:
        status = child.wait()
        if new_shop is not None:
            _remove_shop(Path(new_shop))  # the child had no time to take away what it had begun
        if self._cancelled == number:
            return Cancelled()
        # Linux ends a process that takes the last memory with SIGKILL; Windows says STATUS_NO_MEMORY.
        return ShopError("memory.low" if status in (-9, 137, 0xC0000017, -1073741801) else "engine.died", status=status)


def serve_command() -> list[str]:
    """The command that starts a child, from a checkout, an installed package and the frozen app."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--serve"]
    return [sys.executable, "-m", "engine", "--serve"]


def serve(answer: Answer | None = None) -> int:
    """Answer requests from stdin until it closes. What libraries print goes to stderr, so that stdout stays JSON."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    from engine.reading import leftovers  # the window imports this module, too

    leftovers.clear()
    requests: queue.Queue[Request | None] = queue.Queue()
    cancelled: set[int] = set()
    gone = threading.Event()
    source = os.fdopen(os.dup(0), encoding="utf-8")

    def listen() -> None:
        for line in source:
            message = json.loads(line)
            if "cancel" in message:
                cancelled.add(message["cancel"])
            else:
                requests.put(message)
        gone.set()
        requests.put(None)

    threading.Thread(target=listen, daemon=True).start()
    while (request := requests.get()) is not None:
        reply = _run(request, answer or _answer, cancelled, gone, out)
        sys.stdout.flush()  # what libraries printed is in the last words before the answer is out
        _say(out, {"id": request["id"], **reply})
    return 0


def _run(request: Request, answer: Answer, cancelled: set[int], gone: threading.Event, out: IO[str]) -> dict[str, Any]:
    number = request["id"]
    last_time, last_step = 0.0, ""

    def progress(share: float, step: str) -> None:
        nonlocal last_time, last_step
        if number in cancelled or gone.is_set():
            raise Cancelled
        now = time.monotonic()
        if step != last_step or now - last_time >= REPORT_SECONDS or share >= 1.0:
            last_time, last_step = now, step
            _say(out, {"id": number, "progress": [share, step]})

    try:
        if number in cancelled:
            raise Cancelled
        return {"result": answer(request, progress)}
    except ShopError as problem:
        return {"error": {"code": problem.code, "values": dict(problem.values)}}
    except MemoryError:
        return {"error": {"code": "memory.low", "values": {}}}
    except Exception as problem:
        if isinstance(problem, OSError) and problem.errno == errno.ENOSPC:
            return {"error": {"code": "disk.full", "values": {}}}
        sys.excepthook(type(problem), problem, problem.__traceback__)
        return {"error": {"code": "engine.died", "values": {"what": type(problem).__name__}}}


def _answer(request: Request, progress: Progress) -> Any:
    from engine.shop import Passphrase, Shop

    verb, path, arguments = request["verb"], request["shop"], dict(request["arguments"])
    passphrase = Passphrase(request["passphrase"]) if request.get("passphrase") else None
    function = getattr(Shop, verb, None)
    if verb.startswith("_") or not inspect.isfunction(function):
        raise ShopError("argument.wrong", argument="verb", value=verb)
    if path is None:
        return _without_shop(verb, arguments, progress)
    if verb == "encrypt":  # of a shop that nobody has open
        new = Passphrase(arguments.pop("new")) if arguments.get("new") else arguments.pop("new")
        return Shop.encrypt(path, new, passphrase=passphrase, progress=progress, **arguments)
    with _opened(verb, Path(path), passphrase) as shop:
        if "progress" in inspect.signature(function).parameters:
            arguments["progress"] = progress
        return function(shop, **arguments)


def _without_shop(verb: str, arguments: dict[str, Any], progress: Progress) -> Any:
    """The one question that needs no shop: how would these files be read?"""
    if verb != "preview":
        raise ShopError("argument.wrong", argument="shop", value=None)
    from engine import importing
    from engine.clock import system_clock

    files = [Path(name) for name in arguments.pop("files")]
    return importing.preview(None, files, now=system_clock(), progress=progress, **arguments)


@contextmanager
def _opened(verb: str, path: Path, passphrase: "Passphrase | None" = None) -> Iterator["Shop"]:
    """The shop, open as the verb needs it. The first import makes the file, and takes it away again if it fails."""
    from engine.shop import WRITING_VERBS, Shop

    if verb not in WRITING_VERBS:
        with Shop.read(path, passphrase=passphrase) as shop:
            yield shop
    elif verb == "import_files" and not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise of_writing(error, str(path.parent)) from error
        try:
            with Shop.create(path, passphrase=passphrase) as shop:
                yield shop
        except BaseException:
            _remove_shop(path)
            raise
    else:
        with Shop.open(path, passphrase=passphrase) as shop:
            yield shop


def _remove_shop(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _say(out: IO[str], message: Mapping[str, Any]) -> None:
    try:
        out.write(json.dumps(message, default=_plain) + "\n")
        out.flush()
    except (BrokenPipeError, ValueError):
        raise SystemExit(0) from None  # nobody listens any more


def _plain(value: Any) -> Any:
    """Numbers of numpy and paths as JSON can hold them."""
    return value.item() if hasattr(value, "item") else str(value)


def _error(message: Mapping[str, Any]) -> ShopError:
    code = message["code"]
    if code == "cancelled":
        return Cancelled()
    return ShopError(code if code in CODES else "engine.died", **message["values"])


def _environment() -> dict[str, str]:
    """The child's environment: TensorFlow quiet, text as UTF-8, and the checkout importable from any folder."""
    environment = dict(os.environ)
    environment.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    environment["PYTHONIOENCODING"] = "utf-8"
    if not getattr(sys, "frozen", False):
        root = str(Path(__file__).resolve().parent.parent)
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (root, environment.get("PYTHONPATH", ""))))
    return environment


def version() -> str:
    """The version of the engine, for a window that asks."""
    return __version__
