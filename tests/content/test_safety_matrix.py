"""Every condition at every point, region and shipped routine, against tables written by hand.

The tables were written from the clinical notes that the rules rest on, not from the rules.
"""

from itertools import combinations

import pytest

from acupressure_app.core.body import FORBIDDEN, Pressure, Region, Side
from acupressure_app.core.content import Action, Kind
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import (
    ALWAYS,
    Answer,
    Answers,
    Cleared,
    Place,
    Refused,
    Screened,
    Verdict,
    clear,
    questions,
)
from acupressure_app.core.timeline import compile_timeline
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content, read_routine, routine_files
from tests.builders import WORDS, press, routine, spot, yes

CONTENT = load_content(folders().assets)
ROUTINES = {
    shipped.id: shipped
    for path in routine_files(folders().routines)
    if isinstance(shipped := read_routine(path, CONTENT), Routine)
}
MIDLINE = ("EX-HN3", "GV20")

# What happens at a place, and whether the session may start: cleared, ask or refused.
# "-" is nothing at all; a caution is only shown and said.
AT_POINTS = """
condition         session  PC6     LI4     EX-HN3  GB20    EX-HN5 BL2     GV20
nothing           cleared  caution caution caution caution light  caution -
pregnancy         ask      caution skip    caution caution light  caution -
blood_thinners    ask      light   light   light   light   light  light   light
heart             ask      caution caution caution caution light  caution -
lung_kidney       ask      caution caution caution caution light  caution -
cancer            ask      caution caution caution caution light  caution -
clot_history      ask      caution caution caution caution light  caution -
bones             ask      caution caution caution caution light  caution -
neck              ask      caution caution caution skip    light  caution -
fragile_skin      cleared  light   light   light   light   light  light   light
carpal_tunnel     cleared  light   caution caution caution light  caution -
hand_joint        cleared  caution light   caution caution light  caution -
eye               cleared  caution caution caution caution light  skip    -
face_procedure    cleared  caution caution skip    caution light  skip    -
head_surgery      cleared  caution caution caution caution light  caution skip
epilepsy          ask      caution caution caution caution light  caution -
mental_crisis     ask      caution caution caution caution light  caution -
under_18          ask      caution caution caution caution light  caution -
fever             refused  stop    stop    stop    stop    stop   stop    stop
exercise_or_meal  refused  stop    stop    stop    stop    stop   stop    stop
intoxicated       refused  stop    stop    stop    stop    stop   stop    stop
wound             cleared  skip    skip    skip    skip    skip   skip    skip
inflamed_skin     cleared  skip    skip    skip    skip    skip   skip    skip
varicose_veins    cleared  skip    skip    skip    skip    skip   skip    skip
tumour            ask      skip    skip    skip    skip    skip   skip    skip
injury            cleared  skip    skip    skip    skip    skip   skip    skip
line_or_port      cleared  skip    skip    skip    skip    skip   skip    skip
clot              ask      skip    skip    skip    skip    skip   skip    skip
numb_skin         cleared  skip    skip    skip    skip    skip   skip    skip
lymph             cleared  skip    skip    skip    skip    skip   skip    skip
"""

# What each condition does to a spot of the user's own, by region; nowhere else anything.
FOR_EVERYONE = {
    "skip": "neck_front neck_side eyeball windpipe armpit groin",
    "light": "temple breast jaw upper_abdomen knee_back",
    "caution": "base_of_skull neck_back behind_ear eyebrow eye_socket lower_back lower_abdomen "
    "calf wrist_inner foot_top lower_leg_outer forearm_outer",
}
AT_REGIONS = {
    "pregnancy": {
        "skip": "thumb_web shoulder_top lower_leg_inner ankle_outer toes sacrum lower_back "
        "upper_abdomen lower_abdomen"
    },
    "heart": {"light": "shoulder_top breastbone collarbone lower_back"},
    "lung_kidney": {"light": "lower_back"},
    "bones": {"light": "lower_back"},
    "clot_history": {"skip": "calf"},
    "neck": {"skip": "base_of_skull neck_back"},
    "carpal_tunnel": {"light": "forearm_inner wrist_inner"},
    "hand_joint": {"light": "thumb_web"},
    "eye": {"skip": "eyebrow eye_socket"},
    "face_procedure": {"skip": "forehead eyebrow"},
    "head_surgery": {"skip": "head_top head_side head_back"},
    "blood_thinners": {"light": " ".join(Region)},
    "fragile_skin": {"light": " ".join(Region)},
}
STRICTEST_FIRST = ("skip", "light", "caution")

