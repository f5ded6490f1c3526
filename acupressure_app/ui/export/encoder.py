"""Qt's own encoder as a program: reads samples from standard input and writes FLAC or M4A.

It runs in a process of its own, as `python -m acupressure_app.ui.export.encoder`: so the terminal
never loads Qt, the window never waits, and cancelling is ending the process. These two formats are
what Qt truly writes; asked for MP3 or Ogg it silently writes something else under that name.
"""

import sys
from collections.abc import Sequence
from typing import BinaryIO

from acupressure_app.ui import libraries

_SAMPLE = 2
"""Bytes of a sample."""


def main(arguments: Sequence[str], samples: BinaryIO) -> int:
    """Encode 16-bit samples of one channel. The arguments: format, samples a second, title, path.

    Gives 1 where it fails, the reason being the last line on standard error.
    """
    try:
        from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - may fail

        from acupressure_app.ui.export.recorder import Recorder  # noqa: PLC0415 - may fail
    except ImportError as error:
        lacking = libraries.missing(for_window=False, for_sound=True)
        print(libraries.explanation(lacking) if lacking else error, file=sys.stderr)  # noqa: T201
        return 1
    format_, rate, title, path = arguments
    application = QCoreApplication([])
    recorder = Recorder(format_, int(rate), title, path, lambda: samples.read(int(rate) * _SAMPLE))
    recorder.ended.connect(application.quit)
    recorder.start()
    application.exec()
    if recorder.problem:
        print(recorder.problem, file=sys.stderr)  # noqa: T201
    return 1 if recorder.problem else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdin.buffer))
