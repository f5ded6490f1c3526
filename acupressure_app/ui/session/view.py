"""What the session page shows at one moment, derived from the player's state: no Qt in here."""

import re

from msgspec.structs import replace

from acupressure_app.core import player
from acupressure_app.core.body import Direction, Side, Technique
from acupressure_app.core.content import Action, Target
from acupressure_app.core.language import N_
from acupressure_app.core.pressing import moment
from acupressure_app.core.routine import Spot
from acupressure_app.core.screening import Finding
from acupressure_app.core.text import Ms, capitalised, seconds_up
from acupressure_app.core.timeline import (
    NEXT_BEFORE,
    Cue,
    CueKind,
    SegmentKind,
    find_marks,
)
from acupressure_app.core.wording import Sentences, Wording, clock
from acupressure_app.ui.session.caption import being_said, caption, leaves_what_to_do
from acupressure_app.ui.session.dial import dial, waits
from acupressure_app.ui.session.here import Here
from acupressure_app.ui.session.props import (
    Act,
    Caution,
    Choice,
    Control,
    Controls,
    Fact,
    FindStep,
    Handed,
    Headline,
    Panel,
    Plate,
    SessionProps,
    Stage,
    Track,
)

_ZONE, _FINE_ZONE = 44, 26


def derive(
    state: player.State,
    now: Ms,
    wording: Wording,
    panel: Panel = Panel.NONE,
    *,
    still: bool = False,
    said: Sentences = (),
) -> SessionProps:
    """The page at `now` on the player's clock, with this panel in the place of a plain pause.

    With `still` nothing moves but once a second. `said` is what is being said beside the plan.
    """
    here = Here.at_time(state, now, wording)
    props = _asked(here, _props(here, still=still), panel)
    planned = being_said(state.timeline, here.at) if here.stage is Stage.RUNNING else ()
    props = replace(props, caption=caption(props, (*said, *planned)))
    return replace(props, aside=leaves_what_to_do(props, planned))


def _props(here: Here, *, still: bool) -> SessionProps:
    tr = here.wording.tr
    return SessionProps(
        title=here.wording.text(here.state.timeline.programme.routine.title),
        subtitle=_subtitle(here),
        stage=here.stage,
        kind=here.kind,
        kicker=_kicker(here),
        plain=here.stage is Stage.RUNNING and _kicker(here) == tr.gettext("Press"),
        headline=_headline(here),
        todo=_todo(here),
        dial=dial(here.state, here.now, here.wording, still=still),
        plate=_plate(here),
        handed=_handed(here),
        cautions=_cautions(here),
        steps=_steps(here),
        then=_then(here),
        in_all=_in_all(here),
        controls=_controls(here),
        choices=_choices(here),
        can_undo=here.state.before is not None,
        track=_track(here),
        caption="",
        window_title=_window_title(here),
    )


def _asked(here: Here, props: SessionProps, panel: Panel) -> SessionProps:
    """A pause with what this panel asks or tells in the place of its headline."""
    tr = here.wording.tr
    choices = tuple(choice for choice in props.choices if choice.ends)
    match panel:
        case Panel.END:
            todo = tr.gettext("“Go on” gives you three seconds to press again.")
            title = Headline(tr.gettext("End here?"))
            return replace(props, headline=title, todo=todo, choices=choices)
        case Panel.CLOSE:
            todo = tr.gettext("Close again to leave. Your place is kept.")
            title = Headline(tr.gettext("Leave now?"))
            return replace(props, headline=title, todo=todo, choices=choices)
        case Panel.FIND:
            return replace(
                props,
                kicker=tr.gettext("How to find it"),
                headline=headline(capitalised(here.place), here.press.side, here.wording),
                todo="",
                plate=replace(props.plate, zone=_FINE_ZONE),
                steps=_plain_steps(here),
                choices=(),
            )
        case Panel.SIGNS:
            return replace(props, choices=())
        case Panel.NONE:
            return props


def _choices(here: Here) -> tuple[Choice, ...]:
    """What a pause offers; nothing is found or pressed again where nothing is pressed."""
    if here.stage is not Stage.PAUSED:
        return ()
    if here.kind is SegmentKind.FINISH:
        return (Choice.FINISH,)
    again = (Choice.AGAIN,) if here.kind in (SegmentKind.FIND, SegmentKind.PRESS) else ()
    return (*again, Choice.FIND, Choice.LEAVE, Choice.FINISH)


