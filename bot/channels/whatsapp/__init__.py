"""WhatsApp through Twilio: webhooks in, the REST API out, within the 24-hour window and its templates."""
