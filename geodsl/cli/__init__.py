"""The command line, on top of everything. It reads files, asks the engine and shows what it says.

Nothing heavy is imported before a command needs it, so that `geodsl --help` answers at once.
"""

import os

# Many small matrices: threads would only wait for one another.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from geodsl.cli.entry import main

__all__ = ["main"]
