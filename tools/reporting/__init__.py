"""Reports made: their facts gathered from the records, set as a PDF, kept, and sent where somebody wants them by e-mail."""

from tools.reporting.making import FOLDER, Wanted, file_name, made
from tools.reporting.recipients import require_of_the_house

__all__ = ["FOLDER", "Wanted", "file_name", "made", "require_of_the_house"]
