"""What people say of a complaint, taken apart: which words count, and which are all there."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from acupressure_app.ui.home.lay_words import FILLERS, PARTS, QUALITIES, WEAK
from acupressure_app.ui.searching import begun, parts_of, stem


class Saying(Struct, frozen=True):
    """A phrase such as "a stiff neck": the words that tell something; stems that must be said."""

    words: frozenset[str]
    needed: frozenset[str]


class Asked(Struct, frozen=True):
    """What somebody types: the words that tell something, and those of them that must be met.

    `known` is every word that something is called by, `alike` has of these, for each typed word,
    those that begin with it or are the same.
    """

    words: tuple[str, ...]
    needed: tuple[str, ...]
    stems: frozenset[str]
    known: frozenset[str]
    alike: Mapping[str, frozenset[str]]

    def in_all(self, known: frozenset[str]) -> bool:
        """Whether every word that was typed is among the known ones."""
        return all(not self.alike[word].isdisjoint(known) for word in self.words)


def asked(query: str, known: frozenset[str]) -> Asked:
    """A query taken apart, beside all words that something is called by."""
    words = telling(query)
    alike = {word: begun(known, word) for word in words}
    return Asked(words, strong(query), frozenset(map(stem, words)), known, alike)


def sayings(texts: Iterable[str]) -> tuple[Saying, ...]:
    """What is known, taken apart: here how a part of the body feels must be said, too."""
    return tuple(
        Saying(frozenset(words), frozenset(map(stem, _counting(words))))
        for words in map(telling, texts)
    )


def said_whole(known: tuple[Saying, ...], typed: Asked) -> frozenset[str]:
    """The typed words that make up something known; so "dry mouth" says nothing of dry eyes."""
    met = frozenset[str]().union(*(one.needed for one in known if one.needed <= typed.stems))
    return frozenset(word for word in typed.needed if stem(word) in met)


def said(known: tuple[Saying, ...], typed: Asked) -> frozenset[str]:
    """The same; all that must be said where everything typed is part of one: "sti" of "stiff"."""
    if any(typed.in_all(one.words) for one in known):
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
