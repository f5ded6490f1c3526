"""What the session page shows, as values."""

from enum import StrEnum
from typing import Literal

from msgspec import Struct

from acupressure_app.core.body import Direction, Side
from acupressure_app.core.routine import PictureMark
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import SegmentKind
from acupressure_app.ui.session.dial import Dial


class Stage(StrEnum):
    """Whether the session runs, and if not, what it waits for."""

    RUNNING = "running"
    WAITING = "waiting"
    PAUSED = "paused"
    COUNT_IN = "count_in"
    OVER = "over"


class Act(StrEnum):
    """What the main button does."""

    PAUSE = "pause"
    GO_ON = "go_on"
    FOUND = "found"


class Panel(StrEnum):
    """What is asked or told in the place of a plain pause."""

    NONE = "none"
    SIGNS = "signs"
    FIND = "find"
    END = "end"
    CLOSE = "close"


class Choice(StrEnum):
    """What can be chosen in a pause, beside going on."""

    AGAIN = "again"
    FIND = "find"
    LEAVE = "leave"
    FINISH = "finish"

    @property
    def ends(self) -> bool:
        """Whether it leads out of the session."""
        return self in (Choice.LEAVE, Choice.FINISH)


class Headline(Struct, frozen=True):
    """The headline, cut around the word for the side, which may be empty."""

    before: str
    side: str = ""
    after: str = ""

    def __str__(self) -> str:
        """The headline as plain text."""
        return f"{self.before}{self.side}{self.after}"


class Plate(Struct, frozen=True):
    """The body picture; see `PictureProps`. No `picture`, no drawing: the words stand alone."""

    picture: str | None
    code: str
    side: Side
    title: str
    description: str
    zone: float
    direction: Direction | None = None
    landmarks: bool = False
    hand: bool = False
    photo: str | None = None
    photo_mark: PictureMark | None = None


class Handed(Struct, frozen=True):
    """The place just left at a change-over, and what became of it: "Left: done"."""

    picture: str | None
    code: str
    side: Side
    words: str
    done: bool


class Caution(Struct, frozen=True):
    """A finding about this place: its first sentence, and what else it says.

    `quiet` is what was settled before the session, and is about no place more than another.
    """

    lead: str
    rest: str
    quiet: bool = False


class FindStep(Struct, frozen=True):
    """One step of finding the point; `plain` where all of them may be read at leisure."""

    text: str
    state: Literal["done", "now", "ahead", "plain"]


class Fact(Struct, frozen=True):
    """A quiet label over a few big words; `soon` when it is about to come true."""

    label: str
    value: str
    soon: bool = False


class Control(Struct, frozen=True):
    """A button's words, and why it is off if it is."""

    text: str
    why_not: str = ""

    @property
    def on(self) -> bool:
        """Whether it can be pressed."""
        return not self.why_not


class Controls(Struct, frozen=True):
    """The control bar. `searching` puts `Pause` and `Wait for me` beside `I’ve found it`.

    `next_is_done`: going on early counts as done here, not as skipped.
    """

    act: Act
    main: Control
    back: Control
    strong: Control
    wait: Control
    more: Control
    next: Control
    searching: bool
    next_is_done: bool


class Track(Struct, frozen=True):
    """The segments' lengths up to the last press, and how far the session is."""

    lengths: tuple[Ms, ...]
    at: Ms


class SessionProps(Struct, frozen=True):
    """All that the session page shows, but for the signs to stop.

    `choices` are there in a pause, `handed` at a change-over from one place to another. A
    `plain` kicker says nothing that the rest does not. The caption is an `aside` where it may
    stand in the place of what to do for a moment.
    """

    title: str
    subtitle: str
    stage: Stage
    kind: SegmentKind
    kicker: str
    plain: bool
    headline: Headline
    todo: str
    dial: Dial
    plate: Plate
    handed: Handed | None
    cautions: tuple[Caution, ...]
    steps: tuple[FindStep, ...]
    then: Fact
    in_all: Fact
    controls: Controls
    choices: tuple[Choice, ...]
    can_undo: bool
    track: Track
    caption: str
    window_title: str
    aside: bool = False
