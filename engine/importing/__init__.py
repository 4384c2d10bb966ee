"""From spreadsheets into the shop: look (`preview`), import (`run`), take back (`undo`)."""

from engine.importing.corrections import fix
from engine.importing.preview import preview
from engine.importing.run import run, undo

__all__ = ["fix", "preview", "run", "undo"]
