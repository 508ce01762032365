"""``python -m lab.datasets cifar10 [--from ARCHIVE_OR_FOLDER]``: the way for a student's copy."""

import argparse
import sys
from pathlib import Path

from lab.datasets.fetching import fetch
from lab.errors import CourseError


def main() -> int:
    """Read the arguments, get the images; 2 for a mistake of the user's."""
    parser = argparse.ArgumentParser(
        prog="python -m lab.datasets", description="Get the images that the notebooks use."
    )
    parser.add_argument("name", help="photos10 (no network needed) or cifar10")
    parser.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="ARCHIVE_OR_FOLDER",
        help="a CIFAR-10 archive or unpacked folder that you already have",
    )
    arguments = parser.parse_args()
    try:
        fetch(arguments.name, arguments.source, print)
    except CourseError as error:
        print(f"lab.datasets: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrupted. The same command goes on from here.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
