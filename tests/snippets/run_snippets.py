# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the programs that write_snippets makes: run_snippets.py WRITER FOLDER [LIBRARY...]."""

import collections
import contextlib
import io
import pathlib
import runpy
import shutil
import subprocess
import sys
import traceback


def main():
    writer, folder, *libraries = sys.argv[1:]
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([writer, folder, *(libraries or ["pytorch"])], check=True)
    ran, failed = collections.Counter(), []
    for program in sorted(pathlib.Path(folder).glob("*/*.py")):
        output = io.StringIO()
        try:
            # One interpreter for all: importing PyTorch takes longer than any of them.
            with contextlib.redirect_stdout(output):
                runpy.run_path(str(program))
            float(output.getvalue())
            ran[program.stem] += 1
        except Exception:
            failed.append(program)
            print(f"FAILED {program}\n{output.getvalue()}{traceback.format_exc()}")
    for name, count in sorted(ran.items()):
        print(f"{count:5}  {name}")
    print(f"{sum(ran.values())} programs ran, {len(failed)} failed")
    return 1 if failed or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
