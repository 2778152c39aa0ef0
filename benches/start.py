#!/usr/bin/env python3
"""Start of the program on a real pseudo-terminal: first frame, everything there, memory.

    cargo build --release && benches/start.py [target/release/thoatngheo]

Makes sample folders of 2,000 and 50,000 households, starts the program on each several times and,
beside it in the same run, vim on the same households as CSV. Only the ratios say something.
"""

import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

RUNS = 7
PATIENCE = 20.0
ESCAPES = re.compile(rb"\x1b\[[0-9;:?<>=!]*[ -/]*[@-~]|\x1b[()][0-9A-Za-z]|\x1b[=>78]")


def start(command, marks, then=b"", last=None):
    """Times in ms until each mark (a regular expression) shows; after the last one `then` is
    pressed and `last` awaited. With the memory in MB: of now, and the highest."""
    began = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LANG="C.UTF-8")
        os.execvp(command[0], command)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen, times, waiting = b"", [], list(marks)
    while waiting and time.perf_counter() - began < PATIENCE:
        if not select.select([fd], [], [], 0.5)[0]:
            continue
        try:
            got = os.read(fd, 65536)
        except OSError:
            break
        if b"\x1b[c" in got:
            os.write(fd, b"\x1b[?62;22c")
        seen += ESCAPES.sub(b" ", got)
        while waiting and re.search(waiting[0], seen):
            times.append((time.perf_counter() - began) * 1000)
            waiting.pop(0)
            if not waiting and then:
                os.write(fd, then)
                then, seen, waiting = b"", b"", [last]
    time.sleep(0.5)
    memory = {}
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        for line in status:
            if line.startswith(("VmRSS", "VmHWM")):
                memory[line[:5]] = int(line.split()[1]) / 1024
    os.kill(pid, signal.SIGTERM)
    time.sleep(0.3)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(fd)
    if waiting:
        sys.exit(f"{command}: {waiting[0]!r} did not show")
    return times, memory


def report(name, command, marks, then=b"", last=None):
    """Starts it several times and prints the medians."""
    runs = [start(command, marks, then, last) for _ in range(RUNS)]
    columns = zip(*(times for times, _ in runs))
    times = "".join(f"{statistics.median(column):9.0f}" for column in columns)
    rss, top = (max(memory[key] for _, memory in runs) for key in ("VmRSS", "VmHWM"))
    print(f"{name:34}{times:27}{rss:9.1f}{top:9.1f}", flush=True)


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "target/release/thoatngheo"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    print(f"{'median of ' + str(RUNS):34}{'first':>9}{'all':>9}{'list':>9}{'RSS MB':>9}{'peak':>9}")
    with tempfile.TemporaryDirectory() as at:
        for count in (2_000, 50_000):
            data = os.path.join(at, str(count))
            subprocess.run([program, "demo", "--dir", data, "--households", str(count)], check=False, **quiet)
            sheet = f"{data}.csv"
            with open(sheet, "wb") as out:
                subprocess.run([program, "--data", data, "list", "household", "--csv"], stdout=out, check=True)
            here = [program, "--lang", "vi", "--data", data]
            opening, home, rows = rb"\xc4\x90ang m\xe1\xbb\x9f", rb"F1\s+Tr", rb"1/[0-9.]+"
            # The first start reads the journal and leaves a snapshot for the others.
            snapshot = os.path.join(data, "snapshot")
            if os.path.exists(snapshot):
                os.remove(snapshot)
            (first, whole), memory = start(here, [opening, home])
            print(f"{f'{count}: from the journal':34}{first:9.0f}{whole:9.0f}{'':9}{memory['VmRSS']:9.1f}{memory['VmHWM']:9.1f}")
            report(f"{count}: thoatngheo", here, [opening, home], b"h", rows)
            report(f"{count}: vim, the same as CSV", ["vim", "--clean", "-n", sheet], [rb"Top|All|1,1"])


main()
