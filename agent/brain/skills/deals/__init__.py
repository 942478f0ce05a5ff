"""Towards a sale: instalments, offers, reservations, the car given in exchange."""
