"""Routines handed on: written as one file, and taken from one that somebody else made."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from acupressure_app.core.exclusions import who_should_not
from acupressure_app.core.library import Origin
from acupressure_app.core.routine import Routine
from acupressure_app.core.shared import ENDING, Choice, Offer, offers, pictures_of, resolve
from acupressure_app.core.timeline import unscreened_in_all
from acupressure_app.store.archive import RefusedFileError
from acupressure_app.store.bundle import Written, look_into, take_over, write_bundle
from acupressure_app.store.trouble import why
from acupressure_app.terminal.data import points_of
from acupressure_app.terminal.program import DONE, INVALID, Program, UsageError

_Looked = list[tuple[Path, tuple[Offer, ...]]]


def share_command(program: Program, arguments: argparse.Namespace) -> int:
    """Write routines as one file; 1 where that fails."""
    gettext, out = program.console.tr.gettext, arguments.out
    if out.suffix.lower() != ENDING:
        raise UsageError(gettext("the file needs the ending {ending}").format(ending=ENDING))
    entries = [program.listed(routine_id) for routine_id in dict.fromkeys(arguments.ids)]
    if out.exists() and not arguments.force:
        _tell(program, out, gettext("it is there already. Add --force to replace it."))
        return INVALID
    try:
        lacking = write_bundle(out, entries)
    except (RefusedFileError, OSError) as error:
        _tell(program, out, why(error)(program.console.tr))
        return INVALID
    for name in lacking:
        _tell(program, out, gettext("the picture “{name}” is not in it").format(name=name))
    if arguments.json:
        ids = [entry.routine.id for entry in entries]
        program.console.data(
            {"file": str(out), "routines": ids, "missing_pictures": list(lacking)}, indent=2
        )
    else:
        program.console.line(gettext("Saved: {file}").format(file=out))
    return DONE


def import_command(program: Program, arguments: argparse.Namespace) -> int:
    """Show what files hold and, if that is wanted, take it over; 1 where anything is refused."""
    looked = _looked(program, arguments.paths)
    if looked is None:
        return INVALID
    found = [offer for _, held in looked for offer in held]
    broken = any(offer.shared.problems for offer in found)
    if not arguments.json:
        _print_lines(program, _lines(program, looked))
    elif not arguments.yes or broken:
        _print_json(program, looked, ())
    if broken:
        told = program.console.tr.gettext("Nothing was written: not all of it can be used.")
        program.console.message(told)
        return INVALID
    chosen = _chosen(program, arguments, found)
    if chosen is None:
        return DONE
    ids = {*(routine.id for routine in program.library.routines), *_own_names(program)}
    try:
        written = take_over(resolve(chosen, ids), program.folders.user_routines)
    except OSError as error:
        _tell(program, program.folders.user_routines, why(error)(program.console.tr))
        return INVALID
    if arguments.json:
        _print_json(program, looked, written)
    else:
        _print_lines(program, _written_lines(program, written))
    return DONE


def _own_names(program: Program) -> set[str]:
    """What the user's files are called, also those that cannot be used yet."""
    return {
        Path(broken.file).stem for broken in program.library.broken if broken.origin is Origin.USER
    }


def _looked(program: Program, paths: Iterable[Path]) -> _Looked | None:
    """What the files hold; nothing, and the reason of each, where one is refused."""
    looked, refused = [], False
    for path in paths:
        try:
            shared = look_into(path, program.library.content)
        except (RefusedFileError, OSError) as error:
            refused = True
            _tell(program, path, why(error)(program.console.tr))
        else:
            looked.append((path, offers(shared, program.library)))
    return None if refused else looked


def _chosen(
    program: Program, arguments: argparse.Namespace, found: list[Offer]
) -> list[tuple[Offer, Choice]] | None:
    """What is done with each; nothing where nobody wants it. Raises UsageError where unsaid."""
    gettext, console = program.console.tr.gettext, program.console
    for_clash = arguments.clash
    if arguments.yes:
        return [(offer, _said(program, offer, for_clash)) for offer in found]
    if not console.interactive:
        if not arguments.json:
            console.message(gettext("Nothing was written. Add --yes to take it over."))
        return None
    return [
        (offer, for_clash if for_clash in offer.choices else _asked(program, offer))
        for offer in found
    ]


def _said(program: Program, offer: Offer, for_clash: Choice | None) -> Choice:
    if offer.clash is None or offer.same:
        return offer.choices[0]
    if for_clash is None or for_clash not in offer.choices:
        template = program.console.tr.gettext('the id "{id}" is taken here; say --clash {choices}')
        told = "|".join(choice.value for choice in offer.choices)
        raise UsageError(template.format(id=offer.clash.routine.id, choices=told))
    return for_clash


