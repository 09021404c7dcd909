#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the times of `lossglass benchmark` grow with the picture and shrink with a second thread.

    tests/bench/scaling.py build/release/app/lossglass [--filter all_losses,loss:] [--rounds 3]

For each task: nanoseconds of processor time per pixel and class at 128^2 to 2048^2 with one thread,
the ratio of the largest to the smallest (wanted: 1.5, losses that sort 2), and how many times faster
two threads are at 1024^2 by the clock (wanted: 1.7), for which the machine must be quiet. All runs in
turn, several times; the best of each counts, so that a busy machine disturbs less.
"""
import argparse
import json
import subprocess

SIZES = (128, 256, 512, 1024, 2048)
TWO_THREADS = 1024


def measure(options, size, threads):
    command = [options.program, "benchmark", "--json", "--size", str(size), "--threads",
               str(threads), "--filter", options.filter]
    results = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["results"]
    # What a stroke costs hangs on the stroke, not on the picture.
    return {(each["name"], each["classes"]): each for each in results
            if "stroke" not in each["name"]}


def best_of_rounds(options):
    """By (task, size, threads): least processor time and least time by the clock."""
    best = {}
    for _ in range(options.rounds):
        for size, threads in [(size, 1) for size in SIZES] + [(TWO_THREADS, 2)]:
            for task, result in measure(options, size, threads).items():
                found = result["processor"], result["milliseconds"]
                key = task, size, threads
                best[key] = tuple(map(min, found, best.get(key, found)))
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", help="the lossglass program")
    parser.add_argument("--filter", default="preparation,all_losses,loss:",
                        help="parts of the tasks' names, with commas between them")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    best = best_of_rounds(options)
    tasks = sorted({task for task, _, _ in best}, key=lambda task: (task[1], task[0]))
    print(f"{'task':30}{'classes':>8}" + "".join(f"{size:>8}" for size in SIZES)
          + f"{'ratio':>8}{'2 threads':>11}")
    for task in tasks:
        name, classes = task
        if any((task, size, 1) not in best for size in SIZES):
            continue  # the order of the pixels, for one, is not kept of large pictures
        costs = [best[task, size, 1][0] * 1e6 / size ** 2 / classes for size in SIZES]
        one, two = (best[task, TWO_THREADS, threads][1] for threads in (1, 2))
        print(f"{name:30}{classes:8}" + "".join(f"{cost:8.2f}" for cost in costs)
              + f"{max(costs) / min(costs):8.2f}{one / two:11.2f}")


if __name__ == "__main__":
    main()
