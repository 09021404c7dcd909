# parameters: beta
if beta == "auto":
    beta = 1 - y.mean()
loss = -(beta * y * log_p[1] + (1 - beta) * (1 - y) * log_p[0]).mean()
