"""What can be done with a routine besides starting it: no Qt in here."""

from enum import StrEnum

from acupressure_app.core.language import N_, Phrase
from acupressure_app.core.library import Listed, Origin
from acupressure_app.store.shelf import Shelf


class Act(StrEnum):
    """One of them."""

    EDIT = "edit"
    RENAME = "rename"
    COPY = "copy"
    DUPLICATE = "duplicate"
    FAVOUR = "favour"
    UNFAVOUR = "unfavour"
    HIDE = "hide"
    SHOW = "show"
    SHARE = "share"
    PRINT = "print"
    REMOVE = "remove"


WORDS: dict[Act, tuple[Phrase, str]] = {
    Act.EDIT: (N_("Edit"), "pencil"),
    Act.RENAME: (N_("Rename"), "pencil"),
    Act.COPY: (N_("Make a copy to edit"), "pencil"),
    Act.DUPLICATE: (N_("Duplicate"), "copy"),
    Act.FAVOUR: (N_("Add to favourites"), "star"),
    Act.UNFAVOUR: (N_("Out of the favourites"), "star"),
    Act.HIDE: (N_("Hide it on Home"), "eye"),
    Act.SHOW: (N_("Show it on Home again"), "eye"),
    Act.SHARE: (N_("Hand it on"), "save"),
    Act.PRINT: (N_("Pages to print"), "notebook-pen"),
    Act.REMOVE: (N_("Remove"), "trash-2"),
}


KEYS = {Act.RENAME: "F2"}
"""What can be done by a key as well, on the routine’s page."""


def acts(listed: Listed, shelf: Shelf) -> tuple[Act, ...]:
    """What fits this routine now; one that only practises a point can be copied."""
    routine_id = listed.routine.id
    if not listed.file:
        return (Act.COPY, Act.PRINT)
    favour = Act.UNFAVOUR if routine_id in shelf.favourites else Act.FAVOUR
    if listed.origin is Origin.USER:
        return (
            Act.EDIT,
            Act.RENAME,
            Act.DUPLICATE,
            favour,
            Act.SHARE,
            Act.PRINT,
            Act.REMOVE,
        )
    hide = Act.SHOW if routine_id in shelf.hidden else Act.HIDE
    return (Act.COPY, favour, hide, Act.SHARE, Act.PRINT)
