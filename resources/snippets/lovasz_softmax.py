# parameters: classes


def lovasz(errors, truth):
    errors, order = errors.sort(descending=True, stable=True)
    truth = truth[order]
    missing = truth.sum() - truth.cumsum(0)
    jaccard = 1 - missing / (truth.sum() + (1 - truth).cumsum(0))
    return errors @ torch.diff(jaccard, prepend=jaccard.new_zeros(1))


taken = [c for c in range(len(p)) if classes == "all" or y[c].any()]
parts = [lovasz((y[c] - p[c]).abs(), y[c]) for c in taken]
loss = torch.stack(parts).mean() if parts else 0 * p.sum()
