"""Lets nbgrader's own commands work on this course, from the root of the checkout."""

from pathlib import Path

root = Path(__file__).resolve().parent
c = get_config()

c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = "training_networks"

# `autograde build` writes both: the notebooks with answers, and the students' copies.
c.CourseDirectory.source_directory = "build/source"
c.CourseDirectory.release_directory = "notebooks"

# What nbgrader makes of a class stays out of the repository: build/ is not committed.
c.CourseDirectory.db_url = f"sqlite:///{root}/build/gradebook.db"

# Enough to try the exchange on one machine. For a class, name a folder that all its members can
# write to, in this line and in the students' configuration.
c.Exchange.root = str(root / "build" / "exchange")
