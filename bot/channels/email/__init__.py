"""E-mail: IMAP and SMTP, threads, quotes, bounces."""
