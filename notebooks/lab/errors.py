"""The one exception that is meant for a person: its text is a sentence that says what to do."""


class CourseError(Exception):
    """Something the user gave cannot be used; the message names it and says what to do."""
