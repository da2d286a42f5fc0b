"""Why the same network, 784-40-10 with sigmoids, ends at 95.6 % in one program and at 85.0 % in another.

    python3 docs/experiments/scratch_and_twin.py [NAME ...]

trains it for 30 epochs on MNIST in PyTorch, once for each recipe below (or those named), and writes the test accuracies into scratch_and_twin.json
beside this file. $MNIST_DIR is the folder with MNIST's four .gz files. A recipe takes one to four minutes on one core.
"""

import gzip
import json
import os
import pathlib
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional

EPOCHS = 30
RESULTS = pathlib.Path(__file__).with_suffix(".json")

# The recipe of Nielsen's book, chapter 1, as his network.py has it.
SCRATCH = {"init": "unit normal", "cost": "half squared distance", "rate": 3.0, "batch": 10}
# What PyTorch suggests: its layers' own initialisation, nn.MSELoss, and the rate that most of its examples begin with.
TWIN = {"init": "PyTorch's", "cost": "MSELoss", "rate": 0.01, "batch": 10}

RECIPES = {
    "scratch": SCRATCH,
    "twin": TWIN,
    "scratch, init of the twin": {**SCRATCH, "init": TWIN["init"]},
    "scratch, cost of the twin": {**SCRATCH, "cost": TWIN["cost"]},
    "scratch, rate of the twin": {**SCRATCH, "rate": TWIN["rate"]},
    "scratch, batch of 64": {**SCRATCH, "batch": 64},
    "twin, init of scratch": {**TWIN, "init": SCRATCH["init"]},
    "twin, cost of scratch": {**TWIN, "cost": SCRATCH["cost"]},
    "twin, rate of scratch": {**TWIN, "rate": SCRATCH["rate"]},
    "twin, batch of 64": {**TWIN, "batch": 64},
    "twin, rate 0.1, batch of 64": {**TWIN, "rate": 0.1, "batch": 64},
    "twin, cross-entropy of the sigmoids": {**TWIN, "cost": "CrossEntropyLoss of the sigmoids"},
    "twin, cross-entropy of the sigmoids, batch of 64": {**TWIN, "cost": "CrossEntropyLoss of the sigmoids", "batch": 64},
    "twin, cross-entropy of logits": {**TWIN, "cost": "CrossEntropyLoss of logits"},
}


def read_mnist(part):
    folder = pathlib.Path(os.environ.get("MNIST_DIR", "."))
    images = np.frombuffer(gzip.open(folder / f"{part}-images-idx3-ubyte.gz").read(), np.uint8, offset=16)
    labels = np.frombuffer(gzip.open(folder / f"{part}-labels-idx1-ubyte.gz").read(), np.uint8, offset=8)
    return torch.from_numpy(images.reshape(-1, 784).astype(np.float32) / 255), torch.from_numpy(labels.astype(np.int64))


def build(init):
    network = nn.Sequential(nn.Linear(784, 40), nn.Sigmoid(), nn.Linear(40, 10))
    if init == "unit normal":
        for parameter in network.parameters():
            nn.init.normal_(parameter)
    return network


def cost_of(name, logits, labels):
    if name == "CrossEntropyLoss of logits":
        return functional.cross_entropy(logits, labels)
    outputs = torch.sigmoid(logits)
    if name == "CrossEntropyLoss of the sigmoids":
        return functional.cross_entropy(outputs, labels)
    right = functional.one_hot(labels, 10).float()
    if name == "MSELoss":
        return functional.mse_loss(outputs, right)
    return (outputs - right).square().sum(dim=1).mean() / 2


def train(recipe, seed, train_set, test_set):
    """The test accuracy after each epoch."""
    torch.manual_seed(seed)
    images, labels = train_set
    network = build(recipe["init"])
    optimizer = torch.optim.SGD(network.parameters(), lr=recipe["rate"])
    accuracies = []
    for _ in range(EPOCHS):
        order = torch.randperm(len(labels))
        for some, right in zip(images[order].split(recipe["batch"]), labels[order].split(recipe["batch"])):
            optimizer.zero_grad()
            cost_of(recipe["cost"], network(some), right).backward()
            optimizer.step()
        with torch.no_grad():
            accuracies.append((network(test_set[0]).argmax(dim=1) == test_set[1]).double().mean().item())
    return accuracies


def main():
    torch.set_num_threads(1)
    train_set, test_set = read_mnist("train"), read_mnist("t10k")
    rows = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    for name in sys.argv[1:] or RECIPES:
        start = time.time()
        accuracies = train(RECIPES[name], 1, train_set, test_set)
        rows[name] = {**RECIPES[name], "epochs": EPOCHS, "seed": 1, "accuracies": accuracies}
        print(f"{name}: {accuracies[-1]:.2%} after {EPOCHS} epochs, {time.time() - start:.0f} s", flush=True)
        RESULTS.write_text(json.dumps({key: rows[key] for key in RECIPES if key in rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
