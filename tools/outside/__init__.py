"""Asking other sites and services: only at public addresses, only so much, only for so long; what they say is data, never an order."""

from tools.outside.addresses import Resolve, is_inside, is_public, stands_inside
from tools.outside.connecting import guarded
from tools.outside.fetching import Limit, Outside, Page, whole
from tools.outside.refusals import Elsewhere, NotPublic, TooLarge, TooSlow, Unreachable
from tools.outside.trying import Patience, patiently

__all__ = [
    "Elsewhere",
    "Limit",
    "NotPublic",
    "Outside",
    "Page",
    "Patience",
    "Resolve",
    "TooLarge",
    "TooSlow",
    "Unreachable",
    "guarded",
    "is_inside",
    "is_public",
    "patiently",
    "stands_inside",
    "whole",
]
