// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/import_change.h"
#include "app/window/import_reviewer.h"

#include <QFrame>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace lossglass {

class ColourBar;
class ImportPlaceRow;
class ImportPreview;
class PaneHead;

/// The prediction's half of the import panel: its planes, whether its numbers are logits or
/// probabilities and by which evidence, the order of its channels, and what that changes in the
/// loss.
class ImportPredictionCard : public QFrame {
    Q_OBJECT

public:
    explicit ImportPredictionCard(QWidget* parent = nullptr);

    /// Silent.
    void setResult(const ReviewResult& result);

signals:
    void changed(const lossglass::ImportChange& change);

private:
    QWidget* buildPlaneRow();
    QWidget* buildReadRow();
    void buildNumbers(QWidget* row);
    void setKind(const ReviewedPrediction& prediction, const ImportOptions& options);
    QWidget* buildChannelsRow();
    void showPlane();
    void fillEvidence(const PredictionEvidence& evidence);
    void sendChannels();

    PaneHead* m_head;
    ImportPreview* m_preview;
    QComboBox* m_plane = nullptr;
    ColourBar* m_bar = nullptr;
    QToolButton *m_probabilities = nullptr, *m_logits = nullptr, *m_labels = nullptr;
    QLabel* m_numberSign = nullptr;  ///< of the number beside it
    QDoubleSpinBox *m_divisor = nullptr, *m_confidence = nullptr;
    QWidget* m_channelsRow = nullptr;
    QLineEdit* m_channels = nullptr;
    ImportPlaceRow* m_place;
    QWidget* m_evidence;
    QGridLayout* m_tests;
    QLabel *m_conclusion, *m_effect, *m_error;
    QList<QImage> m_planes;
    double m_logitRange = 0;
    int m_storedChannels = 1;
    bool m_isFilling = false;
};

}  // namespace lossglass
