# parameters: weight_type smooth empty
volume = t.sum(1)
power = {"square": 2, "simple": 1, "uniform": 0}[weight_type]
present = volume > 0
w = torch.where(present, volume.clamp(min=1e-300) ** -power, torch.zeros_like(volume))
if empty == "max":
    w = torch.where(present, w, w.max())
q = log_p.exp()
overlap = 2 * (w * (q * t).sum(1)).sum() + smooth
loss = 1 - overlap / ((w * (q.sum(1) + volume)).sum() + smooth)
