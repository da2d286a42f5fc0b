"""One epoch in NumPy and double precision, as a student writes it from the textbook: matrices over the mini-batch, no framework."""
import sys
import time

import numpy as np

from job_loop import serve
from mnist_arrays import read_set

FOLDER = sys.argv[1]
SIZES = {"nielsen-30": [784, 30, 10], "dnn": [784, 128, 64, 10]}
SETS = {}


def data(which):
    if which not in SETS:
        SETS[which] = read_set(FOLDER, which, np.float64)
    return SETS[which]


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def softmax(z):
    exponentials = np.exp(z - z.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


class Network:
    def __init__(self, name, random):
        sizes = SIZES[name]
        self.quadratic = name == "nielsen-30"
        gain = 1.0 if self.quadratic else 2.0
        self.weights = [random.standard_normal((m, n)) * np.sqrt(gain / m) for m, n in zip(sizes, sizes[1:])]
        self.biases = [random.standard_normal(n) if self.quadratic else np.zeros(n) for n in sizes[1:]]

    def forward(self, x):
        activations = [x]
        for layer, (w, b) in enumerate(zip(self.weights, self.biases)):
            z = activations[-1] @ w + b
            if self.quadratic:
                activations.append(sigmoid(z))
            else:
                activations.append(softmax(z) if layer == len(self.weights) - 1 else np.maximum(z, 0))
        return activations

    def step(self, x, y, lr):
        activations = self.forward(x)
        delta = (activations[-1] - y) / len(x)
        if self.quadratic:
            delta *= activations[-1] * (1 - activations[-1])
        for layer in reversed(range(len(self.weights))):
            a = activations[layer]
            weight_gradient, bias_gradient = a.T @ delta, delta.sum(axis=0)
            if layer > 0:
                delta = delta @ self.weights[layer].T
                delta *= a * (1 - a) if self.quadratic else a > 0
            self.weights[layer] -= lr * weight_gradient
            self.biases[layer] -= lr * bias_gradient


def epoch(job):
    random = np.random.default_rng(job["seed"])
    net = Network(job["model"], random)
    pixels, labels = data("train")
    order = random.permutation(len(labels))[: job["images"]]
    x, y = pixels[order], np.eye(10)[labels[order]]
    began = time.perf_counter()
    for first in range(0, len(order), job["batch"]):
        net.step(x[first : first + job["batch"]], y[first : first + job["batch"]], job["lr"])
    seconds = time.perf_counter() - began
    test, truth = data("test")
    right = float((net.forward(test)[-1].argmax(axis=1) == truth).mean())
    return {"seconds": seconds, "accuracy": right, "images": len(order)}


serve(epoch)
