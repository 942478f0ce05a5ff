"""What passes between processes and need not outlive them: locks, live events, caches. A bell, never the only copy.

Redis by address, or a private server of our own on a unix socket.
"""

from memory.sessions.connection import LOST, connect, patience
from memory.sessions.events import MISSED, QUIET, Events
from memory.sessions.locks import Busy, ConversationLock, Lease, Silent
from memory.sessions.paces import Limit, Paces
from memory.sessions.server import PrivateServer
from memory.sessions.sessions import Sessions

__all__ = [
    "LOST",
    "MISSED",
    "QUIET",
    "Busy",
    "ConversationLock",
    "Events",
    "Lease",
    "Limit",
    "Paces",
    "PrivateServer",
    "Sessions",
    "Silent",
    "connect",
    "patience",
]
