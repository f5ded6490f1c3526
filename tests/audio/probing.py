"""What ffprobe and ffmpeg, which are not ours, say about a file."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

needs_ffmpeg = pytest.mark.skipif(
    not (shutil.which("ffmpeg") and shutil.which("ffprobe")) and "CI" not in os.environ,
    reason="ffmpeg and ffprobe are not installed",
)


class Probe:
    """A file's codec, length, title and chapters."""

    def __init__(self, path: Path) -> None:
        shown = ("-show_format", "-show_streams", "-show_chapters", "-of", "json")
        command = ("ffprobe", "-v", "error", *shown, str(path))
        data: Any = json.loads(subprocess.check_output(command))
        stream = next(s for s in data["streams"] if s["codec_type"] == "audio")
        self.codec = stream["codec_name"]
        self.rate, self.channels = int(stream["sample_rate"]), stream["channels"]
        self.seconds = float(data["format"]["duration"])
        tags = {**data["format"].get("tags", {}), **stream.get("tags", {})}
        self.title = {name.lower(): value for name, value in tags.items()}.get("title")
        self.chapters = [
            (round(1000 * float(chapter["start_time"])), chapter["tags"]["title"])
            for chapter in data["chapters"]
        ]


def decoded(path: Path) -> bytes:
    """The samples of a file, 16 bits each, one channel, 48,000 a second."""
    form = ("-f", "s16le", "-ar", "48000", "-ac", "1", "-")
    return subprocess.check_output(("ffmpeg", "-v", "error", "-i", str(path), *form))
