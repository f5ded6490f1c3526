"""The shipped content holds together, says where it comes from, and keeps to modest words."""

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest

from acupressure_app.core.body import FORBIDDEN, Side
from acupressure_app.core.codec import decode
from acupressure_app.core.content import Action, Kind, NotPressed, Point
from acupressure_app.core.routine import Grade, Routine, Step
from acupressure_app.core.screening import Cleared, clear
from acupressure_app.core.timeline import Pace, compile_timeline, unscreened_total
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content, read_routine, routine_files
from acupressure_app.ui.help.choosing_view import CITED
from tests.builders import WORDS, raw, routine_data, yes

FOLDERS = folders()
CONTENT = load_content(FOLDERS.assets)
FILES = routine_files(FOLDERS.routines)
ROUTINES = {
    shipped.id: shipped
    for path in FILES
    if isinstance(shipped := read_routine(path, CONTENT), Routine)
}
POINTS = list(CONTENT.points.values())
STEPS = [
    pytest.param(step, id=f"{shipped.id}-{step.place}")
    for shipped in ROUTINES.values()
    for step in shipped.steps
    if isinstance(step.point, str)
]
POINT_FILES = sorted((FOLDERS.assets / "points").glob("*.json"))
SHOWN = (
    "symptoms.json",
    "safety.json",
    "not_pressed.json",
    *(f"points/{path.name}" for path in POINT_FILES),
)
PICTURES = json.loads((FOLDERS.pictures / "pictures.json").read_bytes())["views"]

# (point, side, usual seconds, most seconds) as the clinical list of routines has them.
SEQUENCES = {
    "nausea": [("PC6", "each", 150, 180)],
    "travel-sickness": [("PC6", "each", 120, 180)],
    "nausea-longer": [("PC6", "each", 180, 180), ("ST36", "each", 60, 180)],
    "tension-headache": [("LI4", "each", 120, 300)],
    "tension-headache-head-neck": [
        ("GB20", "both", 60, 60),
        ("EX-HN5", "both", 60, 120),
        ("BL2", "both", 60, 120),
        ("GV20", "midline", 60, 120),
        ("EX-HN3", "midline", 60, 180),
    ],
    "anxiety": [("EX-HN3", "midline", 300, 600)],
    "stress": [
        ("EX-HN3", "midline", 180, 300),
        ("CV17", "midline", 180, 180),
        ("PC6", "one", 180, 180),
    ],
    "desk-stress": [
        ("GB20", "both", 30, 60),
        ("GB21", "each", 30, 60),
        ("LI4", "each", 30, 60),
        ("HT7", "each", 30, 60),
    ],
    "sleep": [
        ("PC6", "each", 60, 120),
        ("HT7", "each", 120, 180),
        ("SP6", "each", 60, 120),
        ("EX-HN3", "midline", 60, 180),
    ],
    "relaxing": [
        ("ANMIAN", "each", 180, 180),
        ("HT7", "each", 180, 180),
        ("SP6", "each", 180, 180),
        ("LR3", "each", 180, 180),
        ("EX-HN3", "midline", 180, 180),
    ],
    "fatigue": [
        ("GV20", "midline", 180, 180),
        ("CV6", "midline", 180, 180),
        ("LI4", "each", 180, 180),
        ("ST36", "each", 180, 180),
        ("SP6", "each", 180, 180),
        ("KI3", "each", 180, 180),
    ],
    "period-cramps": [
        ("SP6", "each", 60, 120),
        ("LI4", "each", 60, 120),
        ("LR3", "each", 60, 120),
    ],
    "low-back": [("EX-UE7", "each", 60, 60), ("BL23", "both", 90, 90), ("GB34", "each", 30, 60)],
    "neck-shoulder": [
        ("GB20", "both", 60, 60),
        ("GB21", "each", 30, 60),
        ("LI10", "each", 30, 60),
        ("LI11", "each", 30, 60),
        ("SI3", "each", 30, 60),
    ],
    "stuffy-nose": [("LI20", "both", 180, 180), ("BL2", "both", 180, 180)],
    "muscle-knots": [("Tender spot of the shoulder", "one", 90, 90)],
    "jaw-tension": [
        ("ST6", "both", 60, 120),
        ("ST7", "both", 60, 120),
        ("EX-HN5", "both", 60, 120),
    ],
}
# As the notes on evidence grade it; a combined routine takes the lowest of what it rests on.
GRADES = {
    "nausea": Grade.LOW,
    "travel-sickness": Grade.VERY_LOW,
    "nausea-longer": Grade.LOW,
    "tension-headache": Grade.VERY_LOW,
    "tension-headache-head-neck": Grade.VERY_LOW,
    "anxiety": Grade.LOW,
    "stress": Grade.LOW,
    "desk-stress": Grade.VERY_LOW,
    "sleep": Grade.LOW,
    "relaxing": Grade.LOW,
    "fatigue": Grade.LOW,
    "period-cramps": Grade.LOW,
    "low-back": Grade.LOW,
    "neck-shoulder": Grade.VERY_LOW,
    "stuffy-nose": Grade.VERY_LOW,
    "muscle-knots": Grade.VERY_LOW,
    "jaw-tension": Grade.TRADITIONAL,
}
# The pressing time that the list names, all sides together, in seconds at the usual pace.
PRESSED = {
    "nausea": 300,
    "travel-sickness": 240,
    "nausea-longer": 480,
    "tension-headache": 240,
    "tension-headache-head-neck": 300,
    "anxiety": 300,
    "stress": 540,
    "desk-stress": 210,
    "sleep": 540,
    "relaxing": 1620,
    "fatigue": 1800,
    "period-cramps": 360,
    "low-back": 270,
    "neck-shoulder": 300,
    "stuffy-nose": 360,
    "muscle-knots": 90,
    "jaw-tension": 180,
}

