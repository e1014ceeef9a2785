"""Stylesheet: the one style sheet, as a function of the look and the text size."""

from pathlib import Path

from fpz_app.ui.tokens import Tokens

BODY_PT, SMALL_PT, HEAD_PT, TITLE_PT, FAMILY_PT = 12.0, 10.5, 15.0, 21.0, 20.0

# kind of label: (points, weight, token of its colour)
LABELS: dict[str, tuple[float, int, str]] = {
    "title": (TITLE_PT, 600, "ink"),
    "head": (HEAD_PT, 600, "ink"),
    "body": (BODY_PT, 400, "ink"),
    "strong": (BODY_PT, 600, "ink"),
    "quiet": (BODY_PT, 400, "ink2"),
    "accent": (BODY_PT, 600, "accent"),
    "red": (BODY_PT, 600, "red"),
    "small": (SMALL_PT, 400, "ink"),
    "small-strong": (SMALL_PT, 600, "ink"),
    "hint": (SMALL_PT, 400, "ink2"),
    "group": (SMALL_PT, 600, "ink2"),
    "small-red": (SMALL_PT, 600, "red"),
    "large": (HEAD_PT, 400, "ink"),
    "child": (HEAD_PT, 400, "child_ink"),
    "child-small": (SMALL_PT, 400, "child_ink"),
    "family-title": (FAMILY_PT * 1.4, 600, "ink"),
    "family-goal": (FAMILY_PT * 1.2, 600, "accent"),
    "family-strong": (FAMILY_PT, 600, "ink"),
    "family": (FAMILY_PT, 400, "ink"),
    "family-quiet": (HEAD_PT, 400, "ink2"),
    "family-child": (FAMILY_PT, 400, "child_ink"),
}


def stylesheet(look: Tokens, scale: float, pictures: Path) -> str:
    """The whole style sheet. `scale` multiplies the type; `pictures` holds the check mark and arrow of each look."""
    return "\n".join((_labels(look, scale), _panels(look), _buttons(look, scale), _fields(look, scale, pictures),
                      _indicators(look, scale, pictures), _tables(look, scale), _furniture(look, scale)))  # fmt: skip


def _pt(points: float, scale: float) -> str:
    return f"font-size:{points * scale:g}pt;"


def _labels(look: Tokens, scale: float) -> str:
    kinds = "\n".join(
        f'QLabel[t="{kind}"]{{{_pt(points, scale)}font-weight:{weight};color:{getattr(look, token)};}}'
        for kind, (points, weight, token) in LABELS.items()
    )
    return f"""*{{outline:0;}}
{kinds}
QLabel[t="key"]{{{_pt(SMALL_PT, scale)}font-weight:600;color:{look.ink2};background:{look.field};
  border:1px solid {look.line};border-radius:4px;padding:1px 9px 0 9px;}}
QToolTip{{{_pt(SMALL_PT, scale)}color:{look.ink};background:{look.page};border:1px solid {look.line};padding:4px 8px;}}"""


def _panels(look: Tokens) -> str:
    return f"""QFrame[hair="true"]{{background:{look.hair};border:0;}}
QFrame#rail, QWidget#rail_inner{{background:{look.rail};}}
QFrame[panel="page"]{{background:{look.page};}}
QFrame[panel="sunk"]{{background:{look.sunk};}}
QFrame[panel="child"]{{background:{look.child};border-left:4px solid {look.child_line};}}
QFrame[panel="problem"]{{background:{look.red_tint};border-left:4px solid {look.red};}}
QFrame[panel="accent"]{{background:{look.sunk};border-left:4px solid {look.accent};}}
QFrame[panel="card"]{{background:{look.page};border:1px solid {look.line};border-radius:4px;}}
QFrame[panel="toast"]{{background:{look.ink};border:1px solid {look.ink};border-radius:4px;}}
QFrame[panel="toast"] QLabel{{color:{look.page};}}
QFrame[bar="bad"]{{background:{look.red};border:0;}}
QFrame[bar="none"]{{background:transparent;border:0;}}
QScrollArea{{border:0;background:transparent;}}
QScrollArea > QWidget > QWidget#page_body{{background:{look.page};}}
QWidget#page, QWidget#cover{{background:{look.page};}}"""


def _buttons(look: Tokens, scale: float) -> str:
    return f"""QPushButton{{{_pt(BODY_PT, scale)}font-weight:600;border-radius:4px;padding:6px 15px 7px 15px;
  color:{look.accent};background:{look.page};border:1px solid {look.line};}}
QPushButton:hover{{background:{look.tint};border-color:{look.accent};}}
QPushButton:pressed{{background:{look.sel};color:{look.sel_ink};}}
QPushButton::menu-indicator{{image:none;width:0;}}
QPushButton:disabled{{color:{look.ink2};background:{look.sunk};border:1px dashed {look.line};}}
QPushButton[kind="primary"]{{color:{look.on_accent};background:{look.accent};border:1px solid {look.accent};}}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed{{background:{look.hover};border-color:{look.hover};}}
QPushButton[kind="primary"]:disabled{{color:{look.ink2};background:{look.sunk};border:1px dashed {look.line};}}
QPushButton[kind="danger"]{{color:{look.red};}}
QPushButton[kind="danger"]:hover{{background:{look.red_tint};border-color:{look.red};}}
QPushButton[kind="link"]{{background:transparent;border:0;padding:4px 1px;text-align:left;}}
QPushButton[kind="link"]:hover{{color:{look.hover};text-decoration:underline;}}
QPushButton[kind="link"]:disabled{{color:{look.ink2};border:0;}}
QPushButton[kind="problem"]{{color:{look.red};background:transparent;border:0;padding:2px 0;text-align:left;
  text-decoration:underline;}}
QPushButton[kind="undo"]{{color:{look.page};background:transparent;border:1px solid {look.page};}}
QPushButton[kind="undo"]:hover{{color:{look.ink};background:{look.page};}}
QPushButton[small="true"], QPushButton[compact="true"]{{padding:4px 12px 5px 12px;}}
QPushButton[kind="link"][small="true"], QPushButton[kind="problem"][small="true"]{{{_pt(SMALL_PT, scale)}padding:3px 1px;}}"""


