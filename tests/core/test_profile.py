"""Remembered answers are worth something for a while only, and some never."""

from datetime import date, timedelta

import pytest

from acupressure_app.core.content import Condition, Kind
from acupressure_app.core.profile import (
    Profile,
    Remembered,
    change,
    forget,
    fresh,
    grown_old,
    listed,
    may_be_remembered,
    remember,
)
from acupressure_app.core.screening import Answer, Answers
from tests.builders import BLOOD_THINNERS, FEVER, PREGNANCY, RED_FLAG, WOUND, condition

TODAY = date(2026, 3, 15)


def remembered(days_ago: int, answer: Answer = Answer.NO) -> Profile:
    """What was answered about pregnancy, which stands for fourteen days."""
    return Profile({"pregnancy": Remembered(answer, TODAY - timedelta(days=days_ago))})


@pytest.mark.parametrize(
    ("days_ago", "stands"),
    [
        pytest.param(0, True, id="today"),
        pytest.param(14, True, id="on the last day"),
        pytest.param(15, False, id="a day later it is asked again"),
        pytest.param(-1, False, id="from tomorrow, by a wrong clock"),
    ],
)
def test_an_answer_stands_for_its_days(days_ago: int, stands: bool) -> None:
    answers = fresh(remembered(days_ago), [PREGNANCY], TODAY)
    assert answers.given == ({"pregnancy": Answer.NO} if stands else {})
    assert answers.holds("pregnancy") is not stands
    given = Remembered(Answer.NO, TODAY - timedelta(days=days_ago))
    assert grown_old(given, PREGNANCY, TODAY) is not stands


def test_only_what_is_asked_now_is_answered_from_memory() -> None:
    assert fresh(remembered(1), [BLOOD_THINNERS], TODAY).given == {}


@pytest.mark.parametrize(
    ("asked", "may"),
    [
        pytest.param(PREGNANCY, True, id="a general one with days"),
        pytest.param(FEVER, False, id="one of today"),
        pytest.param(WOUND, False, id="a local one"),
        pytest.param(condition("scar", Kind.LOCAL, 30), False, id="a local one with days"),
        pytest.param(condition(RED_FLAG.id, Kind.RED_FLAG, 30), False, id="a warning sign"),
    ],
)
def test_what_may_be_remembered(asked: Condition, may: bool) -> None:
    assert may_be_remembered(asked) is may
    answers = Answers({asked.id: Answer.YES})
    assert (asked.id in remember(Profile(), answers, [asked], TODAY).answers) is may


def test_what_is_stored_but_may_not_be_remembered_answers_nothing() -> None:
    stored = Profile({"fever": Remembered(Answer.NO, TODAY)})
    assert fresh(stored, [FEVER], TODAY).given == {}


def test_a_new_answer_takes_the_place_of_the_old_and_others_stay() -> None:
    before = Profile(
        {
            "pregnancy": Remembered(Answer.NO, date(2026, 1, 1)),
            "blood_thinners": Remembered(Answer.YES, date(2026, 1, 1)),
        }
    )
    after = remember(before, Answers({"pregnancy": Answer.NOT_SURE}), [PREGNANCY], TODAY)
    assert after.answers == {
        "pregnancy": Remembered(Answer.NOT_SURE, TODAY),
        "blood_thinners": Remembered(Answer.YES, date(2026, 1, 1)),
    }


def test_what_was_not_answered_is_not_remembered() -> None:
    assert remember(Profile(), Answers(), [PREGNANCY], TODAY) == Profile()


def test_another_answer_has_the_day_it_was_given_and_others_stay() -> None:
    kept = Remembered(Answer.YES, date(2026, 1, 1))
    before = Profile({**remembered(20).answers, "blood_thinners": kept})
    after = change(before, PREGNANCY, Answer.YES, TODAY)
    assert after.answers == {
        "pregnancy": Remembered(Answer.YES, TODAY),
        "blood_thinners": kept,
    }


def test_one_answer_can_be_forgotten() -> None:
    kept = Remembered(Answer.YES, date(2026, 1, 1))
    before = Profile({**remembered(1).answers, "blood_thinners": kept})
    assert forget(before, "pregnancy") == Profile({"blood_thinners": kept})
    assert forget(forget(before, "pregnancy"), "blood_thinners") == Profile()


def test_what_is_listed_is_remembered_and_may_be() -> None:
    answer = Remembered(Answer.NO, TODAY)
    stored = Profile(dict.fromkeys(("fever", "wound", "pregnancy", "of_another_version"), answer))
    asked = (BLOOD_THINNERS, PREGNANCY, FEVER, WOUND)
    assert listed(stored, asked) == (PREGNANCY,)
