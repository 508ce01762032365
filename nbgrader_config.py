"""Lets nbgrader's own commands work on this course, from the root of the checkout."""

import os
import sys
from pathlib import Path

# nbgrader starts `alembic` by its name, which an environment that isn't activated doesn't find.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

root = Path(__file__).resolve().parent
c = get_config()

c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = "training_networks"

# `autograde build` writes both: the notebooks with answers, and the students' copies. Then
# `nbgrader generate_assignment NAME --force` enters an assignment in the gradebook; it makes
# notebooks/NAME anew, so keep nothing of your own in that folder.
c.CourseDirectory.source_directory = "build/source"
c.CourseDirectory.release_directory = "notebooks"

# What nbgrader makes of a class stays out of the repository: build/ is not committed.
c.CourseDirectory.db_url = f"sqlite:///{root}/build/gradebook.db"

# Enough to try the exchange on one machine. For a class, name a folder that all its members can
# write to, in this line and in the students' configuration.
c.Exchange.root = str(root / "build" / "exchange")

# Late work costs nothing unless you say so: 10 % of the points for each day that has begun, here.
# c.AssignLatePenalties.plugin_class = "autograde.records.late.PercentADay"
# c.PercentADay.percent = 10
