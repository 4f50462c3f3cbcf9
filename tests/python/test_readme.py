"""The README's Python runs as it stands."""

import pathlib
import re
import unittest


class Readme(unittest.TestCase):
    def test_its_python_runs(self):
        text = (pathlib.Path(__file__).parents[2] / "README.md").read_text("utf-8")
        blocks = re.findall(r"```python\n(.*?)```", text, re.S)
        self.assertGreater(len(blocks), 0)
        for block in blocks:
            with self.subTest(block):
                exec(compile(block, "README.md", "exec"), {})
