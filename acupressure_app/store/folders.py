"""Where files are: what the program ships, and what belongs to the user."""

from pathlib import Path

from msgspec import Struct
from platformdirs import PlatformDirs

import acupressure_app


class Folders(Struct, frozen=True):
    """`assets` and `routines` ship with the program; the others are the user's own.

    `data` holds what the program notes, and in `user_routines` what the user wrote.
    """

    assets: Path
    routines: Path
    data: Path
    user_routines: Path
    config: Path
    cache: Path

    @property
    def pictures(self) -> Path:
        """The body pictures."""
        return self.assets / "pictures"


def folders() -> Folders:
    """The folders of this installation on this platform; none is created."""
    shipped = _shipped()
    user = PlatformDirs("acupressure-app", appauthor=False)
    return Folders(
        assets=shipped / "assets",
        routines=shipped / "routines",
        data=user.user_data_path,
        user_routines=user.user_data_path / "routines",
        config=user.user_config_path,
        cache=user.user_cache_path,
    )


def _shipped() -> Path:
    """Inside the package in a wheel, beside it in a checkout."""
    package = Path(acupressure_app.__file__).parent
    return package if (package / "assets").is_dir() else package.parent
