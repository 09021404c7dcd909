// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace lossglass;
using namespace lossglass::test;

/// Every loss on scenes at the edge: one pixel, absent and full classes, logits of +-60, +-700 and
/// infinity. Whatever its settings, a value is finite or undefined with a reason, and nothing is
/// ever "not a number".
class EdgeValuesTest : public QObject {
    Q_OBJECT

private slots:
    void everyLoss_data();
    void everyLoss();

private:
    template <class Real>
    QString check(const BasicScene<Real>& scene, const Request& request, bool finite);
};

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

/// Two drawings. In the prediction a digit is the class with the logit +size, all others have
/// -size; '=' stands for equal logits, and 'a', 'b', 'c' for a class 0, 1, 2 that alone is at
/// -size.
struct EdgeScene {
    const char* name;
    int channels;
    std::vector<const char*> target;
    const char* prediction;
    double size;
};

const std::vector<EdgeScene>& edgeScenes() {
    static const std::vector<EdgeScene> scenes{
        {"one pixel, foreground", 1, {"#"}, "0", 1},
        {"one pixel, background", 1, {"."}, "0", 1},
        {"one pixel, undecided", 1, {"#"}, "=", 1},
        {"one pixel of three classes", 3, {"2"}, "1", 1},
        {"one valid pixel", 1, {"?#", "??"}, "0101", 2},
        {"no foreground", 1, {"...", "..?"}, "010=11", 1},
        {"foreground only", 1, {"###", "##?"}, "010=11", 1},
        {"an absent class", 3, {"001", "11?"}, "0120=2", 1},
        {"one class fills all", 3, {"111", "11?"}, "0120=2", 1},
        {"right by 60", 1, {"#.#", "..?"}, "101000", 60},
        {"wrong by 60", 1, {"#.#", "..?"}, "010110", 60},
        {"some wrong by 60", 1, {"#.#", "..#"}, "1101=0", 60},
        {"right by 60, three classes", 3, {"012", "01?"}, "012010", 60},
        {"wrong by 60, three classes", 3, {"012", "01?"}, "120100", 60},
        {"some wrong by 60, three classes", 3, {"012", "010"}, "1120=0", 60},
        {"right by 700", 1, {"#.#", "..?"}, "101000", 700},
        {"wrong by 700", 1, {"#.#", "..?"}, "010110", 700},
        {"some wrong by 700", 1, {"#.#", "..#"}, "1101=0", 700},
        {"right by 700, three classes", 3, {"012", "01?"}, "012010", 700},
        {"wrong by 700, three classes", 3, {"012", "01?"}, "120100", 700},
        {"some wrong by 700, three classes", 3, {"012", "010"}, "1120=0", 700},
        {"wrong by 700, two classes", 2, {"010", "01?"}, "101110", 700},
        {"all right, p is 0 or 1", 1, {"#.#", "..?"}, "101000", kInf},
        {"all wrong, p is 0 or 1", 1, {"#.#", "..?"}, "010110", kInf},
        {"some wrong, p is 0 or 1", 1, {"#.#", "..#"}, "1101=0", kInf},
        {"no foreground, found where p is 1", 1, {"...", "..."}, "0100=0", kInf},
        {"all right, one class left", 3, {"012", "01?"}, "012010", kInf},
        {"all wrong, one class left", 3, {"012", "01?"}, "120100", kInf},
        {"some wrong, one class left", 3, {"012", "010"}, "1120=0", kInf},
        {"a wrong class at minus infinity", 3, {"012", "01?"}, "bca=a0", kInf},
        {"the right class at minus infinity", 3, {"012", "01?"}, "abcba0", kInf},
        {"two classes, the right one at minus infinity", 2, {"01", "1?"}, "b=b0", kInf},
    };
    return scenes;
}

double logitOf(const EdgeScene& edge, int channel, char drawn) {
    const double size = edge.size;
    if (drawn == '=') return 0;
    if (drawn >= 'a') return drawn - 'a' == channel ? -size : 0;
    if (edge.channels == 1) return drawn == '1' ? size : -size;
    const bool winner = drawn - '0' == channel;
    return winner ? (std::isinf(size) ? 0 : size) : -size;
}

SceneD sceneOf(const EdgeScene& edge) {
    const auto pixels = static_cast<Eigen::Index>(std::strlen(edge.prediction));
    Planes<double> logits(edge.channels, pixels);
    for (int c = 0; c < edge.channels; ++c)
        for (Eigen::Index i = 0; i < pixels; ++i)
            logits(c, i) = logitOf(edge, c, edge.prediction[i]);
    return drawnScene(edge.target, logits);
}

