"""A wrong file says everything that is wrong with it; a right one comes back as it was written."""

import copy
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acupressure_app.core.codec import MAX_BYTES, decode, encode
from acupressure_app.core.routine import Routine
from tests.builders import CONTENT, WORDS, press, raw, routine, routine_data, spot
from tests.core import strategies as any_

FILE: dict[str, Any] = {
    "format": 1,
    "id": "nausea",
    "title": {"en": "Nausea", "de": "Übelkeit"},
    "symptoms": ["nausea"],
    "position": ["sitting"],
    "schedule": {"around": {"date": "the journey", "from_day": -2, "to_day": 1}},
    "rounds": 1,
    "sets": [
        {
            "rounds": 2,
            "steps": [
                {
                    "point": "PC6",
                    "side": "each",
                    "seconds": {"min": 120, "usual": 150, "max": 180},
                    "build_up": 5,
                    "leave_out_if": ["wound"],
                    "stretches": [{"technique": "circles", "per_minute": 60}],
                },
                {
                    "point": "EX-HN3",
                    "side": "midline",
                    "seconds": 60,
                    "stretches": [{"technique": "pulse", "on": 5, "off": 2}],
                },
                {
                    "point": {"name": "My spot", "where": "Where it aches.", "region": "calf"},
                    "side": "both",
                    "count": 30,
                    "stretches": [{"technique": "tap", "per_minute": 60}],
                },
            ],
        }
    ],
}
"""A file with one of everything, in the shape of a shipped one."""

PICTURED = {
    "name": "My spot",
    "where": "Where it aches.",
    "region": "calf",
    "picture": "calf.jpg",
}

WRIST, FOREHEAD, SPOT = (f"$.sets[0].steps[{number}]" for number in range(3))


def owner_of(data: Any, where: str) -> tuple[Any, Any]:
    """The object or list that holds the field at a JSON path, and the field's key or index."""
    *way, last = [
        int(index) if index else name for name, index in re.findall(r"\.([\w-]+)|\[(\d+)\]", where)
    ]
    for key in way:
        data = data[key]
    return data, last


def with_(where: str, value: object) -> bytes:
    data = copy.deepcopy(FILE)
    owner, key = owner_of(data, where)
    owner[key] = value
    return raw(data)


def without(where: str) -> bytes:
    data = copy.deepcopy(FILE)
    owner, key = owner_of(data, where)
    del owner[key]
    return raw(data)


def with_literal(where: str, literal: str) -> bytes:
    """The file with text that Python would not write, such as 1e999."""
    return with_(where, "LITERAL").replace(b'"LITERAL"', literal.encode())


def lines(file: bytes) -> list[str]:
    """What is said of the file, by paths."""
    read = decode(file, CONTENT)
    problems = () if isinstance(read, Routine) else read
    told = (("mine.json", problem.where, problem.what(WORDS.tr)) for problem in problems)
    return [": ".join(part for part in parts if part) for parts in told]


def test_the_file_is_right_before_anything_is_changed() -> None:
    assert lines(raw(FILE)) == []


Case = tuple[str, bytes, str, str, str]

