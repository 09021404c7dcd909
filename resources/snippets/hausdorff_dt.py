# parameters: alpha include_background
first = 0 if include_background or len(p) == 1 else 1
to_target = load("target_distance.npy").movedim(1, 0)[:, valid]
to_prediction = load("prediction_distance.npy").movedim(1, 0)[:, valid]
far = sum(torch.where(d > 0, d**alpha, torch.zeros_like(d)) for d in (to_target, to_prediction))
loss = ((p - y) ** 2 * far)[first:].mean()
