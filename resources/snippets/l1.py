loss = (p - y).abs().mean()
