log_pt = (t * log_p).sum(0)
background, rare = t[0], t[1:].sum(0)
focus = (-torch.expm1(log_pt)) ** gamma
on_rare = delta * rare * (1 if asymmetric else focus)
loss = -((on_rare + (1 - delta) * background * focus) * log_pt).mean()
