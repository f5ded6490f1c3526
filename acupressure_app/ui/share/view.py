"""What the pages say of files that are handed on: no Qt in here."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from acupressure_app.core.exclusions import who_should_not
from acupressure_app.core.language import N_, Phrase, Translations
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.library import Content, Listed
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import point_of
from acupressure_app.core.shared import Choice, Offer, pictures_of
from acupressure_app.core.text import capitalised
from acupressure_app.core.timeline import unscreened_in_all
from acupressure_app.core.wording import Wording

_MEGABYTE = 1_000_000

_CHOICES = {
    Choice.ADD: N_("Take it over"),
    Choice.KEEP_BOTH: N_("Keep both"),
    Choice.REPLACE: N_("Replace mine"),
    Choice.LEAVE_OUT: N_("Leave out"),
}


class Looked(Struct, frozen=True):
    """A file that was looked into: what it offers, or why it is refused."""

    path: Path
    offers: tuple[Offer, ...] = ()
    refused: Phrase | str = ""

    def reason(self, tr: Translations) -> str:
        """Why it is refused, in words."""
        return self.refused if isinstance(self.refused, str) else self.refused(tr)


class Told(Struct, frozen=True):
    """What a card says of a routine."""

    title: str
    length: str
    points: str
    not_for: tuple[tuple[str, str], ...]
    pictures: str
    clash: str
    problems: tuple[str, ...]


def told(offer: Offer, content: Content, wording: Wording, lengths: Lengths) -> Told:
    """The offer in words."""
    routine, tr = offer.shared.routine, wording.tr
    if routine is None:
        problems = tuple(problem.in_words(tr) for problem in offer.shared.problems)
        return Told(offer.shared.name, "", "", (), "", "", problems)
    return Told(
        title=wording.text(routine.title),
        length=wording.exactly(unscreened_in_all(routine, content, wording, lengths=lengths)),
        points=_points(routine, content, wording),
        not_for=tuple((one.what, one.who) for one in who_should_not(routine, content, wording)),
        pictures=" ".join(_pictures(offer, routine, tr)),
        clash=_clash(offer, wording),
        problems=(),
    )


def _points(routine: Routine, content: Content, wording: Wording) -> str:
    found: dict[str, None] = {}
    for step in routine.steps:
        point = point_of(step, content)
        own = isinstance(step.point, str)
        found[f"{wording.text(point.name)} ({step.place})" if own else step.place] = None
    return capitalised(", ".join(found))


def _pictures(offer: Offer, routine: Routine, tr: Translations) -> Iterator[str]:
    names = pictures_of(routine)
    missing = [name for name in names if name not in offer.shared.pictures]
    if names:
        form = tr.ngettext("{n} picture of its own.", "{n} pictures of its own.", len(names))
        yield form.format(n=len(names))
    if missing:
        yield tr.gettext("Not in the file: {names}.").format(names=", ".join(missing))


def _clash(offer: Offer, wording: Wording) -> str:
    if offer.clash is None:
        return ""
    if offer.same:
        return wording.tr.gettext("You have exactly this one already.")
    title = wording.text(offer.clash.routine.title)
    template = wording.tr.gettext("You have another one of this name in files: “{title}”.")
    return template.format(title=title)


def choices(offer: Offer, tr: Translations) -> tuple[tuple[str, str], ...]:
    """What can be done with it, with its words."""
    return tuple((choice.value, _CHOICES[choice](tr)) for choice in offer.choices)


def about_replacing(tr: Translations) -> str:
    """What becomes of what is replaced."""
    return tr.gettext("What is replaced is kept as a copy beside it.")


def lead(looked: Iterable[Looked], tr: Translations) -> str:
    """How much the files hold."""
    count = sum(len(one.offers) for one in looked)
    form = tr.ngettext(
        "{n} routine. Nothing is written before you say so.",
        "{n} routines. Nothing is written before you say so.",
        count,
    )
    return form.format(n=count) if count else ""


class ToHandOn(Struct, frozen=True):
    """A routine that can be handed on, with what its tick says."""

    id: str
    words: str


def to_hand_on(
    listed: Iterable[Listed], content: Content, wording: Wording, lengths: Lengths
) -> tuple[ToHandOn, ...]:
    """Each of them with title, length, and how many pictures of its own it has."""
    return tuple(
        ToHandOn(
            one.routine.id,
            " · ".join(
                (
                    wording.text(one.routine.title),
                    wording.about(
                        unscreened_in_all(one.routine, content, wording, lengths=lengths)
                    ),
                    *_count_of_pictures(len(pictures_of(one.routine)), wording.tr),
                )
            ),
        )
        for one in listed
    )


def _count_of_pictures(count: int, tr: Translations) -> Iterator[str]:
    if count:
        yield tr.ngettext("{n} picture", "{n} pictures", count).format(n=count)


def chosen_words(
    count: int, size: int | None, pictures: int, why_not: str, tr: Translations
) -> str:
    """How many routines are chosen, and what their file comes to; `size` is in bytes."""
    if count == 0:
        return tr.gettext("Nothing is chosen.")
    chosen = tr.ngettext("{n} routine is chosen.", "{n} routines are chosen.", count)
    told = [chosen.format(n=count)]
    if why_not:
        form = tr.gettext("One file cannot hold all that: {why}. Choose fewer.")
        told.append(form.format(why=why_not))
    elif size is not None:
        with_pictures = ", ".join(_count_of_pictures(pictures, tr))
        form = tr.gettext("The file will have {size}, with {pictures}.")
        if not with_pictures:
            form = tr.gettext("The file will have {size}.")
        told.append(form.format(size=size_words(size, tr), pictures=with_pictures))
    return " ".join(told)


def size_words(size: int, tr: Translations) -> str:
    """Bytes as "12 KB" or "3.4 MB"."""
    if size < _MEGABYTE:
        return tr.gettext("{n} KB").format(n=max(1, round(size / 1000)))
    return tr.gettext("{n} MB").format(n=round(size / _MEGABYTE, 1))


def file_name(title: str, ending: str) -> str:
    """A file name from a title that every computer takes."""
    kept = "".join(letter if letter.isalnum() or letter in " -_" else "-" for letter in title)
    return f"{kept.strip(' -')[:80] or 'routine'}{ending}"
