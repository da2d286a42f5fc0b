"""Trains the page's networks by name with the page's own recipes in PyTorch, and writes the results as a file that the page imports.

    python3 tools/pytorch_reference.py --out pytorch.json [--preset dnn] [--epochs N] [--budget SECONDS]

Debian's python3-torch with libopenblas0-openmp or -pthread is enough. MNIST's four .gz files are looked for where MNIST_DIR or --mnist says.
Equal to the page: layers, cost, the law of the initial weights, optimiser, schedule, mini-batches, the weight of the short last mini-batch
(its mean loss is multiplied by its share of the batch size), random changes of the images, and a measurement on the test set at every epoch's end, within
the time. Not equal: the random numbers themselves, and that images are changed in floating point, not in steps of 1/256 of a pixel.
"""

import copy
import math
import os
import re
import time

import torch
from torch import nn

import reference_run
from load_model import network_of

ANSWERS_AT_ONCE = 1000
TRIED_STEPS = 60


def initialise(net, law):
    """core/layers/initialization.cc."""
    for module in net:
        if not isinstance(module, (nn.Linear, nn.Conv2d)):
            continue
        inputs, outputs = nn.init._calculate_fan_in_and_fan_out(module.weight)
        if law == "xavier":
            nn.init.uniform_(module.weight, -math.sqrt(6 / (inputs + outputs)), math.sqrt(6 / (inputs + outputs)))
        else:
            nn.init.normal_(module.weight, std={"unit-normal": 1, "scaled-normal": inputs**-0.5, "he": (2 / inputs) ** 0.5}[law])
        if law in ("unit-normal", "scaled-normal"):
            nn.init.normal_(module.bias)
        else:
            nn.init.zeros_(module.bias)


def half_squares(outputs, labels):
    """Nielsen, "Neural Networks and Deep Learning", chapter 1, equation 6."""
    return 0.5 * (outputs - nn.functional.one_hot(labels, 10)).square().sum(1).mean()


LOSSES = {"quadratic": half_squares, "cross-entropy": nn.functional.cross_entropy}


def optimizer_for(net, recipe):
    rate, decay = recipe["lr"], recipe["weightDecay"]
    if recipe["optimizer"] == "sgd":
        return torch.optim.SGD(net.parameters(), lr=rate, weight_decay=decay)
    if recipe["optimizer"] == "adam":
        return torch.optim.Adam(net.parameters(), lr=rate, betas=(recipe["momentum"], recipe["beta2"]), eps=recipe["epsilon"], weight_decay=decay)
    raise SystemExit(f"optimiser {recipe['optimizer']} is not written here")


def symmetric(count, limit):
    return (2 * torch.rand(count) - 1) * limit


def changed(pixels, recipe):
    """Shifts, rotates, scales and slants images at random, as core/data/augmentation/image_warp.cc does (output to input)."""
    strengths = [recipe[key] for key in ("shift", "rotation", "scale", "shear")]
    if recipe["elastic"]:
        raise SystemExit("elastic changes are not written here")
    if not any(strengths):
        return pixels
    count = len(pixels)
    shift, rotation, scale, shear = strengths
    across, down, angle = symmetric(count, shift), symmetric(count, shift), symmetric(count, math.radians(rotation))
    width, height, slant = 1 + symmetric(count, scale / 100), 1 + symmetric(count, scale / 100), symmetric(count, shear)
    c, s = angle.cos(), angle.sin()
    xx, xy, yx, yy = c / width - slant * s / height, s / width + slant * c / height, -s / height, c / height
    half = 13.5  # pixels from the middle to the centre of the last one; affine_grid measures in them
    rows = [torch.stack([xx, xy, -(xx * across + xy * down) / half], 1), torch.stack([yx, yy, -(yx * across + yy * down) / half], 1)]
    grid = nn.functional.affine_grid(torch.stack(rows, 1), (count, 1, 28, 28), align_corners=True)
    return nn.functional.grid_sample(pixels.view(count, 1, 28, 28), grid, align_corners=True).view(count, 784)


