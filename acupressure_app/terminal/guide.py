"""The whole way in a terminal: symptom menu, routine, questions, session."""

from collections.abc import Callable
from contextlib import suppress

from msgspec.structs import replace

from acupressure_app.core.library import Library
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import Answers, Refused, Verdict, clear
from acupressure_app.core.timeline import Timeline, compile_timeline, unscreened_in_all
from acupressure_app.core.wording import Wording
from acupressure_app.store.settings import Settings
from acupressure_app.terminal import asking, text
from acupressure_app.terminal.console import Console
from acupressure_app.terminal.program import DONE, UNSAFE

_LEAVE = "q"
"""As in a session."""


def run(
    library: Library,
    settings: Settings,
    wording: Wording,
    console: Console,
    session: Callable[[Timeline], None],
) -> int:
    """Guide one session; 3 if it was refused for safety. Raises EOFError where input ends."""
    console, tr = _leavable(console), console.tr
    with suppress(_Left):
        console.message(tr.gettext("What is bothering you?"))
        console.message(wording.purpose())
        console.message(tr.gettext("Type {key} at any question to leave.").format(key=_LEAVE))
        routine = _choose(library, settings, wording, console)
        answers = asking.ask_the_rest(routine, library.content, Answers(), wording, console)
        screened = clear(routine, library.content, answers, library.routines)
        console.message()
        for line in text.screening_lines(screened, answers, wording):
            console.message(line)
        if isinstance(screened, Refused):
            return UNSAFE
        if screened.verdict is Verdict.ASK and not asking.ask_acknowledgement(console):
            return UNSAFE
        console.message(
            tr.gettext(
                "Space pauses and goes on. n next, b back, + thirty seconds more, t too strong, "
                "w wait for me, Enter I have found it, q ends."
            )
        )
        console.question(tr.gettext("Press Enter to start."))
        session(compile_timeline(screened, library.content, wording, lengths=settings.lengths))
    return DONE


class _Left(Exception):  # noqa: N818 - nothing went wrong
    """Somebody typed that they want to leave."""


def _leavable(console: Console) -> Console:
    """The same console, where the word for leaving answers every question."""
    ask = console.ask

    def asking() -> str:
        line = ask() if ask else ""
        if line.strip().casefold() == _LEAVE:
            raise _Left
        return line

    return replace(console, ask=asking if ask else None)


def _choose(library: Library, settings: Settings, wording: Wording, console: Console) -> Routine:
    symptoms = library.content.symptoms
    order = list(symptoms)
    routines = sorted(library.routines, key=lambda routine: order.index(routine.symptoms[0]))
    shown = ""
    for number, routine in enumerate(routines, 1):
        if (symptom := routine.symptoms[0]) != shown:
            console.message(wording.text(symptoms[symptom].title))
            shown = symptom
        total = unscreened_in_all(routine, library.content, wording, lengths=settings.lengths)
        title = wording.text(routine.title)
        console.message(f"{number:4}  {title} ({wording.about(total)})")
    while True:
        typed = console.question(console.tr.gettext("Type a number:"))
        if typed.isdecimal() and 1 <= int(typed) <= len(routines):
            return routines[int(typed) - 1]
        console.message(
            console.tr.gettext("Please type a number from 1 to {count}, or {key} to leave.").format(
                count=len(routines), key=_LEAVE
            )
        )
