"""The reference answers: plain typed NumPy, one module a lesson."""
