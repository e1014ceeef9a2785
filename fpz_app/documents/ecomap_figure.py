"""An ecomap on paper: the household, who is around it, and the ties, drawn as lines, with its words for those who hear it."""

from fpz_app.documents.boxes import Drawing
from fpz_app.documents.genogram_figure import LARGEST, Sketch, home, label, measured, symbol
from fpz_app.documents.ink import INK, PAPER, QUIET, TEAL
from fpz_app.documents.pen import Pen
from fpz_app.documents.tags import Tag
from fpz_app.domain.ecomap.around import Ecomap
from fpz_app.domain.ecomap.layout import Card, EcoPicture, lay_out_ecomap
from fpz_app.domain.ecomap.strokes import Stroke, sample
from fpz_app.domain.genogram.labels import LINE, Box
from fpz_app.domain.ties import Strength

SAMPLE = (46.0, 14.0)


def ecomap_figure(ecomap: Ecomap, width: float, height: float) -> Drawing:
    """As large as fits into `width` and `height` points, and no larger than reads well."""
    picture = lay_out_ecomap(ecomap, measured)
    scale = min(LARGEST, width / max(picture.width, 1), height / max(picture.height, 1))

    def paint(pen: Pen, x: float, y: float) -> None:
        _paint(Sketch(pen, x, y, scale), picture)

    return Drawing(picture.width * scale, picture.height * scale, paint, Tag("Figure", alt=f"Ecomap. {ecomap.said}"))


def tie_sample(strength: Strength | None, words: str) -> Drawing:
    """What a kind of tie looks like; `words` say it to a screen reader too."""
    wide, high = SAMPLE

    def paint(pen: Pen, x: float, y: float) -> None:
        for stroke in sample(strength, wide, high / 2):
            _stroke(Sketch(pen, x, y, 0.8), stroke)

    return Drawing(wide * 0.8, high * 0.8, paint, Tag("Figure", alt=words))


def _paint(sketch: Sketch, picture: EcoPicture) -> None:
    home(sketch, _corners(picture.home))
    for stroke in picture.strokes:
        _stroke(sketch, stroke)
    for card in picture.cards:
        _card(sketch, card)
    for spot in picture.spots:
        symbol(sketch, spot)
        label(sketch, spot)
    middle = (picture.home.left + picture.home.right) / 2
    top = picture.home.bottom - LINE * len(picture.address) - 6
    for at, words in enumerate(picture.address):
        sketch.words(words, middle, top + LINE * (at + 0.5), strong=False, colour=TEAL)


def _stroke(sketch: Sketch, stroke: Stroke) -> None:
    if stroke.filled:
        sketch.lines(stroke.points, weight=0.5, fill=INK, closed=True)
    else:
        sketch.lines(stroke.points, weight=stroke.weight, dashes=stroke.dashes)


def _card(sketch: Sketch, card: Card) -> None:
    sketch.lines(_corners(card.box), fill=PAPER, closed=True)
    middle = (card.box.left + card.box.right) / 2
    for at, line in enumerate((*card.name, *card.what)):
        is_name = at < len(card.name)
        colour = INK if is_name else QUIET
        sketch.words(line, middle, card.box.top + 5 + LINE * (at + 0.5), strong=is_name, colour=colour)


def _corners(box: Box) -> list[tuple[float, float]]:
    return [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
