// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QComboBox;
class QMenu;
class QPushButton;

namespace lossglass {

class SegmentChoice;

/// How the cards of the Compare tab are made and ordered.
struct CompareOptions {
    enum class Range { Own, Shared };
    enum class Order { AsListed, ByValue, ByGradientNorm };
    enum class Shown { Now, Kept };

    Range range = Range::Own;
    Order order = Order::AsListed;
    Shown shown = Shown::Now;  ///< which scene: the present one or the kept one
    bool hasKept = false;
    bool byLogit = true;  ///< what the gradient is taken by

    bool operator==(const CompareOptions&) const = default;
};

/// The row above the cards. Silent when set; signals come from the hand.
class CompareControls : public QWidget {
    Q_OBJECT

public:
    explicit CompareControls(QWidget* parent = nullptr);

    void setOptions(const CompareOptions& options);
    /// The cards that the selected one can be subtracted from or that can be subtracted from it:
    /// names and keys. Without any the difference cannot be made.
    void setDifferences(const QString& selected, const QStringList& names, const QList<int>& keys);

signals:
    void optionsEdited(const lossglass::CompareOptions& options);
    void keepSettingsWanted();
    void differenceWanted(int key);
    void keepSceneWanted();

private:
    QPushButton* button(const QString& text, const QString& tip);

    CompareOptions m_options;
    SegmentChoice *m_range, *m_shown;
    QComboBox *m_by, *m_order;
    QPushButton *m_keep, *m_difference, *m_keepScene;
    QMenu* m_others;
};

}  // namespace lossglass
