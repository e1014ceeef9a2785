"""Due columns: how lines of what is due are shown, on Today and behind the team's numbers."""

from fpz_app.ui.widgets.rows import Column

DUE_COLUMNS: tuple[Column, ...] = (
    Column("What", lambda row: row.what, detail=lambda row: row.detail, shape=lambda row: row.shape, tone="strong"),
    Column("Family", lambda row: row.family, width=168),
    Column("When", lambda row: row.when, tone=lambda row: "red" if row.overdue else "quiet", width=232, why=lambda row: row.why),
)