NEVER = re.compile(
    r"\b(cure[sd]?|curing|heal|heals|healed|healing|treat|treats|treated|treating|treatments?"
    r"|proven|safe|safer|safely|safety|guaranteed?|energy|toxins?|we|oops|please wait"
    r"|cause[sd]? (a )?miscarriage)\b|!",
    re.IGNORECASE,
)
NOT_SHOWN = {
    "id",
    "words",
    "code",
    "source",
    "sources",
    "condition",
    "target",
    "address",
    "pinyin",
    "hanzi",
}

# Copies of somebody else's page, named as such in the clinical notes, or link services.
MIRRORS = (
    "concordhospital.org",
    "siteman.wustl.edu",
    "zana.com",
    "qigonginstitute.org",
    "hedgegrail",
    "ogka.at",
    "physiospot",
    "epistemonikos",
    "/zh_",
    "/es/",
    "/pt",
    "/th/",
    "redirectedFrom",
    "web.archive",
    "googleusercontent",
)
# Whose own page a host is; a copy of an article at a university or a shop is nobody's own.
OWN_PAGES = """
acupressure.com | acupressure.com (M. R. Gach)
acupressureclass.com | acupressureclass.com
acupressurewellness.com | acupressurewellness.com
acupuncture-and-chinese-medicine.com | acupuncture-and-chinese-medicine.com
acupuncture.rhizome.net.nz | Debra Betts
artofacupuncture.com.au | Art of Acupuncture
biologyinsights.com | Biology Insights
blog.dana-farber.org | Dana-Farber Cancer Institute
bmccomplementmedtherapies.biomedcentral.com | BMC Complementary and Alternative Medicine
bottomlineinc.com | Bottom Line
ccnmicc-blog.ca | CCNM Integrative Cancer Centre
cmjournal.biomedcentral.com | Chinese Medicine
drticm.com | TICM
emptyhandbodywork.com | Empty Hand Bodywork
exploreim.ucla.edu | UCLA Center for East-West Medicine
haleintegrative.com | Hale Integrative
healinglotus-acupuncture.com | Healing Lotus Acupuncture
health.clevelandclinic.org | Cleveland Clinic
hindawi.com | Evidence-Based Complementary and Alternative Medicine
ingentaconnect.com | Aviation, Space, and Environmental Medicine
jmedicalcasereports.biomedcentral.com | Journal of Medical Case Reports
journals.lww.com | Anesthesia & Analgesia
karger.com | Complementary Medicine Research
mandalahealth.co.za | Mandala Health
massagemag.com | Massage Magazine
mayoclinic.com | Mayo Clinic
mayoclinic.org | Mayo Clinic
middlesexhealth.org | Middlesex Health
mskcc.org | Memorial Sloan Kettering Cancer Center
my.clevelandclinic.org | Cleveland Clinic
news.va.gov | US Department of Veterans Affairs
nhs.uk | NHS
nice.org.uk | NICE
norfolkandwaveneycommunityhealth.nhs.uk | Norfolk and Waveney community NHS
oncologyacupuncture.ca | oncologyacupuncture.ca
ons.org | Oncology Nursing
pure.lib.cgu.edu.tw | Chang Gung University
roswellpark.org | Roswell Park Comprehensive Cancer Center
shen-nong.com | Shen-Nong, Hong Kong
symptomnavi.ch | SymptomNavi Switzerland
takingcharge.csh.umn.edu | University of Minnesota, Taking Charge
tcmclinic.org | TCM Clinic
treatmentofsleepdisorders.com | treatmentofsleepdisorders.com
trialsjournal.biomedcentral.com | Trials
ufhealthjax.org | UF Health Jacksonville (ADAM encyclopedia)
vebaresourcecenter.com | VEBA Resource Center
webmd.com | WebMD
yinyanghouse.com | Yin Yang House
"""
ANYBODYS = {"doi.org", "pubmed.ncbi.nlm.nih.gov", "pmc.ncbi.nlm.nih.gov"}
# Publishers whose own page is known by this address alone.
ONLY_HTTP_IS_KNOWN = {
    "www.acupuncture-and-chinese-medicine.com",
    "artofacupuncture.com.au",
    "mandalahealth.co.za",
    "www.mayoclinic.com",
    "shen-nong.com",
}


