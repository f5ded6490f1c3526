"""Which names a shared file may hold, so that they mean the same file on every computer."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from acupressure_app.core.language import N_, Phrase

MAX_LENGTH = 200
"""Characters of a name with its folder."""

_MAX_DEPTH = 2
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever follows the dot."""

_ODD = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')


def name_problem(name: str) -> Phrase | None:
    """Why this name is not taken, if it is not; a folder's ends in "/"."""
    if "\\" in name or name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return N_("“{name}” leads out of the file", name=_shown(name))
    parts = name.removesuffix("/").split("/")
    if any(part in ("", ".", "..") for part in parts):
        return N_("“{name}” leads out of the file", name=_shown(name))
    if len(name) > MAX_LENGTH or len(name.encode("utf-8", "replace")) > MAX_LENGTH:
        return N_("a name in it is longer than {limit} characters", limit=MAX_LENGTH)
    if len(parts) > _MAX_DEPTH:
        return N_("“{name}” lies in folders within folders", name=_shown(name))
    if any(_strange(part) for part in parts):
        return N_("“{name}” is no name for a file on every computer", name=_shown(name))
    return None


def _strange(part: str) -> bool:
    hidden = any(unicodedata.category(letter) in ("Cf", "Cs", "Co") for letter in part)
    ends = part.endswith((".", " ")) or part.startswith((" ", ".", "~"))
    return hidden or ends or bool(_ODD.search(part) or _RESERVED.fullmatch(part))


def clash_key(name: str) -> str:
    """The same for names that some computer takes for one: by case, or by how accents are kept."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def clashes(names: Iterable[str]) -> Iterator[Phrase]:
    """The names that come twice."""
    seen: dict[str, str] = {}
    for name in names:
        first = seen.setdefault(clash_key(name.removesuffix("/")), name)
        if first is not name:
            yield N_("it holds “{name}” twice", name=_shown(name))


def _shown(name: str) -> str:
    """A name that can be printed: what is no letter becomes its number."""
    short = name if len(name) <= 60 else f"{name[:57]}…"
    return short.encode("unicode_escape").decode() if not short.isprintable() else short
