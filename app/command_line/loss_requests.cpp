// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/loss_requests.h"

#include "app/command_line/nearest_word.h"
#include "losslib/dialects/dialect_catalogue.h"
#include "losslib/dialects/dialect_losses.h"
#include "losslib/loss/catalogue.h"

#include <optional>

namespace lossglass {

namespace {

QStringList lossIds() {
    QStringList ids;
    for (const Loss& loss : catalogue())
        ids << QString::fromStdString(loss.id);
    return ids;
}

QStringList parameterIds(const Loss& loss) {
    QStringList ids;
    for (const Parameter& parameter : loss.parameters)
        ids << QString::fromStdString(parameter.id);
    return ids;
}

Result<Request> requestFor(const QString& id) {
    if (id.contains(':'))
        if (const auto dialect = findDialect(id.toStdString()); !dialect)
            return usageError(QString::fromStdString(describe(dialect.error())));
    const Loss* loss = findAnyLoss(id.toStdString());
    if (!loss)
        return usageError("there is no loss \"" + id + "\"" +
                          (nearestWord(id, lossIds()).isEmpty()
                               ? "; \"lossglass catalogue\" lists them"
                               : didYouMean(id, lossIds())));
    return Request{loss, ParameterValues(loss->parameters), {}};
}

QString ownParameters(const Loss& loss) {
    const QStringList ids = parameterIds(loss);
    return ids.isEmpty() ? "; it has none" : "; it has " + ids.join(", ");
}

std::optional<Error> applySetting(const QString& setting, Request& request) {
    const QString lossId = QString::fromStdString(request.loss->id);
    const qsizetype equals = setting.indexOf('=');
    if (equals < 1)
        return usageError("--set takes NAME=VALUE, not \"" + setting + "\" (for " + lossId + ")");
    const QString name = setting.left(equals);
    const Parameter* parameter = findParameter(*request.loss, name.toStdString());
    if (!parameter) {
        const QString suggestion = didYouMean(name, parameterIds(*request.loss));
        return usageError("the loss " + lossId + " has no parameter \"" + name + "\"" +
                          (suggestion.isEmpty() ? ownParameters(*request.loss) : suggestion));
    }
    const auto value = parseValue(*parameter, setting.mid(equals + 1).toStdString());
    if (!value)
        return usageError("--set " + setting + ": for the loss " + lossId + ", " +
                          QString::fromStdString(value.error().message));
    request.values.set(parameter->id, *value);
    return std::nullopt;
}

}  // namespace

Result<std::vector<Request>> readLossRequests(const std::vector<GivenOption>& options) {
    std::vector<Request> requests;
    for (const GivenOption& option : options) {
        if (option.name == "--loss") {
            auto request = requestFor(option.value);
            if (!request) return request.error();
            requests.push_back(std::move(request).value());
        } else if (option.name == "--set") {
            if (requests.empty())
                return usageError("--set " + option.value +
                                  " belongs to the --loss before it, and there is none");
            if (auto error = applySetting(option.value, requests.back())) return *error;
        }
    }
    return requests;
}

std::vector<Request> fittingRequests(int channels, bool softTarget) {
    std::vector<Request> requests;
    for (const Loss& loss : catalogue()) {
        Request request{&loss, ParameterValues(loss.parameters), {}};
        if (!whyUnfit(loss, request.values, channels, softTarget))
            requests.push_back(std::move(request));
    }
    return requests;
}

}  // namespace lossglass