/// What a parameter can be at its edges: the ends of its domain and of its slider, its words and
/// choices, and lists in which some classes have no weight.
std::vector<ParameterValue> edgesOf(const Parameter& parameter, int labels) {
    std::vector<ParameterValue> values;
    for (const ParameterWord& word : parameter.words)
        values.push_back(word.word);
    for (const std::string& choice : parameter.choices)
        values.push_back(choice);
    if (parameter.kind == ParameterKind::Switch) values = {true, false};
    if (parameter.kind == ParameterKind::Real)
        for (const double x : {parameter.minimum, parameter.maximum, parameter.sliderMinimum,
                               parameter.sliderMaximum, 1.0})
            if (!whyNot(parameter, x)) values.push_back(x);
    if (parameter.kind == ParameterKind::PerClass) {
        for (int off = 0; off < labels; ++off) {
            std::vector<double> list(static_cast<std::size_t>(labels), 1.0);
            list[static_cast<std::size_t>(off)] = 0;
            values.push_back(list);
        }
        if (parameter.scalarAllowed) values.push_back(1.0);
    }
    return values;
}

/// Settings under which finite logits may still give an infinite value: the logarithm of a Dice
/// index of 0, a fraction without smoothing below, and powers beyond the number range.
bool mayBeInfinite(const Request& request) {
    const ParameterValues& values = request.values;
    if (values.has("smooth_dr") && values.number("smooth_dr") == 0.0) return true;
    if (request.loss->id == "generalized_dice" && values.isWord("returned", "minus_log"))
        return true;
    return request.loss->id == "exp_log" &&
           (request.values.real("smooth") == 0 || request.values.real("gamma_cross") > 10);
}

template <class Real>
bool anyNaN(const Planes<Real>& planes) {
    return planes.isNaN().any();
}

template <class Real>
bool allFinite(const Planes<Real>& planes) {
    return planes.size() == 0 || planes.isFinite().all();
}

}  // namespace

template <class Real>
QString EdgeValuesTest::check(const BasicScene<Real>& scene, const Request& request, bool finite) {
    const auto result = evaluateOne(Workspace<Real>(scene), request).evaluation;
    if (!result.undefined && !std::isfinite(result.value))
        return QStringLiteral("value %1").arg(result.value);
    if (result.undefined) {
        const QString reason = QString::fromStdString(*result.undefined);
        if (reason.startsWith(QLatin1String("infinite")) && finite) return "infinite value";
        if (!reason.startsWith(QLatin1String("infinite")) && !reason.contains("weights"))
            return "undefined: " + reason;
    }
    if (result.perClass)
        for (const auto& entry : *result.perClass)
            if (entry && !std::isfinite(*entry)) return QStringLiteral("per class %1").arg(*entry);
    if (!allFinite(result.logitGradient)) return "logit gradient";
    if (!allFinite(result.probabilityGradient)) return "probability gradient";
    if (anyNaN(result.pixelLoss)) return "pixel loss not a number";
    if (finite && !allFinite(result.pixelLoss)) return "pixel loss infinite";
    // Where the value is finite so is the gradient by logit, by itself.
    for (const std::string& note : result.notes)
        if (!mayBeInfinite(request) && !result.undefined &&
            note.find("by logit is not finite") != std::string::npos)
            return QString::fromStdString(note);
    return {};
}

void EdgeValuesTest::everyLoss_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("scene");
    for (const Loss& loss : catalogue())
        for (std::size_t k = 0; k < edgeScenes().size(); ++k)
            if (loss.channels == ChannelRule::Any || edgeScenes()[k].channels == 1)
                QTest::addRow("%s, %s", loss.id.c_str(), edgeScenes()[k].name)
                    << QString::fromStdString(loss.id) << static_cast<int>(k);
}

void EdgeValuesTest::everyLoss() {
    QFETCH(QString, id);
    QFETCH(int, scene);
    const EdgeScene& edge = edgeScenes()[static_cast<std::size_t>(scene)];
    const SceneD wide = sceneOf(edge);
    const Scene narrow = wide.cast<float>();
    const Loss& loss = *findLoss(id.toStdString());
    const auto look = [&](const ParameterValues& values, const std::string& setting) {
        const Request request{&loss, values, {true, true, true}};
        const bool finite = std::isfinite(edge.size) && !mayBeInfinite(request);
        const QString inDouble = check(wide, request, finite);
        QVERIFY2(inDouble.isEmpty(), qPrintable(setting.c_str() + (": " + inDouble)));
        const QString inFloat = check(narrow, request, finite);
        QVERIFY2(inFloat.isEmpty(), qPrintable(setting.c_str() + (", float: " + inFloat)));
    };
    look(ParameterValues(loss.parameters), "defaults");
    for (const Parameter& parameter : loss.parameters) {
        for (const ParameterValue& value : edgesOf(parameter, wide.labelCount())) {
            ParameterValues values(loss.parameters);
            values.set(parameter.id, value);
            look(values, parameter.id + " = " + toText(value));
        }
    }
}

QTEST_APPLESS_MAIN(EdgeValuesTest)
#include "edge_values_test.moc"
