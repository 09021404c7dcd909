# parameters: lam delta gamma smooth asymmetric
if len(z) > 1:
    # log_softmax rounds sure pixels to 0, where a power below 1 has no slope.
    others = [z[[j for j in range(len(z)) if j != c]].logsumexp(0) for c in range(len(z))]
    log_p = F.logsigmoid(z - torch.stack(others))
log_pt = (t * log_p).sum(0)
background, rare = t[0], t[1:].sum(0)
focus = (-torch.expm1(log_pt)) ** gamma
on_rare = delta * rare * (1 if asymmetric else focus)
focal = -((on_rare + (1 - delta) * background * focus) * log_pt).mean()

q = log_p.exp()
tp, fn, fp = (q * t).sum(1), ((1 - q) * t).sum(1), (q * (1 - t)).sum(1)
wrong = delta * fn + (1 - delta) * fp
gap = wrong / (tp + wrong + smooth)  # 1 - Tversky index of each label
exponent = torch.full_like(gap, 1 - gamma)
if asymmetric:
    exponent[0] = 1
loss = lam * focal + (1 - lam) * (gap**exponent).mean()
