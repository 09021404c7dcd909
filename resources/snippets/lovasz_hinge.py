margin = torch.relu(1 - z[0] * (2 * y[0] - 1))
errors, order = margin.sort(descending=True, stable=True)
truth = y[0][order]
missing = truth.sum() - truth.cumsum(0)
jaccard = 1 - missing / (truth.sum() + (1 - truth).cumsum(0))
loss = errors @ torch.diff(jaccard, prepend=jaccard.new_zeros(1))
