# parameters: k
entropy = -(t * log_p).sum(0)
count = max(1, int(k * len(entropy) / 100))
loss = entropy.topk(count).values.mean()
