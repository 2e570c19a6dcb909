"""The command line: one command per file, each thin over the same functions that the service uses.

Exit status: 0 done; 1 done in part, or nothing found; 2 nothing could be done (usage, settings, store).
"""

from api.cli.program import main, run

__all__ = ["main", "run"]
