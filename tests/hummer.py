"""A stand-in for a speech program, which hums whatever it shall say."""

import os
import wave
from pathlib import Path

import pytest

needs_scripts = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")

# Waits while there is a file called `wait`, fails while there is one called `fail`.
_HUMMER = """#!/bin/sh
here=$(dirname "$0")
if [ "$1" = "--voices" ]; then
    echo "Pty Language Age/Gender VoiceName File Other"
    echo " 2  en-gb  --/M  English_(Somewhere)  gmw/en"
    exit
fi
/bin/cat > /dev/null
echo "$*" >> "$here/asked"
while [ -e "$here/wait" ]; do /bin/sleep 0.01; done
[ -e "$here/fail" ] && exit 1
/bin/cp "$here/hum.wav" "$8"
"""


class Hummer:
    """A speech program called espeak-ng, the only program to be found; it hums a tenth of a second.

    It waits, or fails, while it is told to.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        folder.mkdir()
        monkeypatch.setenv("PATH", str(folder))
        (folder / "dirname").symlink_to("/usr/bin/dirname")
        program = folder / "espeak-ng"
        program.write_text(_HUMMER)
        program.chmod(0o755)
        with wave.open(str(folder / "hum.wav"), "wb") as file:
            file.setparams((1, 2, 22050, 0, "NONE", ""))
            file.writeframes(b"\x00\x10\x00\xf0" * 1100)

    @property
    def asked(self) -> list[str]:
        """With what it was called each time."""
        file = self._folder / "asked"
        return file.read_text().splitlines() if file.exists() else []

    def wait(self, *, wanted: bool = True) -> None:
        """Say nothing for now, or go on."""
        self._switch("wait", wanted)

    def fail(self, *, wanted: bool = True) -> None:
        """Be broken, or work."""
        self._switch("fail", wanted)

    def _switch(self, name: str, wanted: bool) -> None:
        file = self._folder / name
        file.touch() if wanted else file.unlink(missing_ok=True)
