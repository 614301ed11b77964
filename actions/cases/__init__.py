"""Cases from their opening to their closing: plain functions over one unit of work."""
