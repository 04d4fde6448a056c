"""What leaves showkit: artifacts, the one writer, the build cache, the site engine."""
