"""Plan scales: the plan's numbers over the reviews, as charts or as a table of the same facts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fpz_app.presenters.plan_scales import Series, table_of
from fpz_app.ui.look import px
from fpz_app.ui.widgets.buttons import link, rename
from fpz_app.ui.widgets.layout import Flow, Item, column, held, line
from fpz_app.ui.widgets.page import TwoColumns
from fpz_app.ui.widgets.rows import Column
from fpz_app.ui.widgets.rows_view import RowsView
from fpz_app.ui.widgets.scale import scale_legend
from fpz_app.ui.widgets.scale_chart import ScaleChart
from fpz_app.ui.widgets.text import hairline, label

COLUMNS = (
    Column("What", lambda row: row.title),
    Column("Day", lambda row: row.day, tone="quiet", width=96),
    Column("Number", lambda row: row.score, tone="strong", width=72),
    Column("Who said what", lambda row: row.said, tone="quiet", width=200),
)
TITLE, TABLE, CHARTS = "Scales over time", "Show as a table", "Show as charts"
DIFFER = "The thin bar reaches from the lowest to the highest number that anyone gave."


class PlanScales(QWidget):
    """`as_table` is how it is shown first; `turned` is told when it is shown the other way."""

    def __init__(self, series: Sequence[Series], *, as_table: bool, turned: Callable[[bool], object]) -> None:
        super().__init__()
        self._turned = turned
        self._turn = link(TABLE, icon="table-2", do=self._change)
        self._charts = held(column(*_charts(series), gap=0))
        self._table = RowsView(COLUMNS, name=TITLE, row_height=33, chevron=False, titles=True)
        self._table.show_rows(table_of(series))
        head = Flow(label(TITLE, "head", wrap=False), self._turn, gap=16)
        head.push_last()
        self.setLayout(column(held(head), hairline(), self._charts, self._table, gap=5))
        self._show(as_table=as_table)

    def _change(self) -> None:
        as_table = self._table.isHidden()
        self._show(as_table=as_table)
        self._turned(as_table)
        if as_table:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._table.choose(0)

    def _show(self, *, as_table: bool) -> None:
        self._charts.setVisible(not as_table)
        self._table.setVisible(as_table)
        rename(self._turn, CHARTS if as_table else TABLE)


def _charts(series: Sequence[Series]) -> list[Item]:
    """The goals two in a row, then the people; what was said once only stands in the table."""
    drawn = [each for each in series if len(each.marks) > 1]
    goals, people = [each for each in drawn if each.is_goal], [each for each in drawn if not each.is_goal]
    items: list[Item] = [4, line(held(scale_legend(then="first", now="last")), None)]
    items += [label(DIFFER, "hint")] if any(each.differs for each in drawn) else []
    items += _pairs(goals)
    if people:
        items += [12, label("Where each of us puts things, 0 very worried, 10 no worries", "strong"), *_pairs(people)]
    return items


def _pairs(series: Sequence[Series]) -> list[Item]:
    items: list[Item] = []
    for at in range(0, len(series), 2):
        both = [_chart(each) for each in series[at : at + 2]]
        items += [10, TwoColumns(both[0], both[1] if len(both) > 1 else QWidget(), shares=(1, 1), gap=24, stack_below=480)]
    return items


def _chart(series: Series) -> QWidget:
    cell = held(column(label(series.title, "small-strong"), ScaleChart(series), None, gap=2))
    cell.setMinimumWidth(px(160))
    return cell
