"""Plays what the window orders, as a program of its own: `python -m …playing_program FOLDER`.

A sound server that dies takes libpulse along, or keeps it waiting; a device that vanishes is not
always told of. All of that ends this program and not the session, and a new one finds what is
there. It reads orders from standard input, answers each on standard output (see `playing_orders`),
and ends with its input.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import BinaryIO, Final

from acupressure_app.ui.sound.playing_orders import GONE, LACKING

_SWITCHING: Final = 0.0005
"""Seconds that feeding the device waits for the thread that makes clips, many times a moment."""

_AT_THE_SERVER: Final = "60"
"""So many ms of sound lie at a PulseAudio server. With what Qt asks for, about 25, a computer with
something else to do is heard to stutter; with these, one whose cores are all busy is not."""


def main(arguments: Sequence[str], orders: BinaryIO, reports: BinaryIO) -> int:
    """Play until there are no more orders; tones are kept in the folder that is named."""
    sys.setswitchinterval(_SWITCHING)
    os.environ.setdefault("PULSE_LATENCY_MSEC", _AT_THE_SERVER)
    try:
        from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - may fail

        from acupressure_app.ui.sound.playing import Playing  # noqa: PLC0415 - may fail

        application = QCoreApplication([])
        playing = Playing(Path(arguments[0]), reports.write)
    except ImportError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return LACKING
    playing.gone.connect(lambda: application.exit(GONE))
    playing.ended.connect(application.quit)

    def read() -> None:
        for order in orders:
            playing.ordered.emit(order)
        playing.ended.emit()

    Thread(target=read, daemon=True).start()
    return application.exec()


if __name__ == "__main__":
    with open(0, "rb", buffering=0) as orders, open(1, "wb", buffering=0) as reports:
        code = main(sys.argv[1:], orders, reports)
        os._exit(code)  # tidying up would wait for a sound server that hangs
