"""How the command line speaks: results as sentences or names and values, errors as one sentence, progress as a bar."""

from engine.console import privacy, protecting
from engine.console.arguments import mapping_of, number_of, settings_of
from engine.console.bar import Bar
from engine.console.groups import segments_words
from engine.console.imports import import_words, imports_table, problem_words, undo_words
from engine.console.opening import asked_for, making, reading, writing
from engine.console.parser import parser
from engine.console.tables import models_table, plain, reason_of, show
from engine.console.words import basis_notes, erased_notes, health_words, identity_lines, note, sentence, spend_notes

__all__ = [
    "Bar",
    "asked_for",
    "basis_notes",
    "erased_notes",
    "health_words",
    "identity_lines",
    "import_words",
    "imports_table",
    "making",
    "mapping_of",
    "models_table",
    "note",
    "number_of",
    "parser",
    "plain",
    "privacy",
    "problem_words",
    "protecting",
    "reading",
    "reason_of",
    "segments_words",
    "sentence",
    "settings_of",
    "show",
    "spend_notes",
    "undo_words",
    "writing",
]
