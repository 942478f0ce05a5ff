"""E-mails to people outside: letters wait in the records, and are handed to a mail server once (docs/decisions/0012)."""

from channels.email.carrier import Carrier, open_carrier
from channels.email.post import Post

__all__ = ["Carrier", "Post", "open_carrier"]
