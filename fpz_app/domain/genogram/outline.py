"""Outline: the edges of many boxes laid over each other."""

from collections.abc import Sequence

from fpz_app.domain.genogram.labels import Box

Point = tuple[float, float]
Edges = dict[Point, list[Point]]


def outline(boxes: Sequence[Box]) -> tuple[tuple[Point, ...], ...]:
    """Closed contours clockwise, holes the other way; only the corners are given."""
    xs = sorted({x for box in boxes for x in (box.left, box.right)})
    ys = sorted({y for box in boxes for y in (box.top, box.bottom)})

    def covered(column: int, row: int) -> bool:
        if not (0 <= column < len(xs) - 1 and 0 <= row < len(ys) - 1):
            return False
        x, y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
        return any(box.left < x < box.right and box.top < y < box.bottom for box in boxes)

    edges: Edges = {}
    for column in range(len(xs) - 1):
        for row in range(len(ys) - 1):
            if not covered(column, row):
                continue
            left, right, top, bottom = xs[column], xs[column + 1], ys[row], ys[row + 1]
            for other, start, end in (
                ((column, row - 1), (left, top), (right, top)),
                ((column + 1, row), (right, top), (right, bottom)),
                ((column, row + 1), (right, bottom), (left, bottom)),
                ((column - 1, row), (left, bottom), (left, top)),
            ):
                if not covered(*other):
                    edges.setdefault(start, []).append(end)
    return tuple(_followed(edges))


def _followed(edges: Edges) -> list[tuple[Point, ...]]:
    contours = []
    while edges:
        start = at = min(edges)
        path: list[Point] = []
        came: Point | None = None
        while True:
            path.append(at)
            onward = _next(edges, at, came)
            came, at = at, onward
            if at == start:
                break
        contours.append(_corners(path))
    return contours


def _next(edges: Edges, at: Point, came: Point | None) -> Point:
    """Where two contours touch in a corner, the sharper right turn keeps them apart."""
    ways = edges[at]
    if len(ways) > 1 and came is not None:
        ahead = (at[0] - came[0], at[1] - came[1])
        ways.sort(key=lambda way: ahead[0] * (way[1] - at[1]) - ahead[1] * (way[0] - at[0]), reverse=True)
    onward = ways.pop(0)
    if not ways:
        del edges[at]
    return onward


def _corners(path: Sequence[Point]) -> tuple[Point, ...]:
    count = len(path)
    return tuple(
        point
        for at, point in enumerate(path)
        if not (path[at - 1][0] == point[0] == path[(at + 1) % count][0])
        and not (path[at - 1][1] == point[1] == path[(at + 1) % count][1])
    )
