"""The installed command, run in a folder of its own, as it is and on a terminal."""

import json
import os
import pathlib
import pty
import subprocess
import sys
import tempfile
import unittest

COMMAND = pathlib.Path(sys.executable).with_name("nu-alumni-policy")
EXAMPLES = pathlib.Path(__file__).parents[2] / "core/examples"
BROKEN = "<p>Dear Alumni,</p><p>😀 JOIN US NOW</p>"
CLEAN = "<p>Dear Alumni,</p><p>Join us today.</p>"
COLOUR = "\x1b["


def run(*args, given=None, folder=None, **env):
    done = subprocess.run(
        [COMMAND, *map(str, args)],
        input=given,
        cwd=folder,
        env={**os.environ, **env},
        capture_output=True,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def on_a_terminal(*args, folder=None, **env):
    """What is shown on a terminal."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **env}
    program = subprocess.Popen(
        [COMMAND, *map(str, args)], stdout=theirs, stderr=theirs, stdin=theirs, cwd=folder, env=env
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:
            break
        if not more:
            break
        shown += more
    program.wait()
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


class InAFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def put(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, (str, bytes)):
            content = json.dumps(content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run_here(self, *args, **more):
        return run(*args, folder=self.folder, **more)

    def assert_wrong(self, ran, *said):
        code, out, err = ran
        self.assertEqual((code, out), (2, ""), err)
        self.assertNotIn("Traceback", err)
        for words in said:
            self.assertIn(words, err)
