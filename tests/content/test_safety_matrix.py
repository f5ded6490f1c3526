"""Every condition at every point, region and shipped routine, against tables written by hand.

The tables were written from the clinical notes that the rules rest on, not from the rules.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import pytest

from acupressure_app.core.body import FORBIDDEN, Pressure, Region, Side
from acupressure_app.core.content import Action, InPregnancy, Kind, Point
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
MIDLINE = ("EX-HN1", "EX-HN3", "GV20", "GV24", "CV6", "CV12", "CV17")

# For each condition: whether the session may start (cleared, ask or refused), and what happens at
# which points beyond what holds for everyone; "all" are all of them. A caution is only shown and
# said. The first row is for everyone; what it does not name is pressed without a word.
AT_POINTS = """
nothing          | cleared | light: EX-HN5 ST6 ST7 CV12
                 |         | caution: PC6 LI4 LI10 LU7 LU9 HT7 TE5 EX-HN3 GB20 BL2 BL10 ST2 ANMIAN
                 |         | caution: SP6 SP9 ST25 ST36 ST44 LR3 KI1 KI3 KI27 GB21 GB34 GB41 BL23
                 |         | caution: BL57 CV6 CV17
pregnancy        | ask     | skip: LI4 SP6 GB21 BL60 ST25 CV6 CV12 BL23
blood_thinners   | ask     | light: all
heart            | ask     | skip: ST25 CV6 CV12
                 |         | light: GB21 CV17 KI27 BL23
lung_kidney      | ask     | light: BL23
cancer           | ask     |
clot_history     | ask     | skip: BL57 SP10
bones            | ask     | light: BL23 CV17
neck             | ask     | skip: GB20 BL10
fragile_skin     | cleared | light: all
carpal_tunnel    | cleared | light: PC6 HT7 LU9
hand_joint       | cleared | skip: LU7 LI11
                 |         | light: LI4
eye              | cleared | skip: BL2 ST2
face_procedure   | cleared | skip: EX-HN3 BL2 LI20 ST2 EX-HN5 ST6 ST7
head_surgery     | cleared | skip: GV20 GV24 EX-HN1
chest            | cleared | skip: CV17 KI27
                 |         | light: GB21
