"""Where somebody is, or a place they mean."""

from __future__ import annotations

from typing import Any

from channels.whatsapp.shapes.contents import Content
from channels.whatsapp.shapes.reading import mapping, text
from domain.conversation import Kind


def location(content: Any) -> Content | None:
    """Degrees, and what the place is called; None where the degrees are none of this earth."""
    told = mapping(content)
    latitude, longitude = _degrees(told.get("latitude"), 90), _degrees(told.get("longitude"), 180)
    if latitude is None or longitude is None:
        return None
    place = {
        "latitude": latitude,
        "longitude": longitude,
        "name": text(told.get("name")) or None,
        "address": text(told.get("address")) or None,
    }
    return Content(Kind.LOCATION, "", place)


def _degrees(value: Any, most: int) -> float | None:
    try:
        degrees = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return degrees if -most <= degrees <= most else None