WHOLE = "a whole number from"
WORDS_OF_A_TEXT = "text of 1 to 2000 characters, not only spaces"
TEXT = f"{WORDS_OF_A_TEXT} or an object of texts by language"
MISFITS: list[Case] = [
    ("a field nobody knows", with_("$.colour", 1), "$.colour", "one of the fields", '"colour"'),
    (
        "a misspelt field of a step",
        with_(f"{WRIST}.pressur", "firm"),
        f"{WRIST}.pressur",
        "one of the fields point, side,",
        '"pressur"',
    ),
    ("a format of the future", with_("$.format", 2), "$.format", "1", "2"),
    ("a format in quotes", with_("$.format", "1"), "$.format", "1", '"1"'),
    ("a format with a point", with_literal("$.format", "1.0"), "$.format", "1", "1.0"),
    ("true for the format", with_("$.format", True), "$.format", "1", "true"),
    ("an id with a capital", with_("$.id", "Nausea"), "$.id", "an id of small", '"Nausea"'),
    ("an id with a line break", with_("$.id", "a\n"), "$.id", "an id of small", '"a\\n"'),
    ("an empty title", with_("$.title", ""), "$.title", WORDS_OF_A_TEXT, '""'),
    ("a title of spaces", with_("$.title", " "), "$.title", WORDS_OF_A_TEXT, '" "'),
    ("a number for a title", with_("$.title", 5), "$.title", TEXT, "5"),
    ("a title in no language", with_("$.title", {}), "$.title", "an object of texts", "an object"),
    (
        "a title in a language that is none",
        with_("$.title", {"English": "Nausea"}),
        "$.title.English",
        "a language code",
        '"English"',
    ),
    ("text for a list", with_("$.symptoms", "nausea"), "$.symptoms", "a list of", '"nausea"'),
    ("an empty list", with_("$.symptoms", []), "$.symptoms", "a list of 1 to 20", "a list of 0"),
    ("an object for a list", with_("$.sets", {}), "$.sets", "a list of 1 to 100", "an object"),
    ("a list for an object", with_(WRIST, []), WRIST, "an object with the fields", "a list of 0"),
    ("null for a side", with_(f"{WRIST}.side", None), f"{WRIST}.side", "one of", "null"),
    ("a misspelt side", with_(f"{WRIST}.side", "eech"), f"{WRIST}.side",
     '"each", or another one of "left"', '"eech"'),
    ("a number for a point", with_(f"{WRIST}.point", 6), f"{WRIST}.point", "text of 1 to 64", "6"),
    (
        "seconds in quotes",
        with_(f"{WRIST}.seconds", "60"),
        f"{WRIST}.seconds",
        f"{WHOLE} 1 to 3600 or an object with the fields min, usual, max, at_most",
        '"60"',
    ),
    ("no seconds", with_(f"{FOREHEAD}.seconds", 0), f"{FOREHEAD}.seconds", WHOLE, "0"),
    ("negative seconds", with_(f"{FOREHEAD}.seconds", -5), f"{FOREHEAD}.seconds", WHOLE, "-5"),
    ("half seconds", with_(f"{FOREHEAD}.seconds", 60.5), f"{FOREHEAD}.seconds", WHOLE, "60.5"),
    ("true for seconds", with_(f"{FOREHEAD}.seconds", True), f"{FOREHEAD}.seconds", WHOLE, "true"),
    ("rounds without end", with_("$.rounds", 101), "$.rounds", f"{WHOLE} 1 to 100", "101"),
    ("rounds in quotes", with_("$.rounds", "2"), "$.rounds", WHOLE, '"2"'),
    ("null for a ramp", with_(f"{WRIST}.build_up", None), f"{WRIST}.build_up", WHOLE, "null"),
    ("an unknown movement", with_(f"{WRIST}.stretches[0].technique", "poke"),
     f"{WRIST}.stretches[0].technique", 'one of "press"', '"poke"'),
    ("an unknown first side", with_(f"{WRIST}.first", "both"),
     f"{WRIST}.first", 'one of "left", "right"', '"both"'),
    ("no stretches", with_(f"{WRIST}.stretches", []), f"{WRIST}.stretches",
     "a list of 1 to 20", "a list of 0"),
    ("a rhythm in quotes", with_(f"{FOREHEAD}.stretches[0].on", "5"),
     f"{FOREHEAD}.stretches[0].on", "a number from 0.2 to 600", '"5"'),
    ("a rhythm too fast", with_(f"{FOREHEAD}.stretches[0].on", 0.1),
     f"{FOREHEAD}.stretches[0].on", "a number from 0.2 to 600", "0.1"),
    ("a spot without a name in it", with_(f"{SPOT}.point.name", "  "),
     f"{SPOT}.point.name", "text of 1 to 80 characters, not only spaces", '"  "'),
    ("a spot nowhere", with_(f"{SPOT}.point.region", "soul"),
     f"{SPOT}.point.region", "one of the 66 names that routines/README.md lists", '"soul"'),
    ("a condition in quotes only", with_(f"{WRIST}.leave_out_if", "wound"),
     f"{WRIST}.leave_out_if", "a list of 0 to 50", '"wound"'),
]  # fmt: skip

NUMBERS: list[Case] = [
    (
        f"{literal} for {field.rpartition('.')[2]}",
        with_literal(field, literal),
        field,
        "a whole number" if whole else "a number",
        got,
    )
    for field, whole in (
        (f"{FOREHEAD}.seconds", True),
        (f"{WRIST}.seconds.min", True),
        (f"{FOREHEAD}.stretches[0].on", False),
        (f"{FOREHEAD}.stretches[0].off", False),
    )
    for literal, got in (
        ("NaN", "NaN"),
        ("Infinity", "an endless or giant number"),
        ("-Infinity", "an endless or giant number"),
        ("1e999", "an endless or giant number"),
        ("9" * 5_000, "an endless or giant number"),
        ("-1", "-1"),
        ("true", "true"),
    )
]

