# parameters: gamma alpha
log_pt = (t * log_p).sum(0)
loss = -(alpha @ t * (-torch.expm1(log_pt)) ** gamma * log_pt).mean()
