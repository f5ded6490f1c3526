"""The commands: each takes the program and its arguments, and gives an exit code."""

import argparse
import sys
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path

from msgspec.structs import replace

from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import (
    Answers,
    Cleared,
    Refused,
    Screened,
    Verdict,
    always,
    clear,
)
from acupressure_app.core.timeline import Pace, Timeline, compile_timeline
from acupressure_app.store.library import read_routine, routine_files
from acupressure_app.terminal import asking, data, guide, journaling, playing, sheets, text
from acupressure_app.terminal.answering import given_answers
from acupressure_app.terminal.checked import Checked
from acupressure_app.terminal.console import Console
from acupressure_app.terminal.keys import terminal_keys
from acupressure_app.terminal.program import DONE, INVALID, UNSAFE, Program, UsageError


def _print_json(console: Console, shown: object) -> None:
    console.data(shown, indent=2)


def _print_lines(console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        console.line(line)


def list_command(program: Program, arguments: argparse.Namespace) -> int:
    """List every routine, and every file that cannot be used."""
    library, settings, wording = program.library, program.settings, program.wording
    if not arguments.json:
        _print_lines(program.console, text.library_lines(library, settings, wording))
        return DONE
    for broken in library.broken:
        for problem in broken.problems:
            program.console.message(wording.problem(broken.file, problem))
    _print_json(program.console, data.library_rows(library, settings, wording))
    return DONE


def show_command(program: Program, arguments: argparse.Namespace) -> int:
    """Show a routine."""
    entry = program.listed(arguments.id)
    library, settings, wording = program.library, program.settings, program.wording
    if arguments.json:
        _print_json(program.console, data.routine_data(entry, library, settings, wording))
    else:
        lines = text.routine_lines(entry, library.content, settings, wording)
        _print_lines(program.console, lines)
    return DONE


def conditions_command(program: Program, arguments: argparse.Namespace) -> int:
    """List the conditions with their ids."""
    content, wording = program.library.content, program.wording
    if arguments.json:
        rows = [data.condition_row(c, wording) for c in content.conditions.values()]
        _print_json(program.console, rows)
    else:
        _print_lines(program.console, text.condition_lines(content, wording))
    return DONE


def check_command(program: Program, arguments: argparse.Namespace) -> int:
    """Say what is wrong with each file, or with each in a folder.

    1 if anything is; else 3 if the rules let nothing of a file be played by anybody.
    """
    paths = [file for path in arguments.paths for file in _files_of(path)]
    checked = [_checked(program, path) for path in paths]
    if arguments.json:
        _print_json(program.console, [data.checked_data(one) for one in checked])
    else:
        for one in checked:
            _print_lines(program.console, text.checked_lines(one, program.wording))
    if any(one.problems for one in checked):
        return INVALID
    return UNSAFE if any(one.refused for one in checked) else DONE


def _checked(program: Program, path: Path) -> Checked:
    content, wording = program.library.content, program.wording
    match read_routine(path, content):
        case Routine() as routine:
            _note_taken_id(program, path, routine.id)
            screened = always(routine, content)
            left_out = tuple(text.always_left_out(screened, wording))
            return Checked(str(path), (), isinstance(screened, Refused), left_out)
        case found:
            return Checked(str(path), tuple(wording.problem(str(path), p) for p in found))


def _note_taken_id(program: Program, path: Path, routine_id: str) -> None:
    """Say beside the result that another file has this id where the program looks for routines."""
    known = program.library.find(routine_id)
    if known is None or path.resolve() == Path(known.file).resolve():
        return
    template = program.console.tr.gettext(
        '{file}: the id "{id}" is taken by {other}; '
        "give it one of its own before it can stand beside that"
    )
    program.console.message(template.format(file=path, id=routine_id, other=known.file))


def _files_of(path: Path) -> tuple[Path, ...]:
    return routine_files(path) if path.is_dir() else (path,)


def screen_command(program: Program, arguments: argparse.Namespace) -> int:
    """Screen a routine under the given answers; 3 if it is refused."""
    screened, answers = _screened(program, arguments)
    _print_screening(program, arguments, screened, answers)
    return UNSAFE if isinstance(screened, Refused) else DONE


def plan_command(program: Program, arguments: argparse.Namespace) -> int:
    """Print the timeline; 3 if the routine is refused."""
    screened, answers = _screened(program, arguments)
    if isinstance(screened, Refused):
        _print_screening(program, arguments, screened, answers)
        return UNSAFE
    timeline = _compiled(program, arguments, screened)
    if arguments.json:
        _print_json(program.console, data.plan_data(timeline, program.library.content))
    else:
        _print_lines(program.console, text.plan_lines(timeline))
    return DONE


def play_command(program: Program, arguments: argparse.Namespace) -> int:
    """Run the session; 3 if it is refused, or asks for a clinician whom nobody asked."""
    cleared = _let_through(program, arguments)
    if cleared is None:
        return UNSAFE
    timeline = _compiled(program, arguments, cleared)
    show: playing.Show = _text_show(program.console)
    if arguments.json:
        show = playing.JsonLines(program.console, program.library.content)
    _run_session(program, timeline, show, arguments.speed, arguments.pace)
    return DONE


def export_command(program: Program, arguments: argparse.Namespace) -> int:
    """Write a page to print, or the session as an audio file.

    3 as in `play_command`, 1 where it cannot be written.
    """
    from acupressure_app.terminal import exporting  # noqa: PLC0415 - no other command makes sound

    if arguments.out.suffix.lower() == sheets.ENDING:
        return sheets.run(program, arguments)
    program.listed(arguments.id)
    if not exporting.may_write(program, arguments):
        return INVALID
    cleared = _let_through(program, arguments)
    if cleared is None:
        return UNSAFE
    timeline = _compiled(program, arguments, cleared, waits=False)
    return exporting.run(program, arguments, timeline, cleared.findings)


def _let_through(program: Program, arguments: argparse.Namespace) -> Cleared | None:
    """The routine, if it may be played; what speaks against it is printed."""
    screened, answers = _screened(program, arguments)
    console = program.console
    asked = screened.verdict is Verdict.CLEARED or arguments.asked
    if screened.verdict is Verdict.ASK and not asked and console.interactive:
        for line in text.screening_lines(screened, answers, program.wording):
            console.message(line)
        if not asking.ask_acknowledgement(console):
            return None
        asked = True
    if isinstance(screened, Cleared) and asked:
        return screened
    _print_screening(program, arguments, screened, answers)
    if isinstance(screened, Cleared):
        console.message(console.tr.gettext("Ask a clinician first; when you have, add --asked."))
    return None


def _text_show(console: Console) -> playing.TextLines:
    return playing.TextLines(console, live=console.interactive and console.out.isatty())


def _run_session(
    program: Program, timeline: Timeline, show: playing.Show, speed: float, pace: Pace
) -> None:
    """Play it, and keep it in the journal."""
    began = program.now()
    with terminal_keys(sys.stdin) if sys.stdin.isatty() else nullcontext() as keys:
        wait = keys.wait if keys else program.wait
        state = playing.run(timeline, program.reading, wait, show, speed, attended=keys is not None)
    journaling.keep_session(program, state, began, pace)


def _print_screening(
    program: Program, arguments: argparse.Namespace, screened: Screened, answers: Answers
) -> None:
    content, wording = program.library.content, program.wording
    if arguments.json:
        _print_json(program.console, data.screening_data(screened, content, answers, wording))
    else:
        _print_lines(program.console, text.screening_lines(screened, answers, wording))


def _screened(program: Program, arguments: argparse.Namespace) -> tuple[Screened, Answers]:
    routine = program.listed(arguments.id).routine
    content = program.library.content
    answers = given_answers(arguments, routine, content)
    if program.console.interactive:
        answers = asking.ask_the_rest(routine, content, answers, program.wording, program.console)
    return clear(routine, content, answers, program.library.routines), answers


def _compiled(
    program: Program, arguments: argparse.Namespace, cleared: Cleared, *, waits: bool = True
) -> Timeline:
    """The timeline; only with `waits`, and somebody to tell it, it may wait for the user."""
    lengths = program.settings.lengths
    if not (waits and program.console.interactive):
        lengths = replace(lengths, wait_for_me=False)
    return compile_timeline(
        cleared,
        program.library.content,
        program.wording,
        arguments.pace,
        lengths,
        arguments.side,
    )


def guide_command(program: Program, arguments: argparse.Namespace) -> int:
    """Choose a symptom and be guided, in a terminal."""
    if not program.console.interactive:
        raise UsageError(
            program.console.tr.gettext(
                "the guide needs a terminal to ask you; use play ID with --yes, --no or --no-others"
            )
        )

    def session(timeline: Timeline) -> None:
        show = _text_show(program.console)
        _run_session(program, timeline, show, arguments.speed, Pace.STANDARD)

    return guide.run(program.library, program.settings, program.wording, program.console, session)
