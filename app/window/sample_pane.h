// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace lossglass {

class SampleStrip;
class WindowActions;

/// Under the views: the samples of the batch in small, and what can be done to them.
class SamplePane : public QFrame {
    Q_OBJECT

public:
    explicit SamplePane(const WindowActions& actions, QWidget* parent = nullptr);

    SampleStrip* strip() const { return m_strip; }

private:
    SampleStrip* m_strip;
};

}  // namespace lossglass
