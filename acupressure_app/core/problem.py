"""What is wrong with a file, where, and what was expected instead."""

import re
from enum import StrEnum

from msgspec import Struct

from acupressure_app.core.language import N_, Phrase, Translations
from acupressure_app.core.text import capitalised


class Fault(StrEnum):
    """In which way a field is wrong; `file` for what no field can be blamed for."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    OUT_OF_RANGE = "out_of_range"
    NOT_OFFERED = "not_offered"
    OTHER_KIND = "other_kind"
    UNKNOWN_FIELD = "unknown_field"
    BAD_ID = "bad_id"
    BAD_LANGUAGE = "bad_language"
    TWICE = "twice"
    HALF_CHARACTER = "half_character"
    ENDS_BEFORE = "ends_before"
    NOT_PRESSED = "not_pressed"
    LIBRARY_NAME = "library_name"
    OTHER_REGION = "other_region"
    NOT_BESIDE = "not_beside"
    NO_PICTURE = "no_picture"
    NOT_IN_THE_MIDDLE = "not_in_the_middle"
    IN_THE_MIDDLE = "in_the_middle"
    OUT_OF_ORDER = "out_of_order"
    MIXTURE = "mixture"
    NO_TIME = "no_time"
    RAMPS_TOO_LONG = "ramps_too_long"
    HALF_A_RHYTHM = "half_a_rhythm"
    TWO_RHYTHMS = "two_rhythms"
    TOO_LONG_IN_ALL = "too_long_in_all"
    TOO_LARGE = "too_large"
    FILE = "file"


class Problem(Struct, frozen=True):
    """One thing wrong, at a JSON path ("$.sets[0].rounds"), at "line 3, column 7", or anywhere.

    `what` is for whoever writes the file by hand; `core.mending` says it to others. `least` and
    `most` are the limits that were broken: of a number, or of a length in characters or entries.
    `line` is that of the field, where it was looked up.
    """

    where: str
    what: Phrase
    fault: Fault = Fault.FILE
    least: float | None = None
    most: float | None = None
    line: int | None = None

    def __call__(self, file: str, tr: Translations) -> str:
        """`file: where: what`, as every listing shows it; the path follows the place in words."""
        place = self._place(tr)
        if self.where.startswith("$."):
            place = f"{place} ({self.where})"
        line = ": ".join(part for part in (file, place, self.what(tr)) if part)
        return line.replace("\n", "\\n")

    def in_words(self, tr: Translations) -> str:
        """The same for somebody who edits no files every day: "Set 1, step 2, “seconds”: …"."""
        words = ": ".join(part for part in (self._place(tr), self.what(tr)) if part)
        return capitalised(words).replace("\n", "\\n")

    def _place(self, tr: Translations) -> str:
        """In words, counted from 1, after the line where that is known."""
        line = _LINE(tr).format(n=self.line) if self.line else ""
        return ", ".join(part for part in (line, place_in_words(self.where, tr)) if part)


_LISTS = {
    "sets": N_("set {n}"),
    "steps": N_("step {n}"),
    "stretches": N_("stretch {n}"),
}
_LINE = N_("line {n}")
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
