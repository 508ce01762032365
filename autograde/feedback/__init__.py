"""From a graded class to a page for each student: what they earned, and why."""
