"""Genogram: the picture of who is who, with a button over each person."""

from fpz_app.domain.genogram.figures import Genogram
from fpz_app.domain.genogram.layout import Picture, Spot, lay_out
from fpz_app.ui.widgets.genogram_painter import measured, paint_genogram
from fpz_app.ui.widgets.picture_parts import Part
from fpz_app.ui.widgets.pressed_picture import PressedPicture

KEPT = 24  # pictures: those who work with a family open it again and again
OPENS, CHOOSES = "Opens their page", "Shows who they are to the others; Enter opens their page"


class GenogramPicture(PressedPicture):
    """The parts are people, by their ids."""

    def __init__(self, *, chooses: bool = False) -> None:
        super().__init__(chooses=chooses)
        self._laid_out: dict[Genogram, Picture] = {}
        self.picture = Picture((), (), (), None, 0, 0)
        self.setAccessibleName("Who is who, as a picture")

    def show_family(self, genogram: Genogram) -> None:
        self.setAccessibleDescription(genogram.said)
        if genogram not in self._laid_out:
            self._laid_out = {**dict(list(self._laid_out.items())[1 - KEPT :]), genogram: lay_out(genogram, measured)}
        picture = self.picture = self._laid_out[genogram]
        parts = [_part(spot, CHOOSES if self.chooses else OPENS) for spot in picture.spots]
        self.show_parts(
            parts, picture.width, picture.height, lambda painter, hovered: paint_genogram(painter, picture, hovered)
        )


def _part(spot: Spot, does: str) -> Part:
    figure = spot.figure
    return Part(figure.id, figure.said, does, spot.whole_box, spot.x, spot.row, first=figure.in_focus)
