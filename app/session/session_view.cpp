// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_view.h"

#include <QJsonArray>

#include <cmath>

namespace lossglass {

namespace {

const QStringList kQuantities{QStringLiteral("probability"), QStringLiteral("logit")};
const QStringList kGradients{QStringLiteral("logit"), QStringLiteral("probability")};
constexpr double kHuge = 1e12;

template <class T>
QJsonValue orNull(const std::optional<T>& value) {
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

bool isGiven(const QJsonObject& object, const QString& key) {
    return object.contains(key) && !object.value(key).isNull();
}

void readBrush(const QJsonObject& head, SessionReader& reader, const Scene& scene,
               ViewSettings& view) {
    const QJsonObject brush = reader.object(head, "view.brush");
    view.brushDiameter = reader.number(brush, "view.brush.diameter", 1, 4096, view.brushDiameter);
    view.brushSoftness = reader.number(brush, "view.brush.softness", 0, 1, view.brushSoftness);
    view.probability = reader.number(brush, "view.brush.probability", 0, 1, view.probability);
    const int label = reader.integer(brush, "view.brush.label", 0, kIgnored, view.label);
    if (label != kIgnored && label >= scene.labelCount())
        reader.fail(QStringLiteral("view.brush.label names a class that the scene does not have"));
    view.label = static_cast<std::uint8_t>(label);
}

void readPixel(const QJsonObject& head, SessionReader& reader, const Scene& scene,
               ViewSettings& view) {
    if (!isGiven(head, "pixel")) return;
    const QJsonObject pixel = reader.object(head, "view.pixel");
    const int rows = scene.height() * scene.samples();
    view.pixel = QPoint(reader.integer(pixel, "view.pixel.column", 0, scene.width() - 1, 0),
                        reader.integer(pixel, "view.pixel.row", 0, rows - 1, 0));
}

std::optional<Session::Zoom> readZoom(const QJsonObject& head, SessionReader& reader) {
    if (!isGiven(head, "zoom")) return std::nullopt;
    const QJsonObject zoom = reader.object(head, "view.zoom");
    Session::Zoom read;
    read.scale = reader.number(zoom, "view.zoom.scale", 1e-6, 1e6, 1);
    read.centre = {reader.number(zoom, "view.zoom.x", -kHuge, kHuge, 0),
                   reader.number(zoom, "view.zoom.y", -kHuge, kHuge, 0)};
    return read;
}

}  // namespace

QJsonObject sessionViewHead(const Session& session) {
    const ViewSettings& view = session.view;
    const auto place = [](QPoint pixel) {
        return QJsonObject{{"column", pixel.x()}, {"row", pixel.y()}};
    };
    const auto zoom = [](const Session::Zoom& each) {
        return QJsonObject{{"scale", each.scale}, {"x", each.centre.x()}, {"y", each.centre.y()}};
    };
    const QJsonObject brush{{"diameter", view.brushDiameter},
                            {"softness", view.brushSoftness},
                            {"probability", view.probability},
                            {"label", int{view.label}}};
    return {{"brush", brush},
            {"sample", view.sample},
            {"class", view.watched},
            {"curve_target", view.curveTarget},
            {"quantity", kQuantities[view.quantity == MapQuantity::Probability ? 0 : 1]},
            {"gradient_by", kGradients[view.gradientBy == GradientBy::Logit ? 0 : 1]},
            {"colours", colourSchemeWords()[static_cast<int>(view.colours)]},
            {"gradient_range", orNull(view.fixedRange)},
            {"pixel", view.pixel ? QJsonValue(place(*view.pixel)) : QJsonValue()},
            {"pinned", view.pinned},
            {"tab", session.tab},
            {"zoom", session.zoom ? QJsonValue(zoom(*session.zoom)) : QJsonValue()}};
}

void readSessionView(const QJsonObject& head, SessionReader& reader, Session& session) {
    const Scene& scene = session.scene;
    ViewSettings view;
    const int labels = scene.labelCount();
    readBrush(head, reader, scene, view);
    view.sample = reader.integer(head, "view.sample", 0, scene.samples() - 1, 0);
    view.watched = reader.integer(head, "view.class", 0, labels - 1, 1);
    view.curveTarget = reader.integer(head, "view.curve_target", 0, labels - 1, 1);
    view.quantity = reader.word(head, "view.quantity", kQuantities, 0) == 0
                        ? MapQuantity::Probability
                        : MapQuantity::Logit;
    view.gradientBy = reader.word(head, "view.gradient_by", kGradients, 0) == 0
                          ? GradientBy::Logit
                          : GradientBy::Probability;
    view.colours =
        static_cast<ColourScheme>(reader.word(head, "view.colours", colourSchemeWords(), 0));
    if (isGiven(head, "gradient_range"))
        view.fixedRange = reader.number(head, "view.gradient_range", 1e-12, kHuge, 1);
    readPixel(head, reader, scene, view);
    view.pinned = reader.flag(head, "view.pinned", false) && view.pixel;
    session.view = view;
    session.tab = reader.text(head, "view.tab", {});
    session.zoom = readZoom(head, reader);
}

QJsonObject sessionFigureHead(const FigureSettings& settings) {
    return {{"width_mm", settings.widthMillimetres},     {"dpi", settings.dpi},
            {"title", orNull(settings.title)},           {"caption", orNull(settings.caption)},
            {"source", orNull(settings.source)},         {"legend", settings.legend},
            {"carries_session", settings.carriesSession}};
}

FigureSettings readSessionFigure(const QJsonObject& head, SessionReader& reader) {
    FigureSettings settings;
    const auto words = [&](const QString& key) -> std::optional<QString> {
        if (!isGiven(head, key)) return std::nullopt;
        return reader.text(head, "figure." + key, {});
    };
    settings.widthMillimetres = reader.number(head, "figure.width_mm", 40, 1000, 180);
    settings.dpi = reader.number(head, "figure.dpi", 36, 2400, 300);
    settings.title = words("title");
    settings.caption = words("caption");
    settings.source = words("source");
    settings.legend = reader.flag(head, "figure.legend", true);
    settings.carriesSession = reader.flag(head, "figure.carries_session", true);
    return settings;
}

}  // namespace lossglass