# The verdict on each shipped routine, and the points that it loses on every side.
# The headache routine is the hand point alone, so it is refused without it.
ON_ROUTINES = """
condition         nausea   anxiety         tension-headache tension-headache-head-neck
nothing           cleared  cleared         cleared          cleared
pregnancy         ask      ask             refused:LI4      ask
blood_thinners    ask      ask             ask              ask
heart             ask      ask             ask              ask
lung_kidney       ask      ask             ask              ask
cancer            ask      ask             ask              ask
clot_history      ask      ask             ask              ask
bones             ask      ask             ask              ask
neck              ask      ask             ask              ask:GB20
fragile_skin      cleared  cleared         cleared          cleared
carpal_tunnel     cleared  cleared         cleared          cleared
hand_joint        cleared  cleared         cleared          cleared
eye               cleared  cleared         cleared          cleared:BL2
face_procedure    cleared  refused:EX-HN3  cleared          cleared:BL2,EX-HN3
head_surgery      cleared  cleared         cleared          cleared:GV20
epilepsy          ask      ask             ask              ask
mental_crisis     ask      ask             ask              ask
under_18          ask      ask             ask              ask
fever             refused  refused         refused          refused
exercise_or_meal  refused  refused         refused          refused
intoxicated       refused  refused         refused          refused
"""

LOCAL = [
    "wound",
    "inflamed_skin",
    "varicose_veins",
    "tumour",
    "injury",
    "line_or_port",
    "clot",
    "numb_skin",
    "lymph",
]
LOCAL_THAT_ASK = {"tumour", "clot"}

# Words that a warning sign of the symptom must name.
RED_FLAGS = {
    "nausea": "blood|coffee grounds|poison|belly pain|chest pain|confusion|stiff neck|24 hours"
    "|12 hours|8 hours|pregnant",
    "tension_headache": "worst|within seconds|stiff neck|rash|confusion|speaking|weakness"
    "|numbness|seizure|double sight|walking|blow to the head|over 50|jaw pain|sore scalp"
    "|changed sight|pregnant|birth|cancer|immune|cough|painkillers|more often",
    "anxiety": "chest pain|arm or jaw|breathing|fainting|heart attack|harming yourself|suicide"
    "|for weeks",
    "insomnia": "gasps|driving|breathing|chest pain|weight loss|fever|heavy periods"
    "|harming yourself|three months",
    "period_cramps": "sudden severe|fainting|pregnancy|test was positive|pad|fever|stronger"
    "|painkillers|heavier|irregular",
    "back_pain": "between the legs|bladder|bowel|weak legs|both legs|fever|cancer|fall",
    "neck_pain": "dizziness|double sight|slurred|unsteadiness",
    "constipation": "vomiting|no stool|blood|three weeks|weight loss",
    "hiccups": "48 hours",
    "stuffy_nose": "swelling|headache with fever|double sight",
    "jaw_tension": "tight chest|locked|swelling with fever",
    "eye_strain": "loss of sight|painful red eye|curtain|flashes",
}


def rows(table: str) -> list[tuple[str, dict[str, str]]]:
    head, *lines = (line.split() for line in table.strip().splitlines())
    return [(name, dict(zip(head[1:], cells, strict=True))) for name, *cells in lines]


def answers(condition: str, *places: Place) -> Answers:
    """This one is true, at these places if it is local, and all else is not."""
    if condition == "nothing":
        return yes()
    where = {condition: frozenset(places)} if places else {}
    return Answers({condition: Answer.YES}, where, otherwise=Answer.NO)


def at_point(code: str) -> Routine:
    side = "midline" if code in MIDLINE else "each"
    return routine(press(code, side, stretches=[{"pressure": "firm"}]), symptoms=["other"])


def at_region(region: Region) -> Routine:
    return routine(press(spot(region=region), "each"), symptoms=["other"])


def done_at_the_place(screened: Screened) -> str:
    """What becomes of a routine with one step."""
    if any(finding.action is Action.STOP for finding in screened.findings):
        return "stop"
    if screened.left_out:
        assert isinstance(screened, Refused)
        return "skip"
    assert isinstance(screened, Cleared)
    (step,) = screened.steps
    if step.light:
        assert set(step.sides) <= step.light
        return "light"
    cautions = [f for f in screened.findings if f.action is Action.CAUTION]
    return "caution" if cautions else "-"


def session(screened: Screened) -> str:
    """Whether the session may start, were something left to press."""
    actions = {finding.action for finding in screened.findings}
    if Action.STOP in actions:
        return "refused"
    return "ask" if Action.ASK in actions else "cleared"


