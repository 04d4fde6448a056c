"""What a show is made of: pictures, and what a presenter takes away."""
