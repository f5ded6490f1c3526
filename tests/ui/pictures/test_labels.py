"""Labels stand beside what they name, and cover nothing."""

from PySide6.QtCore import QPointF, QRectF, QSize

from acupressure_app.ui.pictures.labels import labelled


def test_labels_cover_neither_marks_nor_each_other_and_stay_inside() -> None:
    room, size = QSize(200, 100), QSize(50, 20)
    dots = {n: QPointF(x, y) for n, (x, y) in enumerate([(20, 50), (60, 50), (190, 50), (190, 90)])}
    boxes = labelled({n: [dot] for n, dot in dots.items()}, dict.fromkeys(dots, size), room, 8)
    assert set(boxes) >= {0, 2, 3}
    for number, box in boxes.items():
        assert QRectF(0, 0, 200, 100).contains(box)
        assert not any(box.contains(dot) for dot in dots.values())
        assert not any(box.intersects(other) for n, other in boxes.items() if n != number)


def test_what_fits_nowhere_has_no_label() -> None:
    assert labelled({0: [QPointF(20, 10)]}, {0: QSize(50, 20)}, QSize(40, 20), 8) == {}


def test_a_label_takes_the_other_end_where_the_first_has_no_room() -> None:
    """The first end lies in a corner; the zone to press keeps the rest of it free."""
    room, size, zone = QSize(200, 100), QSize(60, 20), QRectF(120, 40, 80, 60)
    ends = [QPointF(190, 90), QPointF(60, 90)]
    [box] = labelled({0: ends}, {0: size}, room, 4, [zone]).values()
    assert not box.intersects(zone)
    assert box.center().x() == 60


def test_a_label_stands_a_line_away_where_there_is_no_room_beside_any_end() -> None:
    room, size, zone = QSize(100, 200), QSize(80, 20), QRectF(10, 80, 80, 40)
    [box] = labelled({0: [QPointF(95, 100)]}, {0: size}, room, 4, [zone]).values()
    assert box.top() >= zone.bottom()
    assert box.top() - zone.bottom() < size.height()


def test_a_label_stands_where_it_covers_least_of_what_is_drawn() -> None:
    """A line runs to the right of the dot, where the label would stand else."""
    room, size, dot = QSize(200, 100), QSize(60, 20), QPointF(100, 50)
    line = [QPointF(x, 50) for x in range(100, 160, 5)]
    [plain] = labelled({0: [dot]}, {0: size}, room, 4).values()
    [box] = labelled({0: [dot]}, {0: size}, room, 4, shun=line).values()
    assert any(map(plain.contains, line))
    assert not any(map(box.contains, line))
