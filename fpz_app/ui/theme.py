"""Theme: lays one look and one text size over the whole application, and follows the system's wishes."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from fpz_app.paths import resources
from fpz_app.sync.collecting import no_collection
from fpz_app.ui import icons
from fpz_app.ui.look import FAMILY, calm, font, system_look
from fpz_app.ui.stylesheet import stylesheet
from fpz_app.ui.tokens import LOOKS, Tokens

SYSTEM = "system"
SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)

MOVING = (
    Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)  # fmt: skip


class Theme(QObject):
    """Made once by the application; `apply` is called again whenever the person chooses a look or a text size."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._scale = 1.0
        self._look = SYSTEM
        self._load_fonts()
        fusion = QStyleFactory.create("Fusion")
        with none_ending(app):
            app.setStyle(fusion)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        hints.accessibility().motionPreferenceChanged.connect(self._keep_still)
        self._keep_still()

    def apply(self, scale: float = 1.0, look: str = SYSTEM) -> None:
        """`scale` is the person's text size, 1.0 to 2.0; `look` is `system` or one of `tokens.LOOKS`."""
        self._scale, self._look = min(max(scale, 1.0), 2.0), look
        self._lay()

    @property
    def scale(self) -> float:
        return self._scale

    @property
    def look(self) -> str:
        return self._look

    def larger(self) -> None:
        self.apply(next((step for step in SCALES if step > self._scale + 0.01), SCALES[-1]), self._look)

    def smaller(self) -> None:
        self.apply(next((step for step in reversed(SCALES) if step < self._scale - 0.01), 1.0), self._look)

    def _keep_still(self) -> None:
        for effect in MOVING:
            self._app.setEffectEnabled(effect, not calm(self._app))

    def _follow(self) -> None:
        if self._look == SYSTEM:
            self._lay()

    def _lay(self) -> None:
        look = LOOKS[self._look] if self._look != SYSTEM else system_look(self._app)
        self._app.setProperty("look", look.name)
        self._app.setProperty("text_scale", self._scale)
        with none_ending(self._app):
            self._app.setFont(font())
            self._app.setPalette(_palette(look))
            self._app.setStyleSheet(stylesheet(look, self._scale, resources() / "theme"))
        icons.redress()
        self.changed.emit()

    def _load_fonts(self) -> None:
        if FAMILY in QFontDatabase.families() and self._app.property("look") is not None:
            return  # loaded by an earlier theme
        for face in sorted((resources() / "fonts").glob("SourceSans3-*.ttf")):
            QFontDatabase.addApplicationFont(str(face))


@contextmanager
def none_ending(app: QApplication) -> Iterator[None]:
    """Qt lays a style over a list of bare pointers to every widget, and calls Python on its way: one that ends meanwhile,
    collected or let go of, ends the program. So every window, and whatever has no place in one yet, is held on to."""
    with no_collection():
        held = app.topLevelWidgets()
        try:
            yield
        finally:
            held.clear()


def _palette(look: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: look.page, role.Base: look.field, role.AlternateBase: look.sunk, role.Button: look.page,
        role.ToolTipBase: look.page, role.ToolTipText: look.ink, role.WindowText: look.ink, role.Text: look.ink,
        role.ButtonText: look.ink, role.BrightText: look.on_accent, role.PlaceholderText: look.ink2,
        role.Highlight: look.accent, role.HighlightedText: look.on_accent, role.Accent: look.accent,
        role.Link: look.accent, role.LinkVisited: look.accent, role.Light: look.hair, role.Midlight: look.hair,
        role.Mid: look.line, role.Dark: look.line, role.Shadow: look.hair,
    }  # fmt: skip
    palette = QPalette()
    for where, value in colours.items():
        palette.setColor(where, QColor(value))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(look.ink2))
    return palette
