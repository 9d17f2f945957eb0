"""Runs commands in interleaved rounds and prints their medians, beside those of the first.

    python3 rounds.py ROUNDS NAME=COMMAND...    NAME!=COMMAND for one that must fail

Rounds are interleaved so that whatever else the machine does falls on all of them alike. CPU is user
and system time together; it is the steadier figure.
"""

import os
import shlex
import statistics
import subprocess
import sys
import time


def run(command, fails):
    start = time.perf_counter()
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if (process.returncode != 0) != fails:
        raise ChildProcessError(f"{shlex.join(command)} ended with {process.returncode}")
    return wall * 1e3, (usage.ru_utime + usage.ru_stime) * 1e3, usage.ru_maxrss / 1024


def main():
    rounds = int(sys.argv[1])
    commands = {}
    for argument in sys.argv[2:]:
        name, _, command = argument.partition("=")
        commands[name.removesuffix("!")] = shlex.split(command), name.endswith("!")

    for name, (command, fails) in list(commands.items()):  # not counted: it may make an archive
        try:
            run(command, fails)
        except ChildProcessError as e:
            print(f"COULD NOT RUN: {name}: {e}")
            del commands[name]
    samples = {name: [] for name in commands}
    for _ in range(rounds):
        for name, (command, fails) in commands.items():
            samples[name].append(run(command, fails))

    medians = {name: [statistics.median(s) for s in zip(*samples[name])] for name in samples}
    floor = next(iter(medians.values()))
    width = max(map(len, medians))
    print(f"{'':{width}}  wall ms      x   CPU ms      x   peak MB")
    for name, (wall, cpu, memory) in medians.items():
        print(
            f"{name:{width}}  {wall:7.1f} {wall / floor[0]:6.2f}  {cpu:7.1f} {cpu / floor[1]:6.2f}"
            f"   {memory:7.1f}"
        )


if __name__ == "__main__":
    main()