MISSING: list[Case] = [
    (f"no {field.rpartition('.')[2]}", without(field), field, "", "nothing: the field is missing")
    for field in (
        "$.format",
        "$.id",
        "$.title",
        "$.symptoms",
        "$.sets",
        "$.sets[0].steps",
        f"{WRIST}.point",
        f"{WRIST}.side",
        f"{SPOT}.point.name",
        f"{SPOT}.point.where",
        f"{SPOT}.point.region",
        "$.schedule.around.date",
    )
]

MISTAKES: list[Case] = [
    ("a symptom that is not in the menu", with_("$.symptoms[0]", "boredom"),
     "$.symptoms[0]", 'one of "nausea", "headache"', '"boredom"'),
    ("a window that ends before it begins", with_("$.schedule.around.to_day", -3),
     "$.schedule.around.to_day", "a day not before from_day (-2)", "-3"),
    ("a point nobody knows", with_(f"{WRIST}.point", "PC66"),
     f"{WRIST}.point",
     '"PC6", or another one of "PC6", "LI4", "EX-HN3", or an object for a spot', '"PC66"'),
    ("another name of a point", with_(f"{WRIST}.point", "P6"),
     f"{WRIST}.point", 'a point of the library (perhaps "PC6")', '"P6"'),
    ("another name written otherwise", with_(f"{WRIST}.point", "inner-gate"),
     f"{WRIST}.point", 'a point of the library (perhaps "PC6")', '"inner-gate"'),
    ("a code in small letters", with_(f"{WRIST}.point", "pc6"),
     f"{WRIST}.point", 'a point of the library (perhaps "PC6")', '"pc6"'),
    ("a point in the middle on the left", with_(f"{FOREHEAD}.side", "left"),
     f"{FOREHEAD}.side", '"midline", since EX-HN3 lies in the middle', '"left"'),
    ("a wrist in the middle", with_(f"{WRIST}.side", "midline"),
     f"{WRIST}.side", 'one of "left", "right", "each", "both", "one"', '"midline"'),
    ("a least above the usual", with_(f"{WRIST}.seconds.min", 151),
     f"{WRIST}.seconds.usual", "min ≤ usual ≤ max", "151, 150, 180"),
    ("a usual above the most", with_(f"{WRIST}.seconds.max", 149),
     f"{WRIST}.seconds.usual", "min ≤ usual ≤ max", "120, 150, 149"),
    ("a least above the most", with_(f"{WRIST}.seconds.min", 181),
     f"{WRIST}.seconds.min", "min ≤ usual ≤ max", "181, 150, 180"),
    ("a most below the least", with_(f"{WRIST}.seconds.max", 119),
     f"{WRIST}.seconds.max", "min ≤ usual ≤ max", "120, 150, 119"),
    ("a range without its most", without(f"{WRIST}.seconds.max"),
     f"{WRIST}.seconds", "min, usual and max together, or at_most alone", "a mixture"),
    ("a limit with a least", with_(f"{WRIST}.seconds", {"at_most": 180, "min": 60}),
     f"{WRIST}.seconds", "min, usual and max together, or at_most alone", "a mixture"),
    ("an empty range", with_(f"{WRIST}.seconds", {}),
     f"{WRIST}.seconds", "min, usual and max together, or at_most alone", "a mixture"),
    ("neither seconds nor a count", without(f"{FOREHEAD}.seconds"),
     f"{FOREHEAD}.seconds", "seconds, or a count with one stretch that has a rhythm", "neither"),
    ("a count without a rhythm", without(f"{SPOT}.stretches[0].per_minute"),
     f"{SPOT}.seconds", "seconds, or a count with one stretch that has a rhythm", "neither"),
    ("a count over two stretches", with_(f"{SPOT}.stretches", [{"per_minute": 60}] * 2),
     f"{SPOT}.seconds", "seconds, or a count with one stretch that has a rhythm", "neither"),
    ("a rhythm that never lets go", without(f"{FOREHEAD}.stretches[0].off"),
     f"{FOREHEAD}.stretches[0].off", "on and off together", "one of them"),
    ("a rhythm that never presses", without(f"{FOREHEAD}.stretches[0].on"),
     f"{FOREHEAD}.stretches[0].on", "on and off together", "one of them"),
    ("two rhythms at once", with_(f"{FOREHEAD}.stretches[0].per_minute", 60),
     f"{FOREHEAD}.stretches[0].per_minute", "per_minute or on and off", "both rhythms"),
    ("ramps longer than the shortest press", with_(f"{WRIST}.seconds", {
        "min": 6, "usual": 60, "max": 60}).replace(b'"build_up": 5', b'"build_up": 4,"release": 3'),
     f"{WRIST}.build_up", "build-up and release within the 6 seconds", "7"),
    ("ramps longer than the count", with_(f"{SPOT}.release", 31),
     f"{SPOT}.build_up", "build-up and release within the 30 seconds", "31"),
    ("a spot with the name of a point", with_(f"{SPOT}.point.name", "Inner gate"),
     f"{SPOT}.point.name", "a name of your own",
     '"Inner gate": that is a point of the library, written as "point": "PC6"'),
    ("a picture above the folder", with_(f"{SPOT}.point.picture", "../me.png"),
     f"{SPOT}.point.picture", "the name of a picture beside the routine file", '"../me.png"'),
    ("a picture anywhere on the disk", with_(f"{SPOT}.point.picture", "/etc/me.png"),
     f"{SPOT}.point.picture", "the name of a picture beside the routine file", '"/etc/me.png"'),
    ("a picture on another disk", with_(f"{SPOT}.point.picture", "C:me.png"),
     f"{SPOT}.point.picture", "the name of a picture beside the routine file", '"C:me.png"'),
    ("a mark on no picture", with_(f"{SPOT}.point.mark", {"x": 0.5, "y": 0.5}),
     f"{SPOT}.point.picture", "the picture that the mark lies on", "nothing"),
    ("a mark beside its picture", with_(f"{SPOT}.point", PICTURED | {"mark": {"x": 1.5, "y": 0}}),
     f"{SPOT}.point.mark.x", "a number from 0 to 1", "1.5"),
    ("a mark without a height", with_(f"{SPOT}.point", PICTURED | {"mark": {"x": 0.5}}),
     f"{SPOT}.point.mark.y", "a number from 0 to 1", "nothing: the field is missing"),
    ("prescribed by nobody", with_("$.prescribed", {"note": "Twice a day."}),
     "$.prescribed.by", "text", "nothing: the field is missing"),
    ("a condition nobody is asked about", with_(f"{WRIST}.leave_out_if[0]", "boredom"),
     f"{WRIST}.leave_out_if[0]", 'one of "pregnancy", "blood_thinners"', '"boredom"'),
    ("a warning sign that would leave out one step", with_(f"{WRIST}.leave_out_if[0]",
     "chest_pain"), f"{WRIST}.leave_out_if[0]", 'one of "pregnancy",', '"chest_pain"'),
    ("a hundred rounds of a hundred", with_("$.rounds", 100).replace(
        b'"rounds": 2', b'"rounds": 100'),
     "$.sets", "at most 14400 seconds (4 hours) with all rounds", "4660000"),
    ("a count that takes for ever", with_(f"{SPOT}.stretches", [{"on": 600, "off": 600}]),
     "$.sets", "at most 14400 seconds (4 hours) with all rounds", "72872"),
]  # fmt: skip

