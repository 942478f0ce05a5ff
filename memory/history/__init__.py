"""What was said, over years: turns with their embeddings, in Parquet files that DuckDB reads. Derived from the records, never the truth."""

from memory.history.history import History
from memory.history.remembered import Memento, Sought

__all__ = ["History", "Memento", "Sought"]
