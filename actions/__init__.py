"""Rasa custom actions: each reads the turn, calls one function of ``actions.dialogue`` and answers."""
