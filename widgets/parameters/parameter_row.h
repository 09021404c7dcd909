// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/parameter.h"

#include <QWidget>
#include <optional>

class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace lossglass {

/// One parameter in the panel. What is common to all kinds:
/// `[name] [symbol] .... [was 1.00]` / `[the kind's own controls] [reset]` / `[help]`.
///
/// setValue() is silent. Signals come from the hand, in the order editBegan, valueEdited (once or
/// more), editEnded: one such group is one entry of the undo stack.
class ParameterRow : public QWidget {
    Q_OBJECT

public:
    explicit ParameterRow(const Parameter& parameter, QWidget* parent = nullptr);

    const Parameter& parameter() const { return m_parameter; }
    const ParameterValue& value() const { return m_value; }
    void setValue(const ParameterValue& value);

    bool isAtDefault() const { return m_value == m_parameter.defaultValue; }
    /// As if reset had been pressed.
    void reset();

signals:
    void editBegan();
    void valueEdited(const lossglass::ParameterValue& value);
    void editEnded();

protected:
    /// Brings the kind's controls to value(), without a signal.
    virtual void showValue() = 0;

    /// Where a kind puts its controls: a column left of the reset button.
    QVBoxLayout* body() const { return m_body; }
    /// The value before the last edit by the hand; none before the first.
    const std::optional<ParameterValue>& former() const { return m_former; }
    /// The right end of the line of the name.
    QHBoxLayout* titleEnd() const { return m_titleEnd; }
    void hideTitle();
    enum class Shown { No, Yes };
    void setResetShown(Shown shown);
    /// The plain name, with a capital.
    QString name() const;

    /// The three steps of an edit by the hand. changeTo() alone is a whole edit.
    void beginEdit();
    void edit(const ParameterValue& value);
    void endEdit();
    void changeTo(const ParameterValue& value);

    void changeEvent(QEvent* event) override;

private:
    void buildTitle(QVBoxLayout* column);
    void buildBody(QVBoxLayout* column);
    void buildHelp(QVBoxLayout* column);
    void update();
    QString formerText() const;

    Parameter m_parameter;
    ParameterValue m_value;
    std::optional<ParameterValue> m_former;  ///< before the last edit
    QWidget* m_title = nullptr;
    QHBoxLayout* m_titleEnd = nullptr;
    QLabel* m_was = nullptr;
    QVBoxLayout* m_body = nullptr;
    QToolButton* m_reset = nullptr;
};

}  // namespace lossglass
