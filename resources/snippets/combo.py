# parameters: alpha beta smooth offset include_background
first = 0 if include_background or len(p) == 1 else 1
tp = (p * y).sum(1)
dice = (2 * tp + smooth) / (p.sum(1) + y.sum(1) + smooth)
others = [log_p[[j for j in range(len(t)) if j != label]] for label in range(len(t))]
log_not = torch.stack([rows.logsumexp(0) for rows in others])  # ln(1 - p)
entropy = beta * y * log_p[-len(p) :] + (1 - beta) * (1 - y) * log_not[-len(p) :]
loss = -alpha * entropy.mean() - (1 - alpha) * dice[first:].mean() + (1 - alpha if offset else 0)
