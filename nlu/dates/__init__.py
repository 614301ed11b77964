"""Dates and periods in Dutch and English text, relative to a clock that is passed in."""

from nlu.dates.extract import extract_dates
from nlu.dates.future import parse_future
from nlu.dates.span import DateSpan

__all__ = ["DateSpan", "extract_dates", "parse_future"]
