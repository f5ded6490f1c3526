"""Gives every test of the window the same letters, whatever the system would choose."""

import os

import pytest
from PySide6.QtWidgets import QApplication

FAMILY = os.environ.get("FONT", "Noto Sans")
"""`FONT="DejaVu Sans"` runs the tests with letters that are a tenth wider."""


@pytest.fixture(scope="session", autouse=True)
def _font(qapp: QApplication) -> None:
    font = qapp.font()
    font.setFamily(FAMILY)
    qapp.setFont(font)
