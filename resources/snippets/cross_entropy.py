# parameters: weights
w = weights[:, None] * t
loss = -(w * log_p).sum() / w.sum()
