"""Problems of an import as a table: where each stands, what was there, and what was done."""

from typing import Any

from gui.messages.base import QT_TRANSLATE_NOOP, translate
from gui.table_models.base import Column, RowsModel
from gui.widgets.labels import Tone

FIELDS = (
    *("cell", "count", "column", "value", "done", "problem_id", "code", "stored", "correctable", "fixed_by", "right"),
)

_DONE = {
    "corrected": QT_TRANSLATE_NOOP("messages", "Corrected: {value}"),
    "counted": QT_TRANSLATE_NOOP("messages", "Counted as {value}"),
    "kept": QT_TRANSLATE_NOOP("messages", "Line kept"),
    "left_out": QT_TRANSLATE_NOOP("messages", "Line left out"),
}


class ProblemsModel(RowsModel):
    """Rows are in the order of FIELDS; `done` is what `done_with` says of a problem."""

    def __init__(self) -> None:
        super().__init__(
            [
                Column("cell", translate(QT_TRANSLATE_NOOP("messages", "Cell")), width=190),
                Column("count", translate(QT_TRANSLATE_NOOP("messages", "Cells")), "figure", width=70),
                Column("column", translate(QT_TRANSLATE_NOOP("messages", "Column")), width=130, muted=True),
                Column("value", translate(QT_TRANSLATE_NOOP("messages", "What is written there")), width=180),
                Column(
                    "done",
                    translate(QT_TRANSLATE_NOOP("messages", "What was done")),
                    "chip",
                    width=150,
                    show=_show,
                    tone=_tone,
                ),
            ]
        )

    def show_problems(self, problems: list[dict[str, Any]]) -> None:
        """Show what `Shop.alike_problems` says."""
        told = [{**problem, "done": done_with(problem)} for problem in problems]
        self.set_rows(FIELDS, [[problem[field] for field in FIELDS] for problem in told])


def done_with(problem: dict[str, Any]) -> tuple[str, str]:
    """What was done with a problem: a code, and what was written instead."""
    if problem["fixed_by"]:
        return "corrected", problem["right"] or ""
    if problem["right"]:
        return "counted", problem["right"]
    return ("kept" if problem["stored"] else "left_out"), ""


def _show(done: tuple[str, str]) -> str:
    return translate(_DONE[done[0]]).format(value=done[1])


def _tone(done: tuple[str, str]) -> Tone:
    tones: dict[str, Tone] = {"corrected": "good", "counted": "plain", "kept": "plain", "left_out": "warning"}
    return tones[done[0]]