HALVES: list[Case] = [
    ("half a character in a title", with_literal("$.title.en", r'"\ud83d"'),
     "$.title.en", "text", "half of a character (a lone surrogate)"),
    ("half a character in a note", with_literal(f"{WRIST}.note", r'"Ease \uDE00 off."'),
     f"{WRIST}.note", "text", "half of a character (a lone surrogate)"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "where", "expected", "got"),
    [
        pytest.param(*case, id=name)
        for name, *case in [*MISFITS, *NUMBERS, *MISSING, *MISTAKES, *HALVES]
    ],
)
def test_one_thing_wrong_is_one_line(file: bytes, where: str, expected: str, got: str) -> None:
    [line] = lines(file)
    assert line.startswith(f"mine.json: {where}: expected {expected}")
    assert line.endswith(f", got {got}")


def doubled(old: str, new: str) -> bytes:
    text = raw(FILE).decode()
    assert old in text
    return text.replace(old, new, 1).encode()


@pytest.mark.parametrize(
    ("file", "where"),
    [
        pytest.param(doubled('"rounds": 1', '"rounds": 1, "rounds": 1'), "$.rounds", id="at top"),
        pytest.param(
            doubled('"build_up": 5', '"build_up": 5, "build_up": 4, "build_up": 5'),
            f"{WRIST}.build_up",
            id="three times in a step",
        ),
        pytest.param(
            doubled('"region": "calf"', '"region": "calf", "region": "calf"'),
            f"{SPOT}.point.region",
            id="in a spot",
        ),
        pytest.param(doubled('"de"', '"en": "Sickness", "de"'), "$.title.en", id="in a text"),
    ],
)
def test_a_field_written_twice_is_told_with_its_place(file: bytes, where: str) -> None:
    assert lines(file) == [f"mine.json: {where}: expected each field once, got it more than once"]


