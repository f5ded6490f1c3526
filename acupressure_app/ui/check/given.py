"""What the user has answered so far in this run, so that no page asks it with an empty form."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.screening import Answer, Answers, Place


class Given(Struct, frozen=True):
    """The answers so far, of all routines together.

    `asked_at` are the places that local conditions were asked for. With `anew` what was kept on
    another day counts no longer: somebody else answers now, or something changed.
    """

    answers: Answers = Answers()
    asked_at: frozenset[Place] = frozenset()
    anew: bool = False


def with_flags(given: Given, asked: Iterable[str], ticked: frozenset[str]) -> Given:
    """With the answers to these warning signs."""
    flags = {flag: Answer.YES if flag in ticked else Answer.NO for flag in asked}
    answers = replace(given.answers, given={**given.answers.given, **flags})
    return replace(given, answers=answers)


def with_health(given: Given, answers: Answers, asked_at: frozenset[Place]) -> Given:
    """With what a health page holds, which asked for local conditions at these places.

    What was said about other places stays, as long as the condition itself is still ticked.
    """
    before = given.answers
    places = {c: at for c, at in before.places.items() if c not in answers.given}
    for condition, at in answers.places.items():
        places[condition] = at | (before.places.get(condition, frozenset()) - asked_at)
    together = Answers({**before.given, **answers.given}, places)
    return replace(given, answers=together, asked_at=given.asked_at | asked_at)


def places_among(
    given: Given, condition: str, asked_at: frozenset[Place]
) -> frozenset[Place] | None:
    """The ticked ones among these places; empty means somewhere else, None that it is not known.

    Somewhere else is known only where all these places were asked for before.
    """
    ticked = given.answers.places.get(condition)
    if ticked is None:
        return None
    here = ticked & asked_at
    return here if here or asked_at <= given.asked_at else None
