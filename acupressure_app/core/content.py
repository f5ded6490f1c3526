"""What the program ships beside routines: points, symptoms, conditions, rules and sources."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from acupressure_app.core.body import Hand, Pressure, Region, Side, Technique, Tool
from acupressure_app.core.routine import Id
from acupressure_app.core.text import Line, Text
from acupressure_app.core.value import Value

NO_COMPLAINT = "other"
"""The symptom of routines that are for nothing in particular."""


class Source(Value, frozen=True, kw_only=True):
    """Where a fact comes from; `address` only where it is the publisher's own."""

    title: Line
    publisher: Line
    year: int | None = None
    address: Line | None = None


class Published(Value, frozen=True, kw_only=True):
    """How a source says that a point is pressed."""

    how: Text
    source: str


class Hold(Published, frozen=True, kw_only=True):
    """A published time for one side of a point, in seconds; no `min` means "up to"."""

    max: int
    min: int | None = None


class Counted(Published, frozen=True, kw_only=True):
    """A published number of movements at a point, where no time is told."""

    times: int


class View(Value, frozen=True, kw_only=True):
    """A body picture and the marks on it.

    `picture` is a name in assets/pictures/pictures.json; the marks come from there.
    """

    picture: str
    title: Text


class Meridian(StrEnum):
    """The line that a point is counted to, in the order of the WHO standard; EXTRA is none."""

    LUNG = "LU"
    LARGE_INTESTINE = "LI"
    STOMACH = "ST"
    SPLEEN = "SP"
    HEART = "HT"
    SMALL_INTESTINE = "SI"
    BLADDER = "BL"
    KIDNEY = "KI"
    PERICARDIUM = "PC"
    TRIPLE_ENERGIZER = "TE"
    GALLBLADDER = "GB"
    LIVER = "LR"
    GOVERNING = "GV"
    CONCEPTION = "CV"
    EXTRA = "EX"


class Korean(Value, frozen=True, kw_only=True):
    """A Korean name, in Hangul and in Latin letters."""

    hangul: str
    roman: str


class InPregnancy(StrEnum):
    """What was found about pressing a point in pregnancy; the rules decide what is done.

    `studied` is used in trials with pregnant women; `no_warning_found` says only that nobody's
    warning about this point was found.
    """

    AVOID = "avoid"
    ASK_FIRST = "ask_first"
    STUDIED = "studied"
    NO_WARNING_FOUND = "no_warning_found"


class Pregnancy(Value, frozen=True, kw_only=True):
    """What is known of a point in pregnancy, in a sentence or two, and who says so."""

    status: InPregnancy
    note: Text
    sources: tuple[str, ...] = ()


class Point(Value, frozen=True, kw_only=True):
    """An acupressure point of the library, a file of its own in assets/points.

    `hanzi` are simplified characters, `traditional` the traditional ones. `spots` is how many
    places on each side the code stands for. `bends` says that reaching it takes bending down.
    What to take care of is not here but among the rules, where it is found for any routine.

    `place` names it on each side in everyday words ("your left wrist"). The steps of `find` and
    `again` may hold {side} and {other}: the side being pressed and the opposite one, in words.
    """

    code: str
    name: Text
    aliases: tuple[str, ...] = ()
    pinyin: str
    hanzi: str
    traditional: str
    korean: Korean | None = None
    japanese: str | None = None
    meridian: Meridian
    region: Region
    midline: bool = False
    spots: int = 1
    bends: bool = False
    place: dict[Side, Text]
    location: Text
    find: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=4)]
    again: Text
    tool: Tool
    hand: Hand
    techniques: tuple[Technique, ...]
    pressure: Pressure
    towards: Text
    holds: tuple[Hold, ...]
    view: View | None = None
    pregnancy: Pregnancy
    sources: tuple[str, ...]
    checked: str
    counted: tuple[Counted, ...] = ()

    @property
    def longest(self) -> int:
        """The longest published hold on one side, in seconds."""
        return max(hold.max for hold in self.holds)


class NotPressed(Value, frozen=True, kw_only=True):
    """A point that is known so that it can be recognised and refused, and why.

    `instead` is a library point nearby or of the same use, where there is one.
    """

    code: str
    name: Text
    aliases: tuple[str, ...] = ()
    meridian: Meridian
    region: Region
    why: Text
    instead: str | None = None
    sources: tuple[str, ...]


class Kind(StrEnum):
    """How a condition is asked: yes or no, at which places, or as a warning sign."""

    GENERAL = "general"
    LOCAL = "local"
    RED_FLAG = "red_flag"


class Urgency(StrEnum):
    """How soon a red flag needs help."""

    EMERGENCY = "emergency"
    TODAY = "today"
    DOCTOR = "doctor"


class Condition(Value, frozen=True, kw_only=True):
    """Something about the user that rules ask for.

    `text` is the question, `short` its few words in a list. `keep_days` is how long a remembered
    answer stands before it is asked again; 0 is never remembered (today's and local ones).
    """

    id: Id
    kind: Kind
    text: Text
    short: Text
    keep_days: int = 0


class RedFlag(Value, frozen=True, kw_only=True):
    """A warning sign of a symptom: when true, get help instead of pressing."""

    id: Id
    text: Text
    urgency: Urgency
    advice: Text
    source: str


class Symptom(Value, frozen=True, kw_only=True):
    """What the user picks from the menu; owns its red flags.

    `words` are what a lay person types to find it.
    """

    id: Id
    title: Text
    group: Text
    words: tuple[str, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    see_someone: Text


class Action(StrEnum):
    """What a rule does, strictest first."""

    STOP = "stop"
    SKIP = "skip"
    ASK = "ask"
    LIGHT = "light"
    CAUTION = "caution"

    @property
    def rank(self) -> int:
        """0 for the strictest."""
        return list(Action).index(self)


class Target(Value, frozen=True, kw_only=True):
    """What a rule covers: exactly one field is set; all empty means everything.

    `place` covers the places where the user said a local condition is.
    """

    symptom: str | None = None
    routine: str | None = None
    region: Region | None = None
    point: str | None = None
    technique: Technique | None = None
    place: bool = False

    def __str__(self) -> str:
        """The target as one word for listings: "everything", "place", "point:PC6"."""
        if self.place:
            return "place"
        for field in ("symptom", "routine", "region", "point", "technique"):
            if (value := getattr(self, field)) is not None:
                return f"{field}:{value}"
        return "everything"


class Rule(Value, frozen=True, kw_only=True):
    """condition × target → action. No condition means always, for everyone.

    `text` is shown and said while pressing; `reason` explains it where there is time to read.
    """

    action: Action
    text: Text
    reason: Text
    source: str
    condition: str | None = None
    target: Target = Target()
