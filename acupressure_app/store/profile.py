"""Keeps the remembered answers in a plain file that the user may read, copy or delete."""

import logging
from datetime import date
from pathlib import Path

import msgspec

from acupressure_app.core.profile import Profile, Remembered
from acupressure_app.core.screening import Answer
from acupressure_app.store.files import NOT_JSON, write_whole

_log = logging.getLogger(__name__)


class _Entry(msgspec.Struct, frozen=True):
    answer: Answer
    given: date


def load_profile(config: Path) -> Profile:
    """The remembered answers; none if there are none or they cannot be read: then all is asked."""
    path = _file(config)
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=dict[str, _Entry])
    except FileNotFoundError:
        return Profile()
    except (OSError, *NOT_JSON) as error:
        _log.warning("%s is not used: %s", path, error)
        return Profile()
    return Profile({key: Remembered(entry.answer, entry.given) for key, entry in stored.items()})


def save_profile(config: Path, profile: Profile) -> None:
    """Store the answers. Raises OSError; then the stored ones are as they were."""
    entries = {key: _Entry(kept.answer, kept.given) for key, kept in profile.answers.items()}
    write_whole(_file(config), msgspec.json.format(msgspec.json.encode(entries), indent=2) + b"\n")


def forget_profile(config: Path) -> None:
    """Delete the remembered answers, the last version too. Raises OSError."""
    path = _file(config)
    for kept in (path, path.with_name(f"{path.name}.bak")):
        kept.unlink(missing_ok=True)


def _file(config: Path) -> Path:
    return config / "profile.json"
