"""Any routine, answers and rules that the types and the checks allow, for properties."""

from typing import Any

import msgspec
from hypothesis import strategies as st

from acupressure_app.core.body import Direction, Hand, Position, Pressure, Technique, Tool
from acupressure_app.core.checks import routine_problems
from acupressure_app.core.content import Action, Kind, Rule
from acupressure_app.core.routine import Grade, Routine
from acupressure_app.core.screening import Answer, Answers, places
from tests.builders import CONDITIONS, CONTENT, rule

_lines = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(
    lambda line: bool(line.strip())
)
_languages = st.sampled_from(["en", "de", "pt-BR", "zh-Hant", "yue"])
texts = st.one_of(_lines, st.dictionaries(_languages, _lines, min_size=1, max_size=3))


def _fields(
    needed: dict[str, st.SearchStrategy[Any]], optional: dict[str, st.SearchStrategy[Any]]
) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(needed, optional=optional)


_seconds = st.one_of(st.integers(1, 12), st.integers(10, 240))
_spans = st.one_of(
    st.lists(_seconds, min_size=3, max_size=3).map(
        lambda three: dict(zip(("min", "usual", "max"), sorted(three), strict=True))
    ),
    _fields({"at_most": _seconds}, {}),
)
_rhythms: st.SearchStrategy[dict[str, Any]] = st.one_of(
    _fields({"per_minute": st.integers(1, 240)}, {}),
    _fields({"on": st.floats(0.2, 60), "off": st.floats(0, 60)}, {}),
)
_looks = _fields(
    {},
    {
        "share": st.integers(1, 9),
        "technique": st.sampled_from(Technique),
        "direction": st.sampled_from(Direction),
        "pressure": st.sampled_from(Pressure),
    },
)
_stretches = st.tuples(_looks, st.one_of(st.just({}), _rhythms)).map(lambda two: two[0] | two[1])
_timed = st.one_of(
    _fields(
        {"seconds": st.one_of(_seconds, _spans)},
        {
            "count": st.integers(1, 200),
            "stretches": st.lists(_stretches, min_size=1, max_size=4),
            "build_up": st.integers(0, 8),
            "release": st.integers(0, 8),
        },
    ),
    st.builds(
        lambda count, looks, rhythm: {"count": count, "stretches": [looks | rhythm]},
        st.integers(1, 60),
        _looks,
        _rhythms,
    ),
)
_spots = st.sampled_from([("My knee", "knee_front"), ("Old scar", "calf")]).flatmap(
    lambda named: _fields(
        {"name": st.just(named[0]), "where": texts, "region": st.just(named[1])},
        {},
    )
)
_shares = st.floats(0, 1)
_pictured = st.one_of(
    st.just({}),
    _fields({"picture": st.just("knee.png")}, {"mark": _fields({"x": _shares, "y": _shares}, {})}),
)
_sided = st.one_of(
    st.tuples(
        st.sampled_from(["PC6", "LI4"]), st.sampled_from(["left", "right", "each", "both", "one"])
    ),
    st.tuples(st.just("EX-HN3"), st.just("midline")),
    st.tuples(
        st.builds(lambda spot, picture: spot | picture, _spots, _pictured),
        st.sampled_from(["left", "right", "each", "both", "one", "midline"]),
    ),
)
_rest_of_step = _fields(
    {},
    {
        "first": st.sampled_from(["left", "right"]),
        "rest": st.integers(0, 20),
        "tool": st.sampled_from(Tool),
        "hand": st.sampled_from(Hand),
        "note": texts,
        "leave_out_if": st.lists(st.sampled_from([c.id for c in CONDITIONS]), max_size=2),
    },
)
_steps = st.builds(
    lambda sided, timed, more: {"point": sided[0], "side": sided[1]} | timed | more,
    _sided,
    _timed,
    _rest_of_step,
)
_sets = _fields({"steps": st.lists(_steps, min_size=1, max_size=3)}, {"rounds": st.integers(1, 3)})
_files = _fields(
    {
        "format": st.just(1),
        "id": st.from_regex(r"[a-z0-9][a-z0-9_-]{0,20}", fullmatch=True),
        "title": texts,
        "symptoms": st.lists(st.sampled_from(["nausea", "headache"]), min_size=1, max_size=2),
        "sets": st.lists(_sets, min_size=1, max_size=3),
    },
    {
        "summary": texts,
        "position": st.lists(st.sampled_from(Position), max_size=3),
        "rounds": st.integers(1, 3),
        "prescribed": _fields({"by": texts}, {"note": texts}),
        "evidence": _fields(
            {"grade": st.sampled_from(Grade), "statement": texts},
            {"sources": st.lists(_lines, max_size=2)},
        ),
        "schedule": _fields(
            {},
            {
                "times_a_day": st.integers(1, 48),
                "days_a_week": st.integers(1, 7),
                "weeks": st.integers(1, 104),
                "when": st.lists(texts, max_size=2),
                "around": _fields(
                    {"date": texts, "from_day": st.integers(-9, 0), "to_day": st.integers(0, 9)},
                    {},
                ),
            },
        ),
    },
)


def _usable(routine: Routine) -> bool:
    return not any(routine_problems(routine, CONTENT))


routine_files = _files
"""Files whose every field fits; times may still not add up."""

routines = _files.map(lambda data: msgspec.convert(data, Routine)).filter(_usable)
"""Routines that `decode` would let through, short of the limit of four hours."""


def _plainly(data: dict[str, Any]) -> dict[str, Any]:
    """The file with words of nobody's own, so that every sentence is the program's."""
    steps = [step for group in data["sets"] for step in group["steps"]]
    for step in steps:
        step.pop("note", None)
        if isinstance(step["point"], dict):
            step["point"] = step["point"] | {"where": "There."}
    return data | {"title": "Example"}


plain_routines = (
    _files.map(_plainly).map(lambda data: msgspec.convert(data, Routine)).filter(_usable)
)
"""Routines in which nobody but the program chose the words."""

_targets = st.one_of(
    st.just({}),
    st.just({"place": True}),
    _fields({"symptom": st.sampled_from(["nausea", "headache"])}, {}),
    _fields({"region": st.sampled_from(["thumb_web", "calf", "forehead"])}, {}),
    _fields({"point": st.sampled_from(["PC6", "LI4", "EX-HN3", "My knee"])}, {}),
    _fields({"technique": st.sampled_from(Technique)}, {}),
)


def _rule(condition_id: str | None, action: Action, target: dict[str, Any]) -> Rule:
    local = condition_id in {c.id for c in CONDITIONS if c.kind is Kind.LOCAL}
    return rule(condition_id, action, **(target if local or "place" not in target else {}))


rules = st.builds(
    _rule,
    st.sampled_from([*(c.id for c in CONDITIONS), None]),
    st.sampled_from(Action),
    _targets,
)


@st.composite
def answers_about(draw: st.DrawFn, routine: Routine) -> Answers:
    """Answers to some of the conditions; local ones sometimes with places of the routine."""
    known = places(routine)
    given: dict[str, Answer] = {}
    where = {}
    for condition in CONDITIONS:
        if draw(st.booleans()):
            given[condition.id] = draw(st.sampled_from(Answer))
        if condition.kind is Kind.LOCAL and draw(st.booleans()):
            where[condition.id] = draw(st.frozensets(st.sampled_from(known), max_size=3))
    return Answers(given, where, otherwise=draw(st.sampled_from([Answer.YES, Answer.NO])))