belly            | cleared | skip: ST25 CV6 CV12
knee             | cleared | skip: ST36 GB34 SP9 SP10
feet             | cleared | skip: SP4 SP6 KI1 KI3 LR3 GB41 ST44 BL60
jaw              | cleared | skip: ST6 ST7
ear              | cleared | skip: ANMIAN
epilepsy         | ask     |
mental_crisis    | ask     |
under_18         | ask     |
fever            | refused | stop: all
exercise_or_meal | refused | stop: all
intoxicated      | refused | stop: all
period           | cleared | skip: ST25 CV6 CV12 BL23
still_long       | cleared | skip: BL57
wound            | cleared | skip: all
inflamed_skin    | cleared | skip: all
varicose_veins   | cleared | skip: all
tumour           | ask     | skip: all
injury           | cleared | skip: all
line_or_port     | cleared | skip: all
clot             | ask     | skip: all
numb_skin        | cleared | skip: all
lymph            | cleared | skip: all
"""

# Points that ask a pregnant woman once more, beside the question about everything.
ASK_IN_PREGNANCY = "KI3 KI1 SP9 SP10 LR3 BL57 LI11 GB41 SP4 ST36 PC6"

# What each condition does to a spot of the user's own, by region; nowhere else anything.
FOR_EVERYONE = {
    "skip": "neck_front neck_side eyeball windpipe armpit groin",
    "light": "temple breast jaw upper_abdomen knee_back",
    "caution": "base_of_skull neck_back behind_ear eyebrow eye_socket lower_back lower_abdomen "
    "calf wrist_inner foot_top lower_leg_outer forearm_outer shoulder_top breastbone collarbone "
    "foot_sole ankle_inner knee_inner lower_leg_inner",
}
AT_REGIONS = {
    "pregnancy": {
        "skip": "thumb_web shoulder_top lower_leg_inner ankle_outer toes sacrum lower_back "
        "upper_abdomen lower_abdomen"
    },
    "heart": {
        "skip": "upper_abdomen lower_abdomen",
        "light": "shoulder_top breastbone collarbone lower_back",
    },
    "lung_kidney": {"light": "lower_back"},
    "bones": {"light": "lower_back breastbone ribs upper_back"},
    "clot_history": {"skip": "calf"},
    "neck": {"skip": "base_of_skull neck_back"},
    "carpal_tunnel": {"light": "forearm_inner wrist_inner"},
    "hand_joint": {"skip": "elbow_outer elbow_inner", "light": "thumb_web"},
    "eye": {"skip": "eyebrow eye_socket"},
    "face_procedure": {"skip": "forehead eyebrow nose cheek temple jaw"},
    "head_surgery": {"skip": "head_top head_side head_back"},
    "chest": {"skip": "breastbone collarbone ribs", "light": "shoulder_top"},
    "belly": {"skip": "upper_abdomen lower_abdomen"},
    "knee": {"skip": "knee_front knee_inner knee_outer knee_back lower_leg_outer thigh_front"},
    "feet": {
        "skip": "lower_leg_inner ankle_inner ankle_outer heel foot_top foot_inner foot_outer "
        "foot_sole toes"
    },
    "jaw": {"skip": "jaw"},
    "ear": {"skip": "ear behind_ear"},
    "period": {"skip": "upper_abdomen lower_abdomen lower_back"},
    "still_long": {"skip": "calf"},
    "blood_thinners": {"light": " ".join(Region)},
    "fragile_skin": {"light": " ".join(Region)},
}
STRICTEST_FIRST = ("stop", "skip", "light", "caution", "-")

# The points of each routine that a condition leaves out, on every side. A routine that loses all
# of its points is refused; otherwise the verdict is that of the session in the table above.
LEFT_OUT = """
pregnancy      | tension-headache: LI4 | desk-stress: GB21 LI4 | sleep: SP6 | relaxing: SP6
pregnancy      | fatigue: CV6 LI4 SP6 | period-cramps: stop | low-back: BL23
pregnancy      | neck-shoulder: GB21 | muscle-knots: own
heart          | fatigue: CV6
neck           | tension-headache-head-neck: GB20 | desk-stress: GB20 | neck-shoulder: GB20
hand_joint     | neck-shoulder: LI11
eye            | tension-headache-head-neck: BL2 | stuffy-nose: BL2
face_procedure | anxiety: EX-HN3 | tension-headache-head-neck: BL2 EX-HN3 EX-HN5
face_procedure | stress: EX-HN3 | sleep: EX-HN3 | relaxing: EX-HN3 | stuffy-nose: LI20 BL2
face_procedure | jaw-tension: ST6 ST7 EX-HN5
head_surgery   | tension-headache-head-neck: GV20 | fatigue: GV20
chest          | stress: CV17
belly          | fatigue: CV6
knee           | nausea-longer: ST36 | fatigue: ST36 | low-back: GB34
feet           | sleep: SP6 | relaxing: SP6 LR3 | fatigue: SP6 KI3 | period-cramps: SP6 LR3
jaw            | jaw-tension: ST6 ST7
ear            | relaxing: ANMIAN
period         | fatigue: CV6 | low-back: BL23
"""

# The conditions that concern only routines with certain points; all others are always asked.
ASKED_ONLY_FOR = """
carpal_tunnel  | nausea travel-sickness nausea-longer stress desk-stress sleep relaxing
hand_joint     | tension-headache desk-stress fatigue period-cramps neck-shoulder
eye            | tension-headache-head-neck stuffy-nose
face_procedure | anxiety tension-headache-head-neck stress sleep relaxing stuffy-nose jaw-tension
head_surgery   | tension-headache-head-neck fatigue
chest          | stress desk-stress neck-shoulder muscle-knots
belly          | fatigue
knee           | nausea-longer fatigue low-back
feet           | sleep relaxing fatigue period-cramps
jaw            | jaw-tension
ear            | relaxing
period         | fatigue low-back
still_long     |
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
    "|12 hours|8 hours|pregnant|blow to the head",
    "travel_sickness": "blood|poison|chest pain|confusion|24 hours|pregnant|blow to the head",
    "tension_headache": "worst|within seconds|stiff neck|rash|confusion|speaking|weakness"
    "|numbness|seizure|double sight|walking|blow to the head|over 50|jaw pain|sore scalp"
    "|changed sight|pregnant|birth|cancer|immune|cough|painkillers|more often",
    "anxiety": "chest pain|arm or jaw|breathing|fainting|heart attack|harming yourself|suicide"
    "|for weeks",
    "insomnia": "gasps|driving|breathing|chest pain|weight loss|fever|heavy periods"
    "|harming yourself|three months",
    "period_cramps": "sudden severe|fainting|pregnancy|test was positive|pad|fever|stronger"
    "|painkillers|heavier|irregular",
    "back_pain": "between the legs|bladder|bowel|weak legs|both legs|fever|cancer|fall"
    "|chest pain|sudden severe pain in the belly",
    "neck_pain": "chest pain|breathing|arm or the jaw|dizziness|double sight|slurred|unsteadiness",
    "constipation": "vomiting|no stool|blood|three weeks|weight loss",
    "hiccups": "48 hours",
    "stuffy_nose": "swelling|headache with fever|double sight",
    "jaw_tension": "tight chest|locked|swelling with fever",
    "eye_strain": "loss of sight|painful red eye|curtain|flashes",
    # What a single point is practised with, whatever for.
    "other": "chest pain|breathing|weakness|speaking|worst|within seconds|stiff neck|rash|over 50"
    "|sore scalp|swollen, warm|fall|harming yourself|suicide",
}


