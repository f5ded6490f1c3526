"""What somebody who fills in a form shall do about a problem; no file and no path in it.

A field is known here by its path without numbers, within its step: "title", "stretches[].on".
"""

import re

from msgspec import Struct

from acupressure_app.core.language import N_, Phrase, Translations
from acupressure_app.core.problem import Fault, Problem

_OPTIONAL = N_("Write something here, or leave it empty.")
_CHOOSE = N_("Choose one of the list.")
_SHORTER = N_("Make it shorter: {most} characters at the most.")
_FEWER = N_("Leave some out: {most} at the most.")
_SECONDS = N_("Choose {least} to {most} seconds.")
_ROUNDS = N_("Choose {least} to {most} rounds.")
_SPAN = N_("Choose a number from {least} to {most}.")
_DAYS = N_("Choose a day from {least} to {most}; 0 is the date itself.")
_STEPS = N_("Add a point, or a spot of your own.")


class Field(Struct, frozen=True):
    """A field as the forms call it, and what is said if it is empty or beyond its limits.

    `limits` and `empty` may use {least} and {most}.
    """

    name: Phrase
    empty: Phrase = _CHOOSE
    limits: Phrase = _SPAN


FIELDS = {
    "format": Field(N_("Format of the file")),
    "id": Field(N_("Name of the file"), N_("Give the file a name.")),
    "title": Field(N_("Title"), N_("Give it a title."), _SHORTER),
    "summary": Field(N_("Summary"), _OPTIONAL, _SHORTER),
    "symptoms": Field(N_("What it is for"), N_("Choose at least one."), _FEWER),
    "symptoms[]": Field(N_("What it is for")),
    "position": Field(N_("Position"), limits=_FEWER),
    "position[]": Field(N_("Position")),
    "rounds": Field(N_("Rounds of the whole"), _ROUNDS, _ROUNDS),
    "sets": Field(N_("Steps"), _STEPS, N_("Leave some sets out: {most} at the most.")),
    "sets[]": Field(N_("Set"), _STEPS),
    "sets[].rounds": Field(N_("Rounds of the set"), _ROUNDS, _ROUNDS),
    "sets[].steps": Field(
        N_("Steps of the set"),
        _STEPS,
        N_("Leave some steps out, or begin another set: {most} in a set at the most."),
    ),
    "sets[].steps[]": Field(N_("Step"), _STEPS),
    "schedule": Field(N_("How often")),
    "schedule.times_a_day": Field(
        N_("Times a day"), limits=N_("Choose {least} to {most} times a day.")
    ),
    "schedule.days_a_week": Field(
        N_("Days a week"), limits=N_("Choose {least} to {most} days a week.")
    ),
    "schedule.weeks": Field(N_("Weeks"), limits=N_("Choose {least} to {most} weeks.")),
    "schedule.when": Field(N_("When"), _OPTIONAL, N_("Leave some lines out: {most} at the most.")),
    "schedule.when[]": Field(N_("When"), _OPTIONAL, _SHORTER),
    "schedule.around": Field(N_("Around a date")),
    "schedule.around.date": Field(
        N_("The date"), N_("Name the date, as “first day of the period”."), _SHORTER
    ),
    "schedule.around.from_day": Field(N_("From day"), _DAYS, _DAYS),
    "schedule.around.to_day": Field(N_("To day"), _DAYS, _DAYS),
    "evidence": Field(N_("Say what studies found")),
    "evidence.grade": Field(N_("Certainty")),
    "evidence.statement": Field(
        N_("In one honest sentence"), N_("Say in a sentence what studies found."), _SHORTER
    ),
    "evidence.sources": Field(
        N_("Sources"), _OPTIONAL, N_("Leave some lines out: {most} at the most.")
    ),
    "evidence.sources[]": Field(N_("Sources"), _OPTIONAL, _SHORTER),
    "prescribed": Field(N_("A therapist made it")),
    "prescribed.by": Field(N_("Who"), N_("Say who made it."), _SHORTER),
    "prescribed.note": Field(N_("Their note"), _OPTIONAL, _SHORTER),
    "point": Field(N_("Point"), N_("Choose a point."), N_("Choose a point.")),
    "point.name": Field(
        N_("Name"),
        N_("Give it a name (up to {most} characters)."),
        N_("Make the name shorter: {most} characters at the most."),
    ),
    "point.where": Field(N_("How to find it"), N_("Say how to find it."), _SHORTER),
    "point.region": Field(N_("Part of the body"), N_("Choose the part of the body.")),
    "point.picture": Field(
        N_("Photo"),
        N_("Choose a photo, or leave it out."),
        N_("Give the photo a shorter name: {most} characters at the most."),
    ),
    "point.mark": Field(N_("Mark"), N_("Click where the spot is, or use the arrow keys.")),
    "point.mark.x": Field(N_("Mark"), limits=N_("Put the mark on the photo.")),
    "point.mark.y": Field(N_("Mark"), limits=N_("Put the mark on the photo.")),
    "side": Field(N_("Side"), N_("Choose a side.")),
    "first": Field(N_("First"), N_("Choose the side to begin with.")),
    "timing": Field(N_("How long")),
    "seconds": Field(N_("Time"), _SECONDS, _SECONDS),
    "seconds.min": Field(N_("At least"), _SECONDS, _SECONDS),
    "seconds.usual": Field(N_("Usually"), _SECONDS, _SECONDS),
    "seconds.max": Field(N_("At most"), _SECONDS, _SECONDS),
    "seconds.at_most": Field(N_("At most"), _SECONDS, _SECONDS),
    "count": Field(N_("Count"), limits=N_("Choose a count from {least} to {most}.")),
    "stretches": Field(
        N_("Parts of the press"),
        N_("Say how to press."),
        N_("Leave some parts out: {most} at the most."),
    ),
    "stretches[]": Field(N_("Part of the press")),
    "stretches[].share": Field(N_("Share"), limits=N_("Choose a share from {least} to {most}.")),
    "stretches[].technique": Field(N_("Technique"), N_("Choose how the finger moves.")),
    "stretches[].direction": Field(N_("Direction")),
    "stretches[].pressure": Field(N_("Pressure"), N_("Choose how hard.")),
    "stretches[].per_minute": Field(
        N_("Movements"), limits=N_("Choose {least} to {most} movements a minute.")
    ),
    "stretches[].rhythm": Field(N_("Rhythm")),
    "stretches[].on": Field(N_("Seconds pressed"), _SECONDS, _SECONDS),
    "stretches[].off": Field(N_("Seconds eased"), _SECONDS, _SECONDS),
    "build_up": Field(N_("Build-up"), _SECONDS, _SECONDS),
    "release": Field(N_("Release"), _SECONDS, _SECONDS),
    "rest": Field(N_("Rest after it"), _SECONDS, _SECONDS),
    "tool": Field(N_("Pressed with")),
    "hand": Field(N_("Hand")),
    "note": Field(N_("Spoken note"), _OPTIONAL, _SHORTER),
    "leave_out_if": Field(N_("Who shall skip this step"), limits=_FEWER),
    "leave_out_if[]": Field(N_("Who shall skip this step")),
}

