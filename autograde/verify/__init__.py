"""Judges the judge: it grades answers that are known to be right or wrong, and no student's work."""
