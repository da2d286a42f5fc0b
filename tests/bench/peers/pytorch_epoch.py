"""One epoch in PyTorch. Arguments: the folder of MNIST and the number of threads."""
import sys
import time

import numpy as np
import torch
from torch import nn

from job_loop import serve
from mnist_arrays import read_set

FOLDER, THREADS = sys.argv[1], int(sys.argv[2])
torch.set_num_threads(THREADS)
SETS = {}


def data(which):
    if which not in SETS:
        pixels, labels = read_set(FOLDER, which)
        SETS[which] = torch.from_numpy(pixels), torch.from_numpy(labels)
    return SETS[which]


def scaled_normal(module):
    """Deviation 1/sqrt(inputs), Nielsen's chapter 3."""
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, std=module.in_features**-0.5)
        nn.init.normal_(module.bias)


def he(module):
    if isinstance(module, (nn.Linear, nn.Conv2d)):
        nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
        nn.init.zeros_(module.bias)


def quadratic(outputs, labels):
    return 0.5 * (outputs - nn.functional.one_hot(labels, 10)).square().sum(1).mean()


def network(name):
    if name == "nielsen-30":
        return nn.Sequential(nn.Linear(784, 30), nn.Sigmoid(), nn.Linear(30, 10), nn.Sigmoid()).apply(scaled_normal), quadratic
    if name == "dnn":
        layers = [nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10)]
    else:
        layers = [nn.Unflatten(1, (1, 28, 28)), nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
                  nn.Flatten(), nn.Linear(256, 10)]
    return nn.Sequential(*layers).apply(he), nn.functional.cross_entropy


def targets_of(name, labels):
    return nn.functional.one_hot(labels, 10).float() if name == "nielsen-30" else labels


def half_squares(outputs, targets):
    """The quadratic cost with the targets one-hot already."""
    return 0.5 * (outputs - targets).square().sum(1).mean()


def epoch(job):
    torch.manual_seed(job["seed"])
    net, loss = network(job["model"])
    if job["model"] == "nielsen-30":
        loss = half_squares
    optimizer = torch.optim.SGD(net.parameters(), lr=job["lr"], foreach=job.get("foreach", True))
    pixels, labels = data("train")
    # Shuffled before the clock starts, and one-hot where the cost wants it: in the peer's favour.
    order = torch.from_numpy(np.random.default_rng(job["seed"]).permutation(len(labels))[: job["images"]])
    x, y = pixels[order], targets_of(job["model"], labels[order])
    began = time.perf_counter()
    for images, wanted in zip(x.split(job["batch"]), y.split(job["batch"])):
        optimizer.zero_grad(set_to_none=job.get("set_to_none", True))
        loss(net(images), wanted).backward()
        optimizer.step()
    seconds = time.perf_counter() - began
    with torch.no_grad():
        test, truth = data("test")
        right = (net(test).argmax(1) == truth).float().mean().item()
    return {"seconds": seconds, "accuracy": right, "images": len(order)}


serve(epoch)
