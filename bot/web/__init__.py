"""The web: chat page, desk, webhooks, health and figures."""
