"""What prices will be and when to buy: frames in, values out. No network, no database."""

from forecasting.frames import collected, from_rows, read
from forecasting.model_files import ModelFiles, ModelUnreadable
from forecasting.series import Collection, PriceSeries, Refused

__all__ = ["Collection", "ModelFiles", "ModelUnreadable", "PriceSeries", "Refused", "collected", "from_rows", "read"]
