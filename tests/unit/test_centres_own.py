"""The centre's own works as they come in: one signature speaks for those before it in the chain, and for nothing else."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from fpz_app.domain.changes import WorkEntry
from fpz_app.domain.record import new_id
from fpz_app.security.device import Signer, key_text
from fpz_app.store.replica import Replica
from fpz_app.store.store import Store
from fpz_app.sync.fetching import check_centres_own
from fpz_app.sync.protocol import PageHead
from fpz_app.sync.remote import Page
from fpz_app.sync.troubles import Untrusted
from tests.helpers.replicas import a_family, works

CENTRE = Signer()


def page(written: list[WorkEntry]) -> Page:
    return Page(PageHead(epoch="e", after=0, to=len(written), head=len(written)), list(enumerate(written, 1)), {})


@pytest.fixture
def own(store: Store) -> list[WorkEntry]:
    """Three that follow on each other, and one after a work that this laptop does not get."""
    store.set_fact("centre_device", CENTRE.id)
    store.set_fact("centre_key", key_text(CENTRE.public_key))
    a_family(store)
    ((_, like),) = works(store)
    made: list[WorkEntry] = []
    for number in (1, 2, 3, 5):
        link = made[-1].link() if made and number < 5 else ""
        work = replace(like, id=new_id(), device=CENTRE.id, number=number, previous_hash=link)
        hashed = replace(work, hash="", signature="").chain_hash()
        made.append(replace(work, hash=hashed, signature=CENTRE.sign(hashed.encode())))
    return made


def altered(work: WorkEntry) -> WorkEntry:
    return replace(work, title="Altered")


def signed_by_another(work: WorkEntry) -> WorkEntry:
    return replace(work, signature=Signer().sign(work.hash.encode()))


def hashed_anew(work: WorkEntry) -> WorkEntry:
    changed = altered(work)
    return replace(changed, hash=changed.chain_hash())


def test_works_of_the_centre_are_taken(store: Store, own: list[WorkEntry]) -> None:
    check_centres_own(Replica(store), page(own))


@pytest.mark.parametrize("forge", [altered, signed_by_another, hashed_anew])
@pytest.mark.parametrize("which", range(4))
def test_one_that_is_forged_is_found_wherever_it_stands(
    store: Store, own: list[WorkEntry], which: int, forge: Callable[[WorkEntry], WorkEntry]
) -> None:
    own[which] = forge(own[which])
    with pytest.raises(Untrusted):
        check_centres_own(Replica(store), page(own))
