"""Rules of letter-writing evenings. Plain Python: no clock, no locale, no file."""