def nested(levels: int) -> str:
    return '{"a":' * levels + "1" + "}" * levels


@pytest.mark.parametrize(
    ("file", "line"),
    [
        pytest.param(b"", "expected a routine, got an empty file", id="nothing"),
        pytest.param(b" \r\n\t ", "expected a routine, got an empty file", id="only spaces"),
        pytest.param(b"\xef\xbb\xbf", "expected a routine, got an empty file", id="only a mark"),
        pytest.param(
            raw(FILE) + b" " * MAX_BYTES,
            f"expected at most {MAX_BYTES} bytes, got more",
            id="too much",
        ),
        pytest.param(
            raw(FILE).decode().encode("utf-16"),
            "expected the encoding UTF-8, got UTF-16",
            id="UTF-16",
        ),
        pytest.param(
            b'{\n "title": "\xdcbelkeit"}',
            "line 2, column 12: expected the encoding UTF-8, got the byte 0xdc",
            id="Latin-1",
        ),
        pytest.param(
            b'\xef\xbb\xbf{\n "title": "\xdcbelkeit"}',
            "line 2, column 12: expected the encoding UTF-8, got the byte 0xdc",
            id="Latin-1 behind a mark",
        ),
        pytest.param(
            b'{"title": "\xdcbelkeit"}',
            "line 1, column 12: expected the encoding UTF-8, got the byte 0xdc",
            id="Latin-1 on the first line",
        ),
        pytest.param(
            b'{\n "format": 1\n "id": "x"}',
            "line 3, column 2: expected JSON, got: Expecting ',' delimiter",
            id="a comma forgotten",
        ),
        pytest.param(
            b'{"format": 1', "line 1, column 13: expected JSON, got: Expecting ',' delimiter",
            id="cut off",
        ),
        pytest.param(
            b'{"title": "a\nb"}',
            "line 1, column 13: expected JSON, got: Invalid control character at",
            id="a line break in a text",
        ),
        pytest.param(
            b"{} {}", "line 1, column 4: expected JSON, got: Extra data", id="two at once"
        ),
        pytest.param(
            b"[" * 100_000,
            "$: expected at most 20 levels of nesting, got more",
            id="a hundred thousand brackets",
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_no_json_says_why_and_where(file: bytes, line: str) -> None:
    assert lines(file) == [f"mine.json: {line}"]


@pytest.mark.parametrize("whole", ["null", "5", '"nausea"', "[]", "true", "1e999"])
def test_json_that_is_no_object_is_told_so(whole: str) -> None:
    [line] = lines(whole.encode())
    assert line.startswith("mine.json: $: expected an object with the fields format, id, title")


def test_twenty_levels_are_one_wrong_field_and_one_more_is_too_deep() -> None:
    deep = [with_literal("$.colour", nested(levels)) for levels in (18, 19)]
    assert [line.rpartition("got ")[2] for line in lines(deep[0])] == ['"colour"']
    assert any("expected at most 20 levels of nesting" in line for line in lines(deep[1]))


def test_half_a_character_in_a_key_is_told_on_one_line() -> None:
    told = lines(doubled('"rounds": 1', '"rounds": 1, "\\ud83d": 1'))
    assert "mine.json: $: expected text, got half of a character (a lone surrogate)" in told
    assert all(line.isprintable() for line in told)


def test_a_pair_of_halves_is_a_character() -> None:
    assert lines(with_literal("$.title.en", r'"\ud83d\ude00"')) == []


def test_a_mark_at_the_beginning_is_accepted() -> None:
    assert decode(b"\xef\xbb\xbf" + raw(FILE), CONTENT) == decode(raw(FILE), CONTENT)


def test_two_spots_of_one_name_lie_in_one_region() -> None:
    file = routine_data(press(spot("Old scar", "calf")), press(spot("Old scar", "shin")))
    [line] = lines(raw(file))
    where, _, told = line.partition(": expected ")
    assert where == "mine.json: $.sets[0].steps[1].point.region"
    assert told == '"calf" as for the spot of this name before, got "shin"'


def test_all_problems_are_told_at_once_whatever_their_kind() -> None:
    data = copy.deepcopy(FILE)
    wrist, forehead, own = data["sets"][0]["steps"]
    data |= {"colour": 1, "symptoms": ["boredom"]}
    data["schedule"]["around"]["to_day"] = -9
    wrist |= {"point": "P6", "side": "eech", "leave_out_if": ["boredom"]}
    forehead |= {"side": "left", "seconds": {"min": 9}, "note": 5}
    forehead["stretches"][0] |= {"per_minute": 60}
    own["count"] = "thirty"
    own["point"]["name"] = "Hegu"
    text = raw(data).decode().replace('"format": 1', '"format": 1, "format": 1').encode()
    assert sorted(line.split(": ")[1] for line in lines(text)) == sorted(
        [
            "$.format",
            "$.colour",
            "$.symptoms[0]",
            "$.schedule.around.to_day",
            f"{WRIST}.point",
            f"{WRIST}.side",
            f"{WRIST}.leave_out_if[0]",
            f"{FOREHEAD}.side",
            f"{FOREHEAD}.seconds",
            f"{FOREHEAD}.note",
            f"{FOREHEAD}.stretches[0].per_minute",
            f"{SPOT}.count",
            f"{SPOT}.point.name",
        ]
    )


def test_a_doubled_field_is_found_among_very_many() -> None:
    pairs = ",".join(f'"{number}":1' for number in range(24_000))
    told = lines(f'{{"format":1,{pairs},"format":1}}'.encode())
    assert told[0] == "mine.json: $.format: expected each field once, got it more than once"


def test_a_file_leaves_out_what_is_as_always() -> None:
    written = json.loads(encode(routine()))
    assert written["sets"] == [{"steps": [{"point": "PC6", "side": "left", "seconds": 60}]}]
    assert encode(routine()).endswith(b"}\n")


@given(any_.routines)
def test_what_is_written_is_read_again(routine: Routine) -> None:
    assert decode(encode(routine), CONTENT) == routine


def told_on_one_line_each(file: bytes) -> None:
    read = decode(file, CONTENT)
    if not isinstance(read, Routine):
        told = [WORDS.problem("mine.json", problem) for problem in read]
        assert told
        assert all("expected " in line and len(line.splitlines()) == 1 for line in told)
        assert all(line.encode() for line in told)


@given(st.binary(max_size=100))
def test_no_bytes_stop_the_program(file: bytes) -> None:
    told_on_one_line_each(file)


NAMES = st.one_of(st.sampled_from(["format", "id", "sets", "steps"]), st.text(st.characters()))
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=10,
)


@given(TREES)
def test_no_json_stops_the_program(tree: object) -> None:
    told_on_one_line_each(json.dumps(tree).encode())


def places_in(data: Any) -> list[Callable[[Any], None]]:
    """A way to put something else in the place of each value of the file."""
    inside = data.items() if isinstance(data, dict) else enumerate(data)
    here = [lambda new, key=key: data.__setitem__(key, new) for key, _ in inside]
    deeper = data.values() if isinstance(data, dict) else data
    return here + [place for child in deeper if isinstance(child, dict | list)
                   for place in places_in(child)]  # fmt: skip


@given(any_.routine_files, st.data())
def test_a_file_with_anything_anywhere_is_read_or_explained(
    data: dict[str, Any], random: st.DataObject
) -> None:
    data = copy.deepcopy(data)
    for _ in range(random.draw(st.integers(1, 2))):
        random.draw(st.sampled_from(places_in(data)))(random.draw(TREES))
    told_on_one_line_each(json.dumps(data).encode())
    told = lines(json.dumps(data).encode())
    assert not any("expected a routine, got: " in line for line in told)