def regions(named: dict[str, str], action: str) -> set[str]:
    return set(named.get(action, "").split())


def left_out(screened: Screened) -> set[str]:
    return {left.point for left in screened.left_out}


def test_the_tables_name_every_condition() -> None:
    general = [c.id for c in CONTENT.conditions.values() if c.kind is Kind.GENERAL]
    local = [c.id for c in CONTENT.conditions.values() if c.kind is Kind.LOCAL]
    assert [name for name, _ in rows(AT_POINTS)] == ["nothing", *general, *local]
    assert [name for name, _ in rows(ON_ROUTINES)] == ["nothing", *general]
    assert local == LOCAL
    assert [*rows(AT_POINTS)[0][1]][1:] == [*CONTENT.points]
    assert {*rows(ON_ROUTINES)[0][1]} == {*ROUTINES}


@pytest.mark.parametrize(("condition", "expected"), rows(AT_POINTS))
def test_at_every_point(condition: str, expected: dict[str, str]) -> None:
    found = {}
    for code in CONTENT.points:
        screened = clear(at_point(code), CONTENT, answers(condition, Place(code)))
        found[code] = done_at_the_place(screened)
        assert session(screened) == expected["session"]
        refused = expected[code] in ("stop", "skip")
        assert screened.verdict == ("refused" if refused else expected["session"])
    assert {"session": expected["session"], **found} == expected


@pytest.mark.parametrize("condition", LOCAL)
def test_a_local_condition_elsewhere_leaves_the_point_alone(condition: str) -> None:
    nothing = dict(rows(AT_POINTS))["nothing"]
    for code in CONTENT.points:
        elsewhere = Answers({condition: Answer.YES}, {condition: frozenset()}, Answer.NO)
        screened = clear(at_point(code), CONTENT, elsewhere)
        assert done_at_the_place(screened) == nothing[code]
        assert screened.verdict == ("ask" if condition in LOCAL_THAT_ASK else "cleared")


@pytest.mark.parametrize("condition", [name for name, _ in rows(ON_ROUTINES)])
def test_at_every_region(condition: str) -> None:
    named = AT_REGIONS.get(condition, {})
    for region in Region:
        expected = next(
            (
                action
                for action in STRICTEST_FIRST
                if region in regions(FOR_EVERYONE, action) | regions(named, action)
            ),
            "-",
        )
        screened = clear(at_region(region), CONTENT, answers(condition))
        if session(screened) == "refused":
            expected = "stop"
        assert (region, done_at_the_place(screened)) == (region, expected)


@pytest.mark.parametrize("condition", LOCAL)
def test_a_local_condition_at_an_own_spot_leaves_it_out(condition: str) -> None:
    for region in Region:
        screened = clear(at_region(region), CONTENT, answers(condition, Place("My spot")))
        assert done_at_the_place(screened) == "skip"


@pytest.mark.parametrize("region", sorted(FORBIDDEN))
def test_a_forbidden_place_is_left_out_with_everything_answered_no(region: Region) -> None:
    screened = clear(at_region(region), CONTENT, yes())
    assert isinstance(screened, Refused)
    assert {left.side for left in screened.left_out} == {Side.LEFT, Side.RIGHT}
    assert [f.condition for f in screened.findings if f.action is Action.SKIP] == [ALWAYS]


@pytest.mark.parametrize("region", [Region.THUMB_WEB, Region.LOWER_ABDOMEN])
def test_pregnancy_leaves_an_own_spot_out_beside_another_point(region: Region) -> None:
    own = routine(press("PC6", "each"), press(spot("Mine", region=region), "left"))
    screened = clear(own, CONTENT, yes("pregnancy"))
    assert isinstance(screened, Cleared)
    assert [(left.point, left.side) for left in screened.left_out] == [("Mine", Side.LEFT)]
    assert [step.step.place for step in screened.steps] == ["PC6"]
    assert screened.verdict is Verdict.ASK


@pytest.mark.parametrize(("condition", "expected"), rows(ON_ROUTINES))
def test_on_every_shipped_routine(condition: str, expected: dict[str, str]) -> None:
    for routine_id, cell in expected.items():
        verdict, _, points = cell.partition(":")
        screened = clear(ROUTINES[routine_id], CONTENT, answers(condition))
        assert (routine_id, screened.verdict) == (routine_id, verdict)
        assert left_out(screened) == set(filter(None, points.split(",")))


