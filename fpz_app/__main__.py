"""`python -m fpz_app` is `fpz`."""

import sys

from fpz_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
