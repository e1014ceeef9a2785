"""The demo's plan on paper, made without a window."""

import secrets
import tempfile
from datetime import datetime
from pathlib import Path

from fpz_app.casework.plan_reading import current_plan
from fpz_app.demo import make_zone
from fpz_app.domain.families import Family
from fpz_app.presenters.plan_print import print_plan_pdf
from fpz_app.security.device import Signer
from fpz_app.store.store import Store


def print_plan(path: Path, *, families: int, seed: int) -> None:
    """Invents a zone, takes its first family with an agreed plan, and writes that plan as a PDF. Raises Problem."""
    now = datetime.now().astimezone()
    with tempfile.TemporaryDirectory(prefix="fpz-") as folder:
        store = Store(Path(folder), secrets.token_bytes(32), signer=Signer)
        actor = make_zone(store, families=families, seed=seed, today=now.date())
        agreed = [family for family in store.find(Family) if (plan := current_plan(store, family.id)) and plan.version]
        path.write_bytes(print_plan_pdf(store, actor, agreed[0].id, now=now))
        store.close()
