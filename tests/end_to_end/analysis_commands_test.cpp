// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/npy.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace lossglass;

namespace {

struct Outcome {
    int status = -1;
    QString out, err;

    QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
};

Outcome run(const QStringList& arguments) {
    QProcess process;
    process.start(LOSSGLASS_PROGRAM, arguments);
    if (!process.waitForFinished(60000)) return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QStringList sample() {
    const QString folder = QStringLiteral(LOSSGLASS_SOURCE "/resources/samples/ms_lesion/");
    return {folder + "mask.png", folder + "prediction.png"};
}

QList<QStringList> rowsOf(const QString& csv) {
    QList<QStringList> rows;
    for (const QString& line : csv.split("\r\n", Qt::SkipEmptyParts))
        rows << line.split(',');
    return rows;
}

}  // namespace

class AnalysisCommandsTest : public QObject {
    Q_OBJECT

private slots:
    void budgetOfTheWorkedScene_data();
    void budgetOfTheWorkedScene();
    void thresholdMovesTheBudget();
    void librariesHaveTheSameBudget_data();
    void librariesHaveTheSameBudget();
    void metricsKeepTheirKeysAndGainNew();
    void sweepAgreesWithEvaluate();
    void gridHasARowForEachPlace();
    void sweepAsJson();
    void quickSweepAgreesWithEveryPixel();
    void sweepOfAnEdit();
    void everyEditRuns_data();
    void everyEditRuns();
    void editsActOnTheirClass();
    void badSweepsAreOneSentence_data();
    void badSweepsAreOneSentence();
    void spreadOfTheBudget();
    void scenesGoByName();
    void helpNamesTheColumns();
};

void AnalysisCommandsTest::budgetOfTheWorkedScene_data() {
    QTest::addColumn<QStringList>("loss");
    QTest::addColumn<double>("percent");
    QTest::newRow("cross-entropy") << QStringList{"cross_entropy"} << 1.0;
    QTest::newRow("focal") << QStringList{"focal", "--set", "alpha=0.25", "--set", "gamma=2"}
                           << 0.3;
    QTest::newRow("Dice") << QStringList{"dice", "--set", "smooth=0"} << 50.5;
}

void AnalysisCommandsTest::budgetOfTheWorkedScene() {
    QFETCH(QStringList, loss);
    QFETCH(double, percent);
    const QTemporaryDir folder;
    const QString target = folder.filePath("target.npy"), logits = folder.filePath("logits.npy");
    const std::vector<std::int64_t> shape{128, 128};
    std::vector<double> labels(128 * 128, 0);
    std::fill_n(labels.begin(), 164, 1.0);
    const std::vector<double> zeros(128 * 128, 0);
    QVERIFY(!writeNpy(target.toStdString(), shape, std::span<const double>(labels)));
    QVERIFY(!writeNpy(logits.toStdString(), shape, std::span<const double>(zeros)));
    const Outcome outcome = run(
        QStringList{"evaluate", target, logits, "--prediction-is", "logits", "--json", "--loss"} +
        loss);
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    const QJsonObject budget =
        outcome.json()["readings"].toArray()[0].toObject()["budget"].toObject();
    const QJsonObject foreground = budget["by_class"].toArray()[1].toObject();
    QVERIFY(std::abs(100 * foreground["share"].toDouble() - percent) < 0.1);
    QVERIFY(std::abs(100 * budget["share"].toObject()["tp"].toDouble() - percent) < 0.1);
    QCOMPARE(budget["threshold"].toDouble(), 0.5);
    QVERIFY(budget["amount"].toDouble() > 0);
    QCOMPARE(foreground["pixels"].toDouble(), 164.0);
}

void AnalysisCommandsTest::thresholdMovesTheBudget() {
    const QStringList common = QStringList{"evaluate"} + sample() +
                               QStringList{"--loss", "focal", "--json", "--threshold"};
    const auto shares = [&](const char* threshold) {
        return run(common + QStringList{threshold})
            .json()["readings"]
            .toArray()[0]
            .toObject()["budget"]
            .toObject()["share"]
            .toObject();
    };
    QCOMPARE(shares("0")["fn"].toDouble(), 0.0);
    QVERIFY(shares("0.9")["fn"].toDouble() > shares("0.1")["fn"].toDouble());
    QCOMPARE(run(common + QStringList{"1.5"}).status, 2);
}

void AnalysisCommandsTest::metricsKeepTheirKeysAndGainNew() {
    const Outcome outcome =
        run(QStringList{"evaluate"} + sample() + QStringList{"--loss", "dice", "--json"});
    const QJsonObject metrics = outcome.json()["scene"].toObject()["metrics"].toObject();
    QVERIFY(metrics["pixel_accuracy"].isDouble());
    const QJsonObject lesion = metrics["per_class"].toArray()[1].toObject();
    for (const char* key :
         {"dice", "iou", "precision", "recall", "specificity", "accuracy", "balanced_accuracy",
          "f2", "mcc", "average_precision", "hausdorff_95", "average_surface_distance",
          "boundary_iou", "expected_calibration_error", "brier"}) {
        QVERIFY2(lesion[key].isDouble(), key);
        QVERIFY2(metrics["mean"].toObject()[key].isDouble(), key);
    }
    QVERIFY(lesion["undefined"].toObject().isEmpty());
}

void AnalysisCommandsTest::sweepAgreesWithEvaluate() {
    const Outcome sweep = run(QStringList{"sweep"} + sample() +
                              QStringList{"--loss", "focal", "--loss", "poly1_ce", "--set",
                                          "epsilon=2", "--over", "threshold=0:1:2"});
    QVERIFY2(sweep.status == 0, qPrintable(sweep.err));
    const auto rows = rowsOf(sweep.out);
    QCOMPARE(rows.size(), 5);
    const qsizetype value = rows[0].indexOf("value"), pull = rows[0].indexOf("total_pull");
    const QJsonArray readings =
        run(QStringList{"evaluate"} + sample() +
            QStringList{"--loss", "focal", "--loss", "poly1_ce", "--set", "epsilon=2", "--json"})
            .json()["readings"]
            .toArray();
    for (const int loss : {0, 1}) {
        const QJsonObject reading = readings[loss].toObject();
        QCOMPARE(rows[1 + 2 * loss][value].toDouble(), reading["value"].toDouble());
        QCOMPARE(rows[1 + 2 * loss][pull].toDouble(),
                 reading["budget"].toObject()["amount"].toDouble());
    }
    QCOMPARE(rows[3][rows[0].indexOf("settings")], QString("epsilon=2"));
}

void AnalysisCommandsTest::gridHasARowForEachPlace() {
    const QTemporaryDir folder;
    const QString csv = folder.filePath("grid.csv");
    const Outcome outcome = run(QStringList{"sweep"} + sample() +
                                QStringList{"--loss", "focal", "--over", "gamma=0.1:10:3:log",
                                            "--over", "alpha=0:1:2", "--csv", csv});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    QCOMPARE(outcome.out.trimmed(), csv);
    QFile file(csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto rows = rowsOf(QString::fromUtf8(file.readAll()));
    QCOMPARE(rows.size(), 7);
    QCOMPARE(rows[0].mid(0, 3), (QStringList{"gamma", "alpha", "loss"}));
    QVERIFY(std::abs(rows[2][0].toDouble() - 1) < 1e-12);
    QCOMPARE(rows[4][1].toDouble(), 1.0);
}

void AnalysisCommandsTest::sweepAsJson() {
    const QJsonObject sweep = run(QStringList{"sweep"} + sample() +
                                  QStringList{"--loss", "focal", "--over", "gamma=0:4:3", "--json"})
                                  .json();
    const QJsonObject axis = sweep["axes"].toArray()[0].toObject();
    QCOMPARE(axis["name"].toString(), QString("gamma"));
    QCOMPARE(axis["values"].toArray(), (QJsonArray{0, 2, 4}));
    const QJsonObject focal = sweep["losses"].toArray()[0].toObject();
    const QJsonArray values = focal["value"].toArray();
    QVERIFY(values[0].toDouble() > values[1].toDouble());
    double sum = 0;
    for (const char* part : {"tp", "fp", "fn", "tn"})
        sum += focal["share"].toObject()[part].toArray()[2].toDouble();
    QVERIFY(std::abs(sum - 1) < 1e-12);
    QCOMPARE(sweep["metrics"].toObject()["dice"].toArray().size(), 3);
}

void AnalysisCommandsTest::quickSweepAgreesWithEveryPixel() {
    const QStringList common = QStringList{"sweep"} + sample() +
                               QStringList{"--loss", "focal", "--over", "gamma=0:5:21", "--json"};
    const auto focalOf = [](const Outcome& outcome) {
        return outcome.json()["losses"].toArray()[0].toObject();
    };
    const QJsonObject quick = focalOf(run(common));
    const QJsonObject exact = focalOf(run(common + QStringList{"--exact"}));
    QCOMPARE(quick["found_by"].toString(), QString("histogram"));
    QCOMPARE(exact["found_by"].toString(), QString("every_pixel"));
    for (const char* what : {"value", "total_pull", "gradient_norm"})
        for (int i = 0; i < 21; ++i) {
            const double a = quick[what].toArray()[i].toDouble();
            const double b = exact[what].toArray()[i].toDouble();
            QVERIFY2(b > 0 && std::abs(a - b) <= 1e-6 * b, what);
        }
}

void AnalysisCommandsTest::librariesHaveTheSameBudget_data() {
    QTest::addColumn<QStringList>("scene");
    QTest::newRow("one channel") << sample();
    QTest::newRow("four classes") << QStringList{"rare_of_four"};
}

/// A library's loss says where its gradient lands whether or not one of the catalogue is beside it.
void AnalysisCommandsTest::librariesHaveTheSameBudget() {
    QFETCH(QStringList, scene);
    const QStringList common = QStringList{"evaluate"} + scene +
                               QStringList{"--json",         "--threshold", "0.3",       "--loss",
                                           "monai:DiceLoss", "--set",       "batch=true"};
    const auto budget = [&](const QStringList& arguments) {
        return run(arguments).json()["readings"].toArray()[0].toObject()["budget"].toObject();
    };
    const QJsonObject alone = budget(common), beside = budget(common + QStringList{"--loss", "l2"});
    QVERIFY(alone["amount"].toDouble() > 0);
    QCOMPARE(alone, beside);
    QCOMPARE(alone["threshold"].toDouble(), 0.3);
}

void AnalysisCommandsTest::everyEditRuns_data() {
    QTest::addColumn<QString>("axis");
    for (const char* axis : {"blur=0:6:3", "shift_x=-9:9:3", "shift_y=-9:9:3", "dilate=-5:5:3",
                             "temperature=0.2:5:3", "salt=0:0.3:3", "smooth_noise=0:4:3",
                             "drop_objects=0:1:3", "add_objects=0:20:3", "swap_labels=0:1:3"})
        QTest::newRow(axis) << QString(axis);
}

void AnalysisCommandsTest::everyEditRuns() {
    QFETCH(QString, axis);
    const QStringList common{"sweep", "one_large_many_small", "--loss", "cross_entropy", "--over"};
    const auto rows = rowsOf(run(common + QStringList{"edit:" + axis}).out);
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows[0][0], axis.section('=', 0, 0));
    QCOMPARE(rowsOf(run(common + QStringList{axis}).out), rows);
    const qsizetype value = rows[0].indexOf("value");
    QVERIFY(rows[1][value] != rows[3][value] || rows[1][value] != rows[2][value]);
}

void AnalysisCommandsTest::editsActOnTheirClass() {
    const QStringList common{"sweep",         "rare_of_four", "--loss",
                             "cross_entropy", "--over",       "edit:swap_labels=0:1:3"};
    const auto ends = [&](const QStringList& classes) {
        const auto rows = rowsOf(run(common + classes).out);
        const qsizetype value = rows[0].indexOf("value");
        return std::pair(rows[1][value].toDouble(), rows[3][value].toDouble());
    };
    const auto plain = ends({}), others = ends({"--label", "2", "--other", "3"});
    QCOMPARE(plain.first, others.first);
    QVERIFY(plain.second != others.second);
    QCOMPARE(ends({"--label", "3", "--other", "2"}), others);
    QCOMPARE(ends({"--label", "1", "--other", "0"}), plain);
}

void AnalysisCommandsTest::sweepOfAnEdit() {
    const QStringList common =
        QStringList{"sweep"} + sample() + QStringList{"--loss", "dice", "--over", "dilate=-2:4:4"};
    const auto rows = rowsOf(run(common).out);
    const auto edited = rowsOf(run(common + QStringList{"--edit", "salt=0.1", "--seed", "3"}).out);
    const qsizetype recall = rows[0].indexOf("recall"), value = rows[0].indexOf("value");
    QVERIFY(rows[4][recall].toDouble() > rows[1][recall].toDouble());
    QVERIFY(edited[2][value].toDouble() > rows[2][value].toDouble());
}

void AnalysisCommandsTest::badSweepsAreOneSentence_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto focal = [](QStringList more) { return QStringList{"--loss", "focal"} + more; };
    QTest::newRow("no loss") << QStringList{"--over", "gamma=0:5:5"} << "--loss ID";
    QTest::newRow("no range") << focal({}) << "--over NAME=FROM:TO:STEPS";
    QTest::newRow("unknown name") << focal({"--over", "gama=0:5:5"})
                                  << "no parameter \"gama\": it has gamma, alpha";
    QTest::newRow("form") << focal({"--over", "gamma=0-5"}) << "NAME=FROM:TO:STEPS";
    QTest::newRow("steps") << focal({"--over", "gamma=0:5:1"}) << "2 to 1000 steps";
    QTest::newRow("logarithm of 0") << focal({"--over", "gamma=0:5:5:log"}) << "above 0";
    QTest::newRow("domain") << focal({"--over", "gamma=-2:5:5"}) << "gamma";
    QTest::newRow("unknown edit") << focal({"--over", "gamma=0:5:5", "--edit", "blurr=2"})
                                  << "did you mean \"blur\"?";
    QTest::newRow("unknown edit as an axis")
        << focal({"--over", "edit:gamma=0:5:5"}) << "there is no edit \"gamma\"";
    QTest::newRow("no such other label")
        << focal({"--over", "swap_labels=0:1:5", "--other", "4"}) << "--other 4";
    QTest::newRow("no such label")
        << focal({"--over", "dilate=0:5:5", "--label", "7"}) << "the labels 0 to 1";
}