def lines(table: str) -> Iterator[list[str]]:
    for line in table.strip().splitlines():
        yield [cell.strip() for cell in line.split("|")]


class Row(NamedTuple):
    """What a condition does: to the session, and at which points."""

    session: str
    at: dict[str, str]


def at_points() -> dict[str, Row]:
    """The table, with what holds for everyone in every row."""
    table: dict[str, Row] = {}
    name = ""
    for condition, session, change in lines(AT_POINTS):
        if condition:
            name = condition
            everyone = table["nothing"].at if "nothing" in table else {}
            table[name] = Row(session, {code: everyone.get(code, "-") for code in CONTENT.points})
        action, _, codes = change.partition(":")
        named = CONTENT.points if codes.strip() == "all" else codes.split()
        for code in named:
            table[name].at[code] = min(action, table[name].at[code], key=STRICTEST_FIRST.index)
    return table


TABLE = at_points()


def left_out_of(condition: str) -> dict[str, set[str]]:
    """The points that each routine loses; {"stop"} where the symptom itself is refused."""
    cells = [cell for name, *cells in lines(LEFT_OUT) if name == condition for cell in cells]
    return {name.strip(): set(codes.split()) for name, codes in (c.split(":") for c in cells)}


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
    assert [*TABLE] == ["nothing", *general, *local]
    assert local == LOCAL
    assert len(TABLE["nothing"].at) == 45
    assert {name for name, *_ in lines(LEFT_OUT)} <= {*general}
    assert {name for name, *_ in lines(ASKED_ONLY_FOR)} <= {*general}


@pytest.mark.parametrize("condition", TABLE)
def test_at_every_point(condition: str) -> None:
    expected = TABLE[condition]
    found = {}
    for code in CONTENT.points:
        screened = clear(at_point(code), CONTENT, answers(condition, Place(code)))
        found[code] = done_at_the_place(screened)
        assert (code, session(screened)) == (code, expected.session)
        refused = expected.at[code] in ("stop", "skip")
        assert screened.verdict == ("refused" if refused else expected.session)
    assert found == expected.at


def test_pregnancy_asks_once_more_at_the_points_that_are_named_for_it() -> None:
    asked = set()
    for code in CONTENT.points:
        screened = clear(at_point(code), CONTENT, answers("pregnancy"))
        asks = [f for f in screened.findings if f.action is Action.ASK]
        asked |= {code} if len(asks) > 1 else set()
    assert asked == set(ASK_IN_PREGNANCY.split())


