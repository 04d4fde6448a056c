"""Two records of one house or one person made into one, so that nothing is lost."""
