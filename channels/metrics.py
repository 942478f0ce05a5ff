"""What is counted for Prometheus, by name. Shown at `/metrics` (channels/watching.py); no label holds anything of a person."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram, disable_created_metrics

disable_created_metrics()  # type: ignore[no-untyped-call]

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60)
_FAST = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1)

MESSAGES_RECEIVED = Counter("messages_received", "Messages of people, each once", ["tenant", "channel", "kind"])
WEBHOOKS_REFUSED = Counter("webhooks_refused", "WhatsApp webhooks answered 503, to be delivered again, by reason", ["reason"])
MESSAGES_SENT = Counter("messages_sent", "Messages that their channel took", ["tenant", "channel", "kind"])
RESPONSE_LATENCY = Histogram(
    "response_latency", "Seconds from a message's arrival to its answer's being kept", ["tenant", "channel"], buckets=_SECONDS
)
DELIVERY_LATENCY = Histogram(
    "delivery_latency", "Seconds from a reply's being made a delivery to its channel's taking it", ["tenant", "channel"], buckets=_SECONDS
)
NLP_PREDICTIONS = Counter("nlp_predictions", "Requests understood, by intent", ["role", "intent"])
NLP_PROCESSING_TIME = Histogram("nlp_processing_time", "Seconds that understanding a message takes", ["role"], buckets=_FAST)
BREAKER_OPEN = Gauge("breaker_open", "1 while sending by an account is paused", ["channel", "account"])

LEADS_QUALIFIED = Gauge("leads_qualified", "Leads whose score is high (60 or more)", ["tenant"])
ACTIVE_SESSIONS = Gauge("active_sessions", "Conversations with a message in the last 24 hours", ["tenant"])
REDIS_CONNECTIONS = Gauge("redis_connections", "Clients of the Redis server")
QUEUE_DEPTH = Gauge("queue_depth", "What waits: messages for an answer, replies and deliveries for their channel", ["tenant", "queue"])
OLDEST_WAITING = Gauge("oldest_waiting_seconds", "How long the oldest of a queue has waited", ["tenant", "queue"])
PUT_ASIDE = Gauge("messages_put_aside", "Messages whose answer failed again and again (balcao replay)", ["tenant"])
UNDELIVERED = Gauge("deliveries_undelivered", "Messages held until their people write, and failed for good", ["tenant", "state"])
PART_UP = Gauge("part_up", "1 where the database or Redis answered this page", ["part"])
MODEL_AGE = Gauge("price_model_age_seconds", "Since the model of prices in use was trained", ["tenant"])
MODEL_DRIFTS = Gauge("price_model_drifts", "What has changed since: error, volatility or coverage", ["tenant", "kind"])
FORECAST_ERROR = Gauge("price_forecast_error_ratio", "Error of published forecasts of 28 days over a standing price's", ["tenant"])
TASKS_OPEN = Gauge("tasks_open", "Background tasks that wait or are under way", ["tenant", "state"])
