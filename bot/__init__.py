"""The front door itself: channels, turns, delivery, staff, web pages and the command line."""
