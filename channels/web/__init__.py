"""The web chat: a plain page, and the endpoints that a widget uses too."""

from channels.web.chat import chat_routes
from channels.web.page import page_routes

__all__ = ["chat_routes", "page_routes"]
