"""What may be meant by a name that is not offered, and which there are."""

import json
from collections.abc import Iterable
from difflib import SequenceMatcher

from acupressure_app.core.language import N_, Phrase

_MANY = 12
"""Longer lists are not told in full, but where they can be read."""

_MOST, _ALIKE = 3, 0.7


def one_of(known: Iterable[object], got: object = None) -> Phrase:
    """What was expected: the names most like the one that was got first; few names in full."""
    names = [_quoted(name) for name in known]
    near = ", ".join(map(_quoted, _nearest(known, got)))
    if len(names) == 1:
        return N_("{name}", name=names[0])
    if len(names) <= _MANY:
        told = ", ".join(names)
        return (
            N_("{near}, or another one of {names}", near=near, names=told)
            if near
            else N_("one of {names}", names=told)
        )
    if near:
        return N_("{near}, or another name that routines/README.md lists", near=near)
    return N_("one of the {n} names that routines/README.md lists", n=len(names))


def _quoted(name: object) -> str:
    return json.dumps(name, ensure_ascii=False)


def _nearest(known: Iterable[object], got: object) -> list[str]:
    """The likest first: written alike, in any order of its words, or with some of them left out."""
    if not isinstance(got, str):
        return []
    likeness = {name: _likeness(name, got) for name in known if isinstance(name, str)}
    alike = sorted((n for n in likeness if likeness[n] >= _ALIKE), key=lambda n: -likeness[n])
    return [str(name) for name in alike[:_MOST]]


def _likeness(name: str, got: str) -> float:
    its, others = _words(name), _words(got)
    part = bool(others) and set(others) <= set(its)
    return max(_ratio(name, got), _ratio("_".join(its), "_".join(others)), _ALIKE if part else 0)


def _words(name: str) -> list[str]:
    return sorted(name.casefold().replace("-", "_").replace(" ", "_").split("_"))


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
