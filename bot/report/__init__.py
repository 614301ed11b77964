"""The yearly report of one organisation and the monthly digest, counted from the ledger of cases."""
