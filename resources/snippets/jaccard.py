# parameters: smooth weights include_background
first = 0 if include_background or len(p) == 1 else 1
tp = (p * y).sum(1)
union = p.sum(1) + y.sum(1) - tp
jaccard = (tp + smooth) / (union + smooth)
w = weights[-len(p) :][first:]
loss = (w * (1 - jaccard[first:])).sum() / w.sum()
