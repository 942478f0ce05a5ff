"""Prices of a home: learned from, forecast for all its products, and published for whoever asks."""

from tools.publishing.folders import ModelFolders
from tools.publishing.site import Pains, Site

__all__ = ["ModelFolders", "Pains", "Site"]
