// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace lossglass {

/// A part of the window that has something to keep with the session (the threshold of the budget,
/// the axes of a sweep ...). An object below the window that also derives from this is found by
/// itself. Texts are ids, never translated words.
class SessionPart {
public:
    virtual ~SessionPart() = default;

    /// The object name of its tab; its key in the session.
    virtual QString sessionKey() const = 0;
    virtual QJsonObject sessionState() const = 0;
    /// Takes what an earlier or later version gave: what is missing or makes no sense is left as
    /// it is.
    virtual void setSessionState(const QJsonObject& state) = 0;
};

}  // namespace lossglass
