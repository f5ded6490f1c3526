"""One draft in hand: what is written, the file it belongs to, and where it is kept for a crash."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from acupressure_app.core.routine import Routine
from acupressure_app.store.drafts import KeptDraft, folder_of
from acupressure_app.store.standing import Standing

if TYPE_CHECKING:
    from acupressure_app.ui.editor.page import EditorPage
    from acupressure_app.ui.editor.writing import Writing


class Hold:
    """The file that a draft is kept in; while it is held, no window takes it for one left over."""

    def __init__(self, path: Path) -> None:
        """Not held yet."""
        self.path = path
        self._lock = QLockFile(f"{path}.lock")
        self._lock.setStaleLockTime(0)  # nothing but the end of a program ends its hold

    def take(self) -> bool:
        """Hold it, unless a window does; where no hold can be noted, nobody else can either."""
        held = QLockFile.LockError.LockFailedError
        return self._lock.tryLock(0) or self._lock.error() is not held

    def release(self) -> None:
        """Leave it to others."""
        self._lock.unlock()


def free_hold(data: Path) -> Hold:
    """A file for a new draft, in hand. Raises OSError where there can be none."""
    folder = folder_of(data)
    folder.mkdir(parents=True, exist_ok=True)
    number, hold = 1, Hold(folder / "draft.json")
    while hold.path.exists() or not hold.take():
        number += 1
        hold = Hold(folder / f"draft-{number}.json")
    return hold


class Work:
    """`photos` are new ones, by the name that the draft gives them: where they come from.

    `stands` is what stood in the file when it was read or written last, None where it has none.
    """

    def __init__(
        self,
        writing: "Writing",
        file: Path | None = None,
        photos: Mapping[str, Path] | None = None,
        stands: Standing | None = None,
    ) -> None:
        """On no page yet, and kept nowhere."""
        self.writing, self.file, self.photos = writing, file, dict(photos or {})
        self.stands = stands
        self.page: EditorPage | None = None
        self.hold: Hold | None = None
        self.trying = False
        self._before = self._stood

    @property
    def saved(self) -> Routine | None:
        """What stands in the file since it was opened, if that is another than before."""
        return None if self._stood == self._before else self._stood

    @property
    def _stood(self) -> Routine | None:
        return self.stands.routine if self.stands else None

    @property
    def draft(self) -> KeptDraft:
        """What is kept of it for a crash."""
        photos = {name: str(path) for name, path in self.photos.items()}
        file = str(self.file) if self.file else None
        digest = self.stands.digest if self.stands else ""
        return KeptDraft(self.writing.routine, file, photos, self._stood, digest)
