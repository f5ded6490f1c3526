"""Lets a page come to rest, and tells what of it can be seen then."""

from typing import TypeVar

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.theme import Theme, dress

AnyWidget = TypeVar("AnyWidget", bound=QWidget)
AnyPage = TypeVar("AnyPage", bound=FlowPage)


def settled(page: AnyWidget) -> AnyWidget:
    """The page after its layouts, and what follows from them, have run."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return page


def arrived(qtbot: QtBot, page: AnyPage, theme: Theme, size: tuple[int, int]) -> AnyPage:
    """The page as it is reached in an active window of this size."""
    qtbot.addWidget(page)
    dress(page, theme)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
    page.arrive()
    return settled(page)


def in_view(page: QWidget, part: QWidget) -> bool:
    """Whether all of a part can be seen on the page without scrolling."""
    if not part.isVisibleTo(page):
        return False
    room = QRect(part.mapTo(page, QPoint(0, 0)), part.size())
    holder = part.parentWidget()
    while holder is not None and holder is not page:
        above = holder.parentWidget()
        if isinstance(above, QAbstractScrollArea) and holder is above.viewport():
            seen = QRect(holder.mapTo(page, QPoint(0, 0)), holder.size())
            if not seen.contains(room):
                return False
        holder = above
    return page.rect().contains(room)
