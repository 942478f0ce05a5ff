"""Forecasts beside what others make of the same prices, on products and days kept back."""
