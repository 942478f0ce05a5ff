"""How facts are put into Brazilian Portuguese: money, cars, dates and lists."""

from agent.brain.phrasing.cars import car_line, listing, price_of
from agent.brain.phrasing.dates import choices, day_and_time, day_button
from agent.brain.phrasing.labels import labels
from agent.brain.phrasing.lists import and_list, or_list, or_names
from agent.brain.phrasing.money import brl

__all__ = ["and_list", "brl", "car_line", "choices", "day_and_time", "day_button", "labels", "listing", "or_list", "or_names", "price_of"]
