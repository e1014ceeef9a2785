"""Three listed children and four things that happened to them; invented."""

from datetime import date

from fpz_app.domain.caseload import Listed, ListedChild, ListedEvent

DAY = date(2026, 9, 16)
CHILDREN = (
    ListedChild(number="101", gender="a", ethnicity="WBRI", born="2015-01-25"),
    ListedChild(number="102", gender="c", ethnicity="NOBT", born="2012~"),
    ListedChild(number="103", unborn=True, due_on=date(2027, 2, 14)),
)
EVENTS = (
    ListedEvent(kind=Listed.CONTACT, key="1/101", child="101", on=DAY, source="6"),
    ListedEvent(kind=Listed.EARLY_HELP, key="2/101", child="101", on=DAY, organisation="Bay School"),
    ListedEvent(kind=Listed.EARLY_HELP, key="2/102", child="102", on=DAY, completed_on=date(2026, 10, 21)),
    ListedEvent(kind=Listed.REFERRAL, key="3/103", child="103", on=DAY, no_further_action=False, team="Duty", worker="Jo Wren"),
)
