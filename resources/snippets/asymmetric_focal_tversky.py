# parameters: delta gamma smooth asymmetric
q = log_p.exp()
tp, fn, fp = (q * t).sum(1), ((1 - q) * t).sum(1), (q * (1 - t)).sum(1)
wrong = delta * fn + (1 - delta) * fp
gap = wrong / (tp + wrong + smooth)  # 1 - Tversky index of each label
exponent = torch.full_like(gap, 1 - gamma)
if asymmetric:
    exponent[0] = 1
loss = (gap**exponent).mean()
