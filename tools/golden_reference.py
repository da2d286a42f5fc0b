"""Writes tests/fixtures/golden/<preset>.txt: the losses of ten steps of gradient descent, computed by PyTorch in double.

An independent implementation: nothing here knows the C++ core but the formulas for images and first weights, which
tests/core/patterned_images.h and tests/core/train/golden_losses_test.cc repeat. The set-up does not install what this
developer tool needs: on Debian, `apt-get install python3-torch`, then `/usr/bin/python3 tools/golden_reference.py`.
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


def dense(units):
    return {"units": units, "inputs": lambda shape: shape[0] * shape[1] * shape[2], "shape": lambda _: (1, 1, units)}


def conv(filters, size, padding=0):
    def output(shape):
        return shape[0] + 2 * padding - size + 1, shape[1] + 2 * padding - size + 1, filters

    return {"units": filters, "inputs": lambda shape: size * size * shape[2], "shape": output, "size": size, "padding": padding}


def maxpool(size, stride):
    return {"pool": size, "stride": stride, "shape": lambda shape: ((shape[0] - size) // stride + 1, (shape[1] - size) // stride + 1, shape[2])}


# Layers, loss, learning rate, mini-batch. Dropout is left out: it draws random numbers.
PRESETS = {
    "single-neuron": ([dense(1), RELU, dense(10)], quadratic, 0.01, 10),
    "perceptron": ([dense(10)], CROSS_ENTROPY, 0.1, 64),
    "nielsen-30": ([dense(30), SIGMOID, dense(10), SIGMOID], quadratic, 3.0, 10),
    "nielsen-40": ([dense(40), SIGMOID, dense(10), SIGMOID], quadratic, 3.0, 10),
    "nielsen-100": ([dense(100), SIGMOID, dense(10), SIGMOID], quadratic, 3.0, 10),
    "dnn": ([dense(128), RELU, dense(64), RELU, dense(10)], CROSS_ENTROPY, 0.1, 64),
    "cnn": ([conv(8, 5), RELU, maxpool(2, 2), conv(16, 5), RELU, maxpool(2, 2), dense(10)], CROSS_ENTROPY, 0.1, 16),
    "alexnet": (
        [conv(24, 5), RELU, maxpool(3, 2), conv(64, 3, 1), RELU, maxpool(3, 2)]
        + [conv(96, 3, 1), RELU, conv(96, 3, 1), RELU, conv(64, 3, 1), RELU, maxpool(3, 2)]
        + [dense(1024), RELU, dense(1024), RELU, dense(10)],
        CROSS_ENTROPY,
        0.1,
        2,
    ),
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


def first_parameters(layers):
    """Weights uniform in +-1/sqrt(inputs), biases in +-1/2, drawn layer by layer; weights input by input, then biases."""
    words = congruence(2)
    shape = (28, 28, 1)
    parameters = []
    for layer in layers:
        if callable(layer):
            continue
        if "units" in layer:
            inputs, units = layer["inputs"](shape), layer["units"]
            scale = 2 / math.sqrt(inputs)
            weights = [[(next(words) / 2**32 - 0.5) * scale for _ in range(units)] for _ in range(inputs)]
            biases = [next(words) / 2**32 - 0.5 for _ in range(units)]
            parameters += [torch.tensor(values, dtype=torch.float64, requires_grad=True) for values in (weights, biases)]
        shape = layer["shape"](shape)
    return parameters


def forward(layers, parameters, images):
    """Images are examples x channels x height x width here. The core has channels last, and orders its weights accordingly."""
    left = list(parameters)
    values = images.reshape(-1, 1, 28, 28)
    for layer in layers:
        if callable(layer):
            values = layer(values)
        elif "pool" in layer:
            values = torch.nn.functional.max_pool2d(values, layer["pool"], layer["stride"])
        else:
            weights, biases = left.pop(0), left.pop(0)
            if "size" in layer:
                size, channels, filters = layer["size"], values.shape[1], layer["units"]
                kernel = weights.reshape(size, size, channels, filters).permute(3, 2, 0, 1)
                values = torch.nn.functional.conv2d(values, kernel, biases, padding=layer["padding"])
            else:
                flat = values.permute(0, 2, 3, 1).flatten(1)
                values = (flat @ weights + biases)[:, :, None, None]
    return values.flatten(1)


def losses_of(layers, loss_function, learning_rate, batch):
    images, labels = patterned_images(STEPS * batch)
    parameters = first_parameters(layers)
    optimizer = torch.optim.SGD(parameters, lr=learning_rate)
    losses = []
    for first in range(0, len(images), batch):
        loss = loss_function(forward(layers, parameters, images[first : first + batch]), labels[first : first + batch])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses


def main():
    folder = pathlib.Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "golden"
    folder.mkdir(parents=True, exist_ok=True)
    for name, (layers, loss_function, learning_rate, batch) in PRESETS.items():
        losses = losses_of(layers, loss_function, learning_rate, batch)
        # Learning rate and mini-batch, then a loss a line.
        lines = [f"{learning_rate} {batch}"] + [f"{loss:.17g}" for loss in losses]
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n")
        print(name, *(f"{loss:.6f}" for loss in losses))


if __name__ == "__main__":
    main()
