"""Lists in one field, as people type them: with the commas and semicolons of any script."""

import re
from typing import Final

_MARKS: Final = {",": ",，、", ";": ";；"}


def words_of(text: str, mark: str) -> list[str]:
    """The words of a text between its commas (`mark` is ",") or semicolons (";"), without blanks around them."""
    return [word.strip() for word in re.split(f"[{_MARKS[mark]}]", text) if word.strip()]
