"""The command line, on top of everything. It reads files, asks the engine and shows what it says.

Nothing heavy is imported before a command needs it, so that `geodsl --help` answers at once.
"""

from geodsl.cli.entry import main

__all__ = ["main"]
