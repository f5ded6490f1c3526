"""What people type who never saw the program, and what Home then offers, says, or keeps back."""

import pytest

from acupressure_app.core.content import NO_COMPLAINT, Symptom, Urgency
from acupressure_app.core.text import in_language
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.ui.home.matching import Found, found, unserved
from acupressure_app.ui.home.menu import menu
from acupressure_app.ui.home.wanted import Wanted
from acupressure_app.ui.searching import same
from tests.builders import WORDS

SHIPPED = load_library(folders())
GROUPS = menu(SHIPPED, WORDS)
UNSERVED = unserved(SHIPPED, WORDS)


def _searched(query: str) -> Found:
    return found(GROUPS, GROUPS, UNSERVED, query, Wanted())


def _ids(query: str) -> list[str]:
    return [entry.id for group in _searched(query).groups for entry in group.entries]


HEADACHE = ["tension-headache", "tension-headache-head-neck"]
NAUSEA = ["nausea", "nausea-longer"]
SLEEP = ["sleep", "relaxing"]
STRESS = ["desk-stress", "stress", "relaxing"]
TIRED = ["fatigue", "relaxing"]
TRAVEL = ["travel-sickness", *NAUSEA]

# All that is offered, the likeliest first.
OFFERED = {
    "tense shoulders": ["neck-shoulder"],
    "my shoulders are really tight": ["neck-shoulder"],
    "shoulder": ["neck-shoulder", "muscle-knots"],
    "shoulder hurts": ["neck-shoulder"],
    "knots in my shoulder": ["muscle-knots", "neck-shoulder"],
    "frozen shoulder": ["neck-shoulder"],
    "my neck is stiff from the computer": ["neck-shoulder"],
    "stif neck": ["neck-shoulder"],
    "back of my neck hurts": ["neck-shoulder"],
    "can't move my neck": ["neck-shoulder"],
    "neckache": ["neck-shoulder"],
    "back of my head hurts": HEADACHE,
    "I have a really bad headache today": HEADACHE,
    "headaches every morning": HEADACHE,
    "headahce": HEADACHE,
    "migranes": HEADACHE,
    "throbbing head": HEADACHE,
    "my belly hurts after eating": [*NAUSEA, "period-cramps"],
    "tummy ache after dinner": NAUSEA,
    "stoamch ache": NAUSEA,
    "stomach bug": NAUSEA,
    "nauseous and tired": [*NAUSEA, *TIRED],
    "nausea and diarrhoea": NAUSEA,
    "pregnant and sick": NAUSEA,
    "I feel sick on the bus": TRAVEL,
    "car sick": TRAVEL,
    "motion sickness on a boat": TRAVEL,
    "nervous about flying": ["travel-sickness", "anxiety"],
    "can't fall asleep": SLEEP,
    "waking at 3am": SLEEP,
    "jetlag": SLEEP,
    "period pain": ["period-cramps"],
    "periods": ["period-cramps"],
    "dysmenorrhoea": ["period-cramps"],
    "dysmenorrhea": ["period-cramps"],
    "period cramps and back pain": ["period-cramps", "low-back"],
    "tight jaw": ["jaw-tension"],
    "grind my teeth at night": ["jaw-tension"],
    "lower back pain from sitting": ["low-back"],
    "hurt my back lifting": ["low-back"],
    "backache": ["low-back"],
    "tight muscles": ["muscle-knots"],
    "stuffy nose and sore throat": ["stuffy-nose"],
    "sinus pressure": ["stuffy-nose"],
    "hay fever": ["stuffy-nose"],
    "a cold": ["stuffy-nose"],
    "panic attack": ["anxiety"],
    "heart racing": ["anxiety"],
    "pressure at work": STRESS,
    "wound up": STRESS,
    "weakness": TIRED,
    "run down": TIRED,
    "burned out": TIRED,
}


@pytest.mark.parametrize(("query", "ids"), OFFERED.items())
def test_what_is_said_finds_what_is_for_it_and_nothing_else(query: str, ids: list[str]) -> None:
    left = _searched(query)
    assert (_ids(query), left.missing, left.urgent) == (ids, None, False)


NOTHING = [
    *("sore throat", "toothache", "my teeth hurt", "earache", "blocked ear", "pressure in my ears"),
    *("knee pain", "back of my knee", "leg cramps", "tired legs", "restless legs", "calf pain"),
    *("thigh pain", "cold hands", "cold sore", "dry mouth", "night sweats", "hot flushes"),
    *("weak bladder", "blood pressure", "blood in my stool", "broken neck", "lump in my neck"),
    *("swollen neck", "headache and fever", "sprained ankle", "wound", "burn", "food poisoning"),
    *("feeling down", "weight loss", "quit smoking", "hair loss", "heartburn", "diarrhea", "leg"),
    *("hand", "black", "tennis elbow", "kidney stones", "sunburn", "asdfgh"),
]


@pytest.mark.parametrize("query", NOTHING)
def test_what_no_pressing_is_for_finds_nothing_and_is_taken_for_nothing_else(query: str) -> None:
    assert _searched(query) == Found(())


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("dry eyes", "Eye strain"),
        ("eyes hurt from screen", "Eye strain"),
        ("trapped wind", "Constipation"),
        ("bloated", "Constipation"),
        ("hiccups", "Hiccups"),
    ],
)
def test_a_known_complaint_without_a_routine_is_named(query: str, complaint: str) -> None:
    left = _searched(query)
    assert left.missing
    assert (left.missing.title, left.groups) == (complaint, ())


EMERGENCIES = [
    *("pain in chest", "chest tightness", "shoulder and chest pain", "chst pain", "hert attack"),
    *("I can’t breathe", "cant breth", "short of breath", "black stool", "black stools"),
    *("throwing up blood", "severe stomach pain", "worst headache of my life", "i hit my head"),
    *("stiff neck and fever", "weak legs", "face drooping", "seizure", "want to die", "suicde"),
    *("slurred speech", "i cant see", "back pain and fever", "pregnant with cramps"),
]


@pytest.mark.parametrize("query", EMERGENCIES)
def test_beside_an_emergency_nothing_is_offered_and_nothing_guessed(query: str) -> None:
    assert _searched(query) == Found((), urgent=True)


FLAGS = [
    pytest.param(f"{in_language(symptom.title, 'en')}: {in_language(flag.text, 'en')}", id=flag.id)
    for symptom in SHIPPED.content.symptoms.values()
    for flag in symptom.red_flags
    if flag.urgency is Urgency.EMERGENCY
]


@pytest.mark.parametrize("text", FLAGS)
def test_every_warning_sign_that_is_an_emergency_is_known_by_its_own_text(text: str) -> None:
    assert _searched(text).urgent


@pytest.mark.parametrize("symptom", SHIPPED.content.symptoms.values(), ids=lambda s: s.id)
def test_no_word_of_a_symptom_is_kept_back(symptom: Symptom) -> None:
    for word in (in_language(symptom.title, "en"), *symptom.words):
        left = _searched(word)
        assert left.groups or left.missing or symptom.id == NO_COMPLAINT, word


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("breathe", "breathing", True),
        ("worried", "worry", True),
        ("allergies", "allergy", True),
        ("weak", "weakness", True),
        ("queasy", "queasiness", True),
        ("heart", "heartburn", False),
        ("blade", "bladder", False),
        ("stress", "stres", False),
        ("ill", "illegal", False),
    ],
)
def test_a_word_is_known_with_another_ending(one: str, other: str, alike: bool) -> None:
    assert same(one, other) is same(other, one) is alike