@pytest.mark.parametrize("condition", LOCAL)
@pytest.mark.parametrize("routine_id", ROUTINES)
def test_a_local_condition_at_every_place_leaves_nothing(condition: str, routine_id: str) -> None:
    shipped = ROUTINES[routine_id]
    screened = clear(shipped, CONTENT, answers(condition), ROUTINES.values())
    assert screened.verdict is Verdict.REFUSED
    assert left_out(screened) == {step.place for step in shipped.steps}


@pytest.mark.parametrize("condition", LOCAL)
@pytest.mark.parametrize(
    ("routine_id", "point"),
    [("nausea", "PC6"), ("tension-headache", "LI4"), ("tension-headache-head-neck", "GB20")],
)
def test_a_local_condition_on_the_left_leaves_the_right(
    condition: str, routine_id: str, point: str
) -> None:
    there = answers(condition, Place(point, Side.LEFT))
    screened = clear(ROUTINES[routine_id], CONTENT, there)
    assert isinstance(screened, Cleared)
    assert [(left.point, left.side) for left in screened.left_out] == [(point, Side.LEFT)]
    assert next(s.sides for s in screened.steps if s.step.place == point) == (Side.RIGHT,)
    assert screened.verdict == ("ask" if condition in LOCAL_THAT_ASK else "cleared")


def red_flags() -> list[tuple[str, str]]:
    return [
        (shipped.id, flag.id)
        for shipped in ROUTINES.values()
        for symptom in shipped.symptoms
        for flag in CONTENT.symptoms[symptom].red_flags
    ]


@pytest.mark.parametrize(("routine_id", "flag"), red_flags())
@pytest.mark.parametrize("answer", [Answer.YES, Answer.NOT_SURE])
def test_a_warning_sign_refuses_with_advice_and_no_alternative(
    routine_id: str, flag: str, answer: Answer
) -> None:
    told = Answers({flag: answer}, otherwise=Answer.NO)
    screened = clear(ROUTINES[routine_id], CONTENT, told, ROUTINES.values())
    assert isinstance(screened, Refused)
    assert screened.alternative is None
    first = screened.findings[0]
    assert (first.condition, first.action) == (flag, Action.STOP)
    assert any(word in str(first.text) for word in ("Call ", "See a doctor", "Talk to somebody"))


@pytest.mark.parametrize("symptom", RED_FLAGS)
def test_the_warning_signs_of_a_symptom_are_complete(symptom: str) -> None:
    asked = " ".join(str(flag.text) for flag in CONTENT.symptoms[symptom].red_flags).casefold()
    missing = [words for words in RED_FLAGS[symptom].split("|") if words not in asked]
    assert not missing


def test_every_symptom_has_a_warning_sign() -> None:
    assert [s.id for s in CONTENT.symptoms.values() if not s.red_flags] == []


@pytest.mark.parametrize("routine_id", ROUTINES)
def test_only_what_matters_is_asked(routine_id: str) -> None:
    only_for = {
        "carpal_tunnel": {"nausea"},
        "hand_joint": {"tension-headache"},
        "eye": {"tension-headache-head-neck"},
        "face_procedure": {"anxiety", "tension-headache-head-neck"},
        "head_surgery": {"tension-headache-head-neck"},
    }
    general = [name for name, _ in rows(ON_ROUTINES)][1:]
    symptom = CONTENT.symptoms[ROUTINES[routine_id].symptoms[0]]
    expected = [
        *(flag.id for flag in symptom.red_flags),
        *(c for c in general if routine_id in only_for.get(c, ROUTINES)),
        *LOCAL,
    ]
    assert [asked.id for asked in questions(ROUTINES[routine_id], CONTENT)] == expected


@pytest.mark.parametrize("routine_id", ROUTINES)
def test_one_more_condition_never_makes_a_verdict_milder(routine_id: str) -> None:
    asked = [c.id for c in questions(ROUTINES[routine_id], CONTENT) if c.kind is not Kind.RED_FLAG]
    rank: dict[frozenset[str], int] = {}
    lost: dict[frozenset[str], int] = {}
    for size in range(4):
        for together in map(frozenset, combinations(asked, size)):
            screened = clear(ROUTINES[routine_id], CONTENT, yes(*together))
            rank[together], lost[together] = screened.verdict.rank, len(screened.left_out)
            for one in together:
                fewer = together - {one}
                assert rank[together] >= rank[fewer]
                assert lost[together] >= lost[fewer]


