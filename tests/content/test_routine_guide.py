"""routines/README.md is complete and true: its examples work, its tables are the format."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from msgspec import inspect as types

from acupressure_app.core import codec
from acupressure_app.core.body import FORBIDDEN, Pressure, Region, Side, Technique
from acupressure_app.core.checks import MAX_SECONDS
from acupressure_app.core.content import Kind
from acupressure_app.core.pressing import pieces
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import Cleared, clear
from acupressure_app.core.timeline import CueKind, SegmentKind, Timeline, compile_timeline
from acupressure_app.core.tree import MAX_DEPTH
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content
from tests.builders import WORDS, yes

CONTENT = load_content(folders().assets)
GUIDE = (folders().routines / "README.md").read_text("utf-8")
BLOCKS = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)]
CODE = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL))
WORDS_IN_CODE = {word for code in CODE for word in re.findall(r"[\w-]+", code)}
IN_THE_TEXT = {"seconds", "min", "usual", "max", "at_most", "date", "from_day", "to_day", "x", "y"}
TEXT_LIMIT = 2000
STRUCTS: dict[str, types.StructType] = {}


def walk(node: types.Type) -> Iterator[types.Type]:
    """Every type that a routine file is made of."""
    yield node
    match node:
        case types.StructType(cls=cls, fields=fields) if cls.__name__ not in STRUCTS:
            STRUCTS[cls.__name__] = node
            for field in fields:
                yield from walk(field.type)
        case types.UnionType(types=members):
            for member in members:
                yield from walk(member)
        case types.VarTupleType(item_type=item):
            yield from walk(item)


NODES = list(walk(types.type_info(Routine)))
FIELDS = {field.encode_name: field for node in STRUCTS.values() for field in node.fields}
ENUMS = sorted({node.cls for node in NODES if isinstance(node, types.EnumType)}, key=str)


def tables() -> Iterator[tuple[list[str], str]]:
    """The fields named in the first column of each table of fields, and the rest of the row."""
    for table in re.findall(r"\| field \|.*?(?=\n\n)", GUIDE, re.DOTALL):
        for row in table.splitlines()[2:]:
            first, _, rest = row.strip("|").partition("|")
            yield re.findall(r"`([^`]+)`", first), rest


ROWS = {name: rest for names, rest in tables() for name in names}


def as_routine(block: dict[str, Any]) -> dict[str, Any]:
    """The block as a whole routine: as it is, or within the smallest one that can hold it."""
    if "format" in block:
        return block
    frame = {"format": 1, "id": "minimal", "title": "Minimal", "symptoms": ["other"]}
    if "region" in block:
        block = {"point": block, "side": "each", "seconds": 60}
    return frame | {"sets": [block if "steps" in block else {"steps": [block]}]}


def decoded(block: dict[str, Any]) -> Routine:
    routine = codec.decode(json.dumps(as_routine(block)).encode(), CONTENT)
    assert isinstance(routine, Routine), [problem("", WORDS.tr) for problem in routine]
    return routine


def compiled(block: dict[str, Any]) -> Timeline:
    cleared = clear(decoded(block), CONTENT, yes())
    assert isinstance(cleared, Cleared)
    return compile_timeline(cleared, CONTENT, WORDS)


def after(words: str) -> dict[str, Any]:
    """The first block after the quoted protocol."""
    _, found, rest = GUIDE.partition(words)
    assert found
    block = re.search(r"```json\n(.*?)```", rest, re.DOTALL)
    assert block
    data: dict[str, Any] = json.loads(block[1])
    return data


def lengths(timeline: Timeline, kind: SegmentKind) -> list[int]:
    return [segment.length for segment in timeline.segments if segment.kind is kind]


def sides(timeline: Timeline) -> list[Side]:
    return [press.side for press in timeline.presses]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: " ".join(block)[:40])
def test_every_example_works(block: dict[str, Any]) -> None:
    compiled(block)


@pytest.mark.parametrize("code", [c for c in CODE if c.startswith('{"') and '"min"' in c])
def test_a_range_in_the_text_is_one(code: str) -> None:
    assert {*json.loads(code)} == {"min", "usual", "max"}


def test_the_counted_step_in_the_text_lasts_as_long_as_it_says() -> None:
    (code,) = (code for code in CODE if code.startswith('"count"'))
    step = json.loads(f'{{"point": "LI4", "side": "left", {code}}}')
    assert "lasts 60 seconds" in GUIDE
    assert lengths(compiled(step), SegmentKind.PRESS) == [60_000]


def test_the_smallest_routine_presses_a_minute_on_each_wrist() -> None:
    timeline = compiled(after("## The smallest routine"))
    assert sides(timeline) == [Side.LEFT, Side.RIGHT]
    assert lengths(timeline, SegmentKind.PRESS) == [60_000, 60_000]


def test_two_minutes_one_way_and_one_minute_the_other_more_lightly() -> None:
    block = after("two minutes in one direction")
    timeline = compiled(block)
    assert sides(timeline) == [Side.LEFT, Side.RIGHT]
    for press in timeline.presses:
        first, then = pieces(press)
        assert (first.start, first.end, then.end) == (0, 120_000, 180_000)
        assert first.stretch.technique is then.stretch.technique is Technique.CIRCLES
        assert {first.stretch.direction, then.stretch.direction} == {"clockwise", "anticlockwise"}
        assert then.stretch.pressure.rank < first.stretch.pressure.rank
    schedule = decoded(block).schedule
    assert schedule
    assert (schedule.times_a_day, schedule.days_a_week, schedule.weeks) == (3, 5, 4)
    assert schedule.when == ("before meals",)


def test_ten_times_five_seconds_on_and_two_off_then_half_a_minute_of_rest() -> None:
    timeline = compiled(after("let go for 2, ten times"))
    assert sides(timeline) == [Side.LEFT, Side.RIGHT]
    assert lengths(timeline, SegmentKind.PRESS) == [70_000, 70_000]
    assert lengths(timeline, SegmentKind.REST) == [30_000]
    assert lengths(timeline, SegmentKind.CHANGE) == []


def test_thirty_seconds_ten_times_on_both_sides_together() -> None:
    timeline = compiled(after("repeat ten times, both sides"))
    assert sides(timeline) == [Side.BOTH] * 10
    assert lengths(timeline, SegmentKind.PRESS) == [30_000] * 10
    assert lengths(timeline, SegmentKind.CHANGE) == [4_000] * 9


def test_sixty_light_taps_in_a_minute() -> None:
    timeline = compiled(after("Sixty light taps"))
    (press,) = timeline.presses
    assert (press.length, press.count, press.pressure) == (60_000, 60, Pressure.LIGHT)
    assert press.stretches[0].technique is Technique.TAP
    beats = [cue.at for cue in timeline.cues if cue.kind is CueKind.BEAT]
    assert min(then - now for now, then in pairwise(beats)) == 1_000


def test_up_to_three_minutes_on_one_wrist() -> None:
    timeline = compiled(after("Up to three minutes"))
    (press,) = timeline.presses
    assert (press.length, press.upper_limit, press.side) == (180_000, True, Side.LEFT)


def test_two_minute_turns_until_twenty_minutes_are_reached() -> None:
    timeline = compiled(after("turns of two minutes"))
    assert sides(timeline) == [Side.LEFT, Side.RIGHT] * 5
    assert lengths(timeline, SegmentKind.PRESS) == [120_000] * 10


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_its_line(field: str) -> None:
    assert field in WORDS_IN_CODE
    assert field in ROWS or field in IN_THE_TEXT


@pytest.mark.parametrize("field", ROWS)
def test_every_field_that_is_named_exists(field: str) -> None:
    assert field in FIELDS


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_every_value_of_a_list_is_named(enum: Any) -> None:
    assert {member.value for member in enum} <= WORDS_IN_CODE


@pytest.mark.parametrize("field", ROWS)
def test_what_is_needed_and_what_is_not(field: str) -> None:
    structs = [s for s in STRUCTS.values() if field in {f.encode_name for f in s.fields}]
    required = any(f.required for s in structs for f in s.fields if f.encode_name == field)
    needed = ROWS[field].rsplit("|", 1)[-1].strip().startswith("needed")
    assert needed == (required or field == "seconds")


@pytest.mark.parametrize("field", ["first", "rounds", "share", "technique", "pressure", "rest"])
def test_the_value_of_a_field_that_is_left_out(field: str) -> None:
    default = msgspec.to_builtins(FIELDS[field].default)
    assert ROWS[field].rsplit("|", 1)[-1].strip() == f"`{default}`"


def most(node: types.Type) -> Iterator[float]:
    """The upper limits of a field; a title or a sentence has the one that holds for all texts."""
    match node:
        case types.UnionType(types=members):
            for member in members:
                yield from most(member)
        case types.IntType() | types.FloatType() if node.le is not None:
            yield node.le
        case types.VarTupleType() | types.StrType() if node.max_length is not None:
            if node.max_length < TEXT_LIMIT:
                yield node.max_length


@pytest.mark.parametrize(
    "field",
    # A code and a list of all positions cannot be too long without being wrong.
    [name for name in FIELDS if name not in ("point", "position") and [*most(FIELDS[name].type)]],
)
def test_the_limits_of_a_field_are_stated(field: str) -> None:
    text = GUIDE if field in IN_THE_TEXT else ROWS[field]
    stated = {int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", text)}
    assert {*most(FIELDS[field].type)} <= stated


def test_the_limits_of_a_file_are_stated() -> None:
    limits = GUIDE.partition("## Limits")[2]
    assert f"{codec.MAX_BYTES // 1024} KiB" in limits
    assert f"{MAX_DEPTH} levels" in limits
    assert MAX_SECONDS == 4 * 3600
    assert "four hours" in limits
    assert f"At most {TEXT_LIMIT:,} characters" in GUIDE


def named_after(words: str, end: str) -> list[str]:
    text = GUIDE.partition(words)[2].partition(end)[0]
    return re.findall(r"`([\w-]+)`", text)


def test_every_symptom_is_named() -> None:
    assert sorted(named_after("Symptom ids:", "\n")) == sorted(CONTENT.symptoms)


def test_every_point_is_named_with_the_others_that_lie_like_it() -> None:
    on_both_sides = named_after("Points of the library:", "which lie on both sides")
    in_the_middle = named_after("which lie on both sides, and", "which lie in the middle")
    points = CONTENT.points.values()
    assert on_both_sides == [point.code for point in points if not point.midline]
    assert in_the_middle == [point.code for point in points if point.midline]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("* about the user:", Kind.GENERAL), ("* at a place,", Kind.LOCAL)],
)
def test_every_condition_is_named(words: str, kind: Kind) -> None:
    known = [c.id for c in CONTENT.conditions.values() if c.kind is kind]
    assert named_after(words, "\n") == known


def test_every_region_stands_in_the_table_and_the_forbidden_ones_by_themselves() -> None:
    rows = GUIDE.partition("| part | regions |")[2].partition("\n\n")[0]
    assert sorted(re.findall(r"`(\w+)`", rows)) == sorted(Region)
    assert set(named_after("| left out for everyone |", "\n")) == FORBIDDEN
