# parameters: epsilon weights
w = weights[:, None]
hard = -(w * t * log_p).sum()
even = -(w * log_p).sum() / len(t)
loss = ((1 - epsilon) * hard + epsilon * even) / (w * t).sum()
