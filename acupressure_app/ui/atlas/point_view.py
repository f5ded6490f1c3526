"""What the page of a point says, as values: how to find and press it, and what to take care of."""

from collections.abc import Iterable, Mapping
from itertools import islice

from msgspec import Struct

from acupressure_app.core.body import Side
from acupressure_app.core.content import (
    Action,
    Hold,
    InPregnancy,
    Kind,
    NotPressed,
    Point,
    Published,
)
from acupressure_app.core.library import Content, Library
from acupressure_app.core.practice import routine_of
from acupressure_app.core.pressing import Press
from acupressure_app.core.routine import Routine, Stretch
from acupressure_app.core.screening import ALWAYS, Answer, Answers, Cleared, Finding, clear
from acupressure_app.core.text import capitalised, uncapitalised
from acupressure_app.core.timeline import compile_timeline
from acupressure_app.core.wording import Wording
from acupressure_app.ui.atlas.view import meridian_name, part_name, part_of
from acupressure_app.ui.check.findings import citation
from acupressure_app.ui.pictures.picture import PictureProps
from acupressure_app.ui.searching import folded

_ZONE_PX = 26

Rows = tuple[tuple[str, str], ...]
"""Pairs of a few words and what they stand for."""


def lead(point: Point | NotPressed, wording: Wording) -> str:
    """Code, the first other name, and how it is said and written in Chinese."""
    said = point.pinyin if isinstance(point, Point) else ""
    others = (name for name in point.aliases if folded(name) != folded(said))
    also = wording.tr.gettext("also {name}")
    known = ", ".join((point.code, *(also.format(name=name) for name in islice(others, 1))))
    return f"{known} · {said} {point.hanzi}" if isinstance(point, Point) else known


def presses(point: Point, content: Content, wording: Wording) -> Mapping[Side, Press]:
    """How each side is pressed, in playing order, while nothing about the user is true."""
    nothing_true = Answers(otherwise=Answer.NO)
    cleared = clear(routine_of(point), content, nothing_true)
    if not isinstance(cleared, Cleared):
        return {}
    return {press.side: press for press in compile_timeline(cleared, content, wording).presses}


def picture(point: Point, side: Side, wording: Wording) -> PictureProps:
    """The picture of one side, with its title and what it shows."""
    seen = wording.text(point.view.title) if point.view else ""
    place, location = capitalised(wording.place(point, side)), wording.text(point.location)
    return PictureProps(
        view=point.view.picture if point.view else None,
        code=point.code,
        side=side,
        title=f"{place}: {seen}" if seen else place,
        description=f"{capitalised(seen)}. {location}" if seen else location,
        zone_px=_ZONE_PX,
        landmarks=True,
    )


def measure(point: Point, wording: Wording) -> str:
    """What a cun is, where the location counts in them: nobody else uses the word."""
    if " cun" not in wording.text(point.location):
        return ""
    return wording.tr.gettext(
        "A cun is a measure of your own body: 1 cun is about as wide as your thumb, 2 as three "
        "fingers together, 3 as four."
    )


def find_steps(press: Press, wording: Wording) -> tuple[str, ...]:
    """How to find it on this side, in numbered steps."""
    return tuple(f"{n}. {step}" for n, step in enumerate(wording.find_steps(press), 1))


def how(point: Point, press: Press, wording: Wording) -> Rows:
    """What presses, how it moves, how hard, and which way."""
    gettext = wording.tr.gettext
    movements = [wording.technique(Stretch(technique=each)) for each in point.techniques]
    told = [
        (gettext("With"), capitalised(wording.tool(press.tool, press.hand, press.side))),
        (gettext("Movement"), _in_a_row(movements, wording)),
        (gettext("Strength"), capitalised(wording.pressure(point.pressure))),
        (gettext("Direction"), capitalised(wording.text(point.towards))),
    ]
    return tuple((name, words) for name, words in told if words)


def _in_a_row(phrases: Iterable[str], wording: Wording) -> str:
    """Phrases as one sentence part: "Small slow circles, or hold steady"."""
    template = wording.tr.gettext("{one}, or {other}")
    told = ""
    for phrase in phrases:
        told = template.format(one=told, other=uncapitalised(phrase)) if told else phrase
    return told


class Held(Struct, frozen=True):
    """A published time for one side, how it was pressed, and where it is published."""

    time: str
    how: str
    source: str


def holds(point: Point, content: Content, wording: Wording) -> tuple[Held, ...]:
    """The published times in the order of the content, then what is counted and not timed."""
    told: list[tuple[str, Published]] = []
    told += [(hold_time(hold, wording), hold) for hold in point.holds]
    told += [(wording.tr.gettext("{n} times").format(n=c.times), c) for c in point.counted]
    return tuple(
        Held(length, capitalised(wording.text(one.how)), _cited(one.source, content))
        for length, one in told
    )


def _cited(key: str, content: Content) -> str:
    source = content.sources.get(key)
    return citation(source) if source else key


