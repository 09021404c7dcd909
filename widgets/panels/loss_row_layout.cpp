// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/loss_row_layout.h"

namespace lossglass {
namespace {

constexpr int kMargin = 12;
constexpr int kCheck = 28;
constexpr int kBox = 16;
constexpr int kValue = 62;
constexpr int kSpark = 84;
constexpr int kChange = 70;

}  // namespace

LossRowLayout LossRowLayout::of(const QRect& row, ListDensity density) {
    const int sparkWidth = density == ListDensity::Compact ? 0 : kSpark;
    const auto column = [&](int left, int width) {
        return QRect(left, row.top(), width, row.height());
    };
    LossRowLayout layout;
    const int changeLeft = row.right() + 1 - kMargin - kChange;
    const int sparkLeft = changeLeft - sparkWidth;
    const int valueLeft = sparkLeft - kValue;
    const int nameLeft = row.left() + kMargin + kCheck;
    layout.check = column(row.left(), kMargin + kCheck);
    layout.box = QRect(row.left() + kMargin, row.top() + (row.height() - kBox) / 2, kBox, kBox);
    layout.name = column(nameLeft, valueLeft - nameLeft);
    layout.value = column(valueLeft, kValue);
    layout.spark = column(sparkLeft, sparkWidth);
    layout.change = column(changeLeft, kChange);
    return layout;
}

}  // namespace lossglass
