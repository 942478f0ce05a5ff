"""Visits and test drives, and where the shop is."""
