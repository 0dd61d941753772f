"""`python -OO` drops assertions and docstrings; nothing hangs on either."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256

import geodsl

TEXT = """triangle ABC with AB = AC
M = midpoint of BC
w = incircle of ABC
claim AM perpendicular BC
mark AB = AC
"""

SCRIPT = """
import json, sys
from hashlib import sha256
import geodsl
assert False
text = {text!r}
d = geodsl.parse(text)
bad = geodsl.check("triangle ABC wiht AB = AC")
print(json.dumps([
    sys.flags.optimize, geodsl.format(text) == text, [str(f) for f in d.facts().implied],
    sha256(d.render(size=128)).hexdigest(), [x.code for x in bad], [x.code for x in geodsl.check(text)],
    list(geodsl.explanations()),
]))
"""


def test_nothing_is_lost_without_assertions(elsewhere: Callable[..., str]):
    level, formatted, implied, picture, bad, good, explained = json.loads(
        elsewhere(SCRIPT.replace("{text!r}", repr(TEXT)), "-OO")
    )
    assert level == 2
    assert formatted
    diagram = geodsl.parse(TEXT)
    assert implied == [str(f) for f in diagram.facts().implied]
    assert picture == sha256(diagram.render(size=128)).hexdigest()
    assert bad == [d.code for d in geodsl.check("triangle ABC wiht AB = AC")]
    assert good == []
    assert explained == list(geodsl.explanations())


def test_the_command_line_works_too(elsewhere: Callable[..., str]):
    script = "import sys; sys.argv = ['geodsl', 'list', 'facts']; from geodsl.cli import main; main()"
    assert "parallel" in elsewhere(script, "-OO")
