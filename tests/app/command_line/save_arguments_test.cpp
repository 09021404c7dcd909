// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/command_line.h"
#include "app/import/prediction.h"
#include "app/import/target.h"
#include "losslib/formats/npy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace lossglass;

namespace {

struct SaveOutcome {
    int status = -1;
    QString out, err;
};

SaveOutcome evaluate(const QStringList& arguments) {
    SaveOutcome outcome;
    QTextStream out(&outcome.out), err(&outcome.err);
    outcome.status = runCommandLine(QStringList{"evaluate"} + arguments, out, err);
    return outcome;
}

}  // namespace

/// What `evaluate --save-...` writes agrees with what it reports.
class SaveArgumentsTest : public QObject {
    Q_OBJECT

private slots:
    void everythingIsSaved();
    void gradientFollowsTheVariable();
    void refuses_data();
    void refuses();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

void SaveArgumentsTest::everythingIsSaved() {
    const SaveOutcome outcome =
        evaluate({"ms_lesion", "--loss", "cross_entropy", "--json", "--save-target", path("t.png"),
                  "--save-logits", path("z.npy"), "--save-probabilities", path("p.png"),
                  "--save-pixel-loss", path("l.npy"), "--save-gradient", path("g.tif")});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    const QJsonObject json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
    QStringList said;
    for (const QJsonValue& notice : json["scene"].toObject()["notices"].toArray())
        said << notice.toString();
    for (const char* name : {"t.png", "z.npy", "p.png", "l.npy", "g.tif"})
        QVERIFY2(said.contains("saved " + path(name)), qPrintable(said.join('\n')));
    QVERIFY(said.contains("p.png: 16 bits: value = sample / 65535"));
    // The value is the mean of the loss over the pixels that count.
    const auto loss = readNpy(path("l.npy").toStdString());
    QVERIFY(loss);
    double sum = 0;
    for (const double value : loss->values)
        sum += value;
    const QJsonObject reading = json["readings"].toArray()[0].toObject();
    const double pixels = json["scene"].toObject()["valid_pixels"].toDouble();
    QVERIFY(pixels > 0);
    QVERIFY(std::abs(sum / pixels - reading["value"].toDouble()) < 1e-12);
    // And the same files give the same value.
    const SaveOutcome again = evaluate({path("t.png"), path("z.npy"), "--prediction-is", "logits",
                                        "--loss", "cross_entropy", "--json"});
    QVERIFY2(again.status == 0, qPrintable(again.err));
    const QJsonObject second = QJsonDocument::fromJson(again.out.toUtf8()).object();
    QCOMPARE(second["readings"].toArray()[0].toObject()["value"].toDouble(),
             reading["value"].toDouble());
}

void SaveArgumentsTest::gradientFollowsTheVariable() {
    for (const char* variable : {"logits", "probabilities"}) {
        const SaveOutcome outcome =
            evaluate({"ms_lesion", "--loss", "dice", "--json", "--with-respect-to", variable,
                      "--save-gradient", path("g.npy")});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        const auto gradient = readNpy(path("g.npy").toStdString());
        QVERIFY(gradient);
        double squares = 0;
        for (const double value : gradient->values)
            squares += value * value;
        const QJsonObject reading = QJsonDocument::fromJson(outcome.out.toUtf8())
                                        .object()["readings"]
                                        .toArray()[0]
                                        .toObject();
        const double norm = reading["gradient_norm"].toDouble();
        QVERIFY(norm > 0);
        QVERIFY(std::abs(std::sqrt(squares) - norm) < 1e-9 * norm);
    }
}

void SaveArgumentsTest::refuses_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("another ending")
        << QStringList{"--save-target", path("t.gif")} << "must end in .npy or .png";
    QTest::newRow("which loss?") << QStringList{"--save-gradient", path("g.npy")}
                                 << "needs one --loss, there are 0";
    QTest::newRow("two losses")
        << QStringList{"--loss", "dice", "--loss", "focal", "--save-pixel-loss", path("l.npy")}
        << "needs one --loss, there are 2";
    QTest::newRow("no loss per pixel")
        << QStringList{"--loss", "dice", "--save-pixel-loss", path("l.npy")} << "no loss per pixel";
    QTest::newRow("no folder") << QStringList{"--save-target", path("none/t.npy")}
                               << "cannot be written";
}

void SaveArgumentsTest::refuses() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const SaveOutcome outcome = evaluate(QStringList{"ms_lesion"} + arguments);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QString());
    QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
}

QTEST_GUILESS_MAIN(SaveArgumentsTest)
#include "save_arguments_test.moc"
