"""What the commands print for a person, as lines."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from acupressure_app.core.content import Action, Kind, Point
from acupressure_app.core.library import Content, Library, Listed, Origin
from acupressure_app.core.screening import (
    ALWAYS,
    Answers,
    Finding,
    Refused,
    Screened,
    Verdict,
    point_of,
)
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import SegmentKind, Timeline, unscreened_in_all
from acupressure_app.core.wording import Wording, clock
from acupressure_app.store.settings import Settings
from acupressure_app.terminal.checked import Checked
from acupressure_app.terminal.data import source_line


def library_lines(library: Library, settings: Settings, wording: Wording) -> Iterator[str]:
    """The routines with their length, then the files that cannot be used."""
    tr = wording.tr
    width = max((len(entry.routine.id) for entry in library.listed), default=0)
    for entry in library.listed:
        total = unscreened_in_all(entry.routine, library.content, wording, lengths=settings.lengths)
        own = tr.gettext(" (your own)") if entry.origin is Origin.USER else ""
        title = wording.text(entry.routine.title)
        yield f"{entry.routine.id:{width}}  {wording.about(total):>7}  {title}{own}"
    if library.broken:
        yield ""
        yield tr.gettext("These files cannot be used yet. All else works.")
        for broken in library.broken:
            yield from (f"  {wording.problem(broken.file, p)}" for p in broken.problems)


def routine_lines(
    entry: Listed, content: Content, settings: Settings, wording: Wording
) -> Iterator[str]:
    """A routine: what it is, its points, what is known about it."""
    tr, routine = wording.tr, entry.routine
    total = unscreened_in_all(routine, content, wording, lengths=settings.lengths)
    yield f"{wording.text(routine.title)} ({wording.exactly(total)})"
    if routine.summary:
        yield wording.text(routine.summary)
    if routine.prescribed:
        yield wording.prescribed(routine.prescribed)
    yield wording.rest_position(routine.position)
    yield ""
    for step in routine.steps:
        point = point_of(step, content)
        if isinstance(point, Point):
            known = ", ".join((point.code, *point.aliases[:1], wording.text(point.name)))
            yield f"* {known}: {wording.text(point.location)}"
        else:
            yield f"* {point.name}: {wording.text(point.where)}"
    if routine.evidence:
        yield ""
        grade = wording.grade(routine.evidence.grade)
        yield tr.gettext("Evidence: {grade}.").format(grade=grade)
        yield wording.text(routine.evidence.statement)
        yield from (f"  {source_line(key, content)}" for key in routine.evidence.sources)
    if routine.schedule:
        yield wording.schedule(routine.schedule)
    yield ""
    yield wording.purpose()


def condition_lines(content: Content, wording: Wording) -> Iterator[str]:
    """The conditions by kind, each with its id."""
    headings = {
        Kind.RED_FLAG: wording.tr.gettext("Warning signs (get help instead)"),
        Kind.GENERAL: wording.tr.gettext("About you"),
        Kind.LOCAL: wording.tr.gettext("At a place (--yes ID:POINT:SIDE)"),
    }
    for kind, members in groupby(content.conditions.values(), key=lambda c: c.kind):
        yield headings[kind]
        yield from (f"  {c.id:28}  {wording.text(c.text)}" for c in members)


def screening_lines(screened: Screened, answers: Answers, wording: Wording) -> Iterator[str]:
    """The verdict, what it rests on, and what is left out.

    Where something was answered with yes, what nobody answered is not told beside it.
    """
    tr = wording.tr
    told = _told(screened, answers)
    stopped = any(finding.action is Action.STOP for finding in screened.findings)
    if isinstance(screened, Refused) and not told:
        yield tr.gettext("This routine cannot be started yet: an open question counts as yes.")
        yield tr.gettext(
            "Answer with --yes ID, --no ID or --no-others; the command conditions lists them."
        )
        return
    if isinstance(screened, Refused):
        yield tr.gettext("This routine cannot be started now.")
    elif screened.verdict is Verdict.ASK:
        yield tr.gettext("Ask a doctor, midwife or pharmacist before you start.")
    else:
        yield tr.gettext("You can start.")
    for text, reason in dict.fromkeys((wording.text(f.text), wording.text(f.reason)) for f in told):
        yield f"* {text}"
        if reason != text:
            yield f"  {reason}"
    for left in () if stopped else screened.left_out:
        template = tr.gettext("Left out: {point}, {side}.")
        yield template.format(point=left.point, side=wording.side(left.side))
    if screened.alternative:
        yield tr.gettext("You could look at this one instead: {id}").format(id=screened.alternative)


def always_left_out(screened: Screened, wording: Wording) -> Iterator[str]:
    """Each place once that nobody may press, with the reason."""
    yield from dict.fromkeys(
        f"{left.point}: {wording.text(left.reason)}" for left in screened.left_out
    )


def checked_lines(checked: Checked, wording: Wording) -> Iterator[str]:
    """What is wrong with a file, or that nothing is, and what of it will never be pressed."""
    if checked.problems:
        yield from checked.problems
        return
    tr = wording.tr
    if checked.refused:
        yield tr.gettext(
            "{file}: well-formed, but it will never be played: "
            "the health rules leave nothing of it."
        ).format(file=checked.file)
    else:
        yield f"{checked.file}: ok"
    for place in checked.left_out:
        yield "  " + tr.gettext("Always left out: {place}").format(place=place)


def _told(screened: Screened, answers: Answers) -> list[Finding]:
    """The findings that decide, but for those that rest on a question nobody answered."""
    shown = [f for f in screened.findings if f.action is not Action.CAUTION]
    if isinstance(screened, Refused):
        stops = [f for f in shown if f.action is Action.STOP]
        shown = stops or shown
    return [f for f in shown if f.condition == ALWAYS or f.condition in answers.given]


def plan_lines(timeline: Timeline) -> Iterator[str]:
    """The session by the clock, its segments and what is said."""
    wording = timeline.programme.wording
    for segment in timeline.segments:
        press = timeline.press_of(segment)
        place = f"  {wording.place(press.point, press.side)}" if press else ""
        yield f"{_at(segment.start):>6}  {segment_name(segment.kind, wording)}{place}"
        for cue in timeline.cues:
            if segment.start <= cue.at < segment.end and cue.text:
                yield f"{_at(cue.at):>6}    “{cue.text}”"
    yield wording.tr.gettext("In all {time}.").format(time=wording.exactly(timeline.pressed))


def export_lines(file: Path, marks: Path, timeline: Timeline) -> Iterator[str]:
    """What was written, and where."""
    wording = timeline.programme.wording
    length, size = wording.exactly(timeline.total), file.stat().st_size / 1_000_000
    written = wording.tr.gettext("Written: {file} ({length}, {size:.1f} MB)")
    yield written.format(file=file, length=length, size=size)
    yield wording.tr.gettext("What comes when: {marks}").format(marks=marks)


def _at(moment: Ms) -> str:
    return clock(moment // 1000 * 1000)


def segment_name(kind: SegmentKind, wording: Wording) -> str:
    """What a segment is for, in a word or two."""
    names = {
        SegmentKind.READY: wording.tr.gettext("get ready"),
        SegmentKind.FIND: wording.tr.gettext("find"),
        SegmentKind.PRESS: wording.tr.gettext("press"),
        SegmentKind.CHANGE: wording.tr.gettext("change over"),
        SegmentKind.REST: wording.tr.gettext("rest"),
        SegmentKind.FINISH: wording.tr.gettext("finish"),
    }
    return names[kind]
