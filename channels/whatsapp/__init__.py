"""WhatsApp, by Meta's Cloud API."""

from channels.whatsapp.ingress import open_ingress
from channels.whatsapp.webhook import whatsapp_routes

__all__ = ["open_ingress", "whatsapp_routes"]
