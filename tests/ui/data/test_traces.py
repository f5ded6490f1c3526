"""A file dialog notes nowhere which folders were opened: deleting everything would miss it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_CHOOSES = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from acupressure_app.ui.app import leave_no_traces
{before}
application = QApplication([])
dialog = QFileDialog(None, "Restore", "{folder}")
dialog.open()
QTimer.singleShot(0, dialog.reject)
dialog.finished.connect(application.quit)
application.exec()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system shows its own dialogs")
@pytest.mark.parametrize(
    ("before", "noted"),
    [
        pytest.param("leave_no_traces()", [], id="as in the program"),
        pytest.param("", ["QtProject.conf"], id="as Qt would"),
    ],
)
def test_a_dialog_notes_no_folder(tmp_path: Path, before: str, noted: list[str]) -> None:
    config = tmp_path / "config"
    config.mkdir()
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(config),
        "QT_QPA_PLATFORM": "offscreen",
    }
    code = _CHOOSES.format(before=before, folder=tmp_path)
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True)
    assert [path.name for path in config.rglob("*")] == noted
