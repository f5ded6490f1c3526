"""The journal in a terminal: keep a session, list the sessions, and write them to a file."""

import argparse
from datetime import datetime
from pathlib import Path

import msgspec

from acupressure_app.core import player
from acupressure_app.core.entry import End, Entry, entry_of
from acupressure_app.core.timeline import Pace
from acupressure_app.store.journal import Journal
from acupressure_app.store.journal_base import JournalError
from acupressure_app.store.journal_file import save_csv
from acupressure_app.store.trouble import why
from acupressure_app.terminal.program import DONE, INVALID, Program


def keep_session(program: Program, state: player.State, began: datetime, pace: Pace) -> None:
    """Keep a session that is over, unless nothing was pressed; a failure is told in a line."""
    finished = isinstance(state.mode, player.Over) and state.mode.finished
    title = program.wording.text(state.timeline.programme.routine.title)
    entry = entry_of(state, began, End.FINISHED if finished else End.STOPPED, title, pace)
    if not entry.pressed:
        return
    try:
        _opened(program).add(entry)
    except JournalError as error:
        template = program.console.tr.gettext("This session could not be noted: {why}")
        program.console.message(template.format(why=error.why(program.console.tr)))


def journal_command(program: Program, arguments: argparse.Namespace) -> int:
    """List the sessions, the newest first, or write them as a CSV file."""
    console = program.console
    try:
        entries = tuple(_opened(program).entries().values())
        if arguments.csv:
            return _write(program, Path(arguments.csv), entries, force=arguments.force)
    except (JournalError, OSError) as error:
        console.message(f"acupressure-app: {why(error)(console.tr)}")
        return INVALID
    if arguments.json:
        console.data(msgspec.to_builtins(entries), indent=2)
        return DONE
    if not entries:
        console.line(console.tr.gettext("Nothing here yet. A finished session appears by itself."))
    for entry in entries:
        console.line(_line(entry, program))
    return DONE


def _opened(program: Program) -> Journal:
    """The journal; a damaged one is put aside, which is told. Raises JournalError."""
    journal = Journal(program.folders.data)
    if found := journal.recover():
        gettext = program.console.tr.gettext
        text = gettext("The journal was damaged. The damaged file is {file}.")
        program.console.message(text.format(file=found.kept))
    return journal


def _write(program: Program, path: Path, entries: tuple[Entry, ...], *, force: bool) -> int:
    if path.exists() and not force:
        template = program.console.tr.gettext("{file} is there already; --force replaces it")
        program.console.message(template.format(file=path))
        return INVALID
    save_csv(path, entries)
    return DONE


def _line(entry: Entry, program: Program) -> str:
    """Such as "2026-11-28 21:40  Nausea: 5 min, 6 → 3"."""
    wording = program.wording
    began = entry.began.astimezone(program.now().tzinfo)
    told = [wording.exactly(entry.pressed)]
    if entry.before is not None or entry.after is not None:
        told.append(" → ".join("–" if n is None else str(n) for n in (entry.before, entry.after)))
    if entry.end is not End.FINISHED:
        told.append(wording.tr.gettext("not finished"))
    return f"{began:%Y-%m-%d %H:%M}  {entry.title}: {', '.join(told)}"
