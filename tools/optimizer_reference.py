#!/usr/bin/env python3
"""Writes tests/fixtures/golden/optimizers.inc: where torch.optim's optimisers, in double, get in ten steps on ½ (x² + 10 y²)
from (1, −1) with rate 0.05. Needs PyTorch (Debian: python3-torch); the tests need only its output."""
import pathlib

import torch

CASES = [
    ("kSgd", {}, lambda p: torch.optim.SGD(p, 0.05)),
    ("kSgd", {"weight_decay": 0.1}, lambda p: torch.optim.SGD(p, 0.05, weight_decay=0.1)),
    ("kMomentum", {}, lambda p: torch.optim.SGD(p, 0.05, momentum=0.9)),
    ("kMomentum", {"weight_decay": 0.1}, lambda p: torch.optim.SGD(p, 0.05, momentum=0.9, weight_decay=0.1)),
    ("kNesterov", {}, lambda p: torch.optim.SGD(p, 0.05, momentum=0.9, nesterov=True)),
    ("kRmsProp", {}, lambda p: torch.optim.RMSprop(p, 0.05)),
    ("kAdam", {}, lambda p: torch.optim.Adam(p, 0.05)),
    ("kAdam", {"weight_decay": 0.1}, lambda p: torch.optim.Adam(p, 0.05, weight_decay=0.1)),
    ("kAdam", {"weight_decay": 0.1, "decay": "DecayKind::kDecoupled"}, lambda p: torch.optim.AdamW(p, 0.05, weight_decay=0.1)),
    ("kMomentum", {"momentum": 0.5}, lambda p: torch.optim.SGD(p, 0.05, momentum=0.5)),
    ("kNesterov", {"momentum": 0.5}, lambda p: torch.optim.SGD(p, 0.05, momentum=0.5, nesterov=True)),
    ("kRmsProp", {"alpha": 0.9, "epsilon": 0.001}, lambda p: torch.optim.RMSprop(p, 0.05, alpha=0.9, eps=0.001)),
    ("kAdam", {"momentum": 0.8, "beta2": 0.99, "epsilon": 0.01}, lambda p: torch.optim.Adam(p, 0.05, betas=(0.8, 0.99), eps=0.01)),
]


def ten_steps(make):
    point = torch.tensor([1.0, -1.0], dtype=torch.float64, requires_grad=True)
    optimizer = make([point])
    for _ in range(10):
        optimizer.zero_grad()
        (0.5 * (point[0] ** 2 + 10 * point[1] ** 2)).backward()
        optimizer.step()
    return point.tolist()


def main():
    target = pathlib.Path(__file__).parent.parent / "tests/fixtures/golden/optimizers.inc"
    lines = []
    for kind, settings, make in CASES:
        x, y = ten_steps(make)
        rest = "".join(f", .{name} = {value}" for name, value in settings.items())
        lines.append(f"{{{{.kind = OptimizerKind::{kind}{rest}}}, {{{x!r}, {y!r}}}}},\n")
    target.write_text("".join(lines))
    print(f"{target}: {len(lines)} cases with torch {torch.__version__}")


if __name__ == "__main__":
    main()
