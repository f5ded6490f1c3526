"""No yes ever opens anything: what the rules and the answers leave of a routine."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from acupressure_app.core.body import Side
from acupressure_app.core.content import Action, Rule
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import (
    Answer,
    Answers,
    Cleared,
    Refused,
    Screened,
    Verdict,
    clear,
    places,
    questions,
)
from tests.builders import CONDITIONS, NAUSEA, content, place, press, routine, rule, spot, yes
from tests.core import strategies as any_

LEFT, RIGHT, BOTH, MIDLINE = Side.LEFT, Side.RIGHT, Side.BOTH, Side.MIDLINE

EXAMPLE = routine(
    press("PC6", "each"),
    press("LI4", "both", stretches=[{"technique": "knead"}]),
    press("EX-HN3", "midline"),
)


def sides_of(screened: Screened) -> dict[str, list[str]]:
    """The places that may be pressed, with their sides in playing order."""
    if isinstance(screened, Refused):
        return {}
    return {step.step.place: [str(side) for side in step.sides] for step in screened.steps}


WHOLE = {"PC6": ["left", "right"], "LI4": ["both"], "EX-HN3": ["midline"]}


def only(*names: str) -> dict[str, list[str]]:
    return {name: WHOLE[name] for name in names}


Case = tuple[str, Rule, Answers, Verdict, dict[str, list[str]]]

CASES: list[Case] = [
    (
        "an answer of no changes nothing",
        rule("fever", Action.STOP),
        yes(),
        Verdict.CLEARED,
        WHOLE,
    ),
    ("stop on everything refuses", rule("fever", Action.STOP), yes("fever"), Verdict.REFUSED, {}),
    (
        "stop on the symptom refuses its routine",
        rule("pregnancy", Action.STOP, symptom="nausea"),
        yes("pregnancy"),
        Verdict.REFUSED,
        {},
    ),
    (
        "stop on another symptom does not concern it",
        rule("pregnancy", Action.STOP, symptom="headache"),
        yes("pregnancy"),
        Verdict.CLEARED,
        WHOLE,
    ),
    (
        "stop on the routine refuses it",
        rule("pregnancy", Action.STOP, routine="example"),
        yes("pregnancy"),
        Verdict.REFUSED,
        {},
    ),
    (
        "stop on one point refuses the routine that presses it",
        rule("pregnancy", Action.STOP, point="LI4"),
        yes("pregnancy"),
        Verdict.REFUSED,
        {},
    ),
    (
        "stop on a point that is not pressed does not concern it",
        rule("pregnancy", Action.STOP, point="SP6"),
        yes("pregnancy"),
        Verdict.CLEARED,
        WHOLE,
    ),
    (
        "skip on a point leaves the others",
        rule("pregnancy", Action.SKIP, point="LI4"),
        yes("pregnancy"),
        Verdict.CLEARED,
        only("PC6", "EX-HN3"),
    ),
    (
        "skip on a region leaves the others",
        rule("pregnancy", Action.SKIP, region="forehead"),
        yes("pregnancy"),
        Verdict.CLEARED,
        only("PC6", "LI4"),
    ),
    (
        "skip on a technique leaves the others",
        rule("pregnancy", Action.SKIP, technique="knead"),
        yes("pregnancy"),
        Verdict.CLEARED,
        only("PC6", "EX-HN3"),
    ),
    (
        "skip on everything leaves nothing",
        rule("pregnancy", Action.SKIP),
        yes("pregnancy"),
        Verdict.REFUSED,
        {},
    ),
    (
        "skip for everyone costs no question",
        rule(None, Action.SKIP, region="forehead"),
        yes(),
        Verdict.CLEARED,
        only("PC6", "LI4"),
    ),
    (
        "a wound on the left leaves the right",
        rule("wound", Action.SKIP, place=True),
        yes(wound=["PC6:left"]),
        Verdict.CLEARED,
        WHOLE | {"PC6": ["right"]},
    ),
    (
        "a wound on one hand makes both hands the other hand",
        rule("wound", Action.SKIP, place=True),
        yes(wound=["LI4:left"]),
        Verdict.CLEARED,
        WHOLE | {"LI4": ["right"]},
    ),
    (
        "a wound on both sides leaves the point out",
        rule("wound", Action.SKIP, place=True),
        yes(wound=["LI4:both"]),
        Verdict.CLEARED,
        only("PC6", "EX-HN3"),
    ),
    (
        "a wound without a side is on every side",
        rule("wound", Action.SKIP, place=True),
        yes(wound=["PC6"]),
        Verdict.CLEARED,
        only("LI4", "EX-HN3"),
    ),
    (
        "a wound in the middle leaves the point out",
        rule("wound", Action.SKIP, place=True),
        yes(wound=["EX-HN3:midline"]),
        Verdict.CLEARED,
        only("PC6", "LI4"),
    ),
    (
        "a wound elsewhere leaves everything",
        rule("wound", Action.SKIP, place=True),
        yes(wound=[]),
        Verdict.CLEARED,
        WHOLE,
    ),
    (
        "a wound nobody knows where leaves nothing",
        rule("wound", Action.SKIP, place=True),
        yes("wound"),
        Verdict.REFUSED,
        {},
    ),
    (
        "ask leaves everything, once somebody was asked",
        rule("pregnancy", Action.ASK),
        yes("pregnancy"),
        Verdict.ASK,
        WHOLE,
    ),
    (
        "light leaves everything",
        rule("blood_thinners", Action.LIGHT),
        yes("blood_thinners"),
        Verdict.CLEARED,
        WHOLE,
    ),
    (
        "a caution leaves everything",
        rule(None, Action.CAUTION, point="PC6"),
        yes(),
        Verdict.CLEARED,
        WHOLE,
    ),
    (
        "a warning sign refuses",
        rule("fever", Action.CAUTION),
        yes("chest_pain"),
        Verdict.REFUSED,
        {},
    ),
]


@pytest.mark.parametrize(
    ("known", "answers", "verdict", "sides"),
    [pytest.param(*case, id=name) for name, *case in CASES],
)
def test_what_a_rule_leaves(
    known: Rule, answers: Answers, verdict: Verdict, sides: dict[str, list[str]]
) -> None:
    screened = clear(EXAMPLE, content(known), answers)
    assert screened.verdict is verdict
    assert sides_of(screened) == sides


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NOT_SURE, None], ids=str)
def test_not_sure_and_no_answer_count_as_yes(answer: Answer | None) -> None:
    others = {c.id: Answer.NO for c in content().conditions.values()}
    given = others | {"fever": answer} if answer else others.copy()
    if answer is None:
        del given["fever"]
    assert clear(EXAMPLE, content(rule("fever", Action.STOP)), Answers(given)).verdict is (
        Verdict.REFUSED
    )


def test_nobody_asked_means_nothing_is_cleared() -> None:
    assert isinstance(clear(EXAMPLE, content(), Answers()), Refused)


def test_what_is_left_out_is_named_with_its_side_and_reason() -> None:
    known = content(
        rule("wound", Action.SKIP, place=True), rule("pregnancy", Action.SKIP, point="LI4")
    )
    screened = clear(EXAMPLE, known, yes("pregnancy", wound=["PC6:right"]))
    assert [(left.point, left.side, left.reason) for left in screened.left_out] == [
        ("PC6", RIGHT, "Because of wound."),
        ("LI4", LEFT, "Because of pregnancy."),
        ("LI4", RIGHT, "Because of pregnancy."),
    ]


def test_a_place_left_out_for_two_reasons_is_named_once_and_both_findings_stay() -> None:
    known = content(
        rule("wound", Action.SKIP, place=True), rule("fever", Action.SKIP, region="forehead")
    )
    screened = clear(EXAMPLE, known, yes("fever", wound=["EX-HN3"]))
    assert [left.point for left in screened.left_out] == ["EX-HN3"]
    assert {finding.condition for finding in screened.findings} == {"wound", "fever"}


def test_the_strictest_action_wins_and_comes_first_and_every_finding_stays() -> None:
    known = content(
        rule(None, Action.CAUTION, point="LI4"),
        rule("fever", Action.LIGHT, point="LI4"),
        rule("pregnancy", Action.ASK),
        rule("wound", Action.SKIP, point="LI4"),
    )
    screened = clear(EXAMPLE, known, yes("fever", "pregnancy", "wound"))
    assert sides_of(screened) == only("PC6", "EX-HN3")
    assert screened.verdict is Verdict.ASK
    assert [(f.condition, f.action) for f in screened.findings] == [
        ("wound", Action.SKIP),
        ("pregnancy", Action.ASK),
        ("fever", Action.LIGHT),
        ("always", Action.CAUTION),
    ]


def test_ask_stands_even_where_its_point_is_left_out() -> None:
    known = content(
        rule("pregnancy", Action.ASK, point="LI4"), rule("fever", Action.SKIP, point="LI4")
    )
    assert clear(EXAMPLE, known, yes("pregnancy", "fever")).verdict is Verdict.ASK


def test_light_where_the_condition_is() -> None:
    known = content(rule("veins", Action.LIGHT, place=True))
    screened = clear(EXAMPLE, known, yes(veins=["PC6:left", "LI4:right"]))
    assert isinstance(screened, Cleared)
    assert {step.step.place: step.light for step in screened.steps} == {
        "PC6": {LEFT},
        "LI4": {RIGHT, BOTH},
        "EX-HN3": frozenset(),
    }


@pytest.mark.parametrize(
    ("wounds", "sides"),
    [
        pytest.param([], ["left", "right"], id="the user may choose"),
        pytest.param(["PC6:left"], ["right"], id="a wound on the left leaves the right"),
        pytest.param(["PC6:right"], ["left"], id="a wound on the right leaves the left"),
    ],
)
def test_one_side_of_the_user_s_choice(wounds: Sequence[str], sides: list[str]) -> None:
    known = content(rule("wound", Action.SKIP, place=True))
    screened = clear(routine(press("PC6", "one")), known, yes(wound=wounds))
    assert sides_of(screened) == {"PC6": sides}


def test_an_own_spot_is_screened_by_its_name_and_by_its_region() -> None:
    mine = routine(press(spot("Old scar", "calf"), "left"), press("PC6"))
    known = content(
        rule("veins", Action.SKIP, place=True), rule("pregnancy", Action.SKIP, region="calf")
    )
    assert sides_of(clear(mine, known, yes())) == {"Old scar": ["left"], "PC6": ["left"]}
    assert sides_of(clear(mine, known, yes("pregnancy"))) == {"PC6": ["left"]}
    assert sides_of(clear(mine, known, yes(veins=["Old scar:left"]))) == {"PC6": ["left"]}


def test_an_own_spot_at_a_forbidden_place_is_left_out_for_everyone() -> None:
    known = content(rule(None, Action.SKIP, region="neck_front"))
    mine = routine(press(spot("Throat", "neck_front"), "midline"))
    assert isinstance(clear(mine, known, yes()), Refused)


@pytest.mark.parametrize(
    ("answers", "sides"),
    [
        pytest.param(yes(), {"PC6": ["left", "right"]}, id="neither is true"),
        pytest.param(yes("pregnancy"), {}, id="the general one is true"),
        pytest.param(yes("wound"), {}, id="the local one is everywhere"),
        pytest.param(yes(wound=["PC6:left"]), {"PC6": ["right"]}, id="the local one is left"),
        pytest.param(yes(wound=[]), {"PC6": ["left", "right"]}, id="the local one is elsewhere"),
    ],
)
def test_a_step_leaves_itself_out(answers: Answers, sides: dict[str, list[str]]) -> None:
    mine = routine(press("PC6", "each", leave_out_if=["pregnancy", "wound"]), press("LI4", "both"))
    assert sides_of(clear(mine, content(), answers)) == sides | {"LI4": ["both"]}


def test_a_step_that_leaves_itself_out_relaxes_no_rule() -> None:
    mine = routine(press("PC6", leave_out_if=["wound"]), press("LI4"))
    known = content(rule("fever", Action.SKIP, point="PC6"))
    assert sides_of(clear(mine, known, yes("fever"))) == {"LI4": ["left"]}


def test_questions_are_those_that_matter_warning_signs_first_places_last() -> None:
    known = content(
        rule("wound", Action.SKIP, place=True),
        rule("pregnancy", Action.ASK, point="PC6"),
        rule("blood_thinners", Action.LIGHT, point="LI4"),
        rule(None, Action.CAUTION),
    )
    mine = routine(press("PC6", leave_out_if=["fever"]))
    assert [c.id for c in questions(mine, known)] == ["chest_pain", "pregnancy", "fever", "wound"]


def test_places_are_asked_about_once_each_side_by_itself() -> None:
    mine = routine(press("LI4", "both"), press("PC6", "one"), press("LI4", "left"))
    assert places(mine) == tuple(
        place(text) for text in ("LI4:left", "LI4:right", "PC6:left", "PC6:right")
    )


HAND = routine(press("LI4", "both"), id="hand")
BROW = routine(press("EX-HN3", "midline"), id="brow")
BOTH_PLACES = routine(press("LI4", "both"), press("EX-HN3", "midline"), id="both")
OTHER_SYMPTOM = routine(press("EX-HN3", "midline"), id="other", symptoms=["headache"])
LIBRARY = (HAND, OTHER_SYMPTOM, BOTH_PLACES, BROW)
NO_HAND = rule("pregnancy", Action.SKIP, point="LI4")


@pytest.mark.parametrize(
    ("asked", "known", "answers", "alternative"),
    [
        pytest.param(HAND, NO_HAND, yes("pregnancy"), "brow", id="for a refused one"),
        pytest.param(BOTH_PLACES, NO_HAND, yes("pregnancy"), "brow", id="for one that loses"),
        pytest.param(BROW, NO_HAND, yes("pregnancy"), None, id="none where nothing is lost"),
        pytest.param(
            BOTH_PLACES,
            rule("wound", Action.SKIP, place=True),
            yes(wound=["LI4:left"]),
            "brow",
            id="for one that loses a side",
        ),
        pytest.param(
            HAND,
            rule("wound", Action.SKIP, place=True),
            yes(wound=["LI4:left", "EX-HN3"]),
            None,
            id="none that loses as much",
        ),
        pytest.param(HAND, NO_HAND, yes("chest_pain"), None, id="none after a warning sign"),
        pytest.param(
            HAND, rule("fever", Action.STOP), yes("fever"), None, id="none where all are stopped"
        ),
        pytest.param(
            BOTH_PLACES,
            rule("wound", Action.SKIP, place=True),
            yes(wound=["LI4", "EX-HN3"]),
            None,
            id="none where nothing remains of any",
        ),
    ],
)
def test_another_routine_for_the_symptom(
    asked: Routine, known: Rule, answers: Answers, alternative: str | None
) -> None:
    assert clear(asked, content(known), answers, LIBRARY).alternative == alternative


def test_a_warning_sign_says_what_to_do_instead() -> None:
    refused = clear(EXAMPLE, content(), yes("chest_pain"))
    [flag] = NAUSEA.red_flags
    assert [(f.condition, f.action, f.text) for f in refused.findings] == [
        ("chest_pain", Action.STOP, flag.advice)
    ]


def played(screened: Screened) -> set[tuple[int, Side]]:
    if isinstance(screened, Refused):
        return set()
    parts = {BOTH: (LEFT, RIGHT)}
    return {
        (step.number, part)
        for step in screened.steps
        for side in step.sides
        for part in parts.get(side, (side,))
    }


def found(screened: Screened) -> set[tuple[str, Action, str, str, int, Side]]:
    return {
        (finding.condition, finding.action, str(finding.target), str(finding.text), *where)
        for finding in screened.findings
        for where in finding.presses
    }


def light(screened: Screened) -> set[tuple[int, Side]]:
    if isinstance(screened, Refused):
        return set()
    return {(step.number, side) for step in screened.steps for side in step.light}


KNOWN = st.lists(any_.rules, max_size=6).map(lambda rules: content(*rules))
ONE_CONDITION = st.sampled_from([condition.id for condition in CONDITIONS])


@given(any_.routines, KNOWN, ONE_CONDITION, st.data())
def test_one_more_yes_never_opens_anything(
    routine: Routine, known: Content, changed: str, data: st.DataObject
) -> None:
    answers = data.draw(any_.answers_about(routine))
    no = replace(answers, given={**answers.given, changed: Answer.NO})
    worse = data.draw(st.sampled_from([Answer.YES, Answer.NOT_SURE]))
    yes = replace(answers, given={**answers.given, changed: worse})
    mild, strict = clear(routine, known, no), clear(routine, known, yes)
    assert strict.verdict.rank >= mild.verdict.rank
    assert played(strict) <= played(mild)
    assert found(strict) >= found(mild)
    assert {press for press in light(mild) if press in played(strict)} <= light(strict)


@given(any_.routines, KNOWN, st.data())
def test_one_more_place_never_opens_anything(
    routine: Routine, known: Content, data: st.DataObject
) -> None:
    answers = data.draw(any_.answers_about(routine))
    more = {"wound": answers.places.get("wound", frozenset()) | set(places(routine)[:1])}
    fewer = {"wound": frozenset(answers.places.get("wound", frozenset()) - set(places(routine)))}
    mild, strict = (
        clear(routine, known, replace(answers, places={**answers.places, **wound}))
        for wound in (fewer, more)
    )
    assert strict.verdict.rank >= mild.verdict.rank
    assert played(strict) <= played(mild)
    assert found(strict) >= found(mild)


@given(any_.routines, KNOWN, ONE_CONDITION, st.data())
def test_what_is_not_asked_makes_no_difference(
    routine: Routine, known: Content, changed: str, data: st.DataObject
) -> None:
    answers = data.draw(any_.answers_about(routine))
    outcomes = [
        clear(routine, known, replace(answers, given={**answers.given, changed: answer}))
        for answer in (Answer.YES, Answer.NO)
    ]
    asked = {condition.id for condition in questions(routine, known)}
    assert changed in asked or outcomes[0] == outcomes[1]


@given(any_.routines, KNOWN, st.data())
def test_every_place_is_played_or_left_out_with_a_reason(
    routine: Routine, known: Content, data: st.DataObject
) -> None:
    screened = clear(routine, known, data.draw(any_.answers_about(routine)))
    left = {(out.point, out.side) for out in screened.left_out}
    pressed = {(routine.steps[number].place, side) for number, side in played(screened)}
    everything = {(known_place.point, known_place.side) for known_place in places(routine)}
    assert all(out.reason for out in screened.left_out)
    if isinstance(screened, Cleared):
        assert pressed | left == everything