def _subtitle(here: Here) -> str:
    """What is pressed in all: "Both wrists, one after the other"."""
    wording, presses = here.wording, here.state.timeline.presses
    places = {press.place: press.point for press in presses}
    sides = {press.side for press in presses}
    if len(places) > 1:
        form = wording.tr.ngettext("{n} point", "{n} points", len(places))
        return form.format(n=len(places))
    (point,) = places.values()
    if len(sides) == 1:
        return capitalised(wording.place(point, *sides))
    both = capitalised(wording.place(point, Side.BOTH))
    return wording.tr.gettext("{both}, one after the other").format(both=both)


def _handed(here: Here) -> Handed | None:
    """What is behind at a change-over; the same place again is not handed over."""
    number = here.segment.press
    if here.kind is not SegmentKind.CHANGE or not number or here.again:
        return None
    wording, press = here.wording, here.state.timeline.presses[number - 1]
    same = press.place == here.press.place
    place = wording.side(press.side) if same else wording.place(press.point, press.side)
    skipped = number - 1 in here.state.skipped
    gettext = wording.tr.gettext
    template = gettext("{place}: skipped") if skipped else gettext("{place}: done")
    point = press.point
    view = None if isinstance(point, Spot) else point.view
    return Handed(
        picture=view.picture if view else None,
        code=press.place,
        side=press.side,
        words=template.format(place=capitalised(place)),
        done=not skipped,
    )


def headline(text: str, side: Side, wording: Wording) -> Headline:
    """Cut `text` around the last word in it that names the side."""
    words = [wording.side(side)]
    if side is Side.BOTH:
        words.append(wording.tr.gettext("both"))
    for word in words:
        found = list(re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE))
        if found:
            start, end = found[-1].span()
            return Headline(text[:start], text[start:end], text[end:])
    return Headline(text)


_KICKERS = {
    SegmentKind.READY: N_("Get ready"),
    SegmentKind.FIND: N_("Find the point"),
    SegmentKind.PRESS: N_("Press"),
    SegmentKind.CHANGE: N_("Change over"),
    SegmentKind.REST: N_("Rest"),
    SegmentKind.FINISH: N_("Finished"),
}


def _kicker(here: Here) -> str:
    tr = here.wording.tr
    if here.stage is Stage.PAUSED:
        return tr.gettext("Paused")
    if here.stage is Stage.COUNT_IN:
        seconds = seconds_up(player.count_in_left(here.state, here.now))
        return tr.gettext("Going on in {n}").format(n=seconds)
    word = _segment_name(here)
    if here.kind not in (SegmentKind.PRESS, SegmentKind.CHANGE):
        return word
    same_step = (p.round for p in here.state.timeline.presses if p.step == here.press.step)
    rounds = max(same_step)
    if rounds == 1:
        return word
    template = tr.gettext("{what} · round {n} of {rounds}")
    return template.format(what=word, n=here.press.round, rounds=rounds)


def _segment_name(here: Here) -> str:
    too_strong = here.kind is SegmentKind.FINISH and here.state.ended_too_strong
    kind = SegmentKind.REST if too_strong else here.kind
    return _KICKERS[kind](here.wording.tr)


def _headline(here: Here) -> Headline:
    tr = here.wording.tr
    if here.stage is Stage.PAUSED:
        return Headline(tr.gettext("Let your hands rest"))
    match here.kind:
        case SegmentKind.READY:
            text = tr.gettext("First {place}").format(place=here.place)
        case SegmentKind.CHANGE if not here.again:
            text = tr.gettext("Now {place}").format(place=here.place)
        case SegmentKind.REST:
            return Headline(tr.gettext("Let go and rest"))
        case SegmentKind.FINISH if here.state.ended_too_strong:
            return Headline(tr.gettext("That was too strong. Rest."))
        case SegmentKind.FINISH:
            return Headline(tr.gettext("That’s it. Rest a moment."))
        case _:
            text = capitalised(here.place)
    return headline(text, here.press.side, here.wording)


def _todo(here: Here) -> str:
    wording, tr, press = here.wording, here.wording.tr, here.press
    if here.stage is Stage.PAUSED:
        return tr.gettext("Your place is kept. “Go on” gives you three seconds to press again.")
    match here.kind:
        case SegmentKind.READY:
            return wording.rest_position(here.state.timeline.programme.routine.position)
        case SegmentKind.FIND:
            waiting = waits(here.state, here.segment)
            return tr.gettext("Press Enter when you are ready.") if waiting else ""
        case SegmentKind.PRESS:
            return _how_to_press(here)
        case SegmentKind.CHANGE if here.again:
            return tr.gettext("Let go slowly. The same place again in a moment.")
        case SegmentKind.CHANGE:
            tool = wording.tool(press.tool, press.hand, press.side)
            return tr.gettext("Let go slowly. Then use {tool}.").format(tool=tool)
        case SegmentKind.REST if _comes_after_rest(here):
            return tr.gettext("Then comes {place}.").format(place=here.place)
        case SegmentKind.REST:
            return ""
        case SegmentKind.FINISH:
            return tr.gettext("If you feel drowsy, stand up slowly.")


