"""What is wrong with a file, where, and what was expected instead."""

import re

from msgspec import Struct

from acupressure_app.core.language import N_, Phrase, Translations
from acupressure_app.core.text import capitalised


class Problem(Struct, frozen=True):
    """One thing wrong, at a JSON path ("$.sets[0].rounds"), at "line 3, column 7", or anywhere."""

    where: str
    what: Phrase

    def __call__(self, file: str, tr: Translations) -> str:
        """`file: where: what`, as every listing shows it."""
        line = ": ".join(part for part in (file, self.where, self.what(tr)) if part)
        return line.replace("\n", "\\n")

    def in_words(self, tr: Translations) -> str:
        """The same for somebody who edits no files every day: "Set 1, step 2, “seconds”: …"."""
        words = ": ".join(part for part in (place_in_words(self.where, tr), self.what(tr)) if part)
        return capitalised(words).replace("\n", "\\n")


_LISTS = {
    "sets": N_("set {n}"),
    "steps": N_("step {n}"),
    "stretches": N_("stretch {n}"),
}
_STEP_OF_A_PATH = re.compile(r"\.(\w+)(?:\[(\d+)\])?|\[\"?([^\]]*?)\"?\]")


def place_in_words(path: str, tr: Translations) -> str:
    """A JSON path as a place in a routine; what is no path, like "line 3", stays as it is."""
    if not path.startswith("$"):
        return path
    told, fields = [], []
    for field, number, odd in _STEP_OF_A_PATH.findall(path):
        if number and field in _LISTS:
            told.append(_LISTS[field](tr).format(n=int(number) + 1))
        else:
            fields.append(f"{field} {int(number) + 1}" if number else field or odd)
    if fields:
        told.append(f"“{'.'.join(fields)}”")
    return ", ".join(told)
