"""WhatsApp, by Meta's Cloud API."""

from channels.whatsapp.carrier import open_carrier
from channels.whatsapp.collecting import collecting
from channels.whatsapp.fetching import open_fetching
from channels.whatsapp.ingress import open_ingress
from channels.whatsapp.webhook import whatsapp_routes

__all__ = ["collecting", "open_carrier", "open_fetching", "open_ingress", "whatsapp_routes"]
