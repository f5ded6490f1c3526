"""The speech programs of the system: how each is asked to write what it says into a WAV file.

They are run as programs and never linked. Nothing here raises but `VoiceError`. Those of macOS
and Windows are written from their documentation and have not been run.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from math import log
from pathlib import Path
from typing import IO, ClassVar

from msgspec import Struct

from acupressure_app.store.files import scratch

PATIENCE = 10.0
"""Seconds that a program may take for one phrase; espeak-ng takes a hundredth of one."""

_WORDS_A_MINUTE = 160
"""At this speed setting espeak-ng says three words a second, as the timeline assumes."""

_LARGEST_LIST = 1_000_000


class VoiceError(Exception):
    """A speech program could not be run, failed, or took too long."""


class Listed(Struct, frozen=True):
    """A voice to choose: what the program calls it, and what to show."""

    id: str
    name: str


class Run(Struct, frozen=True):
    """A program to run: its arguments, what it reads, and more for its environment."""

    arguments: tuple[str, ...]
    reads: str = ""
    environment: Mapping[str, str] = {}


class Engine(Struct, frozen=True):
    """A speech program at its path."""

    name: ClassVar[str]
    program: str

    def saying(self, text: str, voice: str, rate: float, wav: Path) -> Run:
        """How to make it write the text into the file; 1.0 is the usual rate."""
        raise NotImplementedError

    def listing(self) -> Run:
        """How to make it list its voices."""
        raise NotImplementedError

    def listed(self, output: str, language: str) -> Iterator[Listed]:
        """The voices of the language in that list."""
        raise NotImplementedError


class EspeakNg(Engine, frozen=True):
    """eSpeak NG. A language that it does not know falls back to a near one by itself."""

    name = "espeak-ng"

    def saying(self, text: str, voice: str, rate: float, wav: Path) -> Run:
        """The text comes from standard input, so that none is taken for an option."""
        speed = str(round(_WORDS_A_MINUTE * rate))
        options = ("-b", "1", "-v", voice, "-s", speed, "-w", str(wav), "--stdin")
        return Run((self.program, *options), text)

    def listing(self) -> Run:
        """A table, a voice a row."""
        return Run((self.program, "--voices"))

    def listed(self, output: str, language: str) -> Iterator[Listed]:
        """Voices of its own; those of MBROLA need files that are mostly missing."""
        for row in output.splitlines()[1:]:
            _, tag, _, name, file, *_ = [*row.split(), *[""] * 5]
            if _base(tag) == _base(language) and not file.startswith(("mb/", "!v/")):
                yield Listed(tag, name.replace("_", " "))


class Espeak(EspeakNg, frozen=True):
    """The older eSpeak, which understands the same."""

    name = "espeak"


class Say(Engine, frozen=True):
    """The voice of macOS."""

    name = "say"

    def saying(self, text: str, voice: str, rate: float, wav: Path) -> Run:
        """For a language alone, the voice that the system is set to."""
        chosen = () if _is_language(voice) else ("-v", voice)
        speed = str(round(1.1 * _WORDS_A_MINUTE * rate))
        kind = ("--file-format=WAVE", "--data-format=LEI16@22050")
        options = (*chosen, "-r", speed, "-o", str(wav), *kind, "-f", "-")
        return Run((self.program, *options), text)

    def listing(self) -> Run:
        """A voice a line, with its language and an example after `#`."""
        return Run((self.program, "-v", "?"))

    def listed(self, output: str, language: str) -> Iterator[Listed]:
        """Names may hold spaces and brackets."""
        for row in output.splitlines():
            found = re.match(r"(.+?)\s+([a-z]{2,3}[_-]\w+)\s+#", row)
            if found and _base(found[2]) == _base(language):
                yield Listed(found[1], found[1])


class WindowsSpeech(Engine, frozen=True):
    """System.Speech of Windows, by way of PowerShell.

    Its script is always the same; what differs comes in the environment, as plain text.
    """

    name = "System.Speech"

    def saying(self, text: str, voice: str, rate: float, wav: Path) -> Run:
        """Its rate goes from -10, a third, to 10, three times as fast."""
        told = {
            "VOICE_TEXT": text,
            "VOICE_NAME": "" if _is_language(voice) else voice,
            "VOICE_LANGUAGE": voice if _is_language(voice) else "",
            "VOICE_RATE": str(max(-10, min(10, round(10 * log(rate, 3))))),
            "VOICE_FILE": str(wav),
        }
        return Run((self.program, *_POWERSHELL, _SAYING), environment=told)

    def listing(self) -> Run:
        """A voice a line: its name, and its culture after a bar."""
        return Run((self.program, *_POWERSHELL, _LISTING))

    def listed(self, output: str, language: str) -> Iterator[Listed]:
        """The culture is like "en-GB"."""
        for row in output.splitlines():
            name, _, culture = row.strip().rpartition("|")
            if name and _base(culture) == _base(language):
                yield Listed(name, name)


_POWERSHELL = ("-NoProfile", "-NonInteractive", "-Command")
_SAYING = """
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
if ($env:VOICE_NAME) { $voice.SelectVoice($env:VOICE_NAME) }
elseif ($env:VOICE_LANGUAGE) {
  $fitting = $voice.GetInstalledVoices() | Where-Object {
    $_.Enabled -and $_.VoiceInfo.Culture.Name -like ($env:VOICE_LANGUAGE + '*') }
  $voice.SelectVoice(@($fitting)[0].VoiceInfo.Name)
}
$voice.Rate = [int]$env:VOICE_RATE
$voice.SetOutputToWaveFile($env:VOICE_FILE)
$voice.Speak($env:VOICE_TEXT)
$voice.Dispose()
"""
_LISTING = """
[Console]::OutputEncoding = [Text.Encoding]::UTF8
Add-Type -AssemblyName System.Speech
(New-Object System.Speech.Synthesis.SpeechSynthesizer).GetInstalledVoices() |
  Where-Object { $_.Enabled } |
  ForEach-Object { $_.VoiceInfo.Name + '|' + $_.VoiceInfo.Culture.Name }
