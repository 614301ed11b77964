"""Rasa inside this process: the model, the policy and the actions, without servers in between."""
