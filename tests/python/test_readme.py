"""What the READMEs show is what one gets: their Python runs, their commands print what stands there."""

import contextlib
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
from typing import get_args

import nu_alumni_policy as nu

TOP = pathlib.Path(__file__).parents[2]
READMES = ("README.md", "bindings-python/README.md")


def blocks(text, language):
    return re.findall(rf"```{language}\n(.*?)```", text, re.S)


def sessions(text):
    """Each command with what is printed; a line of … stands for some that are not shown."""
    for block in blocks(text, "console"):
        for session in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, shown = session.partition("\n")
            yield command, re.compile(
                ".*".join(re.escape(part) for part in re.split(r"^…\n", shown, flags=re.M)), re.S
            )


class Readme(unittest.TestCase):
    def test_what_it_shows_is_so(self):
        commands = 0
        for readme in READMES:
            text = (TOP / readme).read_text("utf-8")
            self.assertGreater(len(blocks(text, "python")), 1)
            with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
                for kind, name, content in re.findall(r"```(\w+) (\S+)\n(.*?)```", text, re.S):
                    pathlib.Path(name).parent.mkdir(exist_ok=True)
                    pathlib.Path(name).write_text(content, "utf-8")
                for block in blocks(text, "python"):
                    with self.subTest(block):
                        exec(compile(block, readme, "exec"), {})
                for command, shown in sessions(text):
                    with self.subTest(command):
                        name, *rest = command.split()
                        script = pathlib.Path(sys.executable).with_name(name)
                        done = subprocess.run([script, *rest], capture_output=True, encoding="utf-8")
                        said = done.stdout + done.stderr
                        self.assertRegex(said, re.compile(rf"\A{shown.pattern}\Z", re.S))
                        commands += 1
        self.assertGreater(commands, 8)

    def test_a_type_checker_has_nothing_against_it(self):
        with tempfile.TemporaryDirectory() as folder:
            files = []
            for readme in READMES:
                for place, block in enumerate(blocks((TOP / readme).read_text("utf-8"), "python")):
                    files.append(pathlib.Path(folder, f"{readme.replace('/', '_').removesuffix('.md')}_{place}.py"))
                    files[-1].write_text(block, "utf-8")
            # Not every library of tables has types.
            mypy = [sys.executable, "-m", "mypy", "--strict", "--disable-error-code", "import-untyped"]
            done = subprocess.run([*mypy, *files], cwd=TOP, capture_output=True, encoding="utf-8")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn(f"in {len(files)} source files", done.stdout)

    def test_it_names_each_step_and_role_of_a_moderation(self):
        text = (TOP / "bindings-python/README.md").read_text("utf-8")
        [said] = re.findall(r"The initiator takes the steps.*?remark", text, re.S)
        for name in (*get_args(nu.ModerationStep), *get_args(nu.ModerationRole)):
            self.assertIn(name, said)


if __name__ == "__main__":
    unittest.main()
