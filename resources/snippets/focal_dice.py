# parameters: lam alpha beta gamma focal_alpha smooth reduction include_background
first = 0 if include_background or len(p) == 1 else 1
tp, fn, fp = (p * y).sum(1), ((1 - p) * y).sum(1), (p * (1 - y)).sum(1)
overlap = 1 - (tp + smooth) / (tp + alpha * fn + beta * fp + smooth)
overlap = overlap[first:].sum() if reduction == "sum" else overlap[first:].mean()
log_pt = (t * log_p).sum(0)
focal = -(focal_alpha @ t * (-torch.expm1(log_pt)) ** gamma * log_pt).mean()
loss = overlap + lam * focal
