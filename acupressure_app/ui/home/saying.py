"""What people say of a complaint, taken apart: which words count, and which are all there."""

from collections.abc import Iterable

from msgspec import Struct

from acupressure_app.ui.home.lay_words import FILLERS, PARTS, QUALITIES, WEAK
from acupressure_app.ui.searching import begun, parts_of, same


class Saying(Struct, frozen=True):
    """A phrase such as "a stiff neck": the words that tell something, and those that must be said.

    What somebody types is one too.
    """

    words: tuple[str, ...]
    needed: tuple[str, ...]


def saying(text: str) -> Saying:
    """A text taken apart."""
    return Saying(telling(text), strong(text))


def sayings(texts: Iterable[str]) -> tuple[Saying, ...]:
    """What is known, taken apart: here how a part of the body feels must be said, too."""
    apart = [telling(text) for text in texts]
    return tuple(Saying(words, _counting(words)) for words in apart)


def said_whole(known: Iterable[Saying], typed: Saying) -> frozenset[str]:
    """The typed words that make up something known; so "dry mouth" says nothing of dry eyes."""
    found: set[str] = set()
    for one in known:
        met = {t for t in typed.words if any(same(word, t) for word in one.needed)}
        if all(any(same(word, t) for t in met) for word in one.needed):
            found |= met
    return frozenset(found.intersection(typed.needed))


def said(known: Iterable[Saying], typed: Saying) -> frozenset[str]:
    """The same; all that must be said where everything typed is part of one: "sti" of "stiff"."""
    known = tuple(known)
    if any(all(begun(one.words, word) for word in typed.words) for one in known):
        return frozenset(typed.needed)
    return said_whole(known, typed)


def telling(text: str) -> tuple[str, ...]:
    """The words of a text without those that say nothing about what is wrong."""
    return tuple(word for word in _parts(text) if word not in FILLERS)


def strong(text: str) -> tuple[str, ...]:
    """The telling words that say what and where; weaker ones only if there are no others."""
    words = telling(text)
    where = not PARTS.isdisjoint(words)
    return _counting(tuple(w for w in words if not (where and w in QUALITIES)))


def _counting(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in WEAK) or words


def _parts(text: str) -> tuple[str, ...]:
    """The words; in "back of my neck" the back is only where on the neck."""
    words = parts_of(text)
    return tuple(
        w for n, w in enumerate(words) if not (w == "back" and words[n + 1 : n + 2] == ("of",))
    )
