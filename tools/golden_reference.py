"""Writes tests/fixtures/golden/<preset>.txt: the losses of ten steps of gradient descent, computed by PyTorch in double.

An independent implementation: nothing here knows the C++ core but the formulas for images and first weights, which
tests/core/patterned_images.h and tests/core/train/golden_losses_test.cc repeat. A tool of the developers', not of the
set-up: on Debian, `apt-get install python3-torch`, then `/usr/bin/python3 tools/golden_reference.py`.
"""

import math
import pathlib

import torch

STEPS = 10
SIGMOID, RELU = torch.sigmoid, torch.relu


def quadratic(outputs, labels):
    """Nielsen, "Neural Networks and Deep Learning", chapter 1, equation 6."""
    return ((outputs - torch.nn.functional.one_hot(labels, 10)) ** 2).sum() / (2 * len(labels))


CROSS_ENTROPY = torch.nn.functional.cross_entropy

# Units of each dense layer, activation after each of them, loss, learning rate, mini-batch.
PRESETS = {
    "single-neuron": ([1, 10], [RELU, None], quadratic, 0.01, 10),
    "perceptron": ([10], [None], CROSS_ENTROPY, 0.1, 64),
    "nielsen-30": ([30, 10], [SIGMOID, SIGMOID], quadratic, 3.0, 10),
    "nielsen-40": ([40, 10], [SIGMOID, SIGMOID], quadratic, 3.0, 10),
    "nielsen-100": ([100, 10], [SIGMOID, SIGMOID], quadratic, 3.0, 10),
    "dnn": ([128, 64, 10], [RELU, RELU, None], CROSS_ENTROPY, 0.1, 64),
}


def congruence(state):
    """x -> 1664525 x + 1013904223 mod 2^32 (Numerical Recipes)."""
    while True:
        state = (1664525 * state + 1013904223) % 2**32
        yield state


def patterned_images(count):
    """Pixels from 0 to 1, count x 784, and labels."""
    grey = congruence(1)
    labels = [(7 * example + 3) % 10 for example in range(count)]
    pixels = [
        [(next(grey) >> 24) * ((17 * pixel + 31 * label) % 53 < 10) for pixel in range(784)] for label in labels
    ]
    return torch.tensor(pixels, dtype=torch.float64) / 255, torch.tensor(labels)


def first_parameters(units):
    """Weights uniform in +-1/sqrt(inputs), biases in +-1/2, drawn layer by layer; weights input by input, then biases."""
    words = congruence(2)
    layers = []
    for inputs, outputs in zip([784] + units, units):
        scale = 2 / math.sqrt(inputs)
        weights = [[(next(words) / 2**32 - 0.5) * scale for _ in range(outputs)] for _ in range(inputs)]
        biases = [next(words) / 2**32 - 0.5 for _ in range(outputs)]
        layers.append([torch.tensor(values, dtype=torch.float64, requires_grad=True) for values in (weights, biases)])
    return layers


def forward(layers, activations, values):
    for (weights, biases), activation in zip(layers, activations):
        values = values @ weights + biases
        if activation:
            values = activation(values)
    return values


def losses_of(units, activations, loss_function, learning_rate, batch):
    images, labels = patterned_images(STEPS * batch)
    layers = first_parameters(units)
    parameters = [tensor for layer in layers for tensor in layer]
    optimizer = torch.optim.SGD(parameters, lr=learning_rate)
    losses = []
    for first in range(0, len(images), batch):
        loss = loss_function(forward(layers, activations, images[first : first + batch]), labels[first : first + batch])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses


def main():
    folder = pathlib.Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "golden"
    folder.mkdir(parents=True, exist_ok=True)
    for name, (units, activations, loss_function, learning_rate, batch) in PRESETS.items():
        losses = losses_of(units, activations, loss_function, learning_rate, batch)
        # Learning rate and mini-batch, then a loss a line.
        lines = [f"{learning_rate} {batch}"] + [f"{loss:.17g}" for loss in losses]
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n")
        print(name, *(f"{loss:.6f}" for loss in losses))


if __name__ == "__main__":
    main()
