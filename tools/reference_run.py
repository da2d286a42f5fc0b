"""What the reference programs share: the page's recipes, MNIST, the schedule, the clock and the file of results that the page imports."""

import argparse
import datetime
import json
import math
import os
import pathlib
import platform
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests" / "bench" / "peers"))
from mnist_arrays import read_set  # noqa: E402


def options(program):
    parser = argparse.ArgumentParser(description=program)
    parser.add_argument("--out", help="file for the results, to be dropped on the page's Results tab")
    parser.add_argument("--preset", action="append", help="a network by name; may be repeated; all of them by default")
    parser.add_argument("--epochs", type=int, help="instead of the recipe's")
    parser.add_argument("--budget", type=float, default=math.inf, help="seconds a network may take; the rest of its time is projected")
    parser.add_argument("--threads", type=int, default=0, help="0 tries one and all cores and takes what is faster")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mnist", default=os.environ.get("MNIST_DIR", str(ROOT.parent / "shared" / "mnist")), help="folder of MNIST's four .gz files")
    return parser.parse_args()


def recipes(args):
    """By name; written from the page's own declarations by `node tools/recipes.mjs`."""
    known = json.loads((ROOT / "tools" / "recipes.json").read_text())
    names = args.preset or list(known)
    for name in names:
        if name not in known:
            sys.exit(f"{name} is not a network known by name; there are {', '.join(known)}.")
    return {name: {**known[name], "epochs": args.epochs or known[name]["epochs"]} for name in names}


def images(args, which):
    """Pixels count x 784 from 0 to 1, labels."""
    if not os.path.isdir(args.mnist):
        sys.exit(f"{args.mnist} is not a folder. Give MNIST's with --mnist or in MNIST_DIR.")
    return read_set(args.mnist, which)


def schedule_factor(recipe, progress):
    """Returns the factor of the learning rate after this share of the run: core/optim/schedule.cc."""
    along = lambda start, end, t: end + (start - end) * (1 + math.cos(math.pi * t)) / 2  # noqa: E731
    if recipe["schedule"] == "constant":
        return 1
    if recipe["schedule"] == "cosine":
        return along(1, 0, progress)
    if recipe["schedule"] == "one-cycle":
        warm_up, start = recipe["warmup"], 1 / 25
        return along(start, 1, progress / warm_up) if progress < warm_up else along(1, start / 1e4, (progress - warm_up) / (1 - warm_up))
    sys.exit(f"schedule {recipe['schedule']} is not written here; core/optim/schedule.cc has it")


class Clock:
    """Counts the steps and seconds of a run, and reports when its budget is used up."""

    def __init__(self, recipe, count, budget):
        self.steps_per_epoch = math.ceil(count / recipe["batch"])
        self.steps = self.steps_per_epoch * recipe["epochs"]
        self.count, self.recipe, self.budget = count, recipe, budget
        self.began, self.step, self.examples, self.measuring = time.perf_counter(), 0, 0, 0.0

    @property
    def seconds(self):
        return time.perf_counter() - self.began

    def over(self):
        return self.step == self.steps or self.seconds > self.budget

    def rate(self):
        """Returns the learning rate of the next step."""
        return self.recipe["lr"] * schedule_factor(self.recipe, self.step / self.steps)

    def share(self, size):
        """Returns the factor of a mini-batch's mean loss: less than 1 for a smaller last one, so that images count equally."""
        return size / min(self.recipe["batch"], self.count)

    def stepped(self, size):
        self.step += 1
        self.examples += size

    def measure(self, work):
        """Runs `work`, whose time counts for the run but not for its images per second."""
        began = time.perf_counter()
        result = work()
        self.measuring += time.perf_counter() - began
        return result


def processor():
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def result(name, recipe, clock, accuracy, implementation, threads, device, command, seed):
    """One cell of the page's table; see web/src/state/results/results.js."""
    # The time of a run that the budget cut short is projected from its training time, without the measurement at its end.
    training = clock.seconds - clock.measuring
    seconds = training if clock.step < clock.steps else clock.seconds
    return {
        "id": f"{implementation}-{name}-{seed}",
        "network": name,
        "implementation": implementation,
        "data": "mnist",
        "images": clock.count,
        "accuracy": accuracy,
        "seconds": round(seconds, 3),
        "projected": clock.step / clock.steps,
        "epochs": recipe["epochs"],
        "loss": recipe["loss"],
        "learningRate": recipe["lr"],
        "batch": recipe["batch"],
        "optimizer": recipe["optimizer"],
        "imagesPerSecond": round(clock.examples / training),
        "threads": threads,
        "device": device,
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "command": command,
    }


def command_of(script, args, name):
    parts = [f"python3 tools/{script} --out FILE --preset {name}"]
    if args.epochs:
        parts.append(f"--epochs {args.epochs}")
    if args.budget < math.inf:
        parts.append(f"--budget {args.budget:g}")
    if args.seed != 1:
        parts.append(f"--seed {args.seed}")
    return " ".join(parts)


def write(args, by, versions, results):
    """Writes the results so far, so that they are kept when the program is stopped."""
    if not args.out:
        return
    machine = f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}; {versions}"
    file = {"format": "gradlab-results", "version": 1, "by": by, "machine": machine, "results": results}
    pathlib.Path(args.out).write_text(json.dumps(file, indent=2) + "\n")