def shaped(net, pixels):
    return pixels if isinstance(net[0], nn.Linear) else pixels.view(-1, 1, 28, 28)


class Training:
    def __init__(self, recipe, seed):
        torch.manual_seed(seed)
        self.recipe = recipe
        self.net = network_of(recipe["layers"])
        if isinstance(self.net[0], nn.Flatten):  # the pixels are flat already
            self.net = self.net[1:]
        initialise(self.net, recipe["init"])
        self.loss = LOSSES[recipe["loss"]]
        self.optimizer = optimizer_for(self.net, recipe)

    def step(self, pixels, labels, rate, share=1.0):
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.zero_grad(set_to_none=True)
        (self.loss(self.net(shaped(self.net, changed(pixels, self.recipe))), labels) * share).backward()
        self.optimizer.step()

    def accuracy(self, pixels, labels):
        self.net.eval()
        with torch.no_grad():
            answers = torch.cat([self.net(shaped(self.net, part)).argmax(1) for part in pixels.split(ANSWERS_AT_ONCE)])
        self.net.train()
        return (answers == labels).sum().item() / len(labels)


def faster_threads(recipe, pixels, labels):
    """Returns the faster number of threads, one or as many as there are cores, as measured on another network."""
    seconds = {}
    for threads in dict.fromkeys([1, os.cpu_count()]):
        torch.set_num_threads(threads)
        tried = Training(recipe, 0)
        tried.net.train()
        batch = recipe["batch"]
        for step in range(TRIED_STEPS + 10):
            if step == 10:
                began = time.perf_counter()
            tried.step(pixels[step * batch : (step + 1) * batch], labels[step * batch : (step + 1) * batch], 1e-6)
        seconds[threads] = time.perf_counter() - began
    return min(seconds, key=seconds.get)


def train(recipe, seed, budget, train_set, test_set):
    """Trains the whole run, or what fits into the budget; returns its clock and the accuracy that it reached."""
    pixels, labels = train_set
    training = Training(recipe, seed)
    training.net.train()
    clock = reference_run.Clock(recipe, len(labels), budget)
    accuracy = None
    while not clock.over():
        for rows in torch.randperm(len(labels)).split(recipe["batch"]):
            if clock.over():
                break
            training.step(pixels[rows], labels[rows], clock.rate(), clock.share(len(rows)))
            clock.stepped(len(rows))
        accuracy = clock.measure(lambda: training.accuracy(*test_set))
        print(f"  {clock.step / clock.steps_per_epoch:.2f} of {recipe['epochs']} epochs  test {100 * accuracy:.2f} %  {clock.seconds:.1f} s", flush=True)
    return clock, accuracy


def blas():
    """Returns the name of the BLAS library in use."""
    with open("/proc/self/maps") as file:
        found = re.search(r"/(openblas-\w+|atlas|mkl|blis|blas)/|(libmkl|libopenblas)[^/]*\.so", file.read())
    return found.group(0).strip("/") if found else "its own BLAS"


def main():
    args = reference_run.options(__doc__)
    sets = [tuple(torch.from_numpy(part) for part in reference_run.images(args, which)) for which in ("train", "test")]
    results = []
    for name, recipe in reference_run.recipes(args).items():
        threads = args.threads or faster_threads(recipe, *sets[0])
        torch.set_num_threads(threads)
        print(f"{name}: {recipe['layers']}, {recipe['epochs']} epochs, threads: {threads}", flush=True)
        clock, accuracy = train(copy.deepcopy(recipe), args.seed, args.budget, *sets)
        command = reference_run.command_of("pytorch_reference.py", args, name)
        results.append(reference_run.result(name, recipe, clock, accuracy, "pytorch", threads, "CPU", command, args.seed))
        versions = f"Python {'.'.join(map(str, os.sys.version_info[:3]))}, PyTorch {torch.__version__}, {blas() if os.path.exists('/proc/self/maps') else 'BLAS unknown'}"
        reference_run.write(args, "tools/pytorch_reference.py", versions, results)


if __name__ == "__main__":
    main()