@pytest.mark.parametrize(("routine_id", "flag"), red_flags())
def test_a_warning_sign_stops_whatever_else_is_true(routine_id: str, flag: str) -> None:
    for other in (name for name, _ in rows(AT_POINTS)):
        told = yes(*{flag, other} - {"nothing"})
        screened = clear(ROUTINES[routine_id], CONTENT, told, ROUTINES.values())
        assert (screened.verdict, screened.alternative) == (Verdict.REFUSED, None)


def test_pregnancy_offers_the_headache_routine_without_the_hand_point() -> None:
    screened = clear(ROUTINES["tension-headache"], CONTENT, yes("pregnancy"), ROUTINES.values())
    assert screened.alternative == "tension-headache-head-neck"
    other = clear(ROUTINES[screened.alternative], CONTENT, yes("pregnancy"))
    assert (other.verdict, other.left_out) == (Verdict.ASK, ())


@pytest.mark.parametrize(
    ("routine_id", "told", "alternative"),
    [
        ("tension-headache", yes(wound=["LI4"]), "tension-headache-head-neck"),
        ("tension-headache", yes(wound=["LI4:left"]), "tension-headache-head-neck"),
        ("tension-headache-head-neck", yes("neck"), "tension-headache"),
        ("tension-headache-head-neck", yes("pregnancy", "eye"), None),
        ("tension-headache", yes("fever"), None),
        ("anxiety", yes("face_procedure"), None),
        ("nausea", yes(wound=["PC6"]), None),
    ],
)
def test_an_alternative_is_named_only_where_it_loses_less(
    routine_id: str, told: Answers, alternative: str | None
) -> None:
    screened = clear(ROUTINES[routine_id], CONTENT, told, ROUTINES.values())
    assert screened.alternative == alternative


@pytest.mark.parametrize("routine_id", ROUTINES)
def test_pregnancy_always_asks_first(routine_id: str) -> None:
    screened = clear(ROUTINES[routine_id], CONTENT, yes("pregnancy"))
    assert screened.verdict.rank >= Verdict.ASK.rank
    assert [f for f in screened.findings if (f.condition, f.action) == ("pregnancy", Action.ASK)]


def test_pregnancy_says_that_the_sources_disagree() -> None:
    screened = clear(ROUTINES["tension-headache"], CONTENT, yes("pregnancy"))
    (left,) = {left.reason for left in screened.left_out}
    assert "not shown harm" in str(left)
    assert "not tested" in str(left)


@pytest.mark.parametrize(
    ("routine_id", "medical_matter"),
    [
        ("nausea", "vomiting"),
        ("tension-headache", "headache today"),
        ("tension-headache-head-neck", "headache today"),
    ],
)
def test_pregnancy_names_what_is_a_medical_matter(routine_id: str, medical_matter: str) -> None:
    screened = clear(ROUTINES[routine_id], CONTENT, yes("pregnancy"))
    asks = [str(f.text) for f in screened.findings if f.action is Action.ASK]
    assert any(medical_matter in text for text in asks)


@pytest.mark.parametrize("routine_id", ROUTINES)
def test_blood_thinners_ask_first_and_press_lightly_everywhere(routine_id: str) -> None:
    screened = clear(ROUTINES[routine_id], CONTENT, yes("blood_thinners"))
    assert isinstance(screened, Cleared)
    found = {f.action for f in screened.findings if f.condition == "blood_thinners"}
    assert found == {Action.ASK, Action.LIGHT}
    timeline = compile_timeline(screened, CONTENT, WORDS)
    assert {pressed.pressure for pressed in timeline.presses} == {Pressure.LIGHT}
    plain = clear(ROUTINES[routine_id], CONTENT, yes())
    assert isinstance(plain, Cleared)
    usual = compile_timeline(plain, CONTENT, WORDS)
    assert [p.length for p in timeline.presses] == [p.length for p in usual.presses]


def test_the_strictest_action_at_a_point_wins_and_every_finding_stays() -> None:
    screened = clear(at_point("LI4"), CONTENT, yes("pregnancy", "blood_thinners", "hand_joint"))
    assert done_at_the_place(screened) == "skip"
    assert {f.condition for f in screened.findings} == {
        "pregnancy",
        "blood_thinners",
        "hand_joint",
        ALWAYS,
    }


def test_period_cramps_and_a_possible_pregnancy_stop() -> None:
    cramps = routine(press("PC6", "each"), symptoms=["period_cramps"])
    screened = clear(cramps, CONTENT, yes("pregnancy"), ROUTINES.values())
    assert screened.verdict is Verdict.REFUSED
    assert "medical help" in str(screened.findings[0].text)
