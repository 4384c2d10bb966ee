"""What a job is doing and how long it will still take, in words."""

from typing import Final

from gui.messages.base import QT_TRANSLATE_NOOP, translate

STEPS: Final = {
    "import.reading": QT_TRANSLATE_NOOP("messages", "Reading the lines"),
    "import.writing": QT_TRANSLATE_NOOP("messages", "Storing the sales"),
    "identity.comparing": QT_TRANSLATE_NOOP("messages", "Looking for customers who are there twice"),
    "import.counting": QT_TRANSLATE_NOOP("messages", "Getting to know the customers"),
    "import.done": QT_TRANSLATE_NOOP("messages", "Done"),
    "train.loading": QT_TRANSLATE_NOOP("messages", "Looking at all sales"),
    "train.features": QT_TRANSLATE_NOOP("messages", "Finding each customer's rhythm"),
    "train.rules": QT_TRANSLATE_NOOP("messages", "Counting what people buy"),
    "train.classic": QT_TRANSLATE_NOOP("messages", "Learning who likes what"),
    "train.network": QT_TRANSLATE_NOOP("messages", "Learning who likes what"),
    "train.repeat": QT_TRANSLATE_NOOP("messages", "Learning what people buy again"),
    "train.explore": QT_TRANSLATE_NOOP("messages", "Learning what would be new for them"),
    "train.best": QT_TRANSLATE_NOOP("messages", "Putting both lists together"),
    "train.value": QT_TRANSLATE_NOOP("messages", "Learning how much people will spend"),
    "train.evaluate": QT_TRANSLATE_NOOP("messages", "Checking itself on weeks it has not seen"),
    "train.choosing": QT_TRANSLATE_NOOP("messages", "Choosing what works best for this shop"),
    "train.scoring": QT_TRANSLATE_NOOP("messages", "Working out a list for every customer"),
    "train.storing": QT_TRANSLATE_NOOP("messages", "Storing what was learned"),
    "campaign.audience": QT_TRANSLATE_NOOP("messages", "Choosing whom to write to"),
    "campaign.products": QT_TRANSLATE_NOOP("messages", "Choosing what to offer to each"),
    "campaign.words": QT_TRANSLATE_NOOP("messages", "Writing a message to each"),
    "campaign.expected": QT_TRANSLATE_NOOP("messages", "Working out what it may bring"),
    "campaign.export": QT_TRANSLATE_NOOP("messages", "Writing the files"),
    "campaign.files": QT_TRANSLATE_NOOP("messages", "Writing the files"),
    "encrypt.writing": QT_TRANSLATE_NOOP("messages", "Writing the shop's file anew"),
    "encrypt.checking": QT_TRANSLATE_NOOP("messages", "Checking the new file"),
}

VERBS: Final = {
    "preview": QT_TRANSLATE_NOOP("messages", "Looking into the file"),
    "import_files": QT_TRANSLATE_NOOP("messages", "Importing"),
    "undo_import": QT_TRANSLATE_NOOP("messages", "Taking the import back"),
    "find_same_customers": QT_TRANSLATE_NOOP("messages", "Looking for customers who are there twice"),
    "train": QT_TRANSLATE_NOOP("messages", "Learning"),
    "go_back": QT_TRANSLATE_NOOP("messages", "Going back to an earlier copy"),
    "evaluate": QT_TRANSLATE_NOOP("messages", "Checking itself"),
    "campaign": QT_TRANSLATE_NOOP("messages", "Preparing the campaign"),
    "plan_campaign": QT_TRANSLATE_NOOP("messages", "Preparing the campaign"),
    "backup": QT_TRANSLATE_NOOP("messages", "Saving a copy"),
    "fix_problem": QT_TRANSLATE_NOOP("messages", "Correcting the lines"),
    "join_spellings": QT_TRANSLATE_NOOP("messages", "Putting products together"),
    "undo_spellings": QT_TRANSLATE_NOOP("messages", "Taking that back"),
    "export_campaign": QT_TRANSLATE_NOOP("messages", "Writing the files"),
    "encrypt": QT_TRANSLATE_NOOP("messages", "Changing the passphrase"),
}


def step(code: str) -> str:
    """What a job is doing now; nothing for a step without a name."""
    return translate(STEPS[code]) if code in STEPS else ""


def verb(code: str) -> str:
    """A job, by its verb."""
    return translate(VERBS.get(code, QT_TRANSLATE_NOOP("messages", "Working")))


def remaining(seconds: float | None) -> str:
    """How long a job will still take, roughly: nobody believes seconds."""
    if seconds is None:
        return ""
    if seconds < 10:
        return translate(QT_TRANSLATE_NOOP("messages", "a few seconds left"))
    if seconds < 50:
        return translate(QT_TRANSLATE_NOOP("messages", "%Ln second(s) left"), round(seconds / 10) * 10)
    return translate(QT_TRANSLATE_NOOP("messages", "%Ln minute(s) left"), max(round(seconds / 60), 1))
