"""Says, before Qt is loaded, which system libraries it would miss: Qt itself only aborts.

Needs nothing but the standard library, since the setup script loads it by its path.
"""

import ctypes
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple


class Library(NamedTuple):
    """A shared library that Qt links to, and the Debian package that holds it."""

    file: str
    package: str


class Font(NamedTuple):
    """A character that some font must have, and a Debian package with such a font."""

    character: str
    package: str


# What the libraries and plug-ins of Qt 6.10 to 6.12 name as needed in their ELF headers.
FOR_EVERY_RUN = (
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libgthread-2.0.so.0", "libglib2.0-0"),
    Library("libGL.so.1", "libgl1"),
    Library("libEGL.so.1", "libegl1"),
    Library("libX11.so.6", "libx11-6"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libfreetype.so.6", "libfreetype6"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
)
FOR_A_WINDOW = (
    Library("libX11-xcb.so.1", "libx11-xcb1"),
    Library("libxcb.so.1", "libxcb1"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-image.so.0", "libxcb-image0"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-randr.so.0", "libxcb-randr0"),
    Library("libxcb-render.so.0", "libxcb-render0"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
    Library("libxcb-shm.so.0", "libxcb-shm0"),
    Library("libxcb-sync.so.1", "libxcb-sync1"),
    Library("libxcb-util.so.1", "libxcb-util1"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
FOR_SOUND = (
    Library("libpulse.so.0", "libpulse0"),
    Library("libXext.so.6", "libxext6"),
    Library("libXrandr.so.2", "libxrandr2"),
)
# Letters, and the Chinese characters in the names of the points.
FONTS = (Font("a", "fonts-noto-core"), Font("關", "fonts-droid-fallback"))

NEEDS_A_SCREEN = ("xcb", "wayland")


def missing(
    for_window: bool,
    for_sound: bool = False,
    *,
    load: Callable[[str], object] = ctypes.CDLL,
    platform: str = sys.platform,
) -> tuple[Library, ...]:
    """Name the libraries that this machine lacks; empty anywhere but on Linux.

    Without one for every run or for a window, Qt ends the whole process. Without one for sound
    only QtMultimedia fails to import. `load` raises OSError for a library that is not there.
    """
    if platform != "linux":
        return ()
    window = FOR_A_WINDOW if for_window else ()
    sound = FOR_SOUND if for_sound else ()
    wanted = FOR_EVERY_RUN + window + sound
    return tuple(library for library in wanted if not _loads(library.file, load))


def missing_fonts(
    fonts_with: Callable[[str], int] | None = None, *, platform: str = sys.platform
) -> tuple[Font, ...]:
    """Name the fonts without which text shows as empty boxes; empty anywhere but on Linux.

    `fonts_with` counts the installed fonts that have a character.
    """
    if platform != "linux":
        return ()
    count = fonts_with or installed_fonts_with
    return tuple(font for font in FONTS if not count(font.character))


def installed_fonts_with(character: str) -> int:
    """Count the fonts that have this character, as fontconfig sees them (and so Qt)."""
    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return 0
    pointer = ctypes.c_void_p
    fontconfig.FcNameParse.restype = pointer
    fontconfig.FcObjectSetCreate.restype = pointer
    fontconfig.FcFontList.argtypes = [pointer, pointer, pointer]
    fontconfig.FcFontList.restype = ctypes.POINTER(ctypes.c_int)
    fontconfig.FcInitReinitialize()  # fonts may have been installed since the last look
    pattern = fontconfig.FcNameParse(f":charset={ord(character):x}".encode())
    found = fontconfig.FcFontList(None, pattern, fontconfig.FcObjectSetCreate())
    return int(found[0]) if found else 0  # FcFontSet begins with its number of fonts


def install_command(packages: Iterable[str], as_root: bool = False) -> str:
    """Give the one command that installs these Debian packages, each named once."""
    names = " ".join(dict.fromkeys(packages))
    return f"{'' if as_root else 'sudo '}apt-get install --yes {names}"


def explanation(libraries: Iterable[Library]) -> str:
    """Say in a sentence what Qt lacks, and what to type on Debian, on a line of its own."""
    lacking = tuple(libraries)
    files = ", ".join(library.file for library in lacking)
    command = install_command(library.package for library in lacking)
    return f"The window needs what is not installed: {files}\nOn Debian, type:  {command}"


def has_display(
    environment: Mapping[str, str],
    *,
    platform: str = sys.platform,
    answers: Callable[[str], bool] | None = None,
) -> bool:
    """Tell whether Qt would find somewhere to draw its window.

    `answers` tells whether the X server of that name accepts us; where none does, Qt aborts.
    """
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if platform in ("darwin", "win32") or (chosen and not chosen.startswith(NEEDS_A_SCREEN)):
        return True
    if environment.get("WAYLAND_DISPLAY"):
        return True
    display = environment.get("DISPLAY", "")
    return bool(display) and (answers or x_server_answers)(display)


def x_server_answers(display: str) -> bool:
    """Try to connect to an X server; true too where libxcb is missing, as `missing` says that."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _loads(file: str, load: Callable[[str], object]) -> bool:
    try:
        load(file)
    except OSError:
        return False
    return True
