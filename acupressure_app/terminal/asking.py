"""The two safety screens as questions on a terminal."""

from collections.abc import Sequence

from msgspec.structs import replace

from acupressure_app.core.content import Condition, Kind
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import Answer, Answers, Place, questions
from acupressure_app.core.wording import Wording
from acupressure_app.terminal.console import Console


def ask_the_rest(
    routine: Routine, content: Content, answers: Answers, wording: Wording, console: Console
) -> Answers:
    """Ask what is not answered yet: warning signs first, then health. Raises EOFError."""
    tr = console.tr
    open_ = [c for c in questions(routine, content) if c.id not in answers.given]
    flags = [condition for condition in open_ if condition.kind is Kind.RED_FLAG]
    others = [condition for condition in open_ if condition.kind is not Kind.RED_FLAG]
    if flags and answers.otherwise is Answer.YES:
        console.message()
        console.message(tr.gettext("Is any of this true right now?"))
        answers = _ask_list(flags, answers, routine, content, wording, console)
        if any(answers.holds(flag.id) for flag in flags):
            return answers
    if others and answers.otherwise is Answer.YES:
        console.message()
        named = ", ".join(wording.places(routine, content).values())
        console.message(tr.gettext("The places are: {places}.").format(places=named))
        console.message(tr.gettext("Is any of this true for you? If you are not sure, say yes."))
        answers = _ask_list(others, answers, routine, content, wording, console)
    return answers


def _ask_list(
    conditions: Sequence[Condition],
    answers: Answers,
    routine: Routine,
    content: Content,
    wording: Wording,
    console: Console,
) -> Answers:
    for number, condition in enumerate(conditions, 1):
        console.message(f"{number:4}  {wording.text(condition.text)}")
    chosen = _numbers(console, len(conditions), console.tr.gettext("none"))
    given: dict[str, Answer] = dict(answers.given)
    where: dict[str, frozenset[Place]] = dict(answers.places)
    for index, condition in enumerate(conditions):
        given[condition.id] = Answer.YES if index in chosen else Answer.NO
        if index in chosen and condition.kind is Kind.LOCAL:
            where[condition.id] = _ask_places(condition, routine, content, wording, console)
    return replace(answers, given=given, places=where)


def _ask_places(
    condition: Condition, routine: Routine, content: Content, wording: Wording, console: Console
) -> frozenset[Place]:
    names = wording.places(routine, content)
    console.message()
    console.message(wording.text(condition.short))
    console.message(console.tr.gettext("At which of these places?"))
    for number, name in enumerate(names.values(), 1):
        console.message(f"{number:4}  {name}")
    chosen = _numbers(console, len(names), console.tr.gettext("elsewhere"))
    return frozenset(place for index, place in enumerate(names) if index in chosen)


def _numbers(console: Console, count: int, word: str) -> frozenset[int]:
    """The indices typed as numbers from 1, or none for the word; Enter alone answers nothing."""
    while True:
        prompt = console.tr.gettext('Type the numbers that are true, or "{word}":')
        typed = console.question(prompt.format(word=word)).casefold()
        if typed == word.casefold():
            return frozenset()
        parts = typed.replace(",", " ").split()
        if parts and all(part.isdecimal() and 1 <= int(part) <= count for part in parts):
            return frozenset(int(part) - 1 for part in parts)
        message = console.tr.gettext('Please type numbers from 1 to {count}, or the word "{word}".')
        console.message(message.format(count=count, word=word))


def ask_acknowledgement(console: Console) -> bool:
    """Whether the user says that they have asked a clinician. Raises EOFError."""
    yes = console.tr.gettext("yes")
    prompt = console.tr.gettext(
        'Have you asked a doctor, midwife or pharmacist about this? Type "{yes}" if so:'
    )
    return console.question(prompt.format(yes=yes)).casefold() == yes.casefold()
