"""What the page for a sound file says and suggests: no Qt in here."""

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from acupressure_app.audio.encode import Format
from acupressure_app.core.language import N_, Phrase, Translations
from acupressure_app.core.text import Ms

_ORDER = (Format.M4A, Format.MP3, Format.M4B, Format.OPUS, Format.FLAC, Format.WAV)
"""The first that is possible is suggested."""

_NAMES = {Format.OPUS: "Opus"}

_GOOD_FOR = {
    Format.M4A: N_("Plays on nearly every phone and computer."),
    Format.MP3: N_("Plays everywhere, with a chapter for each place."),
    Format.M4B: N_("An audio book, with a chapter for each place."),
    Format.OPUS: N_("Small, with a chapter for each place; not every player knows it."),
    Format.FLAC: N_("Exactly as made, and large."),
    Format.WAV: N_("Exactly as made; plays everywhere, and is very large."),
}

_KILOBYTES_A_SECOND = {
    Format.M4A: 9,
    Format.MP3: 12,
    Format.M4B: 12,
    Format.OPUS: 6,
    Format.FLAC: 32,
    Format.WAV: 96,
}
"""Measured with a spoken session and its background."""

_LONGEST_NAME = 80


class Order(Struct, frozen=True):
    """The file that is wanted; an existing one is replaced only if that is `agreed`."""

    out: Path
    background: bool
    agreed: bool = False


class Writing(Struct, frozen=True):
    """How far it is: the voice first, then the file. `voice_problem` is why there is no voice."""

    words: Phrase
    share: float
    voice_problem: Phrase | None = None


def offered_formats(possible: Iterable[Format]) -> tuple[tuple[Format, str], ...]:
    """The formats with their names, the best for most users first."""
    there = set(possible)
    names = ((format_, _NAMES.get(format_, format_.upper())) for format_ in _ORDER)
    return tuple((format_, name) for format_, name in names if format_ in there)


def about(format_: Format, total: Ms, tr: Translations) -> str:
    """What a format is good for, and how large the file will be."""
    size = max(1, round(_KILOBYTES_A_SECOND[format_] * total / 1_000_000))
    large = tr.gettext("About {n} MB.").format(n=size)
    return f"{_GOOD_FOR[format_](tr)} {large}"


def suggested_name(title: str) -> str:
    """A file name for a title that every system takes, without its ending."""
    plain = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", title)
    return " ".join(plain.split()).strip(". ")[:_LONGEST_NAME].rstrip(". ")


def target(folder: str, name: str, format_: Format) -> Path | None:
    """The file that is meant, whether its ending was typed or not; None without a name."""
    ending = f".{format_}"
    bare = name.strip()
    if bare.lower().endswith(ending):
        bare = bare[: -len(ending)]
    plain = suggested_name(bare)
    return Path(folder) / f"{plain}{ending}" if plain else None
