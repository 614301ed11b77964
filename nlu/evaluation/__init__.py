"""How well messages are understood: figures on held-back sentences, as a report and two plots."""
