"""The images that the notebooks use."""
