"""One moment of a session, with what everything shown about it is derived from."""

from msgspec import Struct

from acupressure_app.core import player
from acupressure_app.core.pressing import Press
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import Segment, SegmentKind
from acupressure_app.core.wording import Wording
from acupressure_app.ui.session.props import Stage


class Here(Struct, frozen=True):
    """The moment that everything is derived from."""

    state: player.State
    now: Ms
    wording: Wording
    at: Ms
    index: int

    @classmethod
    def at_time(cls, state: player.State, now: Ms, wording: Wording) -> "Here":
        """The moment at `now` on the player's clock."""
        at = player.position(state, now)
        return cls(state, now, wording, at, state.timeline.index_at(at))

    @property
    def segment(self) -> Segment:
        """The span of the session."""
        return self.state.timeline.segments[self.index]

    @property
    def kind(self) -> SegmentKind:
        """What the span is for."""
        return self.segment.kind

    @property
    def left(self) -> Ms:
        """What is left of the span."""
        return self.segment.end - self.at

    @property
    def following(self) -> Segment | None:
        """The span that comes next."""
        segments = self.state.timeline.segments
        return segments[self.index + 1] if self.index + 1 < len(segments) else None

    @property
    def press(self) -> Press:
        """The press that is shown: the one at hand, else the one to come, else the last."""
        presses, number = self.state.timeline.presses, self.segment.press
        if number is None:
            return presses[0] if self.kind is SegmentKind.READY else presses[-1]
        if self.kind is SegmentKind.REST:
            return presses[min(number + 1, len(presses) - 1)]
        return presses[number]

    @property
    def place(self) -> str:
        """Where is pressed: "your left wrist"."""
        return self.wording.place(self.press.point, self.press.side)

    @property
    def again(self) -> bool:
        """Whether a change-over leads back to the place that was just pressed."""
        number = self.segment.press
        if self.kind is not SegmentKind.CHANGE or not number:
            return False
        before = self.state.timeline.presses[number - 1]
        return before.place_and_side == self.press.place_and_side

    @property
    def stage(self) -> Stage:
        """What the player's mode means to the user."""
        match self.state.mode:
            case player.Running():
                return Stage.RUNNING
            case player.Waiting():
                return Stage.WAITING
            case player.CountIn():
                return Stage.COUNT_IN
            case player.Still():
                return Stage.PAUSED
            case player.Over():
                return Stage.OVER
