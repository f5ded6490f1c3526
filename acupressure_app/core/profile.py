"""The remembered answers: opt-in, dated, shown each time, and asked again when old.

Only general conditions with `keep_days` are ever remembered: what is local or of today is not.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec
from msgspec import Struct

from acupressure_app.core.content import Condition, Kind
from acupressure_app.core.screening import Answer, Answers


class Remembered(Struct, frozen=True):
    """An answer and the day it was given."""

    answer: Answer
    given: date


class Profile(Struct, frozen=True):
    """Remembered answers by condition id."""

    answers: Mapping[str, Remembered] = msgspec.field(default_factory=dict)


def may_be_remembered(condition: Condition) -> bool:
    """Whether an answer about it is still worth something on another day."""
    return condition.kind is Kind.GENERAL and condition.keep_days > 0


def fresh(profile: Profile, asked: Iterable[Condition], today: date) -> Answers:
    """The remembered answers among the asked conditions that have not grown old."""
    return Answers(
        {
            condition.id: remembered.answer
            for condition in asked
            if may_be_remembered(condition)
            and (remembered := profile.answers.get(condition.id))
            and not grown_old(remembered, condition, today)
        }
    )


def grown_old(remembered: Remembered, condition: Condition, today: date) -> bool:
    """Whether the answer is asked again, since it stood longer than an answer about that does.

    An answer dated in the future was given by a wrong clock and counts as old.
    """
    return not 0 <= (today - remembered.given).days <= condition.keep_days


def remember(
    profile: Profile, answers: Answers, asked: Iterable[Condition], today: date
) -> Profile:
    """The profile with what was answered today."""
    given = {
        condition.id: Remembered(answers.given[condition.id], today)
        for condition in asked
        if may_be_remembered(condition) and condition.id in answers.given
    }
    return Profile({**profile.answers, **given})


def change(profile: Profile, condition: Condition, answer: Answer, today: date) -> Profile:
    """The profile with another answer about a condition that may be remembered, given today."""
    return Profile({**profile.answers, condition.id: Remembered(answer, today)})


def forget(profile: Profile, condition_id: str) -> Profile:
    """The profile without what was answered about this condition."""
    return Profile({id_: kept for id_, kept in profile.answers.items() if id_ != condition_id})


def listed(profile: Profile, conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """The conditions whose answers are remembered, in their order, and may be."""
    return tuple(c for c in conditions if c.id in profile.answers and may_be_remembered(c))
