"""Acts on the chronology: what other agencies tell, and what events mean for the child."""

from dataclasses import replace

from fpz_app.casework import chronology_rows
from fpz_app.domain.record import new_id
from tests.helpers.acts import RECORD, Act
from tests.helpers.one_file import TODAY

OF_CHRONOLOGY = (
    Act(chronology_rows.keep_event, RECORD, lambda do, of: do(replace(of.told, event="He was seen home"), today=TODAY)),
    Act(chronology_rows.take_out_event, RECORD, lambda do, of: do(of.told.id)),
    Act(chronology_rows.write_meaning, RECORD, lambda do, of: do(of.id, of.letter.id, "He was alone", today=TODAY)),
    Act(chronology_rows.bring_in_events, RECORD, lambda do, of: do(of.id, [replace(of.told, id=new_id())], today=TODAY)),
)
