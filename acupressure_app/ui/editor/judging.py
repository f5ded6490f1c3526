"""What a draft comes to, judged once nothing was changed for a moment."""

from PySide6.QtCore import QObject, QTimer, Signal

from acupressure_app.core.judged import Judged, judge
from acupressure_app.core.lengths import Lengths
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.writing import Writing

_QUIET_MS = 120


class Judging(QObject):
    """`told` says that it was judged anew."""

    told = Signal()

    def __init__(self, writing: Writing, desk: Desk, lengths: Lengths, parent: QObject) -> None:
        """Judged at once."""
        super().__init__(parent)
        self._writing, self._desk, self._lengths = writing, desk, lengths
        self.judged = self._judge()
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self.now)
        writing.changed.connect(self._quiet.start)

    def now(self) -> None:
        """Judge it now."""
        self._quiet.stop()
        self.judged = self._judge()
        self.told.emit()

    def _judge(self) -> Judged:
        desk = self._desk
        return judge(self._writing.routine, desk.content, desk.wording, self._lengths)
