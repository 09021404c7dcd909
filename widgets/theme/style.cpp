// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/style.h"

#include "widgets/theme/control_painting.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QProxyStyle>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolBar>
#include <QToolButton>

namespace lossglass {
namespace {

constexpr int kControlHeight = 26;
constexpr int kToolButtonSide = 32;
/// Between the icon and the text of a tool button, where Fusion leaves next to nothing.
const QString kGapInText = QStringLiteral(" ");
constexpr int kInset = 4;  ///< more room beside a text than Fusion leaves

constexpr const char* kOwnTip = "ownToolTip";

/// Lets the tool tip of a combo box say the chosen text too where that is cut.
class CutChoiceTip : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        auto* box = qobject_cast<QComboBox*>(watched);
        if (!box || event->type() != QEvent::ToolTip) return false;
        QString own = box->property(kOwnTip).toString();
        if (own.isNull() || !box->toolTip().startsWith(own)) own = box->toolTip();
        box->setProperty(kOwnTip, own);
        box->setToolTip(isCut(*box) ? own + '\n' + box->currentText() : own);
        return false;
    }

private:
    static bool isCut(const QComboBox& box) {
        QStyleOptionComboBox option;
        option.initFrom(&box);
        const int icon = box.itemIcon(box.currentIndex()).isNull() ? 0 : box.iconSize().width() + 4;
        const QRect room = box.style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                       QStyle::SC_ComboBoxEditField, &box);
        return box.fontMetrics().horizontalAdvance(box.currentText()) + icon + 2 > room.width();
    }
};

/// Fusion derives its edges from the window colour, with a contrast below 3, and shades its
/// buttons; these few elements are painted flat instead.
class FlatStyle : public QProxyStyle {
public:
    FlatStyle()
        : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))),
          m_tips(new CutChoiceTip(this)) {}

    using QProxyStyle::polish;
    void polish(QWidget* widget) override {
        QProxyStyle::polish(widget);
        if (qobject_cast<QComboBox*>(widget)) widget->installEventFilter(m_tips);
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* answer) const override;
    QIcon standardIcon(StandardPixmap kind, const QStyleOption* option,
                       const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;

private:
    void drawComboBox(const QStyleOptionComboBox& option, QPainter* painter,
                      const QWidget* widget) const;
    void drawComboText(const QStyleOptionComboBox& option, QPainter* painter,
                       const QWidget* widget) const;
    void drawSpinBox(const QStyleOptionSpinBox& option, QPainter* painter,
                     const QWidget* widget) const;

    CutChoiceTip* m_tips;
};

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                              QPainter* painter, const QWidget* widget) const {
    switch (element) {
        case PE_PanelButtonCommand:
            return paintControl(*painter, *option, option->rect, ControlKind::Button);
        case PE_PanelButtonTool:
            return paintControl(*painter, *option, option->rect, ControlKind::Tool);
        case PE_PanelLineEdit:
            // The editor inside a spin box or combo box has no frame of its own.
            if (widget && (qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) ||
                           qobject_cast<const QComboBox*>(widget->parentWidget())))
                return;
            [[fallthrough]];
        case PE_FrameLineEdit:
            return paintControl(*painter, *option, option->rect, ControlKind::Field);
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck:
            return paintCheckBox(*painter, *option);
        case PE_IndicatorRadioButton:
            return paintRadioButton(*painter, *option);
        case PE_FrameFocusRect:
            // Buttons show the ring on their own edge, painted with it.
            if (qobject_cast<const QPushButton*>(widget)) return;
            if (const auto* tool = qobject_cast<const QToolButton*>(widget)) {
                // One without an edge has none to show it on.
                if (tool->autoRaise())
                    paintFocusRing(*painter, *option, tool->rect().adjusted(3, 3, -3, -3));
                return;
            }
            return paintFocusRing(*painter, *option, option->rect);
        case PE_IndicatorToolBarSeparator: {
            const bool across = option->state & State_Horizontal;
            const QPoint centre = option->rect.center();
            const QPoint half = across ? QPoint(0, 11) : QPoint(11, 0);
            painter->setPen(QPen(themeOf(option->palette).divider, 1));
            painter->drawLine(centre - half, centre + half);
            return;
        }
        default:
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
    const Theme& t = themeOf(option->palette);
    switch (element) {
        case CE_ComboBoxLabel:
            if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
                return drawComboText(*combo, painter, widget);
            return;
        case CE_ToolButtonLabel:
            if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
                tool && tool->toolButtonStyle == Qt::ToolButtonTextBesideIcon) {
                QStyleOptionToolButton apart = *tool;
                apart.text.prepend(kGapInText);
                return QProxyStyle::drawControl(element, &apart, painter, widget);
            }
            return QProxyStyle::drawControl(element, option, painter, widget);
        case CE_Splitter:
            return;  // the gap between two panes says enough
        case CE_ToolBar:
            painter->fillRect(option->rect, t.window);
            painter->fillRect(
                QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                t.divider);
            return;
        case CE_MenuBarEmptyArea:
            painter->fillRect(option->rect, t.window);
            return;
        default:
            QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                   QPainter* painter, const QWidget* widget) const {
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        combo && control == CC_ComboBox)
        return drawComboBox(*combo, painter, widget);
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        spin && control == CC_SpinBox)
        return drawSpinBox(*spin, painter, widget);
    if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        slider && control == CC_Slider)
        return paintSlider(*painter, *slider,
                           subControlRect(CC_Slider, option, SC_SliderGroove, widget),
                           subControlRect(CC_Slider, option, SC_SliderHandle, widget));
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void FlatStyle::drawComboBox(const QStyleOptionComboBox& option, QPainter* painter,
                             const QWidget* widget) const {
    QStyleOptionComboBox body = option;
    // An open list is no pressed button.
    body.state &= ~(State_On | State_Sunken);
    paintControl(*painter, body, option.rect, ControlKind::Field);
    paintChevron(*painter, option, subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, widget));
}

