"""Administering: the centre as those who keep the zone's directory ask it about laptops. Never on the interface thread."""

from fpz_app.sync.admin_protocol import AdminAddress, Invite, Invited, Laptops, Revocation, Withdrawal
from fpz_app.sync.answers import one
from fpz_app.sync.remote import Remote


def laptops(remote: Remote) -> Laptops:
    """Raises Offline, Untrusted, Declined, as all of these."""
    return one(remote.say("GET", AdminAddress.DEVICES), Laptops)


def revoke(remote: Remote, device: str, reason: str) -> Laptops:
    """Takes a laptop's trust away; how all of them stand after it."""
    remote.say("POST", AdminAddress.REVOKE, body=Revocation(device=device, reason=reason))
    return laptops(remote)


def invite(remote: Remote, asked: str, worker: str, hours: int) -> Invited:
    """A one-time code; `asked` is an id that makes a repeat of the question harmless."""
    return one(remote.say("POST", AdminAddress.INVITES, body=Invite(id=asked, worker=worker, hours=hours)), Invited)


def withdraw(remote: Remote, worker: str) -> Laptops:
    """Ends all open codes of a worker; how things stand after it."""
    remote.say("POST", AdminAddress.WITHDRAW, body=Withdrawal(worker=worker))
    return laptops(remote)