def hold_time(hold: Hold, wording: Wording) -> str:
    """A published time: "2 min", "1 min to 2 min", "up to 3 min"."""
    longest = wording.exactly(hold.max * 1000)
    if hold.min is None:
        return wording.tr.gettext("up to {time}").format(time=longest)
    if hold.min == hold.max:
        return longest
    shortest = wording.exactly(hold.min * 1000)
    return wording.tr.gettext("{shortest} to {longest}").format(shortest=shortest, longest=longest)


def in_pregnancy(point: Point, wording: Wording) -> tuple[str, str]:
    """What is known in pregnancy: in a few words, and the note."""
    gettext = wording.tr.gettext
    words = {
        InPregnancy.AVOID: gettext("Left out in pregnancy."),
        InPregnancy.ASK_FIRST: gettext("Ask your midwife or doctor first."),
        InPregnancy.STUDIED: gettext("Used in studies with pregnant women. Still ask first."),
        InPregnancy.NO_WARNING_FOUND: gettext(
            "No warning about this point was found, which does not say much. Ask first."
        ),
    }
    return words[point.pregnancy.status], wording.text(point.pregnancy.note)


class Change(Struct, frozen=True):
    """What is different here if something about the user is true, and why."""

    condition: str
    what: str
    why: str


def for_everyone(point: Point, content: Content) -> tuple[Finding, ...]:
    """What everybody takes care of here."""
    return tuple(f for f in _findings(point, content) if f.condition == ALWAYS)


def changes(point: Point, content: Content, wording: Wording) -> tuple[Change, ...]:
    """What changes at this point in particular, strictest first."""
    return tuple(
        Change(
            wording.text(content.conditions[finding.condition].short),
            wording.text(finding.text),
            wording.text(finding.reason),
        )
        for finding in _conditional(point, content)
        if _is_here(finding)
    )


def as_everywhere(point: Point, content: Content, wording: Wording) -> Rows:
    """What holds here as it does everywhere: what follows, and for whom, strictest first."""
    gettext = wording.tr.gettext
    words = {
        Action.STOP: gettext("Not at all for now"),
        Action.SKIP: gettext("Left out, if it is at this place"),
        Action.ASK: gettext("Only after asking a doctor"),
        Action.LIGHT: gettext("Light pressure only"),
    }
    found: dict[Action, dict[str, None]] = {}
    for finding in _conditional(point, content):
        if not _is_here(finding):
            short = wording.text(content.conditions[finding.condition].short)
            found.setdefault(finding.action, {})[uncapitalised(short)] = None
    return tuple(
        (words[action], capitalised("; ".join(names)) + ".")
        for action, names in found.items()
        if action in words
    )


def _findings(point: Point, content: Content) -> tuple[Finding, ...]:
    """What the real check finds when everything is true, so that nothing here can differ."""
    return clear(routine_of(point), content, Answers()).findings


def _conditional(point: Point, content: Content) -> Iterable[Finding]:
    """Those about the user's health; warning signs belong to a complaint, not to a point."""
    for finding in _findings(point, content):
        condition = content.conditions.get(finding.condition)
        if condition is not None and condition.kind is not Kind.RED_FLAG:
            yield finding


def _is_here(finding: Finding) -> bool:
    target = finding.target
    return any(aim is not None for aim in (target.point, target.region, target.technique))


def names(point: Point, wording: Wording) -> Rows:
    """What it is called, the characters beside how they are said."""
    gettext = wording.tr.gettext
    numbered = any(map(str.isdigit, point.code))  # the WHO gave all others a number
    written = point.hanzi
    if point.traditional != point.hanzi:
        template = gettext("{simplified}, traditional {traditional}")
        written = template.format(simplified=point.hanzi, traditional=point.traditional)
    korean = f"{point.korean.roman} {point.korean.hangul}" if point.korean else ""
    told = (
        (gettext("WHO code") if numbered else gettext("Code"), point.code),
        (gettext("Part of the body"), part_name(part_of(point.region), wording)),
        (gettext("Meridian"), meridian_name(point.meridian, wording)),
        (gettext("Chinese, said"), point.pinyin),
        (gettext("Chinese, written"), written),
        (gettext("Korean"), korean),
        (gettext("Japanese"), point.japanese or ""),
        (gettext("Also called"), ", ".join(point.aliases)),
    )
    return tuple((name, words) for name, words in told if words)


def used_in(point: Point, library: Library) -> tuple[Routine, ...]:
    """The routines that press it, in order."""
    return tuple(
        routine
        for routine in library.routines
        if any(step.place == point.code for step in routine.steps)
    )


def source_keys(point: Point | NotPressed) -> tuple[str, ...]:
    """Every source of what is said about it, each once."""
    if not isinstance(point, Point):
        return tuple(dict.fromkeys(point.sources))
    held = (one.source for one in (*point.holds, *point.counted))
    return tuple(dict.fromkeys((*point.sources, *held, *point.pregnancy.sources)))


def source_lines(keys: Iterable[str], content: Content) -> str:
    """Sources one below the other, each with its address where it has one."""
    told = []
    for key in keys:
        address = content.sources[key].address if key in content.sources else None
        told.append("\n".join(filter(None, (_cited(key, content), address))))
    return "\n\n".join(told)
