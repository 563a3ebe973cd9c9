"""Whole evenings played from outside: the sample and the tour."""
