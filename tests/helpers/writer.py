"""A process that writes to a store until it is killed, and says each work that it has finished."""

import sys
from pathlib import Path

from fpz_app.domain.families import Family
from fpz_app.domain.record import new_id
from fpz_app.store.drafts import Draft
from tests.helpers.stores import PRIYA, open_store


def main(folder: Path) -> None:
    store = open_store(folder)
    number = len(store.find(Family))
    while True:
        family_id = new_id()
        with store.work(PRIYA, "Make a family") as work:
            work.put(Family(id=family_id, file_id=family_id, name=f"Family {number}", about="text " * 50))
        store.save_draft(Draft("notes:new", PRIYA.id, "note", family_id, {"text": f"typed {number}"}, ""))
        print(number, flush=True)
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
