# parameters: alpha beta smooth weights include_background
first = 0 if include_background or len(p) == 1 else 1
beta = 1 - alpha if beta is None else beta
tp, fn, fp = (p * y).sum(1), ((1 - p) * y).sum(1), (p * (1 - y)).sum(1)
tversky = (tp + smooth) / (tp + alpha * fn + beta * fp + smooth)
w = weights[-len(p) :][first:]
loss = (w * (1 - tversky[first:])).sum() / w.sum()
