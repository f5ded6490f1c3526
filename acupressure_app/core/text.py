"""Text, plain or one string per language, and its capitals; the unit of all times."""

import re
from typing import Annotated

from msgspec import Meta

Ms = int
"""A time or a length in whole milliseconds."""

Line = Annotated[str, Meta(min_length=1, max_length=2000, pattern=r"\S")]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*(?!\n)$", max_length=35)]
Text = Line | Annotated[dict[Language, Line], Meta(min_length=1, max_length=100)]
"""Plain text, or {"en": "…", "de": "…"}."""

_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+(?![a-z])|(?<=[。！？])\s*")


def seconds_up(time: Ms) -> int:
    """Whole seconds, rounded up: a second counts until it is over."""
    return -(-time // 1000)


def capitalised(text: str) -> str:
    """The text with a capital at its front, the rest as it is."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """The text as it stands within a sentence."""
    return text[:1].lower() + text[1:]


def sentence(words: str) -> str:
    """Words that stand within a sentence as one of their own."""
    return f"{capitalised(words).rstrip('.')}."


def in_language(text: Text, language: str) -> str:
    """The text in `language` ("de", "pt-BR"), else its base language, English, or the first."""
    if isinstance(text, str):
        return text
    for key in (language, language.partition("-")[0], "en"):
        if key in text:
            return text[key]
    return next(iter(text.values()))


def sentences_in(text: str) -> tuple[str, ...]:
    """The sentences of a text, without the space between them. A small letter begins none."""
    return tuple(filter(None, map(str.strip, _SENTENCE_ENDS.split(text))))
