"""Every file of a picture is the same bytes in another process, whatever its hash seed and its fonts."""

import os
import subprocess
import sys

CODE = """
import hashlib
from geodsl.picture import Circle, Dot, Segment, Sketch, Text, layout, raster
from geodsl.picture.annotations import annotate, masks
from geodsl.picture.formats import FORMATS, write
from geodsl.picture.sheet import sheet

sketch = Sketch(
    dots=(Dot("A", 0, "A"), Dot("B", 4 + 1j, "B1"), Dot("C", 1 + 3j, "α'")),
    strokes=(Segment(0, 4 + 1j), Segment(4 + 1j, 1 + 3j, line="dashed"), Circle(2 + 1j, 1)),
    texts=(Text("√3/2", at_segment=(0, 4 + 1j)),),
)
display = layout(sketch)
for format in FORMATS:
    print(format.name, hashlib.sha256(write(display, format)).hexdigest())
page = sheet([raster(display)] * 3, ["A", "B", "C"])
print(hashlib.sha256(page.tobytes()).hexdigest(), annotate(display), masks(display))
"""


def told(**more: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CODE], env=os.environ | more, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_neither_hash_seeds_nor_the_fonts_of_the_system_change_anything():
    nowhere = {"FONTCONFIG_FILE": os.devnull, "FONTCONFIG_PATH": "/nowhere", "HOME": "/nowhere"}
    first = told(PYTHONHASHSEED="0")
    assert first == told(PYTHONHASHSEED="1", **nowhere) and first.count("\n") == 7
