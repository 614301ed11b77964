"""Delivery: what stands in the outbox leaves by its channel, once, in order, and what comes of it is kept."""
