"""Sending: what is in the outbox of a channel that must be sent to, in order, once, at the pace the channel allows."""

from channels.outbox.attempts import Patience
from channels.outbox.carriers import Carrier, NotSent, Verdict
from channels.outbox.sender import Sender

__all__ = ["Carrier", "NotSent", "Patience", "Sender", "Verdict"]
