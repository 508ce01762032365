"""A whole class: many submissions over the cores, stopped and gone on with."""
