"""From lessons to notebooks, and from a folder of submissions to a gradebook."""

import sys

# nbformat imports jsonschema, which compiles a grammar of web addresses if it finds this package:
# a second of each command. We never check an address's format.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
