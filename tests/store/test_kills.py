"""Programs that are killed while they write: what was told to be written is there, and whole."""

import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from acupressure_app.core.routine import Routine
from acupressure_app.store.drafts import drafts_of, folder_of
from acupressure_app.store.library import read_routine
from tests.builders import CONTENT

ROOT = Path(__file__).parents[2]
KILLS = 15
WRITER = """
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from acupressure_app.store.drafts import KeptDraft, save_draft
from acupressure_app.store.own_routines import save_routine
from tests.builders import routine
path, first = Path(sys.argv[2]), int(sys.argv[3])
for number in count(first):
    one = routine(title=str(number), rounds=1 + number % 50)
    if sys.argv[1] == "draft":
        save_draft(path, KeptDraft(one))
    else:
        save_routine(path, one, {})
    print(number, flush=True)
"""


def routine_at(path: Path) -> Routine:
    found = read_routine(path, CONTENT)
    assert isinstance(found, Routine), found
    return found


def draft_at(path: Path) -> Routine:
    ((_, draft),) = drafts_of(path.parents[1])
    return draft.routine


@pytest.mark.parametrize(
    ("kind", "read"), [("draft", draft_at), ("routine", routine_at)], ids=["draft", "routine"]
)
def test_a_kill_at_any_moment_loses_nothing_that_was_written(
    tmp_path: Path, kind: str, read: Callable[[Path], Routine]
) -> None:
    path, chance, last = folder_of(tmp_path) / "mine.json", random.Random(7), 0
    for _ in range(KILLS):
        command = [sys.executable, "-c", WRITER, kind, str(path), str(last + 1)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout
            for _ in range(chance.randint(1, 40)):
                last = int(writer.stdout.readline())
            writer.send_signal(signal.SIGKILL)
            last = max([last, *(int(line) for line in writer.stdout.read().splitlines() if line)])
        assert int(str(read(path).title)) in (last, last + 1)
        last = int(str(read(path).title))
