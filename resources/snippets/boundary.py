# parameters: include_background
first = 0 if include_background or len(p) == 1 else 1
level_set = load("target_level_set.npy").movedim(1, 0)[:, valid]  # negative inside the target
loss = (level_set * p)[first:].mean()
