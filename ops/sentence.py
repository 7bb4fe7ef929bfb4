"""How set-up and start-up fail: with one clear sentence, and exit code 1."""

import errno
import functools
import sys


class Stop(Exception):
    """Something a person has to put right; its text is the one sentence they read."""


def in_one_sentence(program):
    """Let a program end with one sentence instead of a traceback when the cause is known."""

    @functools.wraps(program)
    def run(*args, **kwargs):
        try:
            return program(*args, **kwargs)
        except Stop as reason:
            sys.exit(f"\n{reason}")
        except OSError as error:
            if error.errno == errno.ENOSPC:
                sys.exit("\nThe disk is full: free some space and run the same command again; nothing is lost.")
            raise

    return run
