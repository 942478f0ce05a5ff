"""The HTTP API for other programs (contracts/http.md)."""

from channels.api.documentation import docs_routes
from channels.api.health import health_routes
from channels.api.login import login_routes
from channels.api.problems import tell_problems
from channels.api.purchases import purchase_routes
from channels.api.recommendations import recommendation_routes
from channels.api.reports import report_routes
from channels.api.tasks import task_routes

__all__ = [
    "docs_routes",
    "health_routes",
    "login_routes",
    "purchase_routes",
    "recommendation_routes",
    "report_routes",
    "task_routes",
    "tell_problems",
]