def _asked(program: Program, offer: Offer) -> Choice:
    """What the person types; Enter leaves it out, since nothing is written unasked."""
    gettext = program.console.tr.gettext
    choices = ", ".join(choice.value for choice in offer.choices)
    template = gettext("“{title}”: {choices}? (Enter: {default})")
    title = program.wording.text(offer.shared.routine.title) if offer.shared.routine else ""
    while True:
        told = program.console.question(
            template.format(title=title, choices=choices, default=Choice.LEAVE_OUT.value)
        )
        wanted = told.casefold() or Choice.LEAVE_OUT.value
        if wanted in {choice.value for choice in offer.choices}:
            return Choice(wanted)


def _tell(program: Program, path: Path, why: str) -> None:
    program.console.message(f"acupressure-app: {path}: {why}")


def _print_lines(program: Program, lines: Iterable[str]) -> None:
    for line in lines:
        program.console.line(line)


def _lines(program: Program, looked: _Looked) -> Iterator[str]:
    for path, held in looked:
        yield f"{path}:"
        for offer in held:
            yield from (f"  {line}" for line in _offer_lines(program, path, offer))


def _offer_lines(program: Program, path: Path, offer: Offer) -> Iterator[str]:
    wording, gettext, routine = program.wording, program.console.tr.gettext, offer.shared.routine
    if routine is None:
        name = offer.shared.name if offer.shared.name != path.name else path.name
        yield from (wording.problem(name, problem) for problem in offer.shared.problems)
        return
    content, lengths = program.library.content, program.settings.lengths
    total = unscreened_in_all(routine, content, wording, lengths=lengths)
    yield f"{wording.text(routine.title)} ({routine.id}, {wording.about(total)})"
    if routine.prescribed:
        yield f"  {wording.prescribed(routine.prescribed)}"
    yield gettext("  Points: {points}").format(points=", ".join(points_of(routine)))
    for told in who_should_not(routine, content, wording):
        yield f"  {told.what} {told.who}"
    for name in pictures_of(routine):
        form = gettext("  Picture: {name}")
        if name not in offer.shared.pictures:
            form = gettext("  Picture: {name} is not in it")
        yield form.format(name=name)
    if offer.same:
        yield gettext("  You have it already.")
    elif offer.clash:
        title = wording.text(offer.clash.routine.title)
        yield gettext("  You have another one of this id: “{title}”").format(title=title)


def _written_lines(program: Program, written: tuple[Written, ...]) -> Iterator[str]:
    gettext = program.console.tr.gettext
    if not written:
        yield gettext("Nothing was written.")
    for one in written:
        yield gettext("Taken over: {id}, {file}").format(id=one.routine.id, file=one.file)
        if one.kept:
            yield gettext("  What it replaced is kept: {file}").format(file=one.kept)


def _print_json(program: Program, looked: _Looked, written: tuple[Written, ...]) -> None:
    program.console.data(
        {
            "files": [
                {"file": str(path), "routines": [_row(program, offer) for offer in held]}
                for path, held in looked
            ],
            "written": [
                {
                    "id": one.routine.id,
                    "file": str(one.file),
                    "replaced": str(one.kept) if one.kept else None,
                }
                for one in written
            ],
        },
        indent=2,
    )


def _row(program: Program, offer: Offer) -> dict[str, Any]:
    shared, wording = offer.shared, program.wording
    row: dict[str, Any] = {
        "name": shared.name,
        "problems": [wording.problem(shared.name, problem) for problem in shared.problems],
        "clash": offer.clash.file if offer.clash else None,
        "same": offer.same,
        "choices": [choice.value for choice in offer.choices],
    }
    return row | _about(program, shared.routine) if shared.routine else row


def _about(program: Program, routine: Routine) -> dict[str, Any]:
    wording, content = program.wording, program.library.content
    told = who_should_not(routine, content, wording)
    total = unscreened_in_all(routine, content, wording, lengths=program.settings.lengths)
    return {
        "id": routine.id,
        "title": wording.text(routine.title),
        "seconds": total / 1000 if total % 1000 else total // 1000,
        "points": points_of(routine),
        "warnings": {one.action.value: one.who for one in told},
        "prescribed": wording.prescribed(routine.prescribed) if routine.prescribed else None,
        "pictures": list(pictures_of(routine)),
    }
