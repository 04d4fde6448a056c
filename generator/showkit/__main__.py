"""``python -m showkit``."""

from showkit.cli import main

if __name__ == "__main__":
    main()
