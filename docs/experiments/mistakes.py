# What PyTorch answers to usual mistakes: python3 docs/experiments/mistakes.py
import torch
from torch import nn
from torch.nn import functional as F
def trial(name, f):
    try: print(name, '->', f())
    except Exception as e: print(name, '->', type(e).__name__+':', str(e).split('\n')[0])
x=torch.rand(10,1,28,28); y=torch.randint(10,(10,))
trial('dense with wrong inputs', lambda: nn.Sequential(nn.Flatten(), nn.Linear(784,30), nn.Sigmoid(), nn.Linear(40,10))(x))
trial('kernel larger than the image', lambda: nn.Conv2d(1,8,30)(x))
trial('label 10', lambda: F.cross_entropy(torch.rand(10,10), torch.full((10,),10)))
def rate():
    torch.manual_seed(1); n=nn.Sequential(nn.Flatten(), nn.Linear(784,128), nn.ReLU(), nn.Linear(128,10)); o=torch.optim.SGD(n.parameters(), lr=1e4)
    for _ in range(20):
        o.zero_grad(); l=F.cross_entropy(n(x),y); l.backward(); o.step()
    return f'no error; loss {l.item()}'
trial('learning rate 10,000', rate)
