# parameters: smooth squared weights include_background
first = 0 if include_background or len(p) == 1 else 1
k = 2 if squared else 1
tp = (p * y).sum(1)
dice = (2 * tp + smooth) / ((p**k).sum(1) + (y**k).sum(1) + smooth)
w = weights[-len(p) :][first:]
loss = (w * (1 - dice[first:])).sum() / w.sum()
