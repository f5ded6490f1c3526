"""What the journal shows, as values: its table, its trend, and what felt wrong; no Qt in here."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from acupressure_app.core.entry import End, Entry, Felt
from acupressure_app.core.language import N_, Phrase
from acupressure_app.core.library import Content
from acupressure_app.core.text import uncapitalised
from acupressure_app.core.trend import Trend, reading, trend
from acupressure_app.core.wording import Wording
from acupressure_app.ui.session.finish_view import what_to_do
from acupressure_app.ui.widgets.days import when_words

_FRESH: Final = timedelta(days=14)
"""What felt wrong longer ago is told no more."""

IN_A_PICTURE: Final = 30
"""More sessions than these would be too close to tell apart: the latest are shown."""

_ENDS: Final[Mapping[End, Phrase]] = {
    End.FINISHED: N_("Finished"),
    End.STOPPED: N_("Stopped"),
    End.UNFINISHED: N_("Not finished"),
}


class Row(Struct, frozen=True):
    """A session in words, a column each; `number` is that of the journal.

    `facts` say the same in lines, for where there is no room for columns.
    """

    number: int
    when: str
    routine: str
    strength: str
    time: str
    ended: str
    note: str
    facts: tuple[str, ...] = ()


class JournalProps(Struct, frozen=True):
    """What the page shows of one symptom, or of all sessions.

    `symptoms` are (id, title) of what there are sessions of. `trend` and `said` are of the chosen
    symptom alone; nothing where all are shown.
    """

    symptoms: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    trend: Trend | None = None
    said: tuple[str, ...] = ()


def headings(wording: Wording) -> tuple[str, ...]:
    """The names of the columns."""
    gettext = wording.tr.gettext
    return (
        gettext("When"),
        gettext("Routine"),
        gettext("Before → after"),
        gettext("Pressed"),
        gettext("Ended"),
        gettext("Note"),
    )


def journal_props(
    entries: Mapping[int, Entry],
    symptom: str | None,
    content: Content,
    now: datetime,
    wording: Wording,
) -> JournalProps:
    """Everything the page shows; `symptom` is the one that is looked at, None for all."""
    found = {name for entry in entries.values() for name in entry.symptoms}
    titles = tuple(
        (name, wording.text(content.symptoms[name].title))
        for name in content.symptoms
        if name in found
    )
    shown = {n: e for n, e in entries.items() if symptom is None or symptom in e.symptoms}
    rows = tuple(_row(number, entry, now, wording) for number, entry in shown.items())
    if symptom is None:
        return JournalProps(titles, rows)
    seen = trend(shown.values())
    return JournalProps(titles, rows, seen, (*reading(seen, wording.tr), *_part(seen, wording)))


def _part(seen: Trend, wording: Wording) -> Iterator[str]:
    """That the picture shows a part only, where it does."""
    if len(seen.rated) > IN_A_PICTURE:
        template = wording.tr.gettext("The picture shows the last {n}.")
        yield template.format(n=IN_A_PICTURE)


def _row(number: int, entry: Entry, now: datetime, wording: Wording) -> Row:
    when, ended = when_words(entry.began, now, wording), _ended(entry, wording)
    note = entry.note.replace("\n", " ")
    return Row(
        number,
        when,
        entry.title,
        strength_words(entry),
        wording.exactly(entry.pressed) if entry.pressed else "–",
        ended,
        note,
        (when, ended, *_figures(entry, wording), *((note,) if note else ())),
    )


def _figures(entry: Entry, wording: Wording) -> Iterator[str]:
    """How long it was pressed, and how strong it was, as far as that was told."""
    gettext = wording.tr.gettext
    if entry.pressed:
        yield gettext("Pressed {time}").format(time=wording.exactly(entry.pressed))
    if entry.before is not None and entry.after is not None:
        form = gettext("How strong: {before} before, {after} after")
        yield form.format(before=entry.before, after=entry.after)
    elif entry.before is not None:
        yield gettext("How strong: {before} before").format(before=entry.before)
    elif entry.after is not None:
        yield gettext("How strong: {after} after").format(after=entry.after)


def strength_words(entry: Entry) -> str:
    """Such as "6 → 3", "– → 3"; a dash where neither was told."""
    if entry.before is None and entry.after is None:
        return "–"
    before, after = ("–" if n is None else str(n) for n in (entry.before, entry.after))
    return f"{before} → {after}"


def _ended(entry: Entry, wording: Wording) -> str:
    ended = _ENDS[entry.end](wording.tr)
    felt = felt_words(entry.felt or (), wording)
    return f"{ended} · {felt}" if felt else ended


def felt_words(felt: Iterable[Felt], wording: Wording) -> str:
    """What felt wrong, in a few words; nothing where nothing did."""
    told = tuple(felt)
    if told == (Felt.OTHER,):
        return wording.tr.gettext("something felt wrong")
    names = {wrong.felt: wrong.what for wrong in what_to_do(wording.tr)}
    return ", ".join(uncapitalised(names[one]) for one in told)


def felt_wrong(
    entries: Iterable[Entry], places: Iterable[str], now: datetime, wording: Wording
) -> str:
    """What felt wrong the last time that each of these places was pressed, if that was lately.

    A session of which nothing was told does not hide what was told before it.
    """
    told = sorted((e for e in entries if e.felt is not None), key=lambda entry: entry.began)
    last = {done.place: entry for entry in told for done in entry.done if done.pressed}
    wrong = {last[place] for place in places if place in last}
    lately = (entry for entry in wrong if now - entry.began <= _FRESH and entry.felt)
    newest = sorted(lately, key=lambda entry: entry.began, reverse=True)
    felt = dict.fromkeys(one for entry in newest for one in entry.felt or ())
    what_to_mind = {one.felt: one.do for one in what_to_do(wording.tr)}
    return " ".join(
        (
            *(_felt_then(entry, now, wording) for entry in newest),
            *(what_to_mind[one] for one in felt),
        )
    )


def _felt_then(entry: Entry, now: datetime, wording: Wording) -> str:
    when = uncapitalised(when_words(entry.began, now, wording))
    return f"{felt_words(entry.felt or (), wording)} ({when})."
