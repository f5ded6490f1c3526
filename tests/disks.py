"""Disks and folders that refuse what is written, also for root."""

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small(folder: Path) -> Iterator[None]:
    """Put a disk with room for little there."""
    if not _ran(["mount", "-t", "tmpfs", "-o", "size=192k", "tmpfs", str(folder)]):
        pytest.skip("a small disk can be made by root only")
    yield
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nobody write into it."""
    if os.geteuid() != 0:
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
        yield
        folder.chmod(stat.S_IRWXU)
        return
    name = str(folder)
    if not _ran(["mount", "--bind", name, name]):
        pytest.skip("root may write anywhere, and no disk can be mounted here")
    subprocess.run(["mount", "-o", "remount,ro,bind", name], check=True)
    yield
    subprocess.run(["umount", "--lazy", name], check=True)


def _ran(command: list[str]) -> bool:
    found = shutil.which(command[0])
    return bool(found) and not subprocess.run(command, capture_output=True, check=False).returncode
