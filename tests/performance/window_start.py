"""Child of window.py: starts the window as a person does, and says when it was painted and answered.

window_start.py SHOP BORN        BORN: time.monotonic() of the parent when it started this process (one clock for all
processes of a computer; the system's own record of the birth lags where its clock was ever set). Prints one JSON object.
"""

import json
import sys
import time

from PySide6.QtCore import QTimer

from gui.app import App, make_application
from gui.settings import Settings

HEAVY = {"pandas", "tensorflow", "keras", "sklearn", "scipy", "sqlite_utils", "openpyxl"}


def say() -> None:
    seconds = time.monotonic() - float(sys.argv[2])
    heavy = sorted(HEAVY & set(sys.modules))
    print(json.dumps({"seconds": round(seconds, 3), "heavy": heavy, "modules": len(sys.modules)}))
    application.quit()


settings = Settings()
application = make_application(sys.argv, settings)
app = App(settings)
app.start(sys.argv[1])
QTimer.singleShot(0, lambda: (app.window.grab(), QTimer.singleShot(0, say)))
application.exec()
app.jobs.close()
