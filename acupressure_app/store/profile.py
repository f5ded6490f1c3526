"""Keeps the remembered answers in a plain file that the user may read, copy or delete."""

from pathlib import Path

import msgspec

from acupressure_app.core.language import PhrasedError
from acupressure_app.core.profile import Profile, Remembered
from acupressure_app.store.files import NOT_JSON, write_json
from acupressure_app.store.trouble import of_file


class UnreadableProfileError(PhrasedError):
    """The file is there and cannot be used."""


def load_profile(config: Path) -> Profile:
    """The remembered answers, none if there is no file. Raises UnreadableProfileError."""
    path = _file(config)
    try:
        return Profile(msgspec.json.decode(path.read_bytes(), type=dict[str, Remembered]))
    except FileNotFoundError:
        return Profile()
    except (OSError, *NOT_JSON) as error:
        raise UnreadableProfileError(of_file(path, error)) from error


def save_profile(config: Path, profile: Profile) -> None:
    """Store the answers. Raises OSError; then the stored ones are as they were."""
    write_json(_file(config), profile.answers)


def replace_profile(config: Path, profile: Profile) -> None:
    """Store what is remembered from now on, so that what was forgotten stands in no copy either.

    Without any answer no file is left. Raises OSError.
    """
    if profile.answers:
        save_profile(config, profile)
        _copy(config).unlink(missing_ok=True)
    else:
        forget_profile(config)


def forget_profile(config: Path) -> None:
    """Delete the remembered answers, the last version too. Raises OSError."""
    for kept in (_copy(config), _file(config)):
        kept.unlink(missing_ok=True)


def _file(config: Path) -> Path:
    return config / "profile.json"


def _copy(config: Path) -> Path:
    """The last version, which writing keeps."""
    return config / "profile.json.bak"