"""

_ON: Mapping[str, tuple[tuple[str, type[Engine]], ...]] = {
    "darwin": (("say", Say),),
    "win32": (("powershell", WindowsSpeech), ("pwsh", WindowsSpeech)),
}
_ELSEWHERE: tuple[tuple[str, type[Engine]], ...] = (("espeak-ng", EspeakNg), ("espeak", Espeak))


def find_engine(
    language: str = "en",
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
    patience: float = PATIENCE,
) -> Engine | None:
    """The first speech program that is there and says a word in the language; None without one.

    Each is tried, which takes a moment: call it where waiting is allowed.
    """
    for name, kind in (*_ON.get(platform, ()), *_ELSEWHERE):
        if (program := which(name)) and _works(engine := kind(program), language, patience):
            return engine
    return None


def voices(engine: Engine, language: str, patience: float = PATIENCE) -> tuple[Listed, ...]:
    """The voices to choose from, each once; none if the program does not tell."""
    try:
        output = _output(engine.listing(), patience)
    except VoiceError:
        return ()
    return tuple({voice.id: voice for voice in engine.listed(output, language)}.values())


def recorded(
    engine: Engine, text: str, voice: str, rate: float, patience: float = PATIENCE
) -> bytes:
    """The text as the program says it, as a WAV file's content; `voice` may be a language.

    Raises VoiceError.
    """
    try:
        with scratch() as folder:
            wav = folder / "said.wav"
            _run(engine.saying(text, voice, rate, wav), subprocess.DEVNULL, patience)
            return wav.read_bytes()
    except OSError as error:
        raise VoiceError(f"{engine.name}: {error}") from error


def _works(engine: Engine, language: str, patience: float) -> bool:
    try:
        return bool(recorded(engine, "One.", language, 1.0, patience))
    except VoiceError:
        return False


def _output(run: Run, patience: float) -> str:
    """What the program prints. It goes to a file: a pipe could be held open after its end."""
    try:
        with tempfile.TemporaryFile() as file:
            _run(run, file, patience)
            file.seek(0)
            return file.read(_LARGEST_LIST).decode("utf-8", "replace")
    except OSError as error:
        raise VoiceError(str(error)) from error


def _run(run: Run, output: int | IO[bytes], patience: float) -> None:
    try:
        subprocess.run(
            run.arguments,
            input=run.reads.encode(),
            stdout=output,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **run.environment},
            timeout=patience,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (subprocess.SubprocessError, ValueError) as error:
        raise VoiceError(f"{Path(run.arguments[0]).name}: {error}") from error


def _base(language: str) -> str:
    return re.split("[-_]", language)[0].lower()


def _is_language(voice: str) -> bool:
    """Whether only a language is asked for, and not one of its voices by name."""
    return re.fullmatch(r"[a-z]{2,3}([-_]\w+)?", voice) is not None
