"""The drafts on disk: the one in hand is kept there, those that were left over are offered."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from acupressure_app.core.language import Translations
from acupressure_app.store.drafts import (
    KeptDraft,
    drafts_of,
    forget_draft,
    save_draft,
    sweep_photos,
)
from acupressure_app.store.trash import lay_in_trash
from acupressure_app.ui.editor.work import Hold, Work, free_hold
from acupressure_app.ui.failing import Tell, telling
from acupressure_app.ui.in_order import InOrder

_KEEP_MS = 1000
"""What is written is kept once nothing was changed for so long."""


class Left(Struct, frozen=True):
    """A draft that no window has in hand, and where it is kept."""

    path: Path
    draft: KeptDraft


class Drafts(QObject):
    """`changed` tells that others are left over now, `let_gone` that one was removed.

    `tell` says above the page what failed, and why.
    """

    changed = Signal()
    let_gone = Signal()

    def __init__(
        self,
        data: Path,
        folder: Path,
        in_order: InOrder,
        tr: Translations,
        tell: Tell,
        parent: QObject,
    ) -> None:
        """`data` is where they are kept, `folder` that of the user's routines.

        None is known before `look`.
        """
        super().__init__(parent)
        self.left: tuple[Left, ...] = ()
        self._data, self._folder, self._in_order = data, folder, in_order
        self._not_kept = telling(tr.gettext("The draft could not be kept."), tr, tell)
        self._not_removed = telling(tr.gettext("The draft could not be removed."), tr, tell)
        self._works: list[Work] = []
        self._soon = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._soon.timeout.connect(self.keep)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self.finish)

    def look(self) -> None:
        """See which are left over."""
        data, idle = self._data, not self._works
        self._in_order.do(lambda: _left_over(data, idle=idle), self._know, self._not_kept)

    def _know(self, left: tuple[Left, ...]) -> None:
        if left != self.left:
            self.left = left
            self.changed.emit()

    def _without(self, left: Left) -> None:
        self._know(tuple(other for other in self.left if other.path != left.path))

    def follow(self, work: Work) -> None:
        """Keep this one from now on, whenever it was changed."""
        self._works.append(work)
        work.writing.changed.connect(self._soon.start)

    def keep(self) -> None:
        """Keep what is in hand now, and forget where all is saved."""
        self._soon.stop()
        for work in self._works:
            if work.writing.history.changed:
                self._keep(work)
            else:
                self.forget(work)

    def finish(self) -> None:
        """The program ends: keep also what was changed in the last moment."""
        self.keep()
        self._in_order.finish()

    def _keep(self, work: Work) -> None:
        draft, data = work.draft, self._data

        def write() -> None:
            work.hold = work.hold or free_hold(data)
            save_draft(work.hold.path, draft)

        self._in_order.do(write, failed=self._not_kept)

    def forget(self, work: Work) -> None:
        """It is saved, or not wanted; it stays in hand."""

        def remove() -> None:
            if work.hold is not None:
                forget_draft(work.hold.path)

        self._in_order.do(remove, failed=self._not_removed)

    def lay_down(self, work: Work) -> None:
        """It is in hand no longer: what is not saved of it is one that is left over."""
        self.keep()
        self._works.remove(work)

        def release() -> None:
            if work.hold is not None:
                work.hold.release()

        self._in_order.do(release)
        self.look()

    def take_up(self, left: Left) -> Hold:
        """Go on with one that was left over."""
        hold = Hold(left.path)
        hold.take()
        self._without(left)
        self.look()
        return hold

    def let_go(self, left: Left) -> None:
        """One that was left over is not wanted: it goes where removed routines are."""

        def remove() -> None:
            photos = {name: Path(source) for name, source in left.draft.photos.items()}
            lay_in_trash(self._folder, left.draft.routine, photos)
            forget_draft(left.path)

        self._without(left)
        self._in_order.do(remove, lambda _: self.let_gone.emit(), self._not_removed)
        self.look()


def _left_over(data: Path, *, idle: bool) -> tuple[Left, ...]:
    """Those that no window has in hand; where that is all of them, photos of others are removed."""
    kept = drafts_of(data)
    left = tuple(Left(path, draft) for path, draft in kept if _is_free(path))
    if idle and len(left) == len(kept):
        sweep_photos(data)
    return left


def _is_free(path: Path) -> bool:
    hold = Hold(path)
    free = hold.take()
    hold.release()
    return free
