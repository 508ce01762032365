"""One submission: found, taken, put back into our cells, and marked."""
