"""What Meta's webhooks say, as events of ours: one file a family of shapes. Nothing here fails, whatever comes."""

from channels.whatsapp.shapes.envelope import read
from channels.whatsapp.shapes.events import Event, Moved, Noticed, Preferred, Reported, Said, Withdrawn

__all__ = ["Event", "Moved", "Noticed", "Preferred", "Reported", "Said", "Withdrawn", "read"]
