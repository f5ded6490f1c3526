"""The formats of an exported session, and how each is written."""

import os
import shutil
import struct
import subprocess
import tempfile
import wave
from collections.abc import Callable, Generator, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import IO, Final

from msgspec import Struct

from acupressure_app.audio.tones import RATE
from acupressure_app.core.export_plan import Chapter
from acupressure_app.core.language import N_, PhrasedError
from acupressure_app.core.text import Ms
from acupressure_app.store.files import scratch


class Format(StrEnum):
    """A format by the ending of its files."""

    WAV = "wav"
    FLAC = "flac"
    M4A = "m4a"
    MP3 = "mp3"
    OPUS = "opus"
    M4B = "m4b"


BY_QT: Final = frozenset({Format.FLAC, Format.M4A})
BY_FFMPEG: Final = {
    Format.MP3: ("-codec:a", "libmp3lame", "-b:a", "96k", "-f", "mp3"),
    Format.OPUS: ("-codec:a", "libopus", "-b:a", "48k", "-f", "opus"),
    Format.M4B: ("-codec:a", "aac", "-b:a", "96k", "-f", "ipod"),
}
"""What ffmpeg is told for each format that it writes, all with chapters."""

_LARGEST_WAV: Final = 2**32 - 2**20
"""A WAV file counts its bytes in 32 bits; some room is left for the chapters."""


class NotExported(PhrasedError):  # noqa: N818 - it says what happened
    """A session could not be written as a file."""


class Labels(Struct, frozen=True):
    """What a player shows: the title, the chapters, and the length of all."""

    title: str
    chapters: tuple[Chapter, ...]
    total: Ms

    @property
    def spans(self) -> Iterator[tuple[Ms, Ms, str]]:
        """Each chapter with its start and its end."""
        ends = [chapter.at for chapter in self.chapters[1:]] + [self.total]
        for chapter, end in zip(self.chapters, ends, strict=True):
            yield chapter.at, end, chapter.title


Written = Generator[int, None, None]
Write = Callable[[Path, Labels, Iterator[bytes]], Written]
"""Writes blocks of samples to a path, and gives the bytes of each block once it is taken.

Closing the iterator early ends all that it began; the file is then not to be used.
"""


class Encoders(Struct, frozen=True):
    """The programs that can write here: `qt` is how this program calls itself as Qt's encoder."""

    qt: tuple[str, ...] | None = None
    ffmpeg: str | None = None

    @property
    def formats(self) -> tuple[Format, ...]:
        """What can be written here."""
        return tuple(format_ for format_ in Format if self._can(format_))

    def _can(self, format_: Format) -> bool:
        if format_ in BY_QT:
            return self.qt is not None
        return format_ not in BY_FFMPEG or self.ffmpeg is not None

    def format_of(self, path: Path) -> Format:
        """The format that a path's ending asks for. Raises NotExported, naming what is possible."""
        ending = path.suffix.lower().removeprefix(".")
        possible = ", ".join(f".{format_}" for format_ in self.formats)
        if ending in self.formats:
            return Format(ending)
        if ending in BY_FFMPEG:
            raise NotExported(
                N_(
                    ".{ending} needs the program ffmpeg, which is not here. Possible: {possible}.",
                    ending=ending,
                    possible=possible,
                )
            )
        raise NotExported(
            N_(
                '"{name}" does not end in a format that can be written here. Possible: {possible}.',
                name=path.name,
                possible=possible,
            )
        )

    def writer(self, format_: Format) -> Write:
        """How this format is written; it must be one of `formats`."""
        if format_ in BY_QT and self.qt:
            return _by_qt(self.qt, format_)
        if format_ in BY_FFMPEG and self.ffmpeg:
            return _by_ffmpeg(self.ffmpeg, BY_FFMPEG[format_])
        return write_wav


def find_encoders(qt: Sequence[str] | None) -> Encoders:
    """The encoders of this computer; `qt` as in `Encoders`."""
    return Encoders(tuple(qt) if qt else None, shutil.which("ffmpeg"))


