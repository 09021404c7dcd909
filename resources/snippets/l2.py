loss = ((p - y) ** 2).mean()
