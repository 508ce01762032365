"""What the notebooks import: images, plots, checks, hints. It never imports a reference answer."""

from lab.hints import hint

__all__ = ["hint"]
