"""What is said and asked, and why: plain functions over one turn, behind the thin Rasa actions."""
