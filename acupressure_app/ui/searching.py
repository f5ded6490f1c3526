"""Texts taken apart for a search: small letters without accents, beginnings, and the near miss."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from acupressure_app.core.text import Text

_A_STEM = 3
_ENDINGS = ("iness", "ness", "ing", "ies", "ied", "es", "ed", "s")

_MISTYPED = 4
"""A shorter word is not taken for a slip of the finger: too many others are near."""

_ALIKE = 0.8
"""Two words are alike from this ratio on: one slip in a short word, two in a long one."""


def all_languages(text: Text) -> Iterable[str]:
    """A text in every language that it is there in."""
    return (text,) if isinstance(text, str) else text.values()


def parts_of(text: str) -> tuple[str, ...]:
    """The words in small letters, without accents, tones and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’")
    return tuple("".join(c if c.isalnum() else " " for c in kept).split())


def folded(text: str) -> str:
    """The text as one word, so that it is the same however it is written."""
    return "".join(parts_of(text))


def words(texts: Iterable[str]) -> frozenset[str]:
    """The words of the texts, and each text as one word, so that "Nei Guan" is "neiguan" too."""
    taken_apart = [parts_of(text) for text in texts]
    return frozenset(word for parts in taken_apart for word in (*parts, "".join(parts)))


def begun(known: Iterable[str], typed: str) -> frozenset[str]:
    """The words that begin with what was typed, and those that are the same: "headaches"."""
    return frozenset(word for word in known if word.startswith(typed) or same(word, typed))


def same(word: str, other: str) -> bool:
    """Whether they are one word with different endings, as "breathe" and "breathing"."""
    return stem(word) == stem(other)


@cache
def stem(word: str) -> str:
    """A word without its English ending, as far as its plurals and forms go."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _A_STEM:
            plural = not word.endswith("ss")
            word = word.removesuffix(ending) if plural or ending.endswith("ness") else word
            break
    return word[:-1] if word[-1:] in ("e", "y", "i") and len(word) > _A_STEM else word


def nearest(known: Iterable[str], typed: str) -> str:
    """The known word that was probably meant, or nothing where none is alike.

    Few mistype the first letter; and of three letters every other word is a slip away.
    """
    if len(typed) < _MISTYPED:
        return ""
    likely = sorted(w for w in known if w.startswith(typed[0]) and len(w) >= _MISTYPED)
    return next(iter(get_close_matches(typed, likely, 1, _ALIKE)), "")


def best_match(names: Iterable[str], typed: str) -> int | None:
    """The number of the name that holds what was typed, best at its beginning or a word's."""
    wanted = " ".join(parts_of(typed))
    best: dict[int, int] = {}
    for number, name in enumerate(names):
        plain = " ".join(parts_of(name))
        if wanted and wanted in plain:
            place = f" {plain}".find(f" {wanted}")
            best.setdefault(2 if place < 0 else min(place, 1), number)
    return best[min(best)] if best else None
