"""The rows of the settings page, derived from the fields of the settings type: no Qt in here."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec
from msgspec import Struct

from acupressure_app.core.guidance import Guidance
from acupressure_app.core.language import N_, Phrase, Translations
from acupressure_app.store.settings import BodyShape, Colours, Motion, Settings, SkinTone


class Section(StrEnum):
    """The parts of the page, in their order."""

    LOOK = "look"
    SESSION = "session"
    SOUND = "sound"
    HEALTH = "health"
    REMINDERS = "reminders"
    LANGUAGE = "language"
    DATA = "data"


class Unit(StrEnum):
    """What a number counts; percents are set with a slider, seconds in steps."""

    PERCENT = "percent"
    SECONDS = "seconds"


class OnOff(Struct, frozen=True):
    """Set with a switch."""


class Option(Struct, frozen=True):
    """A value of the field, and its words."""

    value: object
    text: str


class Choice(Struct, frozen=True):
    """One of a few values, or of many in a list that `drops` down."""

    options: tuple[Option, ...]
    drops: bool = False


class Number(Struct, frozen=True):
    """A whole number from `least` to `most`, changed by `step`; `template` holds {n}."""

    least: int
    most: int
    step: int
    unit: Unit
    template: str


Control = OnOff | Choice | Number


class Setting(Struct, frozen=True):
    """A field of the settings as the page shows it; `help` may be empty.

    `test` are the words of a button beside it that lets the user hear what it does.
    """

    field: str
    section: Section
    label: str
    help: str
    control: Control
    test: str = ""

    @property
    def words(self) -> str:
        """All of it that a search looks through."""
        options = self.control.options if isinstance(self.control, Choice) else ()
        return " ".join((self.label, self.help, *(option.text for option in options)))


class Words(Struct, frozen=True):
    """What the page says about a field; its type says the rest.

    A field that is no number and has no `answers` is set with a switch. `usual` is what None
    means where the answers are what there is on this computer.
    """

    section: Section
    label: Phrase
    help: Phrase | None = None
    answers: Mapping[object, Phrase] = {}
    unit: Unit = Unit.SECONDS
    step: int = 1
    test: Phrase | None = None
    usual: Phrase | None = None


WORDS: Mapping[str, Words] = {
    "colours": Words(
        Section.LOOK,
        N_("Colours"),
        N_("Automatic follows your computer"),
        {
            Colours.AUTOMATIC: N_("Automatic"),
            Colours.LIGHT: N_("Light"),
            Colours.DARK: N_("Dark"),
            Colours.CONTRAST: N_("High contrast"),
            Colours.CONTRAST_LIGHT: N_("Contrast, light"),
        },
    ),
    "text_size": Words(
        Section.LOOK,
        N_("Text size"),
        N_("On top of your computer’s own setting"),
        unit=Unit.PERCENT,
        step=10,
    ),
    "motion": Words(
        Section.LOOK,
        N_("Less movement"),
        N_("The ring steps once a second instead of gliding"),
        {Motion.AUTOMATIC: N_("Automatic"), Motion.LESS: N_("On"), Motion.FULL: N_("Off")},
    ),
    "body": Words(
        Section.LOOK,
        N_("Body in the pictures"),
        answers={
            BodyShape.FEMININE: N_("Feminine"),
            BodyShape.MASCULINE: N_("Masculine"),
        },
    ),
    "skin": Words(
        Section.LOOK,
        N_("Skin in the pictures"),
        answers={
            SkinTone.LIGHT: N_("Very light"),
            SkinTone.FAIR: N_("Light"),
            SkinTone.MEDIUM: N_("Medium"),
            SkinTone.BROWN: N_("Brown"),
            SkinTone.DARK: N_("Dark"),
        },
    ),
    "wait_for_me": Words(
        Section.SESSION,
        N_("Finding the point"),
        N_("By itself: pressing starts after the time to find it"),
        {False: N_("Goes on by itself"), True: N_("Waits for me")},
    ),
    "ready": Words(Section.SESSION, N_("Time to get ready"), N_("Before the first point")),
    "find": Words(Section.SESSION, N_("Time to find the point"), N_("After its steps were said")),
    "change": Words(Section.SESSION, N_("Time to change over"), N_("To the other side, or on")),
    "finish": Words(Section.SESSION, N_("Time for the closing words"), N_("After the last point")),
    "keep_awake": Words(Section.SESSION, N_("Keep the screen on"), N_("Only while a session runs")),
    "sound": Words(Section.SOUND, N_("Sound"), N_("All of it; M switches it during a session")),
    "guidance": Words(
        Section.SOUND,
        N_("The voice says"),
        N_("In short: where, which side and what is next, but not how"),
        {
            Guidance.FULL: N_("Everything"),
            Guidance.NAMES: N_("In short"),
            Guidance.OFF: N_("Nothing"),
        },
    ),
    "voice": Words(Section.SOUND, N_("Voice"), test=N_("Try &it"), usual=N_("The usual one")),
    "rate": Words(Section.SOUND, N_("How fast it speaks"), unit=Unit.PERCENT, step=5),
    "voice_with_screen_reader": Words(
        Section.SOUND,
        N_("Voice beside a screen reader"),
        N_("Off: it keeps quiet while a screen reader runs"),
    ),
    "voice_volume": Words(Section.SOUND, N_("Volume of the voice"), unit=Unit.PERCENT, step=5),
    "volume": Words(
        Section.SOUND,
        N_("Volume of the tones"),
        N_("For start, half-way, change and end"),
        unit=Unit.PERCENT,
        step=5,
        test=N_("&Test"),
    ),
    "beat_volume": Words(
        Section.SOUND,
        N_("Volume of the beat"),
        N_("Where a routine states a rhythm"),
        unit=Unit.PERCENT,
        step=5,
    ),
    "background_volume": Words(
        Section.SOUND,
        N_("Quiet background"),
        N_("Like calm water; 0 % is silence"),
        unit=Unit.PERCENT,
        step=5,
    ),
    "device": Words(Section.SOUND, N_("Play on"), usual=N_("As the computer")),
    "notices": Words(
        Section.REMINDERS,
        N_("Notices outside the window"),
        N_("They name the routine, so others may read it"),
    ),
    "language": Words(Section.LANGUAGE, N_("Language of the program"), usual=N_("As the computer")),
}
"""Each field once, in the order of the page; those with a `usual` get the answers there are."""

_MANY = ("voice", "device")

_TITLES = {
    Section.LOOK: N_("Look and text"),
    Section.SESSION: N_("Session"),
    Section.SOUND: N_("Sound and voice"),
    Section.HEALTH: N_("My health answers"),
    Section.REMINDERS: N_("Reminders"),
    Section.LANGUAGE: N_("Language"),
    Section.DATA: N_("Your data"),
}

_TEMPLATES = {Unit.PERCENT: N_("{n} %"), Unit.SECONDS: N_("{n} s")}


Offered = Sequence[tuple[str, str]]
"""What there is to choose from: (value, its own name)."""


def settings_rows(tr: Translations, languages: Offered) -> tuple[Setting, ...]:
    """Every field of the settings as a row; voices and devices are offered when they are known."""
    inspected = msgspec.inspect.type_info(Settings)
    assert isinstance(inspected, msgspec.inspect.StructType)
    types = {field.name: field.type for field in inspected.fields}
    return tuple(
        Setting(
            field,
            words.section,
            words.label(tr),
            words.help(tr) if words.help else "",
            _control(types[field], words, tr)
            if words.usual is None
            else offered(field, languages if field == "language" else (), tr),
            words.test(tr) if words.test else "",
        )
        for field, words in WORDS.items()
    )


def offered(field: str, there: Offered, tr: Translations) -> Choice:
    """The choice between the usual one and those there are on this computer."""
    usual = WORDS[field].usual
    assert usual is not None, f"{field} is not a matter of the computer"
    options = (Option(None, usual(tr)), *(Option(value, name) for value, name in there))
    return Choice(options, drops=field in _MANY)


def _control(kind: msgspec.inspect.Type, words: Words, tr: Translations) -> Control:
    match kind:
        case msgspec.inspect.IntType(ge=int(least), le=int(most)):
            return Number(least, most, words.step, words.unit, _TEMPLATES[words.unit](tr))
        case msgspec.inspect.BoolType() if not words.answers:
            return OnOff()
        case _:
            answers = words.answers.items()
            return Choice(tuple(Option(value, phrase(tr)) for value, phrase in answers))


def section_title(section: Section, tr: Translations) -> str:
    """The heading of a section."""
    return _TITLES[section](tr)


def matches(search: str, *words: str) -> bool:
    """Whether every word of the search is found in these words, wherever in them."""
    text = " ".join(words).casefold()
    return all(part in text for part in search.casefold().split())


def matching(rows: Iterable[Setting], search: str, tr: Translations) -> frozenset[str]:
    """The fields whose row, or the heading above it, has what is searched for."""
    return frozenset(
        row.field for row in rows if matches(search, row.words, section_title(row.section, tr))
    )


def section_at(tops: Sequence[int], position: int, end: int, ahead: int) -> int:
    """Which section is read at a scroll position: the last that begins above it, or soon below.

    `tops` are where the sections begin, in order. At the `end` of a page that scrolls it is the
    last one.
    """
    if 0 < end <= position:
        return len(tops) - 1
    return max(0, bisect_right(tops, position + ahead) - 1)