"""All fields of the format; `timing` and `rhythm` are choices that a form makes of several."""

_WHOLE = Field(N_("The file"))

_FAULTS = {
    Fault.OTHER_KIND: N_("This cannot be read. Choose it again."),
    Fault.UNKNOWN_FIELD: N_(
        "The file says something here that has no place; saving leaves it out."
    ),
    Fault.TWICE: N_("The file says this twice; saving keeps the last."),
    Fault.HALF_CHARACTER: N_("A character in here is broken. Write it again."),
    Fault.BAD_ID: N_("Use small letters, digits, - and _, {most} at the most."),
    Fault.BAD_LANGUAGE: N_(
        "One of its languages has no code such as en or de. Mend it in the file."
    ),
    Fault.ENDS_BEFORE: N_("Choose a day that is not before “From day” ({least})."),
    Fault.NOT_PRESSED: N_("This place is not pressed here: {why} Choose another."),
    Fault.LIBRARY_NAME: N_(
        "This is the name of a point of the library. Give it another, or add that point."
    ),
    Fault.OTHER_REGION: N_(
        "Another step has a spot of this name on another part of the body. Choose the same part, "
        "or give it another name."
    ),
    Fault.NOT_BESIDE: N_("Choose the photo again: it has to lie beside the routine."),
    Fault.NO_PICTURE: N_("Choose a photo that the mark lies on."),
    Fault.NOT_IN_THE_MIDDLE: N_(
        "This point lies on each side of the body. Choose left, right or both."
    ),
    Fault.IN_THE_MIDDLE: N_("This point lies in the middle of the body. Choose “Middle”."),
    Fault.OUT_OF_ORDER: N_("Let these rise: at least, usually, at most."),
    Fault.MIXTURE: N_("Choose one: a fixed time, a range, or at most."),
    Fault.NO_TIME: N_("Choose a time, or a count with a rhythm and without a change part-way."),
    Fault.RAMPS_TOO_LONG: N_("Build-up and release together have {most} seconds of room."),
    Fault.HALF_A_RHYTHM: N_("Choose both: seconds pressed and seconds eased."),
    Fault.TWO_RHYTHMS: N_("Choose one rhythm: movements a minute, or on and off."),
    Fault.TOO_LONG_IN_ALL: N_("Make it shorter: four hours at the most, with all rounds."),
    Fault.TOO_LARGE: N_("It has more words than a file may hold. Make some shorter."),
}

_NOT_OFFERED = {
    "point": N_("This point is not in the library. Choose another."),
    "symptoms[]": N_("This is not known here. Take it off."),
    "leave_out_if[]": N_("This is not known here. Take it off."),
    "format": N_("The file is of another format; saving writes the one known here."),
}

_STEP = re.compile(r"^sets\[\]\.steps\[\]\.")
_LAST = re.compile(r"(?:\.\w+|\[[^\]]*\])$")


def field_of(path: str) -> str:
    """The field that a path leads to, or what it is part of: a key of `FIELDS`, or nothing."""
    field = _STEP.sub("", re.sub(r"\[\d+\]", "[]", path.removeprefix("$").removeprefix(".")))
    while field and field not in FIELDS:
        field = _LAST.sub("", field) if _LAST.search(field) else ""
    return field


def name_of(path: str, tr: Translations) -> str:
    """What the forms call the field."""
    return FIELDS.get(field_of(path), _WHOLE).name(tr)


def mending(problem: Problem, tr: Translations) -> str:
    """What to do, in a sentence or two: "Give it a name (up to 80 characters)."."""
    if problem.fault is Fault.FILE:
        return problem.in_words(tr)
    values = {key: value for key, value in problem.what.values if key == "why"}
    limits = {"least": _number(problem.least), "most": _number(problem.most)}
    return _phrase(problem)(tr).format(**values, **limits)


def _phrase(problem: Problem) -> Phrase:
    field = field_of(problem.where)
    known = FIELDS.get(field, _WHOLE)
    match problem.fault:
        case Fault.EMPTY:
            return known.empty
        case Fault.TOO_LONG | Fault.OUT_OF_RANGE:
            return known.limits
        case Fault.NOT_OFFERED:
            return _NOT_OFFERED.get(field, known.empty)
        case fault:
            return _FAULTS[fault]


def _number(limit: float | None) -> str:
    return "" if limit is None else f"{limit:g}"
