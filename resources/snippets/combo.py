first = 0 if include_background or len(p) == 1 else 1
tp = (p * y).sum(1)
dice = (2 * tp + smooth) / (p.sum(1) + y.sum(1) + smooth)
log_not_p = log_p[:1] if len(p) == 1 else torch.log1p(-p)
entropy = -(beta * y * log_p[-len(p) :] + (1 - beta) * (1 - y) * log_not_p).mean()
loss = alpha * entropy - (1 - alpha) * dice[first:].mean() + (1 - alpha if offset else 0)