def plain(name: str) -> Any:
    return json.loads((FOLDERS.assets / name).read_bytes())


def texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """(field, text) of everything in a content file that somebody may read or hear."""
    match value:
        case str() if field not in NOT_SHOWN:
            yield field, value
        case list():
            for item in value:
                yield from texts(item, field)
        case dict():
            for key, item in value.items():
                yield from texts(item, key)


def program_texts() -> Iterator[tuple[str, str]]:
    """(file, text) of every text in the program that is marked for translation."""
    package = Path(__file__).parents[2] / "acupressure_app"
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in ("N_", "_", "gettext", "ngettext"):
                for given in node.args:
                    if isinstance(given, ast.Constant) and isinstance(given.value, str):
                        yield path.name, given.value


def _called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
    return ""


def sources_named() -> set[str]:
    return {
        *(rule.source for rule in CONTENT.rules),
        *(key for point in POINTS for key in point.sources),
        *(hold.source for point in POINTS for hold in (*point.holds, *point.counted)),
        *(key for point in POINTS for key in point.pregnancy.sources),
        *(key for point in CONTENT.not_pressed.values() for key in point.sources),
        *CITED,
        *(key for shipped in ROUTINES.values() if shipped.evidence for key in evidence(shipped)),
    }


def evidence(shipped: Routine) -> tuple[str, ...]:
    assert shipped.evidence
    return shipped.evidence.sources


