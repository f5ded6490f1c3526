"""What Qt needs of the system is looked for first, and named in words that can be typed."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

from acupressure_app.ui import libraries
from acupressure_app.ui.libraries import Library

CURSOR = Library("libxcb-cursor.so.0", "libxcb-cursor0")
PULSE = Library("libpulse.so.0", "libpulse0")
GL = Library("libGL.so.1", "libgl1")


def machine_without(*files: str) -> Callable[[str], object]:
    def load(file: str) -> object:
        if file in files:
            raise OSError(f"{file}: cannot open shared object file")
        return object()

    return load


@pytest.mark.parametrize(
    ("lacking", "for_window", "for_sound", "named"),
    [
        pytest.param((), True, True, (), id="nothing is named where all is there"),
        pytest.param((CURSOR,), True, False, (CURSOR,), id="a window needs the X11 libraries"),
        pytest.param((CURSOR,), False, False, (), id="an offscreen run does not"),
        pytest.param((GL,), False, False, (GL,), id="every run needs OpenGL"),
        pytest.param((PULSE,), True, False, (), id="a window opens without sound"),
        pytest.param((PULSE,), False, True, (PULSE,), id="sound needs PulseAudio's library"),
        pytest.param((GL, CURSOR), True, False, (GL, CURSOR), id="all are named at once"),
    ],
)
def test_missing_libraries_are_named(
    lacking: tuple[Library, ...],
    for_window: bool,
    for_sound: bool,
    named: tuple[Library, ...],
) -> None:
    load = machine_without(*(library.file for library in lacking))
    assert libraries.missing(for_window, for_sound, load=load, platform="linux") == named


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_bring_their_own_libraries_and_fonts(platform: str) -> None:
    load = machine_without("libGL.so.1")
    assert libraries.missing(True, True, load=load, platform=platform) == ()
    assert libraries.missing_fonts(lambda _: 0, platform=platform) == ()


def test_the_explanation_holds_one_command_that_names_each_package_once() -> None:
    glib, threads = "libglib-2.0.so.0", "libgthread-2.0.so.0"
    load = machine_without(glib, threads, CURSOR.file)
    text = libraries.explanation(libraries.missing(True, load=load, platform="linux"))
    assert glib in text
    assert threads in text
    assert "sudo apt-get install --yes libglib2.0-0 libxcb-cursor0" in text.splitlines()[-1]


def test_root_needs_no_sudo() -> None:
    assert libraries.install_command(["a", "b", "a"], as_root=True) == "apt-get install --yes a b"


@pytest.mark.parametrize(
    ("installed", "packages"),
    [
        pytest.param("a關", [], id="letters and Chinese characters are there"),
        pytest.param("a", ["fonts-droid-fallback"], id="no font has Chinese characters"),
        pytest.param("", ["fonts-noto-core", "fonts-droid-fallback"], id="there is no font"),
    ],
)
def test_missing_fonts_are_named(installed: str, packages: list[str]) -> None:
    fonts = libraries.missing_fonts(installed.count, platform="linux")
    assert [font.package for font in fonts] == packages


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig is asked on Linux only")
def test_no_font_has_a_character_that_does_not_exist() -> None:
    assert libraries.installed_fonts_with("\ufdd0") == 0


@pytest.mark.parametrize(
    ("environment", "there_is_one"),
    [
        pytest.param({}, False, id="nothing says so"),
        pytest.param({"DISPLAY": ":0"}, True, id="an X server answers"),
        pytest.param({"DISPLAY": ":9"}, False, id="the X server named has gone"),
        pytest.param({"DISPLAY": ""}, False, id="an empty name is none"),
        pytest.param({"WAYLAND_DISPLAY": "wayland-0"}, True, id="Wayland"),
        pytest.param({"QT_QPA_PLATFORM": "offscreen"}, True, id="Qt is told to draw in memory"),
        pytest.param({"QT_QPA_PLATFORM": "vnc:size=800x600"}, True, id="Qt is its own server"),
        pytest.param({"QT_QPA_PLATFORM": "xcb"}, False, id="Qt is told to use X, but which"),
    ],
)
def test_a_display_is_found(environment: Mapping[str, str], there_is_one: bool) -> None:
    found = libraries.has_display(environment, platform="linux", answers=lambda name: name == ":0")
    assert found == there_is_one


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_always_have_a_display(platform: str) -> None:
    assert libraries.has_display({}, platform=platform)


@pytest.mark.skipif(sys.platform != "linux", reason="X servers are asked on Linux only")
def test_an_x_server_that_does_not_run_does_not_answer() -> None:
    assert not libraries.x_server_answers("unix:54321")


@pytest.mark.skipif(sys.platform != "linux", reason="ldd is there on Linux only")
@pytest.mark.parametrize(
    ("table", "file"),
    [
        (libraries.FOR_EVERY_RUN, "plugins/platforms/libqoffscreen.so"),
        (libraries.FOR_A_WINDOW, "plugins/platforms/libqxcb.so"),
        (libraries.FOR_SOUND, "plugins/multimedia/libffmpegmediaplugin.so"),
    ],
)
def test_qt_is_linked_to_every_library_of_the_table(table: tuple[Library, ...], file: str) -> None:
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    plugin = Path(spec.origin).parent / "Qt" / file
    printed = subprocess.run(["ldd", plugin], check=True, capture_output=True, text=True).stdout
    linked = {line.split()[0] for line in printed.splitlines()}
    assert {library.file for library in table} <= linked
