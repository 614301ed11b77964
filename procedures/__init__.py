"""Complaint procedures as data, and the engine that reads them: pure, without database or clock."""
