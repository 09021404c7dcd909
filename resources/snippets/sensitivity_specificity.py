# parameters: r include_background
first = 0 if include_background or len(p) == 1 else 1
error = (y - p) ** 2
inside, outside = y.sum(1), (1 - y).sum(1)
missed = (error * y).sum(1) / torch.where(inside > 0, inside, torch.ones_like(inside))
false = (error * (1 - y)).sum(1) / torch.where(outside > 0, outside, torch.ones_like(outside))
loss = (r * missed + (1 - r) * false)[first:].mean()
