// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QWidget>
#include <memory>

class QSvgRenderer;

namespace lossglass {

/// A rendered formula, ":/formulas/<id>.svg", in the theme's text colour; the plain TeX where
/// there is no picture of it. Shrinks to the width it gets, never grows.
class FormulaView : public QWidget {
    Q_OBJECT

public:
    explicit FormulaView(QWidget* parent = nullptr);
    ~FormulaView() override;

    /// `tex` is read by screen readers and shown where the picture is missing.
    void setFormula(const QString& id, const QString& tex);
    bool hasPicture() const { return m_renderer != nullptr; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void load();
    QSizeF naturalSize() const;

    QByteArray m_source;  ///< SVG with currentColor in it; empty where there is none
    QString m_tex;
    std::unique_ptr<QSvgRenderer> m_renderer;
};

/// The picture as rich text for a tool tip, in the given colour; the TeX where there is none.
QString formulaToolTip(const QString& id, const QString& tex, const QColor& colour);

}  // namespace lossglass
