"""Keeps the reminders in a plain file that the user may read or change, and what was told of them.

The second is noted apart, in the data folder, since it changes each time something is told.
"""

import logging
import secrets
from pathlib import Path

import msgspec

from acupressure_app.core.language import PhrasedError
from acupressure_app.core.reminder import NO_REMINDERS, Reminders
from acupressure_app.core.reminding import Told
from acupressure_app.store.files import NOT_JSON, read_at_most, write_json
from acupressure_app.store.trouble import of_file

_log = logging.getLogger(__name__)

_MOST_BYTES = 2_000_000


class UnreadableRemindersError(PhrasedError):
    """The file is there and cannot be used."""


def load_reminders(config: Path) -> Reminders:
    """All reminders, none if there is no file. Raises UnreadableRemindersError."""
    path = reminders_file(config)
    try:
        content = read_at_most(path, _MOST_BYTES) if path.exists() else None
        if content is None:
            return NO_REMINDERS
        return msgspec.json.decode(content, type=Reminders)
    except (OSError, *NOT_JSON) as error:
        raise UnreadableRemindersError(of_file(path, error)) from error


def save_reminders(config: Path, reminders: Reminders) -> None:
    """Store them. Raises OSError; then the stored ones are as they were.

    What could not be read must have been set aside before.
    """
    write_json(reminders_file(config), reminders)


def new_id(routine_id: str) -> str:
    """A name for a reminder that no other calendar knows: the routine's, and a few random signs."""
    return f"{routine_id[:50]}-{secrets.token_hex(4)}"


def reminders_file(config: Path) -> Path:
    """Where they are stored."""
    return config / "reminders.json"


def load_told(data: Path) -> Told | None:
    """What was told; None where nothing is noted, or it cannot be read."""
    path = _told_file(data)
    try:
        return msgspec.json.decode(path.read_bytes(), type=Told)
    except FileNotFoundError:
        return None
    except (OSError, *NOT_JSON) as error:
        _log.warning("%s is not used: %s", path, error)
        return None


def save_told(data: Path, told: Told) -> None:
    """Note what was told. Raises OSError."""
    write_json(_told_file(data), told)


def _told_file(data: Path) -> Path:
    return data / "reminded.json"