@pytest.mark.parametrize("point", CONTENT.points.values(), ids=lambda point: point.code)
def test_what_is_known_in_pregnancy_and_what_is_done_agree(point: Point) -> None:
    left_out = TABLE["pregnancy"].at[point.code] == "skip"
    assert left_out == (point.pregnancy.status is InPregnancy.AVOID)
    if not left_out:
        named = point.pregnancy.status in (InPregnancy.ASK_FIRST, InPregnancy.STUDIED)
        assert named == (point.code in ASK_IN_PREGNANCY.split())


@pytest.mark.parametrize("condition", LOCAL)
def test_a_local_condition_elsewhere_leaves_the_point_alone(condition: str) -> None:
    nothing = TABLE["nothing"].at
    for code in CONTENT.points:
        elsewhere = Answers({condition: Answer.YES}, {condition: frozenset()}, Answer.NO)
        screened = clear(at_point(code), CONTENT, elsewhere)
        assert done_at_the_place(screened) == nothing[code]
        assert screened.verdict == ("ask" if condition in LOCAL_THAT_ASK else "cleared")


@pytest.mark.parametrize("condition", [name for name in TABLE if name not in LOCAL])
def test_at_every_region(condition: str) -> None:
    named = AT_REGIONS.get(condition, {})
    for region in Region:
        expected = next(
            (
                action
                for action in ("skip", "light", "caution")
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


@pytest.mark.parametrize("condition", [name for name in TABLE if name not in LOCAL])
def test_on_every_shipped_routine(condition: str) -> None:
    expected = left_out_of(condition)
    for shipped in ROUTINES.values():
        screened = clear(shipped, CONTENT, answers(condition))
        places = {step.place for step in shipped.steps}
        lost = expected.get(shipped.id, set())
        if lost == {"stop"}:
            assert screened.verdict is Verdict.REFUSED
            continue
        lost = places if lost == {"own"} else lost
        verdict = "refused" if lost == places else TABLE[condition].session
        assert (shipped.id, left_out(screened)) == (shipped.id, lost)
        assert (shipped.id, screened.verdict) == (shipped.id, verdict)


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
    only_for = {name: set(ids.split()) for name, ids in lines(ASKED_ONLY_FOR)}
    general = [name for name in TABLE if name not in (*LOCAL, "nothing")]
    theirs = ROUTINES[routine_id].symptoms
    symptoms = [symptom for symptom in CONTENT.symptoms.values() if symptom.id in theirs]
    expected = [
        *(flag.id for symptom in symptoms for flag in symptom.red_flags),
        *(c for c in general if routine_id in only_for.get(c, ROUTINES)),
        *LOCAL,
    ]
    assert [asked.id for asked in questions(ROUTINES[routine_id], CONTENT)] == expected


@pytest.mark.parametrize("routine_id", ROUTINES)
def test_one_more_condition_never_makes_a_verdict_milder(routine_id: str) -> None:
    asked = [c.id for c in questions(ROUTINES[routine_id], CONTENT) if c.kind is not Kind.RED_FLAG]
    rank: dict[frozenset[str], int] = {}
    lost: dict[frozenset[str], int] = {}
    for size in range(3):
        for together in map(frozenset, combinations(asked, size)):
            screened = clear(ROUTINES[routine_id], CONTENT, yes(*together))
            rank[together], lost[together] = screened.verdict.rank, len(screened.left_out)
            for one in together:
                fewer = together - {one}
                assert rank[together] >= rank[fewer]
                assert lost[together] >= lost[fewer]


@pytest.mark.parametrize(("routine_id", "flag"), red_flags())
def test_a_warning_sign_stops_whatever_else_is_true(routine_id: str, flag: str) -> None:
    for other in TABLE:
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
        ("nausea", yes(wound=["PC6"]), "nausea-longer"),
        ("nausea-longer", yes(wound=["PC6", "ST36"]), None),
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
