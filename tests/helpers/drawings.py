"""What can be seen wrong in a laid out genogram: overlaps, crossings, children in the wrong place."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from fpz_app.domain.genogram.figures import Genogram
from fpz_app.domain.genogram.labels import Box
from fpz_app.domain.genogram.layout import Picture, Spot

Point = tuple[float, float]
Segment = tuple[Point, Point]
TOUCH = 0.01


def words_width(text: str, strong: bool) -> float:
    """A generous width for a typeface that is not there."""
    return len(text) * (7.6 if strong else 7.2)


def overlaps(picture: Picture) -> list[str]:
    """Symbols and labels that lie over each other, or outside the picture."""
    boxes = [(f"{spot.figure.id} {what}", box) for spot in picture.spots for what, box in _boxes(spot)]
    if picture.loop:
        boxes.append(("address", picture.loop.address_box))
    whole = Box(0, 0, picture.width, picture.height)
    outside = [
        f"{name} outside" for name, box in boxes
        if box.left < whole.left or box.top < whole.top or box.right > whole.right or box.bottom > whole.bottom
    ]  # fmt: skip
    return outside + [f"{one} over {other}" for (one, a), (other, b) in combinations(boxes, 2) if a.meets(b)]


def crossings(picture: Picture) -> list[tuple[int, int, Point]]:
    """The numbers of two bonds whose lines meet, and where."""
    segments = [(line.bond, part) for line in picture.lines for part in pairwise(line.points)]
    return [
        (bond, other, where)
        for (bond, one), (other, two) in combinations(segments, 2)
        if bond != other and (where := meeting(one, two))
    ]


def lines_over_people(picture: Picture) -> list[str]:
    """Lines that run through a label, or through the heart of a symbol."""
    found = []
    for spot in picture.spots:
        heart = _shrunk(spot.symbol_box, 7)
        for box in (heart, *([spot.label_box] if spot.label_box else [])):
            for line in picture.lines:
                if any(enters(part, _shrunk(box, 1)) for part in pairwise(line.points)):
                    found.append(f"bond {line.bond} over {spot.figure.id}")
    return found


def children_not_beneath(genogram: Genogram, picture: Picture) -> list[str]:
    y = {spot.figure.id: spot.y for spot in picture.spots}
    return [
        f"{child} beside {parent}"
        for bond in genogram.bonds for parent in bond.partners for child in bond.children if y[child] <= y[parent]
    ]  # fmt: skip


def elder_on_the_right(genogram: Genogram, picture: Picture) -> list[str]:
    """Neighbours among brothers and sisters of one row, known from this bond alone, who stand in the wrong order."""
    at = {spot.figure.id: (spot.y, spot.x) for spot in picture.spots}
    once = [child for bond in genogram.bonds for child in bond.children]
    return [
        f"{one} right of {other}"
        for bond in genogram.bonds
        for one, other in pairwise([child for child in bond.children if once.count(child) == 1])
        if at[one][0] == at[other][0] and at[one][1] > at[other][1]
    ]


def people_in_the_loop(picture: Picture) -> set[str]:
    """Who stands inside the household's loop."""
    if not picture.loop:
        return set()
    return {spot.figure.id for spot in picture.spots if _inside((spot.x, spot.y), picture.loop.contours)}


def _boxes(spot: Spot) -> Iterator[tuple[str, Box]]:
    yield "symbol", spot.symbol_box
    if spot.label_box:
        yield "label", spot.label_box


def _shrunk(box: Box, by: float) -> Box:
    return Box(box.left + by, box.top + by, box.right - by, box.bottom - by)


def _inside(point: Point, contours: tuple[tuple[Point, ...], ...]) -> bool:
    x, y = point
    count = 0
    for contour in contours:
        for (ax, ay), (bx, by) in zip(contour, (*contour[1:], contour[0]), strict=True):
            count += ax == bx and ax > x and min(ay, by) < y < max(ay, by)
    return count % 2 == 1


def meeting(one: Segment, two: Segment) -> Point | None:
    """Where two segments meet or touch; of two that lie along each other, one point of what they share."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = *one, *two
    across = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if abs(across) < TOUCH:
        off = abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
        left, right = max(min(ax, bx), min(cx, dx)), min(max(ax, bx), max(cx, dx))
        top, bottom = max(min(ay, by), min(cy, dy)), min(max(ay, by), max(cy, dy))
        lies_along = off < TOUCH and right - left > -TOUCH and bottom - top > -TOUCH
        return (left, top) if lies_along and (right - left > TOUCH or bottom - top > TOUCH) else None
    along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / across
    where = ax + along * (bx - ax), ay + along * (by - ay)
    return where if _near(where, one) and _near(where, two) else None


def _near(point: Point, segment: Segment) -> bool:
    (ax, ay), (bx, by) = segment
    across, down = min(ax, bx) - TOUCH < point[0] < max(ax, bx) + TOUCH, min(ay, by) - TOUCH < point[1] < max(ay, by) + TOUCH
    return across and down


def enters(segment: Segment, box: Box) -> bool:
    edges = [
        ((box.left, box.top), (box.right, box.top)), ((box.right, box.top), (box.right, box.bottom)),
        ((box.right, box.bottom), (box.left, box.bottom)), ((box.left, box.bottom), (box.left, box.top)),
    ]  # fmt: skip
    x, y = segment[0]
    return (box.left < x < box.right and box.top < y < box.bottom) or any(meeting(segment, edge) for edge in edges)
