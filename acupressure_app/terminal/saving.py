"""All of the user's files in one, in a terminal: back up and restore."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from acupressure_app.core.language import Translations
from acupressure_app.store.backup import BackupError, back_up, look_into, restore
from acupressure_app.store.backup_beside import Beside, beside
from acupressure_app.store.trouble import why
from acupressure_app.terminal.program import DONE, INVALID, Program


def backup_command(program: Program, arguments: argparse.Namespace) -> int:
    """Write everything into one file."""
    console, target = program.console, Path(arguments.file)
    if target.exists() and not arguments.force:
        template = console.tr.gettext("{file} is there already; --force replaces it")
        console.message(template.format(file=target))
        return INVALID
    try:
        count = back_up(program.folders, target, program.now())
    except BackupError as error:
        console.message(f"acupressure-app: {why(error)(console.tr)}")
        return INVALID
    if arguments.json:
        console.data({"file": str(target), "files": count}, indent=2)
    else:
        told = console.tr.ngettext("{n} file backed up.", "{n} files backed up.", count)
        console.line(told.format(n=count))
    return DONE


def restore_command(program: Program, arguments: argparse.Namespace) -> int:
    """Put a backup in the place of what is here, which is kept; without --yes only tell of it."""
    console, file = program.console, Path(arguments.file)
    try:
        found = look_into(file)
        compared = beside(program.folders, file)
        kept = restore(program.folders, file) if arguments.restore else ()
    except (BackupError, OSError) as error:
        console.message(f"acupressure-app: {why(error)(console.tr)}")
        return INVALID
    if arguments.json:
        told = {
            "made": found.made.isoformat(),
            "files": list(found.names),
            "new": compared.new,
            "different": compared.different,
            "same": compared.same,
            "only_here": compared.only_here,
            "sessions_only_here": compared.sessions,
            "restored": arguments.restore,
            "before": [str(folder) for folder in kept],
        }
        console.data(told, indent=2)
        return DONE
    template = console.tr.gettext("A backup of {when:%Y-%m-%d %H:%M} with {n} files.")
    console.line(template.format(when=found.made, n=len(found.names)))
    for line in _lines(compared, console.tr):
        console.line(line)
    if not arguments.restore:
        console.line(console.tr.gettext("Nothing was changed; --yes puts it in place."))
    for folder in kept:
        console.line(console.tr.gettext("Kept: {folder}").format(folder=folder))
    return DONE


def _lines(compared: Beside, tr: Translations) -> Iterator[str]:
    """Every file by what restoring does with it."""
    kinds = (
        (compared.different, tr.gettext("Different; the backup’s take their place: {n}")),
        (compared.only_here, tr.gettext("Only here; put aside: {n}")),
        (compared.new, tr.gettext("New: {n}")),
        (compared.same, tr.gettext("The same: {n}")),
    )
    for files, template in kinds:
        if files:
            yield template.format(n=len(files))
        yield from (f"  {file}" for file in files)
    if compared.sessions:
        template = tr.ngettext(
            "{n} session of the journal here is not in it.",
            "{n} sessions of the journal here are not in it.",
            compared.sessions,
        )
        yield template.format(n=compared.sessions)
