"""Sets the program up in this checkout: `.venv`, what it depends on, and what Qt needs of Debian.

`make` runs it with the machine's own Python and nothing installed. What it says goes to standard
error, so that `make run ARGS="list --json"` prints JSON alone.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.machinery
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "setup-done"
OLDEST = (3, 11)
# The programs with which the tests drive a real window, and their Debian packages.
DRIVERS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "dbus-daemon": "dbus",
    "espeak-ng": "espeak-ng",
    "pulseaudio": "pulseaudio",
    "pactl": "pulseaudio-utils",
    "ffmpeg": "ffmpeg",
}
# What the tests hear the window with, as a screen reader does, and the letters that they measure:
# files of their Debian packages.
FILES = {
    "usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "usr/lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
    "usr/lib/python3/dist-packages/gi/__init__.py": "python3-gi",
    "usr/share/fonts/truetype/noto/NotoSans-Regular.ttf": "fonts-noto-core",
}


def main() -> int:
    """Set up, or find everything in place; 1 when the program could not start afterwards."""
    parser = argparse.ArgumentParser(description="Set the program up in this checkout.")
    parser.add_argument("--dev", action="store_true", help="with the tools that `make test` needs")
    dev = parser.parse_args().dev
    if sys.version_info < OLDEST:
        return start_again_with_newer_python()
    if not provide_debian_packages(dev):
        return 1
    return 0 if is_current(dev) or (make_environment() and install(dev)) else 1


def say(text: str) -> None:
    """Print one message for the person at the keyboard."""
    print(text, file=sys.stderr, flush=True)


def runs(*command: str, **options: Any) -> bool:
    """Run a command to its end and tell whether it succeeded; what it prints goes to stderr."""
    usual = {"stdin": subprocess.DEVNULL, "stdout": sys.stderr, "cwd": ROOT}
    return subprocess.run(command, check=False, **{**usual, **options}).returncode == 0


def start_again_with_newer_python() -> int:
    """Run this script once more with the newest Python on the path that is new enough."""
    for minor in range(20, OLDEST[1] - 1, -1):
        python = shutil.which(f"python3.{minor}")
        # A version manager's stand-in may be on the path without the Python behind it.
        if python and runs(python, "-c", "", stderr=subprocess.DEVNULL):
            return subprocess.run([python, *sys.argv], check=False).returncode
    say(f"Python 3.11 or newer is needed; {sys.executable} is {sys.version.split()[0]}.")
    return 1


def provide_debian_packages(dev: bool) -> bool:
    """Install what is missing when root, else say what to type; false when nothing would work."""
    missing = missing_packages(dev)
    if missing and is_root() and shutil.which("apt-get"):
        say("Installing " + " ".join(missing))
        apt_get(missing)
        missing = missing_packages(dev)
    usable = can_go_on(dev)
    if missing:
        command = libraries().install_command(missing, as_root=is_root())
        then = "Until then it goes on without." if usable else "Then try again."
        say(f"Something is not installed yet. On Debian, type:\n\n    {command}\n\n{then}\n")
    return usable


def missing_packages(dev: bool) -> list[str]:
    """Name the Debian packages that this machine lacks, each once."""
    qt = libraries()
    found = [library.package for library in qt.missing(for_window=True, for_sound=True)]
    found += [font.package for font in qt.missing_fonts()]
    if dev and sys.platform == "linux":
        found += [package for name, package in DRIVERS.items() if not shutil.which(name)]
        found += [package for file, package in FILES.items() if not any(Path("/").glob(file))]
    if not has_venv():
        found.append(f"python3.{sys.version_info.minor}-venv")
    return list(dict.fromkeys(found))


def apt_get(packages: list[str]) -> None:
    """Install Debian packages without asking anything."""
    silent = {"DEBIAN_FRONTEND": "noninteractive", **os.environ}
    runs("apt-get", "update", "-qq", env=silent)
    install = ("apt-get", "install", "-qq", "--yes", "--no-install-recommends")
    runs(*install, *packages, env=silent, stdout=subprocess.DEVNULL)  # 1,200 lines; errors stay
    importlib.invalidate_caches()


def can_go_on(dev: bool) -> bool:
    """Tell whether the rest can work: the tests need Qt, the program has its terminal guide."""
    return has_venv() and not (dev and libraries().missing(for_window=False))


def has_venv() -> bool:
    """Tell whether this Python can make environments; Debian packages that part on its own."""
    return PYTHON.exists() or importlib.util.find_spec("ensurepip") is not None


def is_root() -> bool:
    """Tell whether packages may be installed."""
    return os.geteuid() == 0


def libraries() -> ModuleType:
    """Load the program's list of system libraries by its path: nothing is installed yet."""
    path = ROOT / "acupressure_app" / "ui" / "libraries.py"
    loader = importlib.machinery.SourceFileLoader("libraries", str(path))
    module = ModuleType(loader.name)
    loader.exec_module(module)
    return module


def fingerprint() -> str:
    """Name this state of the project, of its place and of Python: another one is set up anew."""
    parts = (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode(), sys.version.encode()
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_current(dev: bool) -> bool:
    """Tell whether an earlier run has already done all this."""
    done = STAMP.read_text().split() if STAMP.exists() else []
    return fingerprint() in done and (not dev or "dev" in done)


def make_environment() -> bool:
    """Make `.venv`, or keep the one that works."""
    if PYTHON.exists() and runs(str(PYTHON), "-c", "import pip", stderr=subprocess.DEVNULL):
        return True
    say(f"Making .venv with Python {sys.version.split()[0]}")
    return runs(sys.executable, "-m", "venv", "--clear", str(VENV))


def install(dev: bool) -> bool:
    """Install the project as it stands in the checkout, with all it depends on."""
    say("Installing the dependencies (several hundred megabytes the first time)")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    pip += [] if sys.stderr.isatty() else ["--quiet"]
    # Without a build environment of its own, a second installation needs no network.
    done = runs(*pip, "hatchling>=1.27") and runs(
        *pip, "--no-build-isolation", "--editable", ".[dev]" if dev else "."
    )
    if not done:
        say("The dependencies could not be installed; pip says why above. Is there a network?")
        return False
    STAMP.write_text(fingerprint() + (" dev\n" if dev else "\n"))
    return True


if __name__ == "__main__":
    sys.exit(main())
