"""Thin Rasa components around the plain functions of ``nlu``."""
