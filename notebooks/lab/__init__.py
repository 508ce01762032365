"""What the notebooks import: images, plots and checks. It never imports a reference answer."""