def _comes_after_rest(here: Here) -> bool:
    return here.following is not None and here.following.kind is not SegmentKind.FINISH


def _how_to_press(here: Here) -> str:
    wording, press = here.wording, here.press
    stretch = moment(press, here.at - here.segment.start).stretch
    parts = [wording.what_to_do(press, stretch)]
    if press.upper_limit:
        parts.append(wording.tr.gettext("“Done” when it is enough."))
    return " ".join(parts)


def _plate(here: Here) -> Plate:
    wording, press = here.wording, here.press
    searching = here.kind is SegmentKind.FIND
    place = capitalised(here.place)
    if isinstance(press.point, Spot):
        where = wording.text(press.point.where)
        return Plate(
            picture=None,
            code=press.place,
            side=press.side,
            title=place,
            description=where,
            zone=_FINE_ZONE if searching else _ZONE,
            direction=_circling(here),
            photo=press.point.picture,
            photo_mark=press.point.mark,
        )
    view = press.point.view
    location = wording.text(press.point.location)
    seen = wording.text(view.title) if view else ""
    return Plate(
        picture=view.picture if view else None,
        code=press.place,
        side=press.side,
        title=f"{place}: {seen}" if seen else place,
        description=f"{capitalised(seen)}. {location}" if seen else location,
        zone=_FINE_ZONE if searching else _ZONE,
        direction=_circling(here),
        landmarks=searching,
        hand=here.kind is SegmentKind.PRESS,
    )


def _circling(here: Here) -> Direction | None:
    """The way the finger circles now; without a stated one, that of the ring's bead."""
    if here.kind is not SegmentKind.PRESS or here.stage is Stage.PAUSED:
        return None
    stretch = moment(here.press, here.at - here.segment.start).stretch
    if stretch.technique is not Technique.CIRCLES:
        return None
    return stretch.direction or Direction.CLOCKWISE


def _cautions(here: Here) -> tuple[Caution, ...]:
    """What the findings about this place say, each text once.

    First how to press here; what was to be asked was asked before the session began.
    """
    findings = sorted(here.press.findings, key=_urgency)
    texts = {here.wording.text(finding.text): _settled(finding) for finding in reversed(findings)}
    loud = [_caution(text) for text in reversed(texts) if not texts[text]]
    quiet = " ".join(text for text in reversed(texts) if texts[text])
    return (*loud, *([Caution("", quiet, quiet=True)] if quiet else ()))


def _urgency(finding: Finding) -> tuple[bool, int, bool]:
    about_everything = finding.target == Target()
    return finding.action is Action.ASK, finding.action.rank, about_everything


def _settled(finding: Finding) -> bool:
    """Whether somebody was to be asked before pressing anything at all."""
    return finding.action is Action.ASK and finding.target == Target()


def _caution(text: str) -> Caution:
    lead, stop, rest = text.partition(". ")
    return Caution(lead + stop.rstrip(), rest)


def _steps(here: Here) -> tuple[FindStep, ...]:
    """How to find the place: step by step the first time, all to read the second."""
    if here.kind is not SegmentKind.FIND or here.stage is Stage.PAUSED:
        return ()
    timeline = here.state.timeline
    before = (timeline.press_of(s) for s in timeline.segments[: here.index])
    if any(press is not None and press.place == here.press.place for press in before):
        return _plain_steps(here)
    marks = find_marks(here.wording, here.press, here.segment)
    lit = sum(at <= here.at for at, _ in marks) - 1
    return tuple(
        FindStep(text, "done" if number < lit else "now" if number == lit else "ahead")
        for number, (_, text) in enumerate(marks)
    )


def _plain_steps(here: Here) -> tuple[FindStep, ...]:
    return tuple(FindStep(text, "plain") for text in here.wording.find_steps(here.press))


def _then(here: Here) -> Fact:
    tr = here.wording.tr
    label = tr.gettext("Next")
    if here.kind is SegmentKind.FIND:
        waiting = waits(here.state, here.segment)
        label = tr.gettext("When you are ready") if waiting else tr.gettext("Then, by itself")
    soon = (
        here.kind is SegmentKind.PRESS
        and here.stage is Stage.RUNNING
        and here.left <= NEXT_BEFORE < here.segment.length
    )
    return Fact(label, _what_comes(here), soon)


