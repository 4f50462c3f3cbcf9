"""The wheel as an office has it: installed in an environment of its own, without Rust and without NumPy, the
letter of its README checked; and nothing in it that names the machine that built it.

    python try_wheel.py FOLDER_OF_WHEELS ENVIRONMENT
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import venv
import zipfile

TOP = pathlib.Path(__file__).parents[2]
wheels, alone = (pathlib.Path(given).absolute() for given in sys.argv[1:])
[wheel] = wheels.glob("*.whl")

with zipfile.ZipFile(wheel) as files:
    for name in files.namelist():
        data = files.read(name)
        for path in (str(TOP), str(pathlib.Path.home()), str(pathlib.Path.home() / ".cargo")):
            assert path.encode() not in data or len(path) < 6, f"{name} names {path}"
    [metadata] = [files.read(name).decode() for name in files.namelist() if name.endswith("/METADATA")]
    licences = [name for name in files.namelist() if "/licenses/" in name]
assert "# nu-alumni-policy" in metadata and len(licences) == 3, licences

venv.create(alone, clear=True, with_pip=True)
scripts = alone / ("Scripts" if sys.platform == "win32" else "bin")
subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", wheel], check=True)

readme = (TOP / "bindings-python/README.md").read_text("utf-8")
with tempfile.TemporaryDirectory() as folder:
    for name, text in re.findall(r"```\w+ (\S+)\n(.*?)```", readme, re.S):
        file = pathlib.Path(folder) / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    done = subprocess.run(
        [scripts / "nu-alumni-policy", "check", "letter.html"], cwd=folder, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 1 and "violation[capitals]" in done.stdout, done
    # Without NumPy an array is refused, and nothing panics.
    wanting = """
import nu_alumni_policy as nu
for wrong in ([1], object()):
    try:
        nu.Calendar().nth_before(wrong, 1)
    except nu.PolicyError as error:
        print(error.code)
names = "first_degree degrees_given alumni_card identification_card kind institution conferral".split()
try:
    nu.rights_of_people({"as_of": "2026-01-12", "facts": {}}, **dict.fromkeys(names, [1]))
except nu.PolicyError as error:
    print(error.code)
"""
    done = subprocess.run([scripts / "python", "-c", wanting], capture_output=True, encoding="utf-8")
    assert done.stdout.split() == ["wrong-type"] * 3, done
print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, installed alone and tried")
