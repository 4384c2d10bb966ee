"""A file that is locked: its password is asked for in place, and kept nowhere."""

from PySide6.QtWidgets import QWidget

from gui.theme import Theme
from gui.widgets.secret_form import SecretForm


class PasswordStep(SecretForm):
    """`given(password)`, or `cancelled`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "password", parent)
        self.set_words(
            self.tr("Password of the file"),
            self.tr("Open"),
            self.tr("Back"),
            self.tr("The password opens the file now; it is not kept."),
        )

    def ask(self, file: str, wrong: str) -> None:
        """Ask for the password of a file; `wrong` says that the one before did not open it."""
        self.show_question(self.tr("{file} is locked with a password").format(file=file), wrong)