def _what_comes(here: Here) -> str:
    tr, following = here.wording.tr, here.following
    press = here.state.timeline.press_of(following) if following else None
    if following is None or press is None:
        return tr.gettext("Done")
    match following.kind:
        case SegmentKind.FIND if here.kind is not SegmentKind.REST:
            return tr.gettext("Find the point")
        case SegmentKind.PRESS:
            return tr.gettext("Press for {time}").format(time=clock(following.length))
        case SegmentKind.REST:
            return tr.gettext("Rest for {time}").format(time=here.wording.exactly(press.rest))
        case SegmentKind.CHANGE if press.place_and_side == here.press.place_and_side:
            return tr.gettext("The same place again")
        case _:
            return capitalised(here.wording.place(press.point, press.side))


def _in_all(here: Here) -> Fact:
    wording, timeline = here.wording, here.state.timeline
    label = wording.tr.gettext("In all")
    left = timeline.pressed - here.at
    if left <= 0:
        return Fact(label, wording.tr.gettext("Done"))
    if here.state.holding or timeline.programme.lengths.wait_for_me:
        about = wording.tr.gettext("about {time}").format(time=wording.about(left))
        return Fact(label, about)
    return Fact(label, wording.tr.gettext("{time} left").format(time=clock(left)))


def _controls(here: Here) -> Controls:
    tr, kind = here.wording.tr, here.kind
    act = _act(here)
    names = {
        Act.PAUSE: tr.gettext("Pause"),
        Act.GO_ON: tr.gettext("Go on"),
        Act.FOUND: tr.gettext("I’ve found it"),
    }
    first, last = kind is SegmentKind.READY, kind is SegmentKind.FINISH
    done = kind is SegmentKind.PRESS and here.press.upper_limit
    return Controls(
        act=act,
        main=Control(names[act]),
        back=Control(tr.gettext("Back"), tr.gettext("This is the beginning") if first else ""),
        strong=_strong(here),
        wait=_wait(here),
        more=_more(here),
        next=Control(
            tr.gettext("Done") if done else tr.gettext("Next"),
            tr.gettext("Nothing comes after this") if last else "",
        ),
        searching=act is Act.FOUND,
        next_is_done=done,
    )


def _act(here: Here) -> Act:
    if here.stage is Stage.PAUSED:
        return Act.GO_ON
    searching = here.kind is SegmentKind.FIND
    return Act.FOUND if searching and here.stage is not Stage.COUNT_IN else Act.PAUSE


def _about_a_press(here: Here) -> bool:
    return here.kind in (SegmentKind.FIND, SegmentKind.PRESS, SegmentKind.CHANGE)


def _strong(here: Here) -> Control:
    tr = here.wording.tr
    pressing = here.kind is SegmentKind.PRESS
    why_not = "" if pressing else tr.gettext("Nothing is being pressed now")
    return Control(tr.gettext("Too strong"), why_not)


def _wait(here: Here) -> Control:
    tr = here.wording.tr
    waiting = waits(here.state, here.segment)
    why_not = tr.gettext("It waits for you already") if waiting else ""
    return Control(tr.gettext("Wait for me"), why_not)


def _more(here: Here) -> Control:
    tr = here.wording.tr
    text = tr.gettext("30 seconds")
    longest = tr.gettext("Longest time")
    if not _about_a_press(here):
        return Control(text, tr.gettext("Nothing is being pressed now"))
    if player.can_lengthen(here.state, here.now):
        return Control(text)
    if isinstance(here.press.point, Spot):
        return Control(longest, tr.gettext("This is the longest that one place is pressed"))
    return Control(longest, tr.gettext("This is the longest time published for this point"))


def _track(here: Here) -> Track:
    segments = here.state.timeline.segments
    lengths = tuple(s.length for s in segments if s.kind is not SegmentKind.FINISH)
    return Track(lengths, here.at)


def is_news(cue: Cue) -> bool:
    """Whether what a cue says comes in the middle of a segment, not as it begins."""
    return cue.kind in (CueKind.HALF, CueKind.NEXT, CueKind.SAY)


def _window_title(here: Here) -> str:
    """For the title bar, where the window may be all that is seen: "1:48 left wrist"."""
    tr = here.wording.tr
    if here.kind in (SegmentKind.READY, SegmentKind.REST, SegmentKind.FINISH):
        return _segment_name(here)
    bare = here.place.removeprefix(tr.gettext("your "))
    if waits(here.state, here.segment):
        return capitalised(bare)
    title = f"{clock(here.left)} {bare}"
    if here.stage is Stage.PAUSED:
        return tr.gettext("{title} · paused").format(title=title)
    return title
