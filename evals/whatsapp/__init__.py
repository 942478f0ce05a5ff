"""WhatsApp without Meta: a stand-in Graph API, people who write, and the webhooks that tell of them.

`graph` is the API (also a process of its own: `python -m evals.whatsapp.graph`), `people` and `messages` are what is written,
`webhooks` and `statuses` the bodies that tell of it, `posting` and `customers` bring them to the product.
"""
