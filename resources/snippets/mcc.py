# parameters: include_background
first = 0 if include_background or len(p) == 1 else 1
tp, fn = (p * y).sum(1), ((1 - p) * y).sum(1)
fp, tn = (p * (1 - y)).sum(1), ((1 - p) * (1 - y)).sum(1)
square = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
root = torch.where(square > 0, square, torch.ones_like(square)).sqrt()
mcc = torch.where(square > 0, (tp * tn - fp * fn) / root, torch.zeros_like(root))
loss = (1 - mcc[first:]).mean()
