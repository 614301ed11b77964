"""Made-up people and staff who play cases through the real front door: for training, demos, reports and load."""
