"""How fast showkit is: ratios against a peer or the raw limit, measured in the same run."""
