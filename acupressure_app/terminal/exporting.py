"""Writes a session as an audio file, telling how far it is on a terminal."""

import argparse
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from types import FrameType

from acupressure_app.audio.encode import Encoders, NotExported, find_encoders
from acupressure_app.audio.export import AlreadyThere, Export, check, export
from acupressure_app.audio.mix import Clips, Levels, NoVoice
from acupressure_app.audio.voice import no_engine, prepare, voice_of
from acupressure_app.audio.voice_engines import find_engine
from acupressure_app.core.export_plan import with_warnings
from acupressure_app.core.guidance import Guidance
from acupressure_app.core.screening import Finding
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import Timeline
from acupressure_app.terminal import data, text
from acupressure_app.terminal.console import Console
from acupressure_app.terminal.program import DONE, INVALID, Program, UsageError

_CLEAR = "\r\x1b[K"


def may_write(program: Program, arguments: argparse.Namespace) -> bool:
    """Whether the file may be written; if not, says why. Raises UsageError for its ending."""
    encoders = find_encoders(program.encoder)
    try:
        encoders.format_of(arguments.out)
    except NotExported as error:
        raise UsageError(error.why(program.console.tr)) from error
    try:
        check(arguments.out, encoders, arguments.force)
    except NotExported as error:
        _tell(error, program.console)
        return False
    return True


def _tell(error: NotExported, console: Console) -> None:
    hint = console.tr.gettext("Add --force to replace it.")
    more = f" {hint}" if isinstance(error, AlreadyThere) else ""
    console.message(f"acupressure-app: {error.why(console.tr)}{more}")


def run(
    program: Program,
    arguments: argparse.Namespace,
    timeline: Timeline,
    findings: tuple[Finding, ...],
) -> int:
    """Write the file and its marks; 1 where that fails, and then no file is there."""
    console, warned = program.console, with_warnings(timeline, findings)
    with _ended_by_signals():
        wanted = Export(
            timeline=warned,
            clips=_spoken(program, warned),
            out=arguments.out,
            cache=program.folders.cache / "tones",
            levels=Levels(background=1.0 if arguments.background else 0.0),
            force=arguments.force,
        )
        try:
            written = _written(wanted, find_encoders(program.encoder), console)
        except NotExported as error:
            _tell(error, console)
            return INVALID
        except ImportError:
            needed = console.tr.gettext("sound needs the Python package audioop-lts")
            console.message(f"acupressure-app: {needed}")
            return INVALID
    if arguments.json:
        console.data(data.export_data(wanted.out, wanted.marks, written, warned), indent=2)
    else:
        for line in text.export_lines(wanted.out, wanted.marks, warned):
            console.line(line)
    return DONE


def _spoken(program: Program, timeline: Timeline) -> Clips:
    """All that the settings want said, made before the file is begun.

    Nothing, and a message, without a voice.
    """
    console, wording, settings = program.console, program.wording, program.settings
    clips: Clips = NoVoice()
    if settings.guidance is Guidance.OFF:
        return clips
    engine = find_engine(wording.language)
    if engine is None:
        console.message(no_engine()(console.tr))
        return clips
    voice = voice_of(engine, wording.language, settings.voice, settings.rate / 100)
    template = console.tr.gettext("Preparing the voice: {done} of {total}")
    for prepared in prepare(timeline, settings.guidance, voice, program.folders.cache / "voice"):
        _show(console, template.format(done=prepared.done, total=prepared.total))
        clips = prepared.clips
        if prepared.problem:
            _show(console, "")
            console.message(prepared.problem(console.tr))
    _show(console, "")
    return clips


def _written(wanted: Export, encoders: Encoders, console: Console) -> Ms:
    done, percent = 0, -1
    template = console.tr.gettext("Writing the file: {percent} %")
    try:
        with closing(export(wanted, encoders)) as writing:
            for done in writing:
                if (now := 100 * done // wanted.timeline.total) > percent:
                    percent = now
                    _show(console, template.format(percent=percent))
    finally:
        _show(console, "")
    return done


def _show(console: Console, progress: str) -> None:
    """Rewrite the last line of a terminal; elsewhere nothing is told before the end."""
    if console.err.isatty():
        print(f"{_CLEAR}{progress}", end="", file=console.err, flush=True)


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """End as by Ctrl+C when the program is told to, or its terminal closes: so all is tidied up."""
    names = ("SIGTERM", "SIGHUP")
    signals = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, _interrupt) for number in signals}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - a handler's shape
    raise KeyboardInterrupt
