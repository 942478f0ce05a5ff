"""Where on Earth: a point, and how far one is from another."""

from __future__ import annotations

import math
from dataclasses import dataclass

EARTH = 6_371.0
"""Mean radius in km."""


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees, north and east positive."""

    latitude: float
    longitude: float

    @classmethod
    def of(cls, latitude: object, longitude: object) -> Point | None:
        """A point from figures that came from outside; None where they are none, or lie on no globe."""
        try:
            point = cls(float(str(latitude)), float(str(longitude)))
        except ValueError:
            return None
        return point if abs(point.latitude) <= 90 and abs(point.longitude) <= 180 else None

    def kilometres_to(self, other: Point) -> float:
        """As the crow flies (haversine)."""
        here, there = math.radians(self.latitude), math.radians(other.latitude)
        across = math.radians(other.longitude - self.longitude)
        half = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(across / 2) ** 2
        return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))
