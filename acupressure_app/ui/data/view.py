"""What restoring a backup would change, in words: no Qt in here."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from acupressure_app.core.language import N_, Phrase, Translations
from acupressure_app.core.wording import Wording
from acupressure_app.store.backup import Backup
from acupressure_app.store.backup_beside import Beside
from acupressure_app.ui.widgets.days import when_words

_MOST = 20
"""Names that are told of one kind; of the others only how many there are."""

_KNOWN = {
    "data/journal.db": N_("the journal"),
    "data/journal.copy.db": N_("the copy of the journal"),
    "data/recent.json": N_("what was played lately"),
    "data/reminded.json": N_("what was told of reminders"),
    "config/settings.json": N_("settings"),
    "config/profile.json": N_("remembered answers"),
    "config/reminders.json": N_("reminders"),
    "config/shelf.json": N_("favourites and hidden routines"),
}
"""What files that are not the user's own work are called."""


class Group(Struct, frozen=True):
    """Files that fare the same: how many, what becomes of them, and their names."""

    bold: str
    becomes: str
    names: str


def backup_words(found: Backup, wording: Wording) -> str:
    """When a backup was made, and what is in it."""
    tr = wording.tr
    routines = tr.ngettext("{n} routine of yours", "{n} routines of yours", found.routines)
    held = [routines.format(n=found.routines)]
    if found.has_journal:
        held.append(tr.gettext("the journal"))
    template = tr.gettext("This backup of {when} holds {what}, and {n} files in all.")
    when = when_words(found.made, found.made.replace(year=1), wording)
    return template.format(when=when, what=", ".join(held), n=len(found.names))


def groups(found: Beside, tr: Translations) -> tuple[Group, ...]:
    """Each kind of which there is one, what is changed first."""
    kept = tr.gettext("The backup’s take the place of yours.")
    if found.sessions:
        form = tr.ngettext(
            "{n} session of your journal is not in it.",
            "{n} sessions of your journal are not in it.",
            found.sessions,
        )
        kept = f"{kept} {form.format(n=found.sessions)}"
    kinds = (
        (found.different, N_("Different: {n}."), kept),
        (
            found.only_here,
            N_("Only here: {n}."),
            tr.gettext("After that the program has them no more."),
        ),
        (found.new, N_("New: {n}."), tr.gettext("They are added.")),
        (found.same, N_("The same: {n}."), tr.gettext("Nothing changes.")),
    )
    return tuple(
        Group(bold(tr).format(n=len(files)), becomes, names_of(files, tr))
        for files, bold, becomes in kinds
        if files
    )


def names_of(files: Sequence[str], tr: Translations) -> str:
    """The first of them by name, and how many more there are."""
    told = [*_names(files[:_MOST], tr)]
    if (more := len(files) - _MOST) > 0:
        told.append(tr.ngettext("{n} more", "{n} more", more).format(n=more))
    return ", ".join(told)


def _names(files: Sequence[str], tr: Translations) -> Iterator[str]:
    for file in files:
        known: Phrase | None = _KNOWN.get(file) or _KNOWN.get(file.replace("data/", "config/", 1))
        yield known(tr) if known else file.partition("/")[2]
