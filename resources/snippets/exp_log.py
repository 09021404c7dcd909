# parameters: w_dice w_cross gamma_dice gamma_cross smooth weights include_background
if len(z) > 1:
    # log_softmax rounds sure pixels to 0, where a power below 1 has no slope.
    others = [z[[j for j in range(len(z)) if j != c]].logsumexp(0) for c in range(len(z))]
    log_p = F.logsigmoid(z - torch.stack(others))
first = 0 if include_background or len(p) == 1 else 1
tp = (p * y).sum(1)
dice = (2 * tp + smooth) / (p.sum(1) + y.sum(1) + smooth)
if weights == "auto":
    count = t.sum(1)
    weights = torch.where(count > 0, (t.sum() / count.clamp(min=1)).sqrt(), torch.zeros_like(count))
cross = (weights @ t * (-(t * log_p).sum(0)) ** gamma_cross).mean()
loss = w_dice * ((-dice[first:].log()) ** gamma_dice).mean() + w_cross * cross
