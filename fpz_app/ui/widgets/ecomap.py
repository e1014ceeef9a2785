"""Ecomap: the picture of who and what is around a household, with a button over each, and the key to its lines."""

from PySide6.QtWidgets import QWidget

from fpz_app.domain.ecomap.around import NOT_SAID, Ecomap
from fpz_app.domain.ecomap.layout import Card, EcoPicture, lay_out_ecomap
from fpz_app.domain.genogram.labels import Box
from fpz_app.domain.genogram.layout import Spot
from fpz_app.domain.ties import Strength
from fpz_app.ui.widgets.ecomap_painter import TieSample, paint_ecomap
from fpz_app.ui.widgets.genogram_painter import measured
from fpz_app.ui.widgets.layout import Flow, held, line
from fpz_app.ui.widgets.picture_parts import Part
from fpz_app.ui.widgets.pressed_picture import PressedPicture
from fpz_app.ui.widgets.text import label

CARD, PERSON = "Shows the tie, to change it", "Opens their page with Enter"


class EcomapPicture(PressedPicture):
    """The parts are neighbours, by their keys, and the people of the household, by their ids."""

    def __init__(self) -> None:
        super().__init__(chooses=True, starts_whole=True)
        self.picture = EcoPicture((), (), (), Box(0, 0, 0, 0), (), 0, 0)
        self.setAccessibleName("Who and what is around the family, as a picture")

    def show_ecomap(self, ecomap: Ecomap) -> None:
        self.setAccessibleDescription(ecomap.said)
        picture = self.picture = lay_out_ecomap(ecomap, measured)
        parts = [_card(card) for card in picture.cards] + [_person(spot, picture) for spot in picture.spots]
        parts = sorted(parts, key=lambda each: (each.row, each.x))
        self.show_parts(parts, picture.width, picture.height, lambda painter, hovered: paint_ecomap(painter, picture, hovered))


def _card(card: Card) -> Part:
    x, y = (card.box.left + card.box.right) / 2, (card.box.top + card.box.bottom) / 2
    return Part(card.neighbour.key, card.neighbour.said, CARD, card.box, x, _row(y))


def _person(spot: Spot, picture: EcoPicture) -> Part:
    return Part(spot.figure.id, spot.figure.said, PERSON, spot.whole_box, spot.x, _row(spot.y), first=spot == picture.spots[0])


def _row(y: float) -> int:
    """Cards and people stand in no rows; arrows take those for a row that are about as high."""
    return int(y // 60)


def ecomap_key() -> QWidget:
    """What each kind of line means, in words beside a sample of it."""
    kinds: list[tuple[Strength | None, str]] = [(each, str(each).capitalize()) for each in Strength]
    parts = [_sample(TieSample(strength), words) for strength, words in [*kinds, (None, NOT_SAID.capitalize())]]
    return held(Flow(*parts, _sample(TieSample(None, arrow=True), "The way help goes"), gap=20, line_gap=4))


def _sample(picture: TieSample, words: str) -> QWidget:
    return held(line(picture, label(words, "small", wrap=False), gap=8))
