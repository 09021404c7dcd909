#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the losses of `lossglass benchmark` beside the same ones in eager PyTorch.

    tests/bench/torch_ratio.py build/release/app/lossglass [--rounds 3] [--threads 1]

Needs python3-torch. Both programs run in turn, several times; the best of each counts, so that a
busy machine disturbs less. PyTorch is tuned: AVX-512 kernels, and an allocator that keeps freed
memory. Forward and backward to the logits against value and logit gradient, 512 x 512, float.
Sums are printed without and with the distance losses: PyTorch has no distance
transform and takes SciPy's (python3-scipy), as the libraries do. The maps of the target are made
once on both sides, as they stay the same while the prediction changes.
"""
import argparse
import json
import os
import subprocess
import sys
import time

SIZE = 512
SECONDS_PER_LOSS = 0.25


def scene(torch, classes):
    generator = torch.Generator().manual_seed(1)
    axis = torch.arange(SIZE) / SIZE - 0.5
    y, x = torch.meshgrid(axis, axis, indexing="ij")
    foreground = max(1, classes - 1)
    stripe = ((x + 0.5) * foreground).long().clamp(max=foreground - 1)
    labels = torch.where(x * x + y * y < 0.1, 1 + stripe, torch.zeros_like(stripe))
    channels = [1] if classes == 1 else range(classes)
    target = torch.stack([(labels == c).float() for c in channels])[None]
    noise = torch.randn(target.shape, generator=generator) * 2
    return target * 4 - 2 + noise, target, labels[None]


class Losses:
    """With t the target of each channel, p its probability; sums over a channel's pixels."""

    def __init__(self, torch, classes):
        self.torch, self.F, self.single = torch, torch.nn.functional, classes == 1
        self.z, self.t, self.y = scene(torch, classes)
        self.z.requires_grad_(True)

    def p(self):
        return self.torch.sigmoid(self.z) if self.single else self.torch.softmax(self.z, 1)

    def log_true(self):
        if self.single:
            return -self.F.binary_cross_entropy_with_logits(self.z, self.t, reduction="none")
        return -self.F.cross_entropy(self.z, self.y, reduction="none")

    def tversky_index(self, p, t, alpha, beta, s):
        tp, fn, fp = (p * t).sum((0, 2, 3)), ((1 - p) * t).sum((0, 2, 3)), (p * (1 - t)).sum((0, 2, 3))
        return (tp + s) / (tp + alpha * fn + beta * fp + s)

    def dice_index(self, s=1.0):
        p = self.p()
        return (2 * (p * self.t).sum((0, 2, 3)) + s) / ((p + self.t).sum((0, 2, 3)) + s)

    def both(self):
        p = self.p()
        if not self.single:
            return p, self.t
        return self.torch.cat([1 - p, p], 1), self.torch.cat([1 - self.t, self.t], 1)

    def cross_entropy(self):
        return -self.log_true().mean()

    def focal(self, gamma=2.0):
        log_p = self.log_true()
        return (-(1 - log_p.exp()) ** gamma * log_p).mean()

    def dice(self):
        return 1 - self.dice_index().mean()

    def jaccard(self):
        return 1 - self.tversky_index(self.p(), self.t, 1, 1, 1).mean()

    def tversky(self):
        return 1 - self.tversky_index(self.p(), self.t, 0.7, 0.3, 1).mean()

    def generalized_dice(self):
        p, t = self.both()
        w = 1 / t.sum((0, 2, 3)).clamp(min=1) ** 2
        return 1 - 2 * (w * (p * t).sum((0, 2, 3))).sum() / (w * (p + t).sum((0, 2, 3))).sum()

    def bce_dice(self):
        return self.cross_entropy() + self.dice()

    def focal_dice(self):
        return self.focal() + 1 - self.tversky_index(self.p(), self.t, 0.5, 0.5, 1e-5).mean()

    def exp_log(self):
        w = (self.t.numel() / self.t.sum().clamp(min=1)) ** 0.5
        return 0.8 * ((-self.dice_index().log()) ** 0.3).mean() + \
            0.2 * (w * (-self.log_true()).clamp(min=1e-7) ** 0.3).mean()

    def lovasz_gradient(self, sorted_labels):
        total = sorted_labels.sum()
        jaccard = 1 - (total - sorted_labels.cumsum(0)) / (total + (1 - sorted_labels).cumsum(0))
        return self.torch.cat([jaccard[:1], jaccard[1:] - jaccard[:-1]])

    def lovasz_softmax(self):
        p, value = self.p(), 0
        for c in range(p.shape[1]):
            t = self.t[:, c].reshape(-1)
            errors, order = self.torch.sort((t - p[:, c].reshape(-1)).abs(), descending=True)
            value = value + self.torch.dot(errors, self.lovasz_gradient(t[order]))
        return value / p.shape[1]

    def balanced_cross_entropy(self):
        beta = 1 - self.t.mean()
        w = beta * self.t + (1 - beta) * (1 - self.t)
        return self.F.binary_cross_entropy_with_logits(self.z, self.t, weight=w)

    def focal_tversky(self):
        return ((1 - self.tversky_index(self.p(), self.t, 0.7, 0.3, 1)) ** 0.75).mean()

    def lovasz_hinge(self):
        t, z = self.t.reshape(-1), self.z.reshape(-1)
        errors, order = self.torch.sort(1 - z * (2 * t - 1), descending=True)
        return self.torch.dot(self.F.relu(errors), self.lovasz_gradient(t[order]))

    def log_cosh_dice(self):
        return self.torch.log(self.torch.cosh(self.dice()))

    def combo(self):
        if self.single:
            entropy = self.F.binary_cross_entropy_with_logits(self.z, self.t)
        else:
            entropy = self.F.binary_cross_entropy(self.p(), self.t)
        return 0.5 * entropy - 0.5 * self.dice_index().mean()

    def topk_ce(self):
        losses = -self.log_true().reshape(-1)
        return losses.topk(losses.numel() // 10, sorted=False).values.mean()

    def label_smoothing_ce(self):
        if self.single:
            return self.F.binary_cross_entropy_with_logits(self.z, self.t * 0.9 + 0.05)
        return self.F.cross_entropy(self.z, self.y, label_smoothing=0.1)

    def poly1_ce(self):
        log_p = self.log_true()
        return (-log_p + (1 - log_p.exp())).mean()

    def asymmetric_focal(self):
        log_p = self.log_true()
        background = (self.y == 0).reshape(log_p.shape).float()
        rare = -0.6 * log_p * (1 - background)
        return (rare - 0.4 * (1 - log_p.exp()).clamp(min=1e-7) ** 0.5 * log_p * background).mean()

    def asymmetric_focal_tversky(self):
        p, t = self.both()
        d = 1 - self.tversky_index(p, t, 0.6, 0.4, 1e-6)
        return (d[0] + (d[1:] ** 0.5).sum()) / len(d)

    def unified_focal(self):
        return 0.5 * self.asymmetric_focal() + 0.5 * self.asymmetric_focal_tversky()

    def sensitivity_specificity(self):
        square = (self.t - self.p()) ** 2
        on = (square * self.t).sum((0, 2, 3)) / self.t.sum((0, 2, 3))
        off = (square * (1 - self.t)).sum((0, 2, 3)) / (1 - self.t).sum((0, 2, 3))
        return (0.05 * on + 0.95 * off).mean()

    def mcc(self):
        p, t = self.p(), self.t
        tp, fp = (p * t).sum((0, 2, 3)), (p * (1 - t)).sum((0, 2, 3))
        fn, tn = ((1 - p) * t).sum((0, 2, 3)), ((1 - p) * (1 - t)).sum((0, 2, 3))
        root = (tp + fp).sqrt() * (tp + fn).sqrt() * (tn + fp).sqrt() * (tn + fn).sqrt()
        return (1 - (tp * tn - fp * fn) / root).mean()

    def l1(self):
        return self.F.l1_loss(self.p(), self.t)

    def l2(self):
        return self.F.mse_loss(self.p(), self.t)

    def distance(self, mask):
        """To the other side of the mask, from both sides."""
        from scipy.ndimage import distance_transform_edt
        mask = mask.numpy().astype(bool)
        return self.torch.from_numpy(distance_transform_edt(mask) + distance_transform_edt(~mask))

    def region(self):
        """The channels without the background, and what hangs on their target alone."""
        if not hasattr(self, "target_maps"):
            self.taken = range(0 if self.single else 1, self.t.shape[1])
            masks = [self.t[0, c] for c in self.taken]
            self.target_maps = self.torch.stack([self.distance(mask).float() for mask in masks])
            signs = self.torch.stack(masks) * -2 + 1
            self.signed_maps = signs * self.target_maps + self.torch.stack(masks)
        return self.taken

    def boundary(self):
        taken = self.region()
        return (self.p()[0, taken] * self.signed_maps).mean()

    def hausdorff_dt(self):
        taken = self.region()
        p, t = self.p()[0, taken], self.t[0, taken]
        maps = self.torch.stack([self.distance(each > 0.5).float() for each in p.detach()])
        return ((p - t) ** 2 * (maps ** 2 + self.target_maps ** 2)).mean()


DISTANCE = ["boundary", "hausdorff_dt"]
SINGLE_ONLY = {"balanced_cross_entropy", "lovasz_hinge"}
NAMES = ["cross_entropy", "focal", "dice", "jaccard", "tversky", "generalized_dice", "bce_dice",
         "focal_dice", "exp_log", "lovasz_softmax", "balanced_cross_entropy", "focal_tversky",
         "lovasz_hinge", "log_cosh_dice", "combo", "topk_ce", "label_smoothing_ce", "poly1_ce",
         "asymmetric_focal", "asymmetric_focal_tversky", "unified_focal",
         "sensitivity_specificity", "mcc", "l1", "l2"]


def time_torch(threads):
    import torch
    torch.set_num_threads(threads)
    # Processor time where it means the same: what other programs take does not count. Lossglass
    # gives times by the clock on the wall, so that a busy machine can only make the ratios worse.
    clock = time.process_time if threads == 1 else time.perf_counter
    best = {}
    try:
        import scipy.ndimage
        names = NAMES + DISTANCE
    except ImportError:
        names = NAMES
    for classes in (1, 4):
        losses = Losses(torch, classes)
        for name in names:
            if classes > 1 and name in SINGLE_ONLY:
                continue
            run = getattr(losses, name)
            times, start = [], time.perf_counter()
            while len(times) < 4 or time.perf_counter() - start < SECONDS_PER_LOSS:
                losses.z.grad = None
                before = clock()
                run().backward()
                times.append(1000 * (clock() - before))
            best[f"{name} {classes}"] = min(times)
    return best


def time_lossglass(program, threads):
    command = [program, "benchmark", "--json", "--filter", "loss:,preparation",
               "--size", str(SIZE), "--threads", str(threads)]
    results = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return {f"{each['name'].removeprefix('loss:')} {each['classes']}": each["milliseconds"]
            for each in results["results"]}


def tuned_environment():
    return dict(os.environ, ATEN_CPU_CAPABILITY="avx512", MALLOC_TRIM_THRESHOLD_="1000000000",
                MALLOC_MMAP_THRESHOLD_="1000000000", MALLOC_TOP_PAD_="300000000")


def print_total(title, classes, names, theirs, ours):
    total = sum(theirs[name] for name in names)
    mine = sum(ours[name] for name in names) + ours[f"preparation {classes}"]
    print(f"{title:30}{classes:7}{total:10.2f}{mine:14.3f}{total / mine:8.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", help="the lossglass program")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--torch-only", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.torch_only:
        print(json.dumps(time_torch(options.threads)))
        return
    ours, theirs = {}, {}
    for _ in range(options.rounds):
        again = [sys.executable, __file__, options.program, "--torch-only",
                 "--threads", str(options.threads)]
        torch_run = subprocess.run(again, check=True, capture_output=True, env=tuned_environment())
        for best, found in ((theirs, json.loads(torch_run.stdout)),
                            (ours, time_lossglass(options.program, options.threads))):
            for name, value in found.items():
                best[name] = min(value, best.get(name, value))
    print(f"{'loss':28}{'channels':>9}{'torch ms':>10}{'lossglass ms':>14}{'ratio':>8}")
    for classes in (1, 4):
        names = [name for name in theirs if name.endswith(f" {classes}") and name in ours]
        for name in names:
            print(f"{name.split()[0]:28}{classes:9}{theirs[name]:10.2f}{ours[name]:14.3f}"
                  f"{theirs[name] / ours[name]:8.1f}")
        print_total("all of them, preparation once", classes, names, theirs, ours)
        few = [name for name in names if name.split()[0] not in DISTANCE]
        if len(few) < len(names):
            print_total("without distance losses", classes, few, theirs, ours)
        print()


if __name__ == "__main__":
    main()
