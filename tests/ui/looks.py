"""Finds what looks broken on a page that is shown, and what nobody can reach or hear by name.

What is needed is measured anew from fonts and texts; no size hint of a widget is believed, but for
parts that paint their own wrapped words.
"""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QFontMetrics,
    QImage,
    QKeySequence,
    QRegion,
    QTextDocument,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QToolButton,
    QWidget,
)

from acupressure_app.ui.widgets.focus import FocusRing

SLACK = 1
"""Pixels by which rounding may differ."""

TO_USE = QAbstractButton | QAbstractSlider | QAbstractSpinBox | QComboBox | QLineEdit


def troubles(page: QWidget) -> list[str]:
    """Every fault of what is visible on the page, each in a sentence; none on a good page."""
    parts = [part for part in page.findChildren(QWidget) if _counts(part, page)]
    found = [fault for part in parts for fault in _clipped(part)]
    found += [fault for part in parts if (fault := _outside(part))]
    found += [fault for part in [page, *parts] if (fault := _scrolls_sideways(part))]
    return found + list(_overlaps(parts, page))


def _counts(part: QWidget, page: QWidget) -> bool:
    """What a user sees; scroll bars and the ring around the focus lie over the rest."""
    return part.isVisibleTo(page) and not isinstance(part, FocusRing | QScrollBar)


def said(part: QWidget) -> str:
    """What the part says, for finding it again."""
    text = words_of(part)
    return f"{type(part).__name__} “{text[:40]}”" if text else type(part).__name__


def words_of(part: QWidget) -> str:
    """The text that is painted."""
    match part:
        case QLabel() | QAbstractButton():
            return part.text()
        case QLineEdit():
            return part.text() or part.placeholderText()
        case QComboBox():
            return part.currentText()
    return ""


def _clipped(part: QWidget) -> Iterator[str]:
    """Say what does not fit into the room there is."""
    if isinstance(part, QLabel) and not part.pixmap().isNull():
        needed, room = part.pixmap().deviceIndependentSize().toSize(), part.contentsRect().size()
    elif not words_of(part) or (isinstance(part, QLineEdit) and _may_be_longer(part)):
        return
    elif part.hasHeightForWidth() and not isinstance(part, QLabel):
        width = part.minimumSizeHint().width()
        needed, room = QSize(width, part.heightForWidth(part.width())), part.size()
    else:
        room = _room(part)
        needed = _needed(part, room.width())
    if needed.width() > room.width() + SLACK or needed.height() > room.height() + SLACK:
        yield (
            f"{said(part)} needs {needed.width()}×{needed.height()}, "
            f"has {room.width()}×{room.height()}"
        )


def _may_be_longer(field: QLineEdit) -> bool:
    """What somebody typed scrolls in its field."""
    typed = bool(field.text()) and not field.isReadOnly()
    return typed and not isinstance(field.parentWidget(), QAbstractSpinBox)


def _room(part: QWidget) -> QSize:
    """The room that the style leaves for the words."""
    style, element = part.style(), QStyle.SubElement
    match part:
        case QLabel():
            edge = 2 * part.margin()
            return part.contentsRect().size() - QSize(edge, edge)
        case QPushButton() | QCheckBox() | QRadioButton():
            button = QStyleOptionButton()
            part.initStyleOption(button)
            where = {
                QCheckBox: element.SE_CheckBoxContents,
                QRadioButton: element.SE_RadioButtonContents,
            }
            kind = next(
                (at for cls, at in where.items() if isinstance(part, cls)),
                element.SE_PushButtonContents,
            )
            return style.subElementRect(kind, button, part).size()
        case QLineEdit():
            frame = QStyleOptionFrame()
            part.initStyleOption(frame)
            inside = style.subElementRect(element.SE_LineEditContents, frame, part)
            inner = [b.width() for b in part.findChildren(QToolButton) if b.isVisibleTo(part)]
            return inside.marginsRemoved(part.textMargins()).size() - QSize(sum(inner), 0)
        case QComboBox():
            combo = QStyleOptionComboBox()
            part.initStyleOption(combo)
            control = (
                QStyle.ComplexControl.CC_ComboBox,
                combo,
                QStyle.SubControl.SC_ComboBoxEditField,
            )
            return style.subControlRect(*control, part).size()
    return part.contentsRect().size()


def _needed(part: QWidget, width: int) -> QSize:
    """The size of the words in this width, and of the icon beside them."""
    metrics = QFontMetrics(part.font())
    if isinstance(part, QLabel):
        return _needed_by_label(part, width)
    words = metrics.size(int(Qt.TextFlag.TextShowMnemonic), words_of(part))
    if not isinstance(part, QAbstractButton) or part.icon().isNull():
        return words
    icon = part.iconSize()
    below = Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    if isinstance(part, QToolButton) and part.toolButtonStyle() is below:
        return QSize(max(words.width(), icon.width()), words.height() + icon.height())
    return QSize(words.width() + icon.width(), max(words.height(), icon.height()))


def _needed_by_label(label: QLabel, width: int) -> QSize:
    plain = label.textFormat() is Qt.TextFormat.PlainText or "<" not in label.text()
    if plain:
        flags = int(Qt.TextFlag.TextWordWrap) if label.wordWrap() else 0
        room = QRect(0, 0, width if label.wordWrap() else 0, 100_000)
        return QFontMetrics(label.font()).boundingRect(room, flags, label.text()).size()
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(label.font())
    document.setHtml(label.text())
    if label.wordWrap():
        document.setTextWidth(width)
    return QSize(round(document.size().width()), round(document.size().height()))


