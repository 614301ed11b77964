"""Telegram: people in a private chat with the bot, staff in their own chat or in a group with a topic per case."""
