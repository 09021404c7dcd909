# parameters: epsilon
log_pt = (t * log_p).sum(0)
loss = (-log_pt + epsilon * -torch.expm1(log_pt)).mean()
