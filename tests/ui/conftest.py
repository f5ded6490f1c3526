"""What the tests of the window share: the same letters everywhere, and a message bus."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

FAMILY = os.environ.get("FONT", "Noto Sans")
"""`FONT="DejaVu Sans"` runs the tests with letters that are a tenth wider."""

_BUS = """<busconfig><listen>unix:tmpdir={folder}</listen><policy context="default">
<allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
</policy></busconfig>"""


@pytest.fixture(scope="session", autouse=True)
def _font(qapp: QApplication) -> None:
    font = qapp.font()
    font.setFamily(FAMILY)
    qapp.setFont(font)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Of a D-Bus on which no program starts by itself."""
    config = tmp_path / "bus.conf"
    config.write_text(_BUS.format(folder=tempfile.gettempdir()))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout
        yield daemon.stdout.readline().strip()
        daemon.terminate()
