"""What a presenter takes away in one file: the press kit of a show, and its data."""
