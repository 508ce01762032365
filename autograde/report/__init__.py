"""What an instructor wants to know of a graded class: one page, and tables for other programs."""
