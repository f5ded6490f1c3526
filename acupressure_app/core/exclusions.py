"""Whom a routine is not for, found by the screening itself, and its symptoms' warning signs."""

from collections.abc import Iterable

from msgspec import Struct

from acupressure_app.core.content import Action, Kind, RedFlag, Symptom, Urgency
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import Answers, clear
from acupressure_app.core.text import uncapitalised
from acupressure_app.core.wording import Wording

_EXCLUDING = frozenset({Action.STOP, Action.SKIP, Action.ASK})


def exclusions(
    routine: Routine, content: Content, wording: Wording
) -> dict[Action, tuple[str, ...]]:
    """The general conditions for which the rules stop, leave out or ask, each in a few words.

    Found by screening with yes to everything, so nothing here can differ from the real check.
    """
    found: dict[Action, dict[str, None]] = {}
    for finding in clear(routine, content, Answers()).findings:
        condition = content.conditions.get(finding.condition)
        if condition and condition.kind is Kind.GENERAL and finding.action in _EXCLUDING:
            found.setdefault(finding.action, {})[wording.text(condition.short)] = None
    return {action: tuple(names) for action, names in found.items()}


class Exclusion(Struct, frozen=True):
    """Who should not: what follows, and for whom."""

    action: Action
    what: str
    who: str


def who_should_not(routine: Routine, content: Content, wording: Wording) -> tuple[Exclusion, ...]:
    """The same in sentences, strictest first."""
    gettext = wording.tr.gettext
    words = {
        Action.STOP: gettext("Not at all for now:"),
        Action.SKIP: gettext("Not every place:"),
        Action.ASK: gettext("Only after asking a doctor:"),
    }
    named = exclusions(routine, content, wording)
    return tuple(
        Exclusion(action, words[action], "; ".join(map(uncapitalised, named[action])) + ".")
        for action in words
        if action in named
    )


def warning_signs(routine: Routine, content: Content, wording: Wording) -> tuple[str, ...]:
    """The signs that mean help instead of pressing, what is most urgent first, each once."""
    flags = red_flags(content.symptoms[name] for name in routine.symptoms)
    return tuple(dict.fromkeys(wording.text(flag.text) for flag in flags))


def red_flags(symptoms: Iterable[Symptom]) -> tuple[RedFlag, ...]:
    """The warning signs of these symptoms, what is most urgent first."""
    flags = (flag for symptom in symptoms for flag in symptom.red_flags)
    return tuple(sorted(flags, key=lambda flag: list(Urgency).index(flag.urgency)))