def _fields(look: Tokens, scale: float, pictures: Path) -> str:
    boxes = "QLineEdit, QPlainTextEdit, QComboBox"
    arrow = (pictures / f"chevron-{look.name}.svg").as_posix()
    size = round(16 * scale)
    return f"""{boxes}{{{_pt(BODY_PT, scale)}color:{look.ink};background:{look.field};border:1px solid {look.line};
  border-radius:4px;padding:7px 11px 6px 11px;selection-background-color:{look.accent};selection-color:{look.on_accent};}}
QLineEdit, QPlainTextEdit{{placeholder-text-color:{look.ink2};}}
QPlainTextEdit{{padding:4px 7px;}}
QPlainTextEdit[child="true"]{{{_pt(HEAD_PT, scale)}color:{look.child_ink};background:transparent;border:0;padding:0;
  placeholder-text-color:{look.child_ink};}}
QLineEdit[bad="true"], QComboBox[bad="true"]{{border:2px solid {look.red};padding:6px 10px 5px 10px;}}
QPlainTextEdit[bad="true"]{{border:2px solid {look.red};padding:3px 6px;}}
QLineEdit:read-only, QPlainTextEdit:read-only{{background:{look.sunk};border-color:{look.hair};}}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled{{color:{look.ink2};background:{look.sunk};
  border:1px dashed {look.line};}}
QComboBox::drop-down{{border:0;width:{size + 14}px;}}
QComboBox::down-arrow{{image:url("{arrow}");width:{size}px;height:{size}px;}}
QComboBox QAbstractItemView, QMenu{{{_pt(BODY_PT, scale)}color:{look.ink};background:{look.field};
  border:1px solid {look.line};padding:4px;selection-background-color:{look.sel};selection-color:{look.sel_ink};}}
QComboBox QAbstractItemView::item{{min-height:{round(32 * scale)}px;padding:0 8px;}}
QComboBox QAbstractItemView::item:selected{{background:{look.sel};color:{look.sel_ink};}}
QMenu::item{{padding:6px 16px;border-radius:4px;}}
QMenu::item:selected{{background:{look.sel};color:{look.sel_ink};}}
QMenu::separator{{height:1px;background:{look.hair};margin:4px 0;}}"""


def _indicators(look: Tokens, scale: float, pictures: Path) -> str:
    size = round(18 * scale)
    border = round(6 * scale)
    hole = size + 2 - 2 * border
    check = (pictures / f"check-{look.name}.svg").as_posix()
    both = "QCheckBox, QRadioButton"
    return f"""{both}{{{_pt(BODY_PT, scale)}color:{look.ink};spacing:10px;padding:5px 0;}}
QCheckBox::indicator, QRadioButton::indicator{{width:{size}px;height:{size}px;border:1px solid {look.line};
  background:{look.field};}}
QCheckBox::indicator{{border-radius:4px;}}
QRadioButton::indicator{{border-radius:{(size + 2) // 2}px;}}
QCheckBox::indicator:hover, QRadioButton::indicator:hover{{border-color:{look.accent};background:{look.tint};}}
QCheckBox::indicator:checked{{background:{look.accent};border-color:{look.accent};image:url("{check}");}}
QRadioButton::indicator:checked{{width:{hole}px;height:{hole}px;border:{border}px solid {look.accent};
  border-radius:{(size + 2) // 2}px;background:{look.on_accent};}}
QCheckBox:disabled, QRadioButton:disabled{{color:{look.ink2};}}"""


def _tables(look: Tokens, scale: float) -> str:
    return f"""QTableView{{background:transparent;border:0;color:{look.ink};selection-background-color:{look.sel};
  selection-color:{look.sel_ink};gridline-color:{look.hair};}}
QHeaderView{{background:{look.page};border:0;}}
QHeaderView::section{{{_pt(SMALL_PT, scale)}font-weight:600;color:{look.ink2};background:{look.page};border:0;
  border-bottom:1px solid {look.line};padding:4px 0;}}"""


def _furniture(look: Tokens, scale: float) -> str:
    width = round(12 * max(1.0, scale * 0.8))
    return f"""QScrollBar:vertical{{background:transparent;width:{width}px;margin:0;}}
QScrollArea#rail_scroll QScrollBar:vertical{{width:8px;}}
QScrollArea#rail_scroll QScrollBar::handle{{margin:2px 1px;}}
QScrollBar:horizontal{{background:transparent;height:{width}px;margin:0;}}
QScrollBar::handle{{background:{look.line};border-radius:3px;margin:3px;}}
QScrollBar::handle:vertical{{min-height:32px;}}
QScrollBar::handle:horizontal{{min-width:32px;}}
QScrollBar::handle:hover{{background:{look.accent};}}
QScrollBar::add-line, QScrollBar::sub-line{{width:0;height:0;}}
QScrollBar::add-page, QScrollBar::sub-page{{background:transparent;}}
QProgressBar{{border:1px solid {look.line};border-radius:4px;background:{look.field};max-height:{round(10 * scale)}px;
  min-height:{round(10 * scale)}px;}}
QProgressBar::chunk{{background:{look.accent};border-radius:3px;}}"""
