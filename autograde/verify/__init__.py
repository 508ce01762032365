"""Judges the judge: it grades answers that are known to be right or wrong. No student's work."""
