"""Writing a routine step by step: what is changed, and that all else stays as it was."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from acupressure_app.core import drafting
from acupressure_app.core.codec import decode, encode
from acupressure_app.core.history import Draft, History, changed, kept, named, redone, undone
from acupressure_app.core.judged import (
    by_step,
    from_step,
    judge,
    place_in,
    playable,
    problems_of,
    trial,
)
from acupressure_app.core.loose import left_behind, loosely, loosely_read, plain
from acupressure_app.core.routine import Routine, Span
from acupressure_app.core.timeline import Pace
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content
from tests.builders import CONTENT, WORDS, press, raw, routine, routine_data, spot
from tests.core import strategies as any_

SHIPPED = sorted(folders().routines.glob("*.json"))


@pytest.mark.parametrize(
    ("before", "chosen", "kept"),
    [
        (["other"], ["other", "nausea"], ("nausea",)),
        (["other"], [], ()),
        (["nausea"], ["nausea", "other"], ("nausea", "other")),
        (["nausea", "other"], ["nausea", "other", "insomnia"], ("nausea", "insomnia")),
        (["nausea", "other"], ["other"], ("other",)),
    ],
)
def test_a_complaint_takes_the_place_of_none_in_particular(
    before: list[str], chosen: list[str], kept: tuple[str, ...]
) -> None:
    one = replace(drafting.begun("mine", "Mine"), symptoms=tuple(before))
    assert drafting.with_symptoms(one, chosen).symptoms == kept


def shape(routine: Routine) -> list[tuple[int, list[str]]]:
    """The rounds of each set, and its places."""
    return [(group.rounds, [step.place for step in group.steps]) for group in routine.sets]


def in_sets(*sets: tuple[int, str]) -> Routine:
    """Sets of spots that are called by a letter each."""
    data = [
        {"rounds": rounds, "steps": [press(spot(letter), "both") for letter in letters]}
        for rounds, letters in sets
    ]
    return routine(sets=data)


TWO = in_sets((3, "ab"), (1, "cd"))

MOVES: list[tuple[str, Any, list[tuple[int, list[str]]]]] = [
    ("up in its set", drafting.moved_up(TWO, 1)[0], [(3, ["b", "a"]), (1, ["c", "d"])]),
    ("up over the edge of its set", drafting.moved_up(TWO, 2)[0],
     [(3, ["a", "b", "c"]), (1, ["d"])]),
    ("the first stays", drafting.moved_up(TWO, 0)[0], [(3, ["a", "b"]), (1, ["c", "d"])]),
    ("down in its set", drafting.moved_down(TWO, 0)[0], [(3, ["b", "a"]), (1, ["c", "d"])]),
    ("down over the edge", drafting.moved_down(TWO, 1)[0], [(3, ["a"]), (1, ["b", "c", "d"])]),
    ("the last stays", drafting.moved_down(TWO, 3)[0], [(3, ["a", "b"]), (1, ["c", "d"])]),
    ("dragged to another set", drafting.moved(TWO, 3, 0, 0), [(3, ["d", "a", "b"]), (1, ["c"])]),
    ("the only one leaves no empty set",
     drafting.moved(in_sets((2, "a"), (1, "b")), 0, 1, None), [(1, ["b", "a"])]),
    ("removed", drafting.without_step(TWO, 1), [(3, ["a"]), (1, ["c", "d"])]),
    ("added after one", drafting.with_added(TWO, 0, TWO.steps[3])[0],
     [(3, ["a", "d", "b"]), (1, ["c", "d"])]),
    ("added at the end", drafting.with_added(TWO, None, TWO.steps[0])[0],
     [(3, ["a", "b"]), (1, ["c", "d"]), (1, ["a"])]),
    ("a set begins", drafting.parted(TWO, 1), [(3, ["a"]), (3, ["b"]), (1, ["c", "d"])]),
    ("sets at one", drafting.joined(TWO, 1), [(3, ["a", "b", "c", "d"])]),
    ("rounds of a set", drafting.with_rounds(TWO, 1, 5), [(3, ["a", "b"]), (5, ["c", "d"])]),
]  # fmt: skip


@pytest.mark.parametrize(("after", "expected"), [pytest.param(*m[1:], id=m[0]) for m in MOVES])
def test_steps_and_sets_change_their_places(
    after: Routine, expected: list[tuple[int, list[str]]]
) -> None:
    assert shape(after) == expected


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        pytest.param("Old", "New", "New", id="plain text stays plain"),
        pytest.param({"en": "A", "de": "B"}, "C", {"en": "A", "de": "C"}, id="others stay"),
        pytest.param({"en": "A"}, "C", {"en": "A", "de": "C"}, id="a language more"),
        pytest.param({"en": "A", "de": "B"}, "", {"en": "A"}, id="one language goes"),
        pytest.param({"de": "B"}, "", None, id="the last goes"),
        pytest.param(None, "C", "C", id="new words"),
    ],
)
def test_words_in_one_language_keep_the_others(before: Any, words: str, after: Any) -> None:
    assert drafting.with_words(before, "de", words) == after


@pytest.mark.parametrize(
    ("title", "taken", "expected"),
    [
        ("Evening neck", (), "evening-neck"),
        ("Evening neck", ("evening-neck", "evening-neck-2"), "evening-neck-3"),
        ("Übung für den Rücken", (), "ubung-fur-den-rucken"),
        ("穴", (), "routine"),
        ("穴", ("routine",), "routine-2"),
    ],
)
def test_an_id_is_made_from_the_title(title: str, taken: tuple[str, ...], expected: str) -> None:
    assert drafting.fresh_id(title, taken) == expected


@given(st.text(max_size=100))
def test_whatever_the_title_its_id_is_a_right_one(title: str) -> None:
    one = replace(routine(), id=drafting.fresh_id(title, ()))
    assert not problems_of(one, CONTENT)


def within(after: Any, before: Any) -> bool:
    """Whether nothing stands in the file that did not stand there before."""
    match after, before:
        case dict(), dict():
            return all(key in before and within(after[key], before[key]) for key in after)
        case list(), list():
            return len(after) == len(before) and all(map(within, after, before))
        case _:
            return bool(after == before)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_file_comes_out_of_the_editor_as_it_went_in(file: Any) -> None:
    before = json.loads(file.read_bytes())
    read = loosely_read(file.read_bytes())
    assert read == msgspec.convert(before, Routine)
    assert read is not None
    assert within(json.loads(encode(read)), before)


@given(any_.routines)
def test_any_routine_is_the_same_after_the_editor(one: Routine) -> None:
    assert loosely_read(encode(one)) == one
    steps = range(len(one.steps))
    same = [drafting.with_step(one, n, one.steps[n]) for n in steps]
    there_and_back = [
        drafting.without_step(*drafting.with_added(one, n, one.steps[n])) for n in steps
    ]
    assert all(each == one for each in [*same, *there_and_back])
    assert json.loads(encode(one)) == plain(one)


def test_what_is_wrong_with_a_file_is_still_wrong_in_the_editor() -> None:
    data = routine_data(press("PC7"), press("LI4", seconds=0), id="No Id", title="")
    read = loosely_read(raw(data))
    assert read is not None
    wrong = {problem.where for problem in problems_of(read, CONTENT)}
    assert wrong == {"$.id", "$.title", "$.sets[0].steps[0].point", "$.sets[0].steps[1].seconds"}


@pytest.mark.parametrize("raw_file", [b"", b"[]", b"{", b"\xff\xff", b'"x"'])
def test_what_is_no_routine_at_all_is_not_opened(raw_file: bytes) -> None:
    assert loosely_read(raw_file) is None


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(
        [*Routine.__struct_fields__, "steps", "point", "side", "seconds", "min", "x"]), inner),
))  # fmt: skip
def test_no_tree_stops_the_editor(tree: Any) -> None:
    read = loosely(tree)
    assert (read is not None) is isinstance(tree, dict)
    if read is not None:
        judge(read, CONTENT, WORDS)


def test_problems_lead_to_their_step_and_field() -> None:
    path = "$.sets[1].steps[1].stretches[0].per_minute"
    assert place_in(path, TWO) == (3, "stretches[0].per_minute")
    assert place_in("$.title", TWO) is None
    one = routine(press("PC6"), press("PC7"))
    assert set(by_step(problems_of(one, CONTENT), one)) == {1}


def test_what_is_right_of_a_draft_is_timed_and_screened() -> None:
    one = replace(routine(press("PC6"), press("PC7")), title="")
    able = playable(one, CONTENT, problems_of(one, CONTENT))
    assert able is not None
    assert [step.place for step in able.steps] == ["PC6"]
    judged = judge(one, CONTENT, WORDS)
    assert judged.times[Pace.STANDARD] > 60_000
    assert len(judged.problems) == 2


def test_nothing_is_timed_where_there_is_nothing_to_play() -> None:
    assert judge(drafting.begun("a", "A"), CONTENT, WORDS).times == {}


def test_trying_from_a_step_leaves_out_what_comes_before() -> None:
    assert shape(from_step(TWO, 1)) == [(3, ["b"]), (1, ["c", "d"])]
    assert from_step(TWO, 0) == TWO


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (90, Span(min=45, usual=90, max=135)),
        (Span(at_most=60), Span(min=30, usual=60, max=60)),
        (None, Span(min=60, usual=90, max=120)),
    ],
)
def test_a_number_becomes_a_range_around_it(seconds: Any, expected: Span) -> None:
    assert drafting.as_range(seconds) == expected


def states(history: History) -> list[str]:
    return [str(draft.routine.title) for draft in (*history.past, history.now, *history.future)]


def titled(history: History, title: str, what: str = "") -> History:
    return changed(history, Draft(replace(history.now.routine, title=title)), what)


def test_undo_goes_back_to_the_beginning_and_redo_on_to_the_end() -> None:
    history = History(Draft(routine(title="0")))
    for number in range(1, 2001):
        history = titled(history, str(number))
    for _ in range(2001):
        history = undone(history)
    assert history.now.routine.title == "0"
    for _ in range(2001):
        history = redone(history)
    assert history.now.routine.title == "2000"


def test_typing_on_is_one_change_and_another_field_is_the_next() -> None:
    history = History(Draft(routine(title="-")))
    for words in ("N", "Ne", "Nec"):
        history = titled(history, words, "title")
    history = titled(history, "Other", "by")
    assert states(history) == ["-", "Nec", "Other"]


def test_a_change_after_undo_forgets_what_was_undone() -> None:
    history = titled(titled(History(Draft(routine(title="0"))), "1"), "2")
    assert states(titled(undone(history), "3")) == ["0", "1", "3"]


def test_saved_is_what_was_saved_also_after_undo_and_redo() -> None:
    history = kept(titled(History(Draft(routine(title="0"))), "1"))
    assert not history.changed
    assert undone(history).changed
    assert not redone(undone(history)).changed


@pytest.mark.parametrize(
    ("number", "played", "left_out"),
    [
        (0, ["PC6", "LI4"], (1, 3)),
        (1, ["LI4"], (1, 3)),
        (2, ["LI4"], (3,)),
        (3, None, (3,)),
    ],
)
def test_a_trial_begins_at_the_chosen_step_and_names_what_it_leaves_out(
    number: int, played: list[str] | None, left_out: tuple[int, ...]
) -> None:
    one = routine(press("PC6"), press("NO1"), press("LI4"), press("NO2"))
    found = trial(one, judge(one, CONTENT, WORDS), number)
    assert found.left_out == left_out
    assert (found.routine and [step.place for step in found.routine.steps]) == played


def test_what_a_file_says_and_no_routine_can_is_named() -> None:
    tree = {
        "format": 1,
        "colour": "red",
        "rounds": "two",
        "position": [],
        "summary": None,
        "sets": [{"steps": [{"point": "PC6", "depth": 2, "note": {"en": "Yes", "de": 3}}, 4]}],
    }
    assert left_behind(json.dumps(tree).encode()) == (
        "$.colour",
        "$.rounds",
        "$.sets[0].steps[0].depth",
        "$.sets[0].steps[0].note.de",
        "$.sets[0].steps[1]",
    )


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_nothing_of_a_routine_that_can_be_used_is_left_behind(path: Path) -> None:
    text = path.read_bytes()
    assert left_behind(text) == ()
    assert loosely_read(text) == decode(text, load_content(folders().assets))


def test_the_name_under_which_it_was_saved_is_no_change_to_undo() -> None:
    first, second = routine(title="One"), routine(title="Two")
    one = changed(History(Draft(first), first), Draft(second))
    saved = kept(named(one, "fresh"), replace(second, id="fresh"))
    assert not saved.changed
    assert undone(saved).now.routine == replace(first, id="fresh")
    assert not redone(undone(saved)).changed


def test_what_is_changed_while_it_is_saved_is_not_taken_for_saved() -> None:
    first, second = routine(title="One"), routine(title="Two")
    meanwhile = changed(History(Draft(first), None), Draft(second))
    assert kept(meanwhile, first).changed
    assert not undone(kept(meanwhile, first)).changed
