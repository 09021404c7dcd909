# parameters: a b smooth squared include_background
first = 0 if include_background or len(p) == 1 else 1
k = 2 if squared else 1
tp = (p * y).sum(1)
dice = (2 * tp + smooth) / ((p**k).sum(1) + (y**k).sum(1) + smooth)
cross_entropy = -(t * log_p).sum(0).mean()
loss = a * cross_entropy + b * (1 - dice[first:]).mean()