void AnalysisCommandsTest::badSweepsAreOneSentence() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Outcome outcome = run(QStringList{"sweep"} + sample() + arguments);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QString());
    QVERIFY2(outcome.err.contains(says) && outcome.err.count('\n') == 1, qPrintable(outcome.err));
}

void AnalysisCommandsTest::spreadOfTheBudget() {
    const Outcome outcome =
        run({"evaluate", "one_large_many_small", "--loss", "dice", "--spread", "--json"});
    const QJsonObject budget =
        outcome.json()["readings"].toArray()[0].toObject()["budget"].toObject();
    const QJsonObject spread = budget["spread"].toArray()[0].toObject();
    const auto sumOf = [&](const char* part) {
        double sum = 0;
        for (const QJsonValue& amount : spread[part].toObject()["amount"].toArray())
            sum += amount.toDouble();
        return sum;
    };
    const double whole = budget["amount"].toDouble();
    QVERIFY(whole > 0 && std::abs(sumOf("by_distance") - whole) < 1e-9 * whole);
    const double own = budget["by_class"].toArray()[1].toObject()["amount"].toDouble();
    QVERIFY(std::abs(sumOf("by_size") - own) < 1e-9 * own);
    QCOMPARE(spread["by_size"].toObject()["objects"].toArray().last().toDouble(), 1.0);
}

void AnalysisCommandsTest::scenesGoByName() {
    const Outcome outcome = run({"evaluate", "rare_of_four", "--loss", "dice", "--json"});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    QCOMPARE(outcome.json()["scene"].toObject()["channels"].toInt(), 4);
    QVERIFY(!run({"sweep", "tiny_lesion", "--loss", "dice", "--over", "blur=0:2:2"}).out.isEmpty());
    QCOMPARE(run({"evaluate", "no_such_scene", "--loss", "dice"}).status, 2);
}

void AnalysisCommandsTest::helpNamesTheColumns() {
    const Outcome help = run({"sweep", "--help"});
    for (const char* word : {"total_pull", "gradient_norm", "share_fn", "metrics", "swap_labels"})
        QVERIFY2(help.out.contains(word), word);
    for (const QString& line : help.out.split('\n'))
        QVERIFY2(line.size() <= 104, qPrintable(line));
}

QTEST_GUILESS_MAIN(AnalysisCommandsTest)
#include "analysis_commands_test.moc"