def write_wav(path: Path, labels: Labels, blocks: Iterator[bytes]) -> Written:
    """Write a WAV file with its title and chapters; `Write` says the rest. Raises OSError."""
    if labels.total * RATE // 1000 * 2 > _LARGEST_WAV:
        raise NotExported(N_("This session is too long for a WAV file. Choose another format."))
    with path.open("wb") as file:
        with wave.open(file, "wb") as track:
            track.setnchannels(1)
            track.setsampwidth(2)
            track.setframerate(RATE)
            track.setnframes(labels.total * RATE // 1000)
            for block in blocks:
                track.writeframesraw(block)
                yield len(block)
        _append(file, labels)


def _append(file: IO[bytes], labels: Labels) -> None:
    """Add the title and the chapters behind the samples, as the RIFF format has them."""
    file.seek(0, os.SEEK_END)
    file.write(_riff_labels(labels))
    size = file.tell() - 8
    file.seek(4)
    file.write(struct.pack("<I", size))


def _riff_labels(labels: Labels) -> bytes:
    starts = [chapter.at * RATE // 1000 for chapter in labels.chapters]
    points = b"".join(
        struct.pack("<II4sIII", number, at, b"data", 0, 0, at) for number, at in enumerate(starts)
    )
    names = b"".join(
        _chunk(b"labl", struct.pack("<I", number) + _text(chapter.title))
        for number, chapter in enumerate(labels.chapters)
    )
    return (
        _chunk(b"cue ", struct.pack("<I", len(starts)) + points)
        + _chunk(b"LIST", b"adtl" + names)
        + _chunk(b"LIST", b"INFO" + _chunk(b"INAM", _text(labels.title)))
    )


def _text(text: str) -> bytes:
    return text.encode() + b"\0"


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)


def _by_qt(command: tuple[str, ...], format_: Format) -> Write:
    def write(path: Path, labels: Labels, blocks: Iterator[bytes]) -> Written:
        yield from _through((*command, format_, str(RATE), labels.title, str(path)), blocks)

    return write


def _by_ffmpeg(ffmpeg: str, how: tuple[str, ...]) -> Write:
    def write(path: Path, labels: Labels, blocks: Iterator[bytes]) -> Written:
        with scratch() as folder:
            metadata = folder / "labels"
            metadata.write_text(_ffmetadata(labels), "utf-8")
            sound = ("-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "pipe:0")
            named = ("-f", "ffmetadata", "-i", f"file:{metadata}")
            mapped = ("-map", "0:a", "-map_metadata", "1", "-map_chapters", "1")
            quiet = (ffmpeg, "-hide_banner", "-loglevel", "error", "-y")
            yield from _through((*quiet, *sound, *named, *mapped, *how, f"file:{path}"), blocks)

    return write


def _ffmetadata(labels: Labels) -> str:
    parts = [";FFMETADATA1", f"title={_escaped(labels.title)}"]
    for start, end, title in labels.spans:
        parts += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={start}", f"END={end}"]
        parts.append(f"title={_escaped(title)}")
    return "\n".join((*parts, ""))


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "=;#\\\n" else letter for letter in text)


def _through(command: Sequence[str], blocks: Iterator[bytes]) -> Written:
    """Hand the samples to a program that encodes them, and wait for its end.

    Raises NotExported with the last line of what it says where it fails.
    """
    with tempfile.TemporaryFile() as said:
        # A session of its own, so that Ctrl+C reaches this program alone and it can tidy up.
        program = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=said,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert program.stdin
        try:
            for block in blocks:
                program.stdin.write(block)
                yield len(block)
            program.stdin.close()
            code = program.wait()
        except BrokenPipeError:
            code = program.wait() or 1
        finally:
            program.kill()
            program.wait()
            _close(program.stdin)
        if code:
            raise NotExported(N_("The file could not be written. {reason}", reason=_last(said)))


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return


def _last(said: IO[bytes]) -> str:
    said.seek(0)
    lines = said.read().decode(errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
