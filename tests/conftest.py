"""How hard Hypothesis tries: HYPOTHESIS_PROFILE=thorough looks for new examples, ci repeats the same few, quick fewer.

And Ctrl-C is heard: what a shell starts in the background ignores it, and hands that down to what it starts.
"""

from __future__ import annotations

import os
import signal

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as on the command line: small matrices gain nothing

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

from hypothesis import HealthCheck, settings

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)

# `make test` takes half as many as `make test-all`.
settings.register_profile(
    "quick", deadline=None, derandomize=True, max_examples=30, suppress_health_check=_SLOW, print_blob=False
)
settings.register_profile(
    "ci", deadline=None, derandomize=True, max_examples=60, suppress_health_check=_SLOW, print_blob=False
)
settings.register_profile(
    "thorough", deadline=None, max_examples=1000, suppress_health_check=_SLOW, print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
