"""Surfaces, cameras and inputs, on shapes whose answers are known."""

from pathlib import Path

import numpy as np
import pytest

from picture_builder import inputs
from picture_builder.body import rotation
from picture_builder.camera import Camera
from picture_builder.makehuman import metres
from picture_builder.surface import Surface, normals, subdivision, triangles

CUBE = np.array([[x, y, z] for x in (-1.0, 1.0) for y in (-1.0, 1.0) for z in (-1.0, 1.0)])
FACES = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]


def cube() -> Surface:
    return Surface(CUBE, triangles(np.array(FACES)))


def test_one_subdivision_of_a_cube_is_the_one_of_the_paper() -> None:
    matrix, quads = subdivision(FACES, 8, 1)
    points = matrix @ CUBE
    assert len(quads) == 24
    assert points[0] == pytest.approx([-5 / 9] * 3)  # (F + 2R + (n - 3)P) / n, by hand
    assert np.abs(points[8:20]).max() == pytest.approx(0.75)  # middles of edges
    assert sorted(np.abs(points[20:]).max(1)) == pytest.approx([1.0] * 6)  # middles of faces


def test_subdivision_commutes_with_moving_the_points() -> None:
    matrix, _ = subdivision(FACES, 8, 2)
    turn = rotation(np.array([1.0, 2.0, 3.0]), 40)
    assert matrix @ (CUBE @ turn.T + 5) == pytest.approx((matrix @ CUBE) @ turn.T + 5)


def test_an_open_border_stays_on_its_own_line() -> None:
    square = np.array([[0.0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]])
    matrix, _ = subdivision([(0, 1, 2, 3)], 4, 3)
    points = matrix @ square
    assert points[:, 2] == pytest.approx(np.zeros(len(points)))
    assert points.min() >= 0
    assert points.max() <= 1


def test_normals_of_a_cube_point_outwards_at_its_corners() -> None:
    assert ((normals(CUBE, triangles(np.array(FACES))) * CUBE).sum(1) > 1).all()


def test_a_ray_meets_the_near_side_and_is_told_where() -> None:
    surface = cube()
    anchor = surface.towards((0.2, 0.0, 0.3), (0, -1, 0), reach=5)
    assert surface.at(anchor) == pytest.approx([0.2, -1, 0.3], abs=1e-5)


def test_triangles_that_do_not_count_are_passed_through() -> None:
    surface = cube()
    back = surface.points[surface.corners][:, :, 1].mean(1) > 0.5
    anchor = surface.towards((0.2, 0.0, 0.3), (0, -1, 0), back, reach=5)
    assert surface.at(anchor)[1] == pytest.approx(1, abs=1e-4)


def test_a_ray_that_meets_nothing_is_an_error() -> None:
    with pytest.raises(LookupError):
        cube().towards((4.0, 0.0, 0.0), (0, -1, 0))


def test_what_lies_behind_is_hidden() -> None:
    origins = np.array([[0.0, 3, 0], [0, -3, 0], [3, 3, 0]])
    assert cube().occluded(origins, np.array([[0.0, -1, 0]])).tolist() == [True, False, False]


def test_the_camera_puts_what_it_looks_at_into_the_middle_and_up_to_the_top() -> None:
    front = np.array([0.0, -1, 0])
    camera = Camera(np.array([1.0, 2, 3]), front, np.array([0.0, 0, 1]), 0.2, 0.4, 400)
    assert camera.size == (200, 400)
    assert camera.project(np.array([1.0, 9, 3])) == pytest.approx([100, 200])
    assert camera.project(np.array([1.05, 2, 3.1])) == pytest.approx([150, 100])


def test_lengths_become_metres_with_z_up() -> None:
    assert metres(np.array([1.0, 2.0, 3.0])) == pytest.approx([0.1, -0.3, 0.2])


def test_a_changed_input_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "anny.whl"
    wheel.write_bytes(b"something else")
    with pytest.raises(inputs.WrongInputError, match="expected sha256"):
        inputs.check(wheel)
