"""Keeps which routines the user likes best, and which shipped ones are not to be shown."""

import logging
from pathlib import Path

import msgspec
from msgspec.structs import replace

from acupressure_app.store.files import NOT_JSON, read_at_most, write_json

_log = logging.getLogger(__name__)
_MOST_BYTES = 1_000_000


class Shelf(msgspec.Struct, frozen=True, omit_defaults=True):
    """Ids of routines; those that are there no longer do no harm."""

    favourites: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()

    def with_favourite(self, routine_id: str, on: bool) -> "Shelf":
        """Liked best from now on, or no longer."""
        return replace(self, favourites=_switched(self.favourites, routine_id, on))

    def with_hidden(self, routine_id: str, on: bool) -> "Shelf":
        """Not shown from now on, or shown again."""
        return replace(self, hidden=_switched(self.hidden, routine_id, on))


def _switched(ids: tuple[str, ...], one: str, on: bool) -> tuple[str, ...]:
    others = tuple(other for other in ids if other != one)
    return (*others, one) if on else others


def load_shelf(config: Path) -> Shelf:
    """What is stored; an empty one where the file is missing or unreadable."""
    path = _file(config)
    try:
        return msgspec.json.decode(read_at_most(path, _MOST_BYTES), type=Shelf)
    except (OSError, *NOT_JSON) as error:
        if path.exists():
            _log.warning("%s is not used: %s", path, error)
        return Shelf()


def save_shelf(config: Path, shelf: Shelf) -> None:
    """Store it. Raises OSError; then the stored one is as it was."""
    write_json(_file(config), shelf)


def _file(config: Path) -> Path:
    return config / "shelf.json"
