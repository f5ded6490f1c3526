"""What the session page tells beside the moment: announcements, notices, and when to stop."""

from msgspec import Struct

from acupressure_app.core import player
from acupressure_app.core.notices import notice_text
from acupressure_app.core.text import Ms, capitalised
from acupressure_app.core.timeline import SegmentKind, Timeline
from acupressure_app.core.wording import Wording, clock, nearest_minutes
from acupressure_app.ui.session.dial import waits
from acupressure_app.ui.session.here import Here
from acupressure_app.ui.session.props import SessionProps, Stage
from acupressure_app.ui.session.view import derive


def announcement(state: player.State, now: Ms, wording: Wording) -> str:
    """What a screen reader says when the session comes here."""
    here, props = Here.at_time(state, now, wording), derive(state, now, wording)
    if here.stage is Stage.PAUSED:
        return _paused(here)
    match here.kind:
        case SegmentKind.READY:
            parts = [_ready(here)]
        case SegmentKind.FIND:
            parts = _find(here, props)
        case SegmentKind.PRESS:
            place = capitalised(here.place)
            parts = [wording.tr.gettext("Press now. {place}.").format(place=place), props.todo]
        case SegmentKind.CHANGE:
            parts = [wording.tr.gettext("Let go. {headline}.").format(headline=props.headline)]
        case SegmentKind.REST | SegmentKind.FINISH:
            parts = [str(props.headline).rstrip(".") + ".", props.todo]
    parts += [f"{caution.lead} {caution.rest}".strip() for caution in props.cautions]
    if here.kind in (SegmentKind.PRESS, SegmentKind.CHANGE):
        parts.append(wording.long_time(here.left) + ".")
    return " ".join(filter(None, parts))


def _ready(here: Here) -> str:
    wording = here.wording
    minutes = max(1, nearest_minutes(here.state.timeline.pressed))
    template = wording.tr.gettext("{title}. About {time}. First comes {place}.")
    return template.format(
        title=wording.text(here.state.timeline.programme.routine.title),
        time=wording.long_time(minutes * 60_000),
        place=here.place,
    )


def _find(here: Here, props: SessionProps) -> list[str]:
    tr = here.wording.tr
    place = tr.gettext("Find the point. {place}.").format(place=capitalised(here.place))
    lit = next((n for n, step in enumerate(props.steps) if step.state == "now"), None)
    if lit is None:
        return [place, *(step.text for step in props.steps)]
    template = tr.gettext("Step {n} of {count}: {text}")
    text = props.steps[lit].text
    return [place, template.format(n=lit + 1, count=len(props.steps), text=text)]


def _paused(here: Here) -> str:
    wording, tr = here.wording, here.wording.tr
    total = wording.long_time(here.state.timeline.pressed - here.at)
    if here.kind is not SegmentKind.PRESS:
        return tr.gettext("Paused. {total} left in all.").format(total=total)
    template = tr.gettext("Paused. {left} left on {place}, {total} in all.")
    return template.format(left=wording.long_time(here.left), place=here.place, total=total)


class Bookmark(Struct, frozen=True):
    """Where a session was left: what goes on from there, the place in words, and what is left.

    `left` is what is still to be pressed at that place; `place` reads "your left wrist".
    """

    kept: player.Kept
    place: str
    left: Ms


def bookmark(state: player.State, now: Ms, wording: Wording, compiled: Timeline) -> Bookmark:
    """Where the session is; `compiled` is the timeline that it began with."""
    here = Here.at_time(state, now, wording)
    pressing = here.kind is SegmentKind.PRESS
    left = here.left if pressing else here.press.length
    return Bookmark(player.kept(state, now, compiled), here.place, left)


def about_to_press(state: player.State, now: Ms, wording: Wording) -> str:
    """That a search will soon end by itself; nothing before, nor where it waits."""
    here = Here.at_time(state, now, wording)
    searching = here.kind is SegmentKind.FIND and here.stage is Stage.RUNNING
    if not searching or waits(state, here.segment) or here.left > _SOON:
        return ""
    return wording.tr.gettext("Pressing starts in 5 seconds.")


def how_to_find(props: SessionProps) -> str:
    """The steps that the panel shows, for a screen reader."""
    return " ".join((f"{props.kicker}. {props.headline}.", *(step.text for step in props.steps)))


_SOON: Ms = 5_000

_SHOWN_BY_THE_PAGE = (player.Notice.COUNT_IN, player.Notice.WAITING)


def told(notice: player.Notice, state: player.State, now: Ms, wording: Wording) -> str:
    """A notice as a sentence, to be shown and said."""
    here = Here.at_time(state, now, wording)
    if notice is not player.Notice.SLEPT or here.kind is not SegmentKind.PRESS:
        return notice_text(notice, wording.tr)
    template = wording.tr.gettext("The computer slept. You were at {time} on {place}.")
    return template.format(time=clock(here.left), place=here.place)


def needs_line(notice: player.Notice) -> bool:
    """Whether a notice needs a line of its own, since nothing else on the page says it."""
    return notice not in _SHOWN_BY_THE_PAGE


class Signs(Struct, frozen=True):
    """When to let go at once, and when to call for help."""

    title: str
    signs: tuple[str, ...]
    call: str
    call_for: str

    @property
    def spoken(self) -> str:
        """All of it for a screen reader."""
        return f"{self.title}: {'; '.join(self.signs)}. {self.call} {self.call_for}"


def when_to_stop(wording: Wording) -> Signs:
    """The signs in few words, the same for every routine."""
    tr = wording.tr
    return Signs(
        title=tr.gettext("Let go at once if you notice"),
        signs=(
            tr.gettext("sharp, electric or spreading pain"),
            tr.gettext("numbness, or pins and needles that stay"),
            tr.gettext("dizziness, faintness or a cold sweat: lie down"),
            tr.gettext("a new bruise, swelling or wound under the finger"),
            tr.gettext("what you came for getting worse"),
            tr.gettext("one of the warning signs that you were asked about"),
        ),
        call=tr.gettext("Call 112, 911 or 999 for"),
        call_for=tr.gettext(
            "chest pain, breathlessness, weakness or numbness on one side, slurred speech, "
            "sudden blurred or lost sight, confusion, or faintness that does not pass at once."
        ),
    )
