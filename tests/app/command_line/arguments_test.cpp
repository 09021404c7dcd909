// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/arguments.h"

#include "app/command_line/loss_requests.h"
#include "app/command_line/nearest_word.h"
#include "app/command_line/scene_arguments.h"

#include <QTest>

using namespace lossglass;

namespace {

Result<SceneArguments> read(const QStringList& words) {
    const auto parsed = parseArguments(words, sceneOptions());
    if (!parsed) return parsed.error();
    return readSceneArguments(*parsed);
}

}  // namespace

class ArgumentsTest : public QObject {
    Q_OBJECT

private slots:
    void takesArgumentsApart();
    void suggestsTheNearestWord_data();
    void suggestsTheNearestWord();
    void settingsBelongToTheLossBeforeThem();
    void readsHowFilesAreMeant();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void onlyFittingLossesAreTakenByDefault();
};

void ArgumentsTest::takesArgumentsApart() {
    const auto parsed = parseArguments({"a", "--x=1", "b", "--x", "-2", "--y", "--", "--z"},
                                       {{"--x"}, {"--y", OptionSpec::Takes::Nothing}});
    QVERIFY(parsed);
    QCOMPARE(parsed->positionals, (QStringList{"a", "b", "--z"}));
    QCOMPARE(parsed->options.size(), std::size_t{3});
    QCOMPARE(parsed->options[0].value, QString("1"));
    QCOMPARE(parsed->value("--x").value_or("none"), QString("-2"));
    QVERIFY(parsed->has("--y"));
    QVERIFY(!parsed->has("--z"));
}

void ArgumentsTest::suggestsTheNearestWord_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("letter missing") << "gama"
                                    << "gamma";
    QTest::newRow("letters swapped") << "gmama"
                                     << "gamma";
    QTest::newRow("letter wrong") << "alphe"
                                  << "alpha";
    QTest::newRow("capitals") << "Gamma"
                              << "gamma";
    QTest::newRow("nothing near") << "smooth"
                                  << "";
    QTest::newRow("empty") << ""
                           << "";
}

void ArgumentsTest::suggestsTheNearestWord() {
    QFETCH(QString, typed);
    QFETCH(QString, nearest);
    QCOMPARE(nearestWord(typed, {"alpha", "gamma", "weights"}), nearest);
}

void ArgumentsTest::settingsBelongToTheLossBeforeThem() {
    const auto scene = read({"t.png", "p.png", "--loss", "focal", "--set", "gamma=3", "--loss",
                             "focal", "--loss=dice", "--set", "squared=true", "--set=smooth=0.5"});
    QVERIFY2(scene, scene ? "" : scene.error().message.c_str());
    QCOMPARE(scene->losses.size(), std::size_t{3});
    QCOMPARE(scene->losses[0].values.real("gamma"), 3.0);
    QCOMPARE(scene->losses[1].values.real("gamma"), 2.0);
    QCOMPARE(scene->losses[2].loss->id, std::string("dice"));
    QCOMPARE(scene->losses[2].values.flag("squared"), true);
    QCOMPARE(scene->losses[2].values.real("smooth"), 0.5);
}

void ArgumentsTest::readsHowFilesAreMeant() {
    const auto scene = read({"t.npy", "a.png", "b.png", "--prediction-is", "logits", "--activation",
                             "softmax", "--ignore", "-1"});
    QVERIFY(scene);
    QCOMPARE(scene->target, QString("t.npy"));
    QCOMPARE(scene->predictions, (QStringList{"a.png", "b.png"}));
    QCOMPARE(scene->import.predictionIs, std::optional(PredictionKind::Logits));
    QCOMPARE(scene->import.activation, std::optional(Activation::Softmax));
    QCOMPARE(scene->import.ignore, (IgnoreRule{IgnoreRule::Kind::Value, -1}));
    const auto plain = read({"t.npy", "p.npy", "--ignore", "none"});
    QVERIFY(plain);
    QVERIFY(!plain->import.predictionIs && !plain->import.activation);
    QCOMPARE(plain->import.ignore.kind, IgnoreRule::Kind::None);
    QVERIFY(plain->losses.empty());
}

void ArgumentsTest::saysWhatIsWrong_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QStringList{} << "TARGET";
    QTest::newRow("no prediction") << QStringList{"t.png"} << "PREDICTION";
    QTest::newRow("unknown option")
        << QStringList{"t", "p", "--los", "dice"} << "\"--los\"; did you mean \"--loss\"?";
    QTest::newRow("value missing") << QStringList{"t", "p", "--loss"} << "--loss needs a value";
    QTest::newRow("unknown loss") << QStringList{"t", "p", "--loss", "dise"}
                                  << "no loss \"dise\"; did you mean \"dice\"?";
    QTest::newRow("unknown loss, none near")
        << QStringList{"t", "p", "--loss", "qwertyuiop"} << "lossglass catalogue";
    QTest::newRow("unknown parameter")
        << QStringList{"t", "p", "--loss", "focal", "--set", "gama=2"}
        << "focal has no parameter \"gama\"; did you mean \"gamma\"?";
    QTest::newRow("unknown parameter, none near")
        << QStringList{"t", "p", "--loss", "focal", "--set", "kernel=2"} << "it has gamma";
    QTest::newRow("parameter out of range")
        << QStringList{"t", "p", "--loss", "focal", "--set", "gamma=-1"}
        << "--set gamma=-1: for the loss focal, parameter \"gamma\" takes";
    QTest::newRow("no number") << QStringList{"t", "p", "--loss", "focal", "--set", "gamma=much"}
                               << "not \"much\"";
    QTest::newRow("no equals sign")
        << QStringList{"t", "p", "--loss", "focal", "--set", "gamma"} << "NAME=VALUE";
    QTest::newRow("setting without loss")
        << QStringList{"t", "p", "--set", "gamma=2"} << "belongs to the --loss before it";
    QTest::newRow("wrong kind") << QStringList{"t", "p", "--prediction-is", "logit"}
                                << "logits or probabilities";
    QTest::newRow("wrong ignore") << QStringList{"t", "p", "--ignore", "255.5"} << "--ignore";
}

void ArgumentsTest::saysWhatIsWrong() {
    QFETCH(QStringList, words);
    QFETCH(QString, says);
    const auto scene = read(words);
    QVERIFY(!scene);
    const QString message = QString::fromStdString(scene.error().message);
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY(!message.contains('\n'));
}

void ArgumentsTest::onlyFittingLossesAreTakenByDefault() {
    const auto has = [](const std::vector<Request>& requests, const std::string& id) {
        return std::any_of(requests.begin(), requests.end(),
                           [&](const Request& request) { return request.loss->id == id; });
    };
    QVERIFY(has(fittingRequests(1, false), "lovasz_hinge"));
    QVERIFY(!has(fittingRequests(3, false), "lovasz_hinge"));
    QVERIFY(has(fittingRequests(3, false), "cross_entropy"));
    QVERIFY(fittingRequests(3, true).size() < fittingRequests(3, false).size());
}

QTEST_APPLESS_MAIN(ArgumentsTest)
#include "arguments_test.moc"
