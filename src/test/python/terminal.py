"""Runs a command on a terminal of its own, and types a line of standard input at each prompt.

When the lines are used up, it types Ctrl-D. Prints what the terminal shows, and ends as the command does.
"""

import os
import pty
import select
import sys

lines = sys.stdin.read().splitlines()
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])

shown = b""
answered = 0
while True:
    ready, _, _ = select.select([terminal], [], [], 60)
    if not ready:
        sys.exit("the command waits for something else")
    try:
        read = os.read(terminal, 4096)
    except OSError:  # Linux says so when the command has ended
        read = b""
    if not read:
        break
    shown += read
    if shown.endswith(b": ") and len(shown) > answered:
        os.write(terminal, lines.pop(0).encode() + b"\n" if lines else b"\x04")
        answered = len(shown)

sys.stdout.write(shown.decode().replace("\r\n", "\n"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
