"""One file per verb: each reads like its recipe."""
