"""WhatsApp, by Meta's Cloud API."""

from channels.whatsapp.carrier import open_carrier
from channels.whatsapp.ingress import open_ingress
from channels.whatsapp.webhook import whatsapp_routes

__all__ = ["open_carrier", "open_ingress", "whatsapp_routes"]