/// Fusion cuts what does not fit; this ends in "…".
void FlatStyle::drawComboText(const QStyleOptionComboBox& option, QPainter* painter,
                              const QWidget* widget) const {
    QStyleOptionComboBox shown = option;
    const int icon = option.currentIcon.isNull() ? 0 : option.iconSize.width() + 4;
    const int room =
        subControlRect(CC_ComboBox, &option, SC_ComboBoxEditField, widget).width() - icon - 2;
    shown.currentText = option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, room);
    QProxyStyle::drawControl(CE_ComboBoxLabel, &shown, painter, widget);
}

void FlatStyle::drawSpinBox(const QStyleOptionSpinBox& option, QPainter* painter,
                            const QWidget* widget) const {
    if (option.frame) {
        QStyleOptionSpinBox body = option;
        body.state &= ~(State_On | State_Sunken);
        paintControl(*painter, body, option.rect, ControlKind::Field);
    }
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons) return;
    const bool enabled = option.state & State_Enabled;
    QRectF up = subControlRect(CC_SpinBox, &option, SC_SpinBoxUp, widget);
    QRectF down = subControlRect(CC_SpinBox, &option, SC_SpinBoxDown, widget);
    paintSpinArrow(*painter, option, up.translated(0, 1), ArrowDirection::Up,
                   enabled && (option.stepEnabled & QAbstractSpinBox::StepUpEnabled));
    paintSpinArrow(*painter, option, down.translated(0, -1), ArrowDirection::Down,
                   enabled && (option.stepEnabled & QAbstractSpinBox::StepDownEnabled));
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                           const QWidget* widget) const {
    switch (metric) {
        case PM_SplitterWidth:
            return 8;
        case PM_SmallIconSize:
            if (const QVariant width = widget ? widget->property(kMenuIconWidth) : QVariant();
                width.isValid())
                return width.toInt();
            [[fallthrough]];
        case PM_ToolBarIconSize:
        case PM_ButtonIconSize:
            return 18;
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight:
            return 16;
        case PM_SliderLength:
        case PM_SliderThickness:
            return 20;
        case PM_ButtonShiftHorizontal:
        case PM_ButtonShiftVertical:
            return 0;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* answer) const {
    // The pictures of the platform fit no other icon of the window; the words say all.
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;
    return QProxyStyle::styleHint(hint, option, widget, answer);
}

QIcon FlatStyle::standardIcon(StandardPixmap kind, const QStyleOption* option,
                              const QWidget* widget) const {
    const Theme& t = themeOf(QApplication::palette());
    switch (kind) {
        case SP_MessageBoxInformation:
            return icon(QStringLiteral("info"), t.accent);
        case SP_MessageBoxQuestion:
            return icon(QStringLiteral("circle-help"), t.accent);
        case SP_MessageBoxWarning:
            return icon(QStringLiteral("triangle-alert"), t.noteText);
        case SP_MessageBoxCritical:
            return icon(QStringLiteral("triangle-alert"), t.error);
        default:
            return QProxyStyle::standardIcon(kind, option, widget);
    }
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption* option,
                                const QWidget* widget) const {
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const bool ownFrame = widget && !qobject_cast<const QAbstractSpinBox*>(widget->parentWidget());
    return element == SE_LineEditContents && ownFrame ? rect.adjusted(kInset, 0, -kInset, 0) : rect;
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                SubControl part, const QWidget* widget) const {
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    return control == CC_ComboBox && part == SC_ComboBoxEditField ? rect.adjusted(kInset, 0, 0, 0)
                                                                  : rect;
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const {
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
        case CT_PushButton:
            result.setHeight(qMax(kControlHeight, size.height() + 8));
            result.rwidth() += 12;
            break;
        case CT_ComboBox:
            result.rwidth() += kInset;
            [[fallthrough]];
        case CT_LineEdit:
        case CT_SpinBox:
            result.setHeight(qMax(kControlHeight, size.height() + 8));
            break;
        case CT_ToolButton:
            if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
                tool && tool->toolButtonStyle == Qt::ToolButtonTextBesideIcon)
                result.rwidth() += option->fontMetrics.horizontalAdvance(kGapInText);
            if (widget && qobject_cast<const QToolBar*>(widget->parentWidget()))
                result = result.expandedTo(QSize(kToolButtonSide, kToolButtonSide));
            break;
        default:
            break;
    }
    return result;
}

}  // namespace

QStyle* makeStyle() {
    return new FlatStyle;
}

}  // namespace lossglass
