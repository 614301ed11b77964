"""Benchmarks of the running service; ``python -m bench`` prints the figures for docs/."""
