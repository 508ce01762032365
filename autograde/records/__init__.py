"""What grading keeps: the gradebook, the results, the grade table."""
