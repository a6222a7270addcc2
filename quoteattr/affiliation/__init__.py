"""To which organization of the article somebody belongs whose phrase names none."""
