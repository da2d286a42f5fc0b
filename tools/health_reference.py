"""Writes tests/fixtures/health/<network>.json: what the Inspect panel shows of a network, computed by PyTorch and NumPy in double.

An independent implementation: nothing here knows the C++ core but the formulas for images and weights, which
tests/web/worker/services/health-service.test.js repeats. A tool of the developers', not of the set-up: on Debian,
`apt-get install python3-torch`, then `/usr/bin/python3 tools/health_reference.py`.
"""

import json
import math
import pathlib

import numpy
import torch

from golden_reference import congruence, patterned_images, quadratic

EXAMPLES, BINS, DIGIT, TAIL = 40, 41, 4, 0.01
LEARNING_RATE = 0.05


class Image(torch.nn.Module):
    def forward(self, values):
        return values.reshape(-1, 1, 28, 28)


def first_parameters(network, shift):
    """Draws tensors in PyTorch's order: weights uniform in +-1/sqrt(inputs), biases in +-1/2, minus `shift` for every third."""
    words = congruence(2)
    with torch.no_grad():
        for layer in network:
            if not hasattr(layer, "weight"):
                continue
            inputs = layer.weight[0].numel()
            values = [(next(words) / 2**32 - 0.5) * 2 / math.sqrt(inputs) for _ in range(layer.weight.numel())]
            layer.weight.copy_(torch.tensor(values, dtype=torch.float64).reshape(layer.weight.shape))
            biases = [next(words) / 2**32 - 0.5 - (shift if unit % 3 == 0 else 0) for unit in range(layer.bias.numel())]
            layer.bias.copy_(torch.tensor(biases, dtype=torch.float64))


NETWORKS = {
    "dense": (
        "dense(12),relu,dense(8),sigmoid,dense(10)",
        "cross-entropy",
        6,
        lambda: [Image(), torch.nn.Flatten(), torch.nn.Linear(784, 12), torch.nn.ReLU(), torch.nn.Linear(12, 8), torch.nn.Sigmoid(), torch.nn.Linear(8, 10)],
    ),
    "conv": (
        "conv(3,5),relu,maxpool(2),conv(4,3),tanh,flatten,dense(10),sigmoid",
        "quadratic",
        3,
        lambda: [Image(), torch.nn.Conv2d(1, 3, 5), torch.nn.ReLU(), torch.nn.MaxPool2d(2), torch.nn.Conv2d(3, 4, 3), torch.nn.Tanh(), torch.nn.Flatten(), torch.nn.Linear(400, 10), torch.nn.Sigmoid()],
    ),
}


def histogram(values, symmetric):
    values = values.detach().numpy().ravel()
    largest = numpy.abs(values).max()
    low, high = (-largest, largest) if symmetric else (values.min(), values.max())
    counts, _ = numpy.histogram(values, bins=BINS, range=(low, high))
    return {"low": low, "high": high, "mean": values.mean(), "deviation": values.std(), "zeros": float((values == 0).mean()), "counts": counts.tolist()}


def dead_share(activations):
    fires = (activations.detach() > 0).flatten(2).any(2) if activations.dim() > 2 else activations.detach() > 0
    return 1 - fires.any(0).double().mean().item()


def saturated_share(activations, kind):
    unit = activations.detach() if kind == "sigmoid" else (activations.detach() + 1) / 2
    return ((unit < TAIL) | (unit > 1 - TAIL)).double().mean().item()


def layers_of(network, images, labels, loss_function):
    outputs, values = [], images
    for layer in network:
        values = layer(values)
        outputs.append(values)
    network.zero_grad()
    loss_function(values, labels).backward()
    found = []
    for place, layer in enumerate(network):
        if not hasattr(layer, "weight"):
            continue
        after = network[place + 1] if place + 1 < len(network) else None
        kind = {torch.nn.ReLU: "relu", torch.nn.Sigmoid: "sigmoid", torch.nn.Tanh: "tanh"}.get(type(after), "")
        activations = outputs[place + 1] if kind else outputs[place]
        found.append(
            {
                "activation": kind,
                "weights": histogram(layer.weight, True),
                "gradients": histogram(layer.weight.grad, True),
                "activations": histogram(activations, False),
                "weightNorm": layer.weight.norm().item(),
                "gradientNorm": layer.weight.grad.norm().item(),
                "dead": dead_share(activations) if kind == "relu" else 0,
                "saturated": saturated_share(activations, kind) if kind in ("sigmoid", "tanh") else 0,
            }
        )
    return found


def saliency(network, loss, image):
    """Of the score of DIGIT, before a last sigmoid, and of its answer; every seventh pixel."""
    scoring = network[:-1] if isinstance(network[-1], torch.nn.Sigmoid) else network
    answering = (lambda x: torch.softmax(network(x), 1)) if loss == "cross-entropy" else network
    gradients = {}
    for name, function in (("score", scoring), ("answer", answering)):
        pixels = image.clone().requires_grad_(True)
        function(pixels)[0, DIGIT].backward()
        gradients[name] = pixels.grad.flatten()[::7].tolist()
    return gradients


def update(network, images, labels, loss_function, optimizer):
    """Returns the ratio of the update to the weights of each layer, for one step of this optimiser on all images."""
    before = [layer.weight.detach().clone() for layer in network if hasattr(layer, "weight")]
    optimizer.zero_grad()
    loss_function(network(images), labels).backward()
    gradient_norm = math.sqrt(sum((values.grad**2).sum().item() for values in network.parameters()))
    optimizer.step()
    after = [layer.weight.detach() for layer in network if hasattr(layer, "weight")]
    return {"gradientNorm": gradient_norm, "ratios": [((b - a).norm() / a.norm()).item() for a, b in zip(before, after)]}


def reference(layers, loss, shift, make):
    loss_function = quadratic if loss == "quadratic" else torch.nn.functional.cross_entropy
    images, labels = patterned_images(EXAMPLES)

    def fresh():
        network = torch.nn.Sequential(*make()).double()
        first_parameters(network, shift)
        return network

    updates = {}
    for name, optimizer in (("sgd", torch.optim.SGD), ("adam", torch.optim.Adam)):
        network = fresh()
        updates[name] = update(network, images, labels, loss_function, optimizer(network.parameters(), lr=LEARNING_RATE))
    network = fresh()
    return {
        "layers": layers,
        "loss": loss,
        "shift": shift,
        "examples": EXAMPLES,
        "learningRate": LEARNING_RATE,
        "digit": DIGIT,
        "health": layers_of(network, images, labels, loss_function),
        "saliency": saliency(network, loss, images[:1]),
        "updates": updates,
    }


def rounded(value):
    if isinstance(value, dict):
        return {name: rounded(part) for name, part in value.items()}
    if isinstance(value, list):
        return [rounded(part) for part in value]
    return float(f"{value:.9g}") if isinstance(value, float) else value


def main():
    folder = pathlib.Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "health"
    folder.mkdir(parents=True, exist_ok=True)
    for name, recipe in NETWORKS.items():
        found = rounded(reference(*recipe))
        (folder / f"{name}.json").write_text(json.dumps(found) + "\n")
        print(name, *(f"dead {layer['dead']:.3f} saturated {layer['saturated']:.3f} gradient {layer['gradientNorm']:.4f};" for layer in found["health"]))


if __name__ == "__main__":
    main()
