"""What is wrong with any field is said so that no file and no path has to be understood."""

import copy
import re
from typing import Any

import pytest

from acupressure_app.core.codec import decode
from acupressure_app.core.language import N_
from acupressure_app.core.mending import FIELDS, field_of, mending, name_of
from acupressure_app.core.problem import Fault, Problem
from acupressure_app.core.routine import Routine
from acupressure_app.store.folders import folders
from tests.builders import CONTENT, WORDS, press, raw
from tests.format_fields import FULL, every_field

STEP = "sets[0].steps[0]"
SPOT_STEP = "sets[0].steps[1]"


def changed(path: str, value: object) -> bytes:
    """FULL with another value at a path; `...` takes the field away."""
    data = copy.deepcopy(FULL)
    *way, last = [
        int(index) if index else name for name, index in re.findall(r"(\w+)|\[(\d+)\]", path)
    ]
    owner: Any = data
    for key in way:
        owner = owner.setdefault(key, {}) if isinstance(owner, dict) else owner[key]
    if value is ...:
        del owner[last]
    else:
        owner[last] = value
    return raw(data)


def problems(file: bytes) -> tuple[Problem, ...]:
    read = decode(file, CONTENT)
    return () if isinstance(read, Routine) else read


def told(file: bytes, path: str) -> list[str]:
    """What is said of the field at this path."""
    return [mending(each, WORDS.tr) for each in problems(file) if each.where == f"$.{path}"]


def in_full(field: str) -> str:
    """Where a field of the schema stands in FULL."""
    spots = ("point.", "seconds.at_most")
    step = 1 if any(f"steps[].{start}" in field for start in spots) else 0
    second = ("stretches[].on", "stretches[].off")
    stretch = 1 if field.endswith(second) else 0
    path = field.replace("steps[]", f"steps[{step}]").replace(
        "stretches[]", f"stretches[{stretch}]"
    )
    return path.replace("[]", "[0]")


def test_the_file_is_right_before_anything_is_changed() -> None:
    assert problems(raw(FULL)) == ()


CASES: list[tuple[str, object, str]] = [
    ("format", 2, "The file is of another format; saving writes the one known here."),
    ("id", "My id", "Use small letters, digits, - and _, 64 at the most."),
    ("title", "", "Give it a title."),
    ("title", "x" * 2001, "Make it shorter: 2000 characters at the most."),
    ("summary", " ", "Write something here, or leave it empty."),
    ("symptoms", [], "Choose at least one."),
    ("symptoms", ["nausea"] * 21, "Leave some out: 20 at the most."),
    ("symptoms[0]", "boredom", "This is not known here. Take it off."),
    ("position", ["sitting"] * 4, "Leave some out: 3 at the most."),
    ("position[0]", "flying", "Choose one of the list."),
    ("rounds", 101, "Choose 1 to 100 rounds."),
    ("sets", [], "Add a point, or a spot of your own."),
    ("sets[0].rounds", 0, "Choose 1 to 100 rounds."),
    ("sets[0].steps", [], "Add a point, or a spot of your own."),
    ("sets[0].steps", [press()] * 101,
     "Leave some steps out, or begin another set: 100 in a set at the most."),
    ("schedule.times_a_day", 49, "Choose 1 to 48 times a day."),
    ("schedule.days_a_week", 8, "Choose 1 to 7 days a week."),
    ("schedule.weeks", 0, "Choose 1 to 104 weeks."),
    ("schedule.when", ["noon"] * 21, "Leave some lines out: 20 at the most."),
    ("schedule.around.date", "", "Name the date, as “first day of the period”."),
    ("schedule.around.from_day", -400, "Choose a day from -366 to 366; 0 is the date itself."),
    ("schedule.around.to_day", -2, "Choose a day that is not before “From day” (-1)."),
    ("evidence.grade", ..., "Choose one of the list."),
    ("evidence.statement", "", "Say in a sentence what studies found."),
    ("evidence.sources", ["A book"] * 51, "Leave some lines out: 50 at the most."),
    ("prescribed.by", "", "Say who made it."),
    ("prescribed.note", "x" * 2001, "Make it shorter: 2000 characters at the most."),
    (f"{STEP}.point", "PC66", "This point is not in the library. Choose another."),
    (f"{STEP}.side", ..., "Choose a side."),
    (f"{STEP}.side", "midline",
     "This point lies on each side of the body. Choose left, right or both."),
    (f"{STEP}.first", "both", "Choose the side to begin with."),
    (f"{STEP}.seconds", 3601, "Choose 1 to 3600 seconds."),
    (f"{STEP}.seconds.usual", 3600,
     "Let these rise: at least, usually, at most."),
    (f"{STEP}.seconds", {"min": 90}, "Choose one: a fixed time, a range, or at most."),
    (f"{STEP}.seconds", ...,
     "Choose a time, or a count with a rhythm and without a change part-way."),
    (f"{STEP}.seconds.min", 0, "Choose 1 to 3600 seconds."),
    (f"{STEP}.count", 0, "Choose a count from 1 to 10000."),
    (f"{STEP}.stretches", [], "Say how to press."),
    (f"{STEP}.stretches[0].share", 0, "Choose a share from 1 to 1000."),
    (f"{STEP}.stretches[0].per_minute", 241, "Choose 1 to 240 movements a minute."),
    (f"{STEP}.stretches[1].on", 0.1, "Choose 0.2 to 600 seconds."),
    (f"{STEP}.stretches[1].on", ..., "Choose both: seconds pressed and seconds eased."),
    (f"{STEP}.stretches[1].per_minute", 60,
     "Choose one rhythm: movements a minute, or on and off."),
    (f"{STEP}.build_up", 61, "Choose 0 to 60 seconds."),
    (f"{STEP}.build_up", 59, "Build-up and release together have 60 seconds of room."),
    (f"{STEP}.release", -1, "Choose 0 to 60 seconds."),
    (f"{STEP}.rest", 3601, "Choose 0 to 3600 seconds."),
    (f"{STEP}.tool", "drill", "Choose one of the list."),
    (f"{STEP}.note", "", "Write something here, or leave it empty."),
    (f"{STEP}.leave_out_if[0]", "boredom", "This is not known here. Take it off."),
    (f"{SPOT_STEP}.point.name", "", "Give it a name (up to 80 characters)."),
    (f"{SPOT_STEP}.point.name", "x" * 81, "Make the name shorter: 80 characters at the most."),
    (f"{SPOT_STEP}.point.name", "Hegu",
     "This is the name of a point of the library. Give it another, or add that point."),
    (f"{SPOT_STEP}.point.where", "", "Say how to find it."),
    (f"{SPOT_STEP}.point.region", ..., "Choose the part of the body."),
    (f"{SPOT_STEP}.point.region", "", "Choose the part of the body."),
    (f"{SPOT_STEP}.point.picture", "../calf.jpg",
     "Choose the photo again: it has to lie beside the routine."),
    (f"{SPOT_STEP}.point.picture", ..., "Choose a photo that the mark lies on."),
    (f"{SPOT_STEP}.point.mark.x", 1.5, "Put the mark on the photo."),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "words"), CASES, ids=lambda case: str(case)[:40])