def _outside(part: QWidget) -> str | None:
    """Whether the part reaches over the edge of what it lies in; what scrolls may, downwards."""
    parent = part.parentWidget()
    if parent is None or part.isWindow():
        return None
    scroll = parent.parentWidget()
    if isinstance(scroll, QAbstractScrollArea) and scroll.viewport() is parent:
        return None
    edges = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    if edges.contains(part.geometry()) or part.size().isEmpty():
        return None
    where, room = _tell(part.geometry()), _tell(parent.rect())
    return f"{said(part)} at {where} reaches outside {said(parent)} of {room}"


def _scrolls_sideways(part: QWidget) -> str | None:
    if not isinstance(part, QAbstractScrollArea) or isinstance(part, QPlainTextEdit):
        return None
    over = part.horizontalScrollBar().maximum()
    return f"{said(part)} scrolls sideways by {over}: {_widest(part)}" if over > 0 else None


def _widest(area: QAbstractScrollArea) -> str:
    """The parts that are as narrow as they can be, and reach furthest to the right."""
    parts = [part for part in area.viewport().findChildren(QWidget) if part.isVisible()]
    full = [part for part in parts if _least_width(part) >= part.width()]
    reach = {said(part): part.mapTo(area, part.rect().topRight()).x() for part in full}
    return ", ".join(name for name, right in reach.items() if right == max(reach.values()))


def _least_width(part: QWidget) -> int:
    return max(part.minimumSizeHint().width(), part.minimumWidth())


def _overlaps(parts: list[QWidget], page: QWidget) -> Iterator[str]:
    """Say which words lie on others, as far as both can be seen."""
    seen = [(part, _seen(part, page)) for part in parts if words_of(part)]
    for number, (one, here) in enumerate(seen):
        for other, there in seen[number + 1 :]:
            common = here.intersected(there)
            if min(common.width(), common.height()) <= SLACK:
                continue
            related = one.isAncestorOf(other) or other.isAncestorOf(one)
            if not related and not _one_is_hidden(one, other):
                yield f"{said(one)} overlaps {said(other)} by {common.width()}×{common.height()}"


def _one_is_hidden(one: QWidget, other: QWidget) -> bool:
    """Whether one of them lies wholly under a filled panel with the other."""
    common = next(around for around in _around(one) if around.isAncestorOf(other))
    order = common.children()
    panels = [_branch(part, common) for part in (one, other)]
    above = max(panels, key=order.index)
    hidden = other if above is panels[0] else one
    rect = QRect(hidden.mapTo(common, QPoint(0, 0)) - above.pos(), hidden.size())
    return above.rect().contains(rect) and _filled(above, rect)


def _around(part: QWidget) -> Iterator[QWidget]:
    """What the part lies in, from the inside to the outside."""
    around = part.parentWidget()
    while around is not None:
        yield around
        around = around.parentWidget()


def _branch(part: QWidget, common: QWidget) -> QWidget:
    """What lies directly in the common ancestor, and is the part or holds it."""
    return next(w for w in (part, *_around(part)) if w.parentWidget() is common)


def _filled(panel: QWidget, rect: QRect) -> bool:
    """Whether nothing shines through the panel itself, at three places across."""
    image = QImage(panel.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    panel.render(image, QPoint(0, 0), QRegion(), QWidget.RenderFlag(0))
    middle = rect.center()
    places = (QPoint(rect.left() + 2, middle.y()), middle, QPoint(rect.right() - 2, middle.y()))
    return all(image.pixelColor(place).alpha() == 255 for place in places)


def _seen(part: QWidget, page: QWidget) -> QRect:
    """Where the part is on the page, without what is scrolled out of view."""
    rect = QRect(part.mapTo(page, QPoint(0, 0)), part.size())
    for around in _around(part):
        if around is page:
            break
        holder = around.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is around:
            rect = rect.intersected(QRect(around.mapTo(page, QPoint(0, 0)), around.size()))
    return rect


def _tell(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}×{rect.height()}"


def out_of_reach(window: QWidget) -> list[str]:
    """What is there to be used, but has no name or is not reached by Tab; none on a good page.

    One of several answers stands for all: arrow keys lead on from there.
    """
    to_use = [part for part in window.findChildren(QWidget) if _is_to_use(part, window)]
    found = [f"{said(part)} has no name" for part in to_use if not _name(part)]
    reached = _reached_by_tab()
    groups = [b.group() for b in reached if isinstance(b, QAbstractButton)]
    for part in to_use:
        stands_for = part.group() if isinstance(part, QAbstractButton) else None
        if part not in reached and (stands_for is None or stands_for not in groups):
            found.append(f"{said(part)} is not reached by Tab")
    return found


def _is_to_use(part: QWidget, window: QWidget) -> bool:
    inner = isinstance(part.parentWidget(), QLineEdit | QAbstractSpinBox | QComboBox)
    usable = part.isVisibleTo(window) and part.isEnabled()
    return usable and isinstance(part, TO_USE) and not isinstance(part, QScrollBar) and not inner


def _name(part: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


def _reached_by_tab() -> set[QWidget]:
    reached: set[QWidget] = set()
    while (focused := QApplication.focusWidget()) is not None and focused not in reached:
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return reached


def doubled_mnemonics(window: QWidget) -> list[str]:
    """The keys that two visible buttons want at the same time."""
    buttons = (b for b in window.findChildren(QAbstractButton) if b.isVisibleTo(window))
    keys = Counter(QKeySequence.mnemonic(button.text()).toString() for button in buttons)
    return [key for key, count in keys.items() if key and count > 1]