def repeated(names: list[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def library_point(step: Step) -> Point:
    assert isinstance(step.point, str)
    return CONTENT.points[step.point]


@pytest.mark.parametrize(
    "path",
    [*FILES, *FOLDERS.assets.glob("*.json"), FOLDERS.pictures / "pictures.json"],
    ids=lambda path: path.name,
)
def test_no_field_is_written_twice(path: Path) -> None:
    def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert not repeated([key for key, _ in pairs])
        return dict(pairs)

    json.loads(path.read_text("utf-8"), object_pairs_hook=each_once)


def test_no_id_is_used_twice() -> None:
    safety, symptoms = plain("safety.json"), plain("symptoms.json")["symptoms"]
    flags = [flag["id"] for symptom in symptoms for flag in symptom["red_flags"]]
    assert not repeated([c["id"] for c in safety["conditions"]] + flags)
    assert not repeated([symptom["id"] for symptom in symptoms])
    assert {path.stem for path in POINT_FILES} == set(CONTENT.points)
    assert not repeated(
        [*CONTENT.points, *(point["code"] for point in plain("not_pressed.json")["points"])]
    )


def test_a_name_means_one_point() -> None:
    known: list[Point | NotPressed] = [*POINTS, *CONTENT.not_pressed.values()]
    names = [name for point in known for name in {_folded(n) for n in (point.code, *point.aliases)}]
    assert not repeated(names)


def _folded(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_routine_is_a_routine(path: Path) -> None:
    shipped = decode(path.read_bytes(), CONTENT)
    assert isinstance(shipped, Routine), shipped
    assert shipped.id == path.stem


@pytest.mark.parametrize("refused", CONTENT.not_pressed.values(), ids=lambda point: point.code)
def test_a_point_that_is_not_pressed_is_recognised_and_refused(refused: NotPressed) -> None:
    assert refused.instead is None or refused.instead in CONTENT.points
    for name in (refused.code, *refused.aliases):
        step = {"point": name, "side": "left", "seconds": 60}
        problems = decode(raw(routine_data(step, symptoms=["other"])), CONTENT)
        assert not isinstance(problems, Routine)
        (problem,) = problems
        assert problem.where == "$.sets[0].steps[0].point"
        assert str(refused.why) in problem.what(WORDS.tr)


def test_rules_name_only_what_there_is() -> None:
    for rule in CONTENT.rules:
        assert rule.condition is None or rule.condition in CONTENT.conditions
        assert rule.target.symptom is None or rule.target.symptom in CONTENT.symptoms
        assert rule.target.point is None or rule.target.point in CONTENT.points
        assert rule.target.routine is None or rule.target.routine in ROUTINES
        fields = msgspec.structs.asdict(rule.target).values()
        assert sum(value not in (None, False) for value in fields) <= 1
        if rule.target.place:
            assert rule.condition
            assert CONTENT.conditions[rule.condition].kind is Kind.LOCAL


def test_no_rule_is_written_twice() -> None:
    assert not repeated([f"{r.condition} {r.target} {r.action}" for r in CONTENT.rules])


def test_every_condition_has_a_rule() -> None:
    assert {*CONTENT.conditions} == {rule.condition for rule in CONTENT.rules} - {None}


def test_every_forbidden_region_is_left_out_for_everyone() -> None:
    always = {
        rule.target.region
        for rule in CONTENT.rules
        if rule.condition is None and rule.action is Action.SKIP
    }
    assert always == FORBIDDEN


def test_only_general_conditions_are_ever_remembered() -> None:
    kept = {c.id for c in CONTENT.conditions.values() if c.keep_days}
    today = {"fever", "exercise_or_meal", "intoxicated", "mental_crisis", "face_procedure"}
    today |= {"period", "still_long"}
    general = {c.id for c in CONTENT.conditions.values() if c.kind is Kind.GENERAL}
    assert kept == general - today


def test_every_source_that_is_named_is_known_and_every_known_one_is_named() -> None:
    assert sources_named() - {*CONTENT.sources} == set()
    assert {*CONTENT.sources} - sources_named() == set()


def test_every_claim_has_a_source() -> None:
    assert [point.code for point in POINTS if not point.sources] == []
    assert [shipped.id for shipped in ROUTINES.values() if not evidence(shipped)] == []
    assert [str(rule.text) for rule in CONTENT.rules if not rule.source] == []
    assert [key for key, source in CONTENT.sources.items() if not source.publisher] == []


@pytest.mark.parametrize("key", CONTENT.sources)
def test_an_address_is_the_publishers_own(key: str) -> None:
    address = CONTENT.sources[key].address
    if address is None:
        return
    parts = urlsplit(address)
    schemes = {"https", "http"} if parts.hostname in ONLY_HTTP_IS_KNOWN else {"https"}
    assert parts.scheme in schemes
    assert parts.hostname
    assert re.fullmatch(r"[!-~]+", address)
    assert not [mirror for mirror in MIRRORS if mirror in address]
    host = parts.hostname.removeprefix("www.")
    own = dict(line.split(" | ") for line in OWN_PAGES.strip().splitlines())
    assert host in ANYBODYS or CONTENT.sources[key].publisher.startswith(own[host])


@pytest.mark.parametrize("name", SHOWN)
def test_the_content_keeps_to_modest_words(name: str) -> None:
    assert [text for _, text in texts(plain(name)) if NEVER.search(text)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_routines_keep_to_modest_words(path: Path) -> None:
    shown = texts(json.loads(path.read_bytes()))
    assert [text for _, text in shown if NEVER.search(text)] == []


def test_the_program_keeps_to_modest_words() -> None:
    found = list(program_texts())
    assert len(found) > 100
    assert [(file, text) for file, text in found if NEVER.search(text)] == []


def test_texts_are_as_long_as_their_places_on_the_screen() -> None:
    longest = {"find": 100, "again": 100, "place": 40, "short": 50, "advice": 140, "reason": 220}
    longest |= {"see_someone": 140, "statement": 200, "summary": 140, "title": 60}
    for name in SHOWN:
        data = plain(name)
        assert [t for field, t in texts(data) if len(t) > longest.get(field, 180)] == []
    for path in FILES:
        data = json.loads(path.read_bytes())
        assert [t for field, t in texts(data) if len(t) > longest.get(field, 180)] == []
    spoken = [str(rule.text) for rule in CONTENT.rules if rule.condition not in _red_flags()]
    assert [text for text in spoken if len(text) > 90] == []


def _red_flags() -> set[str]:
    return {c.id for c in CONTENT.conditions.values() if c.kind is Kind.RED_FLAG}


def test_texts_are_whole_sentences_without_stray_spaces() -> None:
    for name in SHOWN:
        shown = list(texts(plain(name)))
        assert [text for _, text in shown if text != " ".join(text.split())] == []
        ending = ("find", "again", "advice", "reason", "see_someone", "location")
        assert [t for field, t in shown if field in ending and not t.endswith(".")] == []


def test_what_is_said_never_begins_with_a_side() -> None:
    said = [str(rule.text) for rule in CONTENT.rules]
    for point in POINTS:
        said += [str(text) for text in (*point.place.values(), *point.find, point.again)]
    assert [text for text in said if re.match(r"left|right", text, re.IGNORECASE)] == []


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.code)
def test_a_point_can_be_found_on_each_side(point: Point) -> None:
    sides = {Side.MIDLINE} if point.midline else {Side.LEFT, Side.RIGHT, Side.BOTH}
    assert {*point.place} == sides
    for side in sides & {Side.LEFT, Side.RIGHT}:
        assert side in str(point.place[side]).split()
    assert 2 <= len(point.find) <= 4
    for text in (*point.find, point.again):
        fields = set(re.findall(r"{(.*?)}", str(text)))
        assert fields <= ({"side", "other"} if not point.midline else set())
    assert point.techniques
    assert point.region not in FORBIDDEN


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.code)
def test_a_point_has_published_times(point: Point) -> None:
    assert point.holds
    for hold in point.holds:
        assert 0 < (hold.min or hold.max) <= hold.max <= 3600
    assert date(2026, 1, 1) <= date.fromisoformat(point.checked)


def test_the_steps_to_the_wrist_point_have_the_words_that_the_flow_counts() -> None:
    assert [len(str(step).split()) for step in CONTENT.points["PC6"].find] == [5, 11, 12, 14]


def test_the_shipped_routines_are_the_published_sequences() -> None:
    found = {}
    for shipped in ROUTINES.values():
        plain_steps = [msgspec.to_builtins(step) for step in shipped.steps]
        found[shipped.id] = [
            (step.place, plain["side"], plain["seconds"]["usual"], plain["seconds"]["max"])
            for step, plain in zip(shipped.steps, plain_steps, strict=True)
        ]
        assert (shipped.rounds, [group.rounds for group in shipped.sets]) == (1, [1])
    assert found == SEQUENCES


@pytest.mark.parametrize("routine_id", PRESSED)
def test_a_routine_presses_as_long_as_the_list_says(routine_id: str) -> None:
    cleared = clear(ROUTINES[routine_id], CONTENT, yes())
    assert isinstance(cleared, Cleared)
    timeline = compile_timeline(cleared, CONTENT, WORDS)
    assert sum(press.length for press in timeline.presses) == PRESSED[routine_id] * 1000


@pytest.mark.parametrize("step", STEPS)
def test_the_times_of_a_step_lie_within_the_published_ones(step: Step) -> None:
    point = library_point(step)
    assert step.shortest is not None
    assert step.longest is not None
    published = [hold.min for hold in point.holds if hold.min is not None]
    assert min(published) <= step.shortest <= step.longest <= point.longest


@pytest.mark.parametrize("step", STEPS)
def test_a_step_presses_as_its_point_asks(step: Step) -> None:
    point = library_point(step)
    for stretch in step.stretches:
        assert stretch.technique in point.techniques
        assert stretch.pressure.rank <= point.pressure.rank


@pytest.mark.parametrize("shipped", ROUTINES.values(), ids=lambda shipped: shipped.id)
def test_the_evidence_is_graded_as_the_notes_grade_it(shipped: Routine) -> None:
    assert shipped.evidence
    assert shipped.evidence.grade is GRADES[shipped.id]
    assert str(shipped.evidence.statement).count(".") == 1
    assert {*evidence(shipped)} <= {*CONTENT.sources}


# What no statement says of weak evidence, and how a statement says that it is weak.
PROMISES = re.compile(r"\b(works?|effective(ly)?|relieves?|reduces?|improves?|prevents?|helps)\b")
LIMITS = re.compile(r"\b(small(er)?|few|mixed|not|no|none|only|hardly|little|may|low certainty)\b")


@pytest.mark.parametrize("shipped", ROUTINES.values(), ids=lambda shipped: shipped.id)
def test_no_statement_promises_more_than_its_grade_allows(shipped: Routine) -> None:
    assert shipped.evidence
    assert shipped.evidence.grade is not Grade.MODERATE
    said = str(shipped.evidence.statement).casefold()
    assert not PROMISES.search(said)
    assert LIMITS.search(said)


@pytest.mark.parametrize(
    ("pace", "seconds"), [(Pace.SHORT, 290), (Pace.STANDARD, 350), (Pace.LONG, 410)]
)
def test_nausea_lasts_as_long_as_the_flow_says(pace: Pace, seconds: int) -> None:
    assert unscreened_total(ROUTINES["nausea"], CONTENT, WORDS, pace) == seconds * 1000


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("body", ["feminine", "masculine"])
def test_every_point_has_its_picture_with_a_mark_for_each_side(body: str, step: Step) -> None:
    point = library_point(step)
    assert point.view
    view = PICTURES[f"{point.view.picture}.{body}"]
    one_mark = point.midline or view["limb"]
    marks = [point.code] if one_mark else [f"{point.code}.L", f"{point.code}.R"]
    several = [name for name in view["points"] if name[: -len(".1")] == point.code and one_mark]
    for mark in several or marks:
        assert view["points"][mark]["visible"]


@pytest.mark.parametrize("point", CONTENT.points.values(), ids=lambda point: point.code)
def test_a_picture_is_called_what_it_shows(point: Point) -> None:
    assert point.view
    for body in ("feminine", "masculine"):
        assert PICTURES[f"{point.view.picture}.{body}"]["title"] == point.view.title
