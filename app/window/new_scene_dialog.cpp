// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/new_scene_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QSpinBox>

#include <cmath>

namespace lossglass {

namespace {

constexpr int kLargestSide = 4096;
constexpr int kMostClasses = 32;
constexpr double kBackground = 0.9;

QSpinBox* number(int low, int high, int value, QWidget* parent) {
    auto* box = new QSpinBox(parent);
    box->setRange(low, high);
    box->setValue(value);
    box->setToolTip(NewSceneDialog::tr("%1 to %2").arg(low).arg(high));
    return box;
}

}  // namespace

Scene blankScene(int width, int height, int classes) {
    SceneParts<float> parts;
    parts.width = width;
    parts.height = height;
    parts.activation = classes == 2 ? Activation::Sigmoid : Activation::Softmax;
    const auto pixels = static_cast<Eigen::Index>(width) * height;
    const int channels = classes == 2 ? 1 : classes;
    Planes<float> logits = Planes<float>::Zero(channels, pixels);
    const double others = (1 - kBackground) / (classes - 1);
    const auto gap = static_cast<float>(std::log(kBackground / others));
    if (channels == 1)
        logits.setConstant(-gap);
    else
        logits.row(0).setConstant(gap);
    parts.labels =
        std::make_shared<const Labels>(static_cast<std::size_t>(pixels), std::uint8_t{0});
    parts.logits = std::make_shared<const Planes<float>>(std::move(logits));
    return std::move(Scene::make(std::move(parts))).value();
}

NewSceneDialog::NewSceneDialog(QWidget* parent)
    : QDialog(parent),
      m_width(number(1, kLargestSide, 256, this)),
      m_height(number(1, kLargestSide, 256, this)),
      m_classes(number(2, kMostClasses, 2, this)) {
    setWindowTitle(tr("New scene"));
    auto* form = new QFormLayout(this);
    form->addRow(tr("Width in pixels"), m_width);
    form->addRow(tr("Height in pixels"), m_height);
    form->addRow(tr("Classes, background included"), m_classes);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

Scene NewSceneDialog::scene() const {
    return blankScene(m_width->value(), m_height->value(), m_classes->value());
}

}  // namespace lossglass
