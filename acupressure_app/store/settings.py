"""What the user set. A stored value that does not fit falls back and is logged."""

import logging
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from acupressure_app.core.guidance import Guidance
from acupressure_app.core.language import N_, Phrase, Translations
from acupressure_app.core.lengths import Lengths
from acupressure_app.store.files import NOT_JSON, write_json
from acupressure_app.store.trouble import why

_log = logging.getLogger(__name__)

Length = Annotated[int, Meta(ge=2, le=120)]


Volume = Annotated[int, Meta(ge=0, le=100)]


Spare = Annotated[int, Meta(ge=0, le=120)]


class Colours(StrEnum):
    """Which colours the window has; automatic follows the system."""

    AUTOMATIC = "automatic"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    CONTRAST_LIGHT = "contrast_light"


class Motion(StrEnum):
    """Whether the ring glides or steps once a second; automatic follows the system."""

    AUTOMATIC = "automatic"
    FULL = "full"
    LESS = "less"


class BodyShape(StrEnum):
    """Whose body the pictures show."""

    FEMININE = "feminine"
    MASCULINE = "masculine"


class SkinTone(StrEnum):
    """The skin of the body in the pictures, lightest first."""

    LIGHT = "light"
    FAIR = "fair"
    MEDIUM = "medium"
    BROWN = "brown"
    DARK = "dark"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds for the times no routine names, and how the program looks and behaves.

    `text_size` is in percent, on top of the system's own. `find` are the seconds to find a point
    after its steps were said.

    `notices` are those of the computer, outside the window, when a reminder is due.

    `sound` switches all of it, `volume` is that of the tones, and a volume of 0 is silence.
    `guidance`, `voice`, `rate` (percent of the usual one) say what is spoken and by whom. `voice`
    and `device` are what the speech program and the system call them; None is the usual one.
    """

    colours: Colours = Colours.AUTOMATIC
    text_size: Annotated[int, Meta(ge=100, le=200)] = 100
    motion: Motion = Motion.AUTOMATIC
    body: BodyShape = BodyShape.FEMININE
    skin: SkinTone = SkinTone.FAIR
    ready: Length = 8
    find: Spare = 5
    change: Length = 8
    finish: Length = 4
    wait_for_me: bool = False
    sound: bool = True
    guidance: Guidance = Guidance.FULL
    voice: str | None = None
    rate: Annotated[int, Meta(ge=80, le=130)] = 100
    voice_with_screen_reader: bool = False
    volume: Volume = 70
    voice_volume: Volume = 80
    beat_volume: Volume = 50
    background_volume: Volume = 0
    device: str | None = None
    keep_awake: bool = True
    notices: bool = True
    language: str | None = None

    @property
    def lengths(self) -> Lengths:
        """The lengths as the timeline wants them."""
        return Lengths(
            ready=self.ready * 1000,
            find=self.find * 1000,
            change=self.change * 1000,
            finish=self.finish * 1000,
            wait_for_me=self.wait_for_me,
        )


def _warn(phrase: Phrase) -> None:
    _log.warning("%s", phrase(Translations()))


def load_settings(config: Path, tell: Callable[[Phrase], None] = _warn) -> Settings:
    """The stored settings; each field that does not fit, or all if unreadable, at its default.

    `tell` is told what is not used, and why.
    """
    path = config / "settings.json"
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
    except FileNotFoundError:
        return Settings()
    except (OSError, *NOT_JSON) as error:
        tell(N_("{file} is not used: {why}", file=path, why=why(error)))
        return Settings()
    return Settings(**dict(_fitting(stored, path, tell)))


def _fitting(
    stored: dict[str, msgspec.Raw], path: Path, tell: Callable[[Phrase], None]
) -> list[tuple[str, Any]]:
    types = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    kept: list[tuple[str, Any]] = []
    for name, raw in stored.items():
        if name not in types:
            tell(N_("{file}: {field} is not a setting", file=path, field=f"$.{name}"))
            continue
        try:
            kept.append((name, msgspec.json.decode(raw, type=types[name])))
        except NOT_JSON as error:
            field = f"$.{name}"
            tell(N_("{file}: {field} is not used: {why}", file=path, field=field, why=why(error)))
    return kept


def save_settings(config: Path, settings: Settings) -> None:
    """Store the settings. Raises OSError; then the stored ones are as they were."""
    write_json(config / "settings.json", settings)
