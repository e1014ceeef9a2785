"""Break-glass: asks the centre for a restricted file in an emergency; what it opens comes with the next round."""

from fpz_app.sync.answers import one
from fpz_app.sync.break_glass_protocol import BreakGlassAddress, BreakGlassAnswer, BreakGlassAsked
from fpz_app.sync.remote import Remote


def ask(remote: Remote, asked: BreakGlassAsked) -> BreakGlassAnswer:
    """Slow: a task. Asking again with the same id hears the same. Raises Offline, Untrusted, Declined."""
    return one(remote.say("POST", BreakGlassAddress.ASK, body=asked), BreakGlassAnswer)
