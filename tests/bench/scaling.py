#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the times of `lossglass benchmark` grow with the picture and shrink with a second thread.

    tests/bench/scaling.py build/release/app/lossglass [--filter loss:] [--rounds 3]

For each task: nanoseconds per pixel and class at 128^2 to 2048^2 with one thread, the ratio of the
largest to the smallest (wanted: 1.5, losses that sort 2), and how many times faster two threads are
at 1024^2 (wanted: 1.7). All runs in turn, several times; the best of each counts, so that a busy
machine disturbs less.
"""
import argparse
import json
import subprocess

SIZES = (128, 256, 512, 1024, 2048)
TWO_THREADS = 1024


def measure(options, size, threads):
    command = [options.program, "benchmark", "--json", "--size", str(size), "--threads",
               str(threads)]
    if options.filter:
        command += ["--filter", options.filter]
    results = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return {(each["name"], each["classes"]): each["milliseconds"] for each in results["results"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", help="the lossglass program")
    parser.add_argument("--filter", default="", help="part of a task's name")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    best = {}
    for _ in range(options.rounds):
        for size, threads in [(size, 1) for size in SIZES] + [(TWO_THREADS, 2)]:
            for task, value in measure(options, size, threads).items():
                key = task, size, threads
                best[key] = min(value, best.get(key, value))
    tasks = sorted({task for task, _, _ in best}, key=lambda task: (task[1], task[0]))
    print(f"{'task':30}{'classes':>8}" + "".join(f"{size:>8}" for size in SIZES)
          + f"{'ratio':>8}{'2 threads':>11}")
    for name, classes in tasks:
        costs = [best[(name, classes), size, 1] * 1e6 / size ** 2 / classes for size in SIZES]
        one, two = (best[(name, classes), TWO_THREADS, threads] for threads in (1, 2))
        print(f"{name:30}{classes:8}" + "".join(f"{cost:8.2f}" for cost in costs)
              + f"{max(costs) / min(costs):8.2f}{one / two:11.2f}")


if __name__ == "__main__":
    main()
