"""The languages of the window: which one a person or the computer asks for, and its sentences."""

from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gui.resources import resource

LANGUAGES: Final = {"en": "English", "zh_CN": "简体中文"}
"""By code, each by its own name: whoever ended up in the wrong one must find the way back."""

_SPOKEN: Final = {QLocale.Language.English: "en", QLocale.Language.Chinese: "zh_CN"}
_OWNER: Final = "language"
"""Object name of the translators, to take them away again."""


def spoken(choice: str) -> str:
    """The code of the language for a choice in the settings, a locale such as `en_GB`; empty: as the computer. The first
    that the window speaks of those the computer names, else English."""
    names = [choice] if choice else QLocale.system().uiLanguages()
    wanted = (QLocale(name).language() for name in names)
    return next((_SPOKEN[language] for language in wanted if language in _SPOKEN), "en")


def speak(application: QApplication, choice: str) -> None:
    """Take the sentences of a language, and Qt's own, in place of those before. English has a file, too: for its forms for
    one and for many. Numbers and dates that no shop's country rules are written as the computer's place does."""
    for old in application.findChildren(QTranslator, _OWNER):
        application.removeTranslator(old)
        old.deleteLater()
    code = spoken(choice)
    place = (QLocale(choice) if choice else QLocale.system()).territory()
    QLocale.setDefault(QLocale(QLocale(code).language(), place))
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for file, folder in ((f"qtbase_{code}", qt_folder), (f"regulars_{code}", str(resource("translations")))):
        translator = QTranslator(application)
        translator.setObjectName(_OWNER)
        if translator.load(file, folder):
            application.installTranslator(translator)
