"""What answers: bells in, conversations attended to, many side by side and each by one, whatever dies meanwhile."""

from channels.worker.worker import Worker, open_worker

__all__ = ["Worker", "open_worker"]