def test_a_mistake_is_said_as_what_to_do(path: str, value: object, words: str) -> None:
    if "per_minute" in path and value == 60:
        assert words in told(changed(path, value), path)
    else:
        assert told(changed(path, value), path) == [words]


def test_a_language_with_a_mistake_is_named_as_its_field() -> None:
    file = changed("title", {"en": "Nausea", "de": "x" * 2001})
    assert told(file, "title.de") == ["Make it shorter: 2000 characters at the most."]
    assert name_of("$.title.de", WORDS.tr) == "Title"
    file = changed("title", {"English": "Nausea"})
    assert told(file, "title.English") == [
        "One of its languages has no code such as en or de. Mend it in the file."
    ]


def test_more_words_than_a_file_may_hold() -> None:
    file = changed("sets", [{"steps": [press(note="x" * 2000)] * 100}] * 2)
    assert [mending(each, WORDS.tr) for each in problems(file)] == [
        "It has more words than a file may hold. Make some shorter."
    ]


WRONG: tuple[object, ...] = (
    ...,
    None,
    True,
    "",
    " ",
    "no such thing",
    "x" * 5000,
    -1000,
    10**9,
    0.5,
    [],
    ["x"] * 200,
    {},
)
"""Something of this is wrong for every field."""


@pytest.mark.parametrize("field", every_field())
def test_no_field_is_told_as_those_are_told_who_write_files(field: str) -> None:
    path = in_full(field)
    found = [each for value in WRONG for each in problems(changed(path, value))]
    assert any(each.where == f"$.{path}" for each in found), "nothing was wrong with it"
    for each in found:
        words = mending(each, WORDS.tr)
        assert each.fault is not Fault.FILE
        assert re.fullmatch(r"[A-Z].*\.", words), words
        assert not re.search(r"expected|\bgot\b|[\"{}$]|\w_\w|\bNone\b", words), words
        assert "  " not in words


@pytest.mark.parametrize("field", every_field())
def test_every_field_of_the_format_has_a_name_of_its_own(field: str) -> None:
    known = field_of(f"$.{in_full(field)}")
    assert field.endswith(known)
    assert re.fullmatch(r"[A-Z][^_\"]*", FIELDS[known].name(WORDS.tr))


def test_every_field_that_the_readme_explains_has_one_too() -> None:
    text = (folders().routines / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]*?) \| ", text, re.MULTILINE)
    names = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    fields = {field.rpartition(".")[2] for field in FIELDS}
    assert {"title", "on", "off", "leave_out_if", "times_a_day", "by", "mark"} <= names & fields
    assert {name for name in names if re.fullmatch(r"[a-z_]+", name)} <= fields


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault is not Fault.FILE])
@pytest.mark.parametrize("field", ["title", "rounds", "sets[0].steps[0].point", ""])
def test_every_kind_of_fault_is_told_wherever_it_is(fault: Fault, field: str) -> None:
    problem = Problem(f"$.{field}", N_("codec text", why="Because."), fault, 1, 9)
    assert re.fullmatch(r"[A-Z][^{}$]*\.", mending(problem, WORDS.tr))
