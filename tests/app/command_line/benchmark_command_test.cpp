// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/benchmark/app_benchmark_tasks.h"
#include "app/command_line/command_line.h"
#include "losslib/analysis/benchmark_tasks.h"
#include "losslib/loss/catalogue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace lossglass;

/// `lossglass benchmark` on small pictures.
class BenchmarkCommandTest : public QObject {
    Q_OBJECT

private slots:
    void writesJson();
    void holdsEveryLoss();
    void everyTaskRuns_data();
    void everyTaskRuns();
    void filters();
    void writesATable();
    void refuses_data();
    void refuses();
};

namespace {

struct Outcome {
    int status = 0;
    QString out, err;
};

Outcome run(const QStringList& arguments) {
    Outcome outcome;
    QTextStream out(&outcome.out), err(&outcome.err);
    outcome.status = runCommandLine(QStringList{"benchmark"} + arguments, out, err);
    return outcome;
}

QJsonArray resultsOf(const Outcome& outcome) {
    return QJsonDocument::fromJson(outcome.out.toUtf8()).object()["results"].toArray();
}

}  // namespace

void BenchmarkCommandTest::writesJson() {
    const Outcome outcome = run({"--size", "16,20", "--filter", "preparation", "--classes",
                                 "1,4,21", "--threads", "1,2", "--json"});
    QCOMPARE(outcome.status, 0);
    const QJsonObject document = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
    QCOMPARE(document.keys(), (QStringList{"instruction_set", "processor", "results"}));
    QVERIFY(!document["processor"].toString().isEmpty());
    QVERIFY((QStringList{"SSE2", "AVX2", "AVX-512", "portable"})
                .contains(document["instruction_set"].toString()));
    QSet<QString> seen;
    for (const QJsonValue& value : document["results"].toArray()) {
        const QJsonObject result = value.toObject();
        QCOMPARE(result.keys(), (QStringList{"classes", "median", "milliseconds", "name", "p95",
                                             "processor", "size", "threads"}));
        QVERIFY(result["processor"].toDouble() >= 0);
        QVERIFY(result["milliseconds"].toDouble() > 0);
        QVERIFY(result["median"].toDouble() >= result["milliseconds"].toDouble());
        QVERIFY(result["p95"].toDouble() >= result["median"].toDouble());
        seen << QString("%1 %2 %3 %4")
                    .arg(result["name"].toString())
                    .arg(result["size"].toInt())
                    .arg(result["classes"].toInt())
                    .arg(result["threads"].toInt());
    }
    QSet<QString> expected;
    for (const QString& name :
         QStringList{"preparation", "preparation:stroke", "preparation:order"})
        for (const int size : {16, 20})
            for (const int classes : {1, 4, 21})
                for (const int threads : {1, 2})
                    if (classes == 1 || !name.endsWith("order"))
                        expected
                            << QString("%1 %2 %3 %4").arg(name).arg(size).arg(classes).arg(threads);
    QCOMPARE(seen, expected);
}

void BenchmarkCommandTest::holdsEveryLoss() {
    for (const int classes : {1, 4}) {
        QSet<QString> names;
        for (const BenchmarkTask& task : benchmarkTasks(classes))
            names << QString::fromStdString(task.name);
        for (const Loss& loss : catalogue())
            QCOMPARE(names.contains("loss:" + QString::fromStdString(loss.id)),
                     classes == 1 || loss.channels == ChannelRule::Any);
        QVERIFY(names.contains("all_losses"));
        QCOMPARE(names.contains("sweep:gamma"), classes == 1);
    }
}

void BenchmarkCommandTest::everyTaskRuns_data() {
    QTest::addColumn<int>("classes");
    QTest::newRow("sigmoid") << 1;
    QTest::newRow("softmax") << 4;
}

void BenchmarkCommandTest::everyTaskRuns() {
    QFETCH(int, classes);
    const Scene scene = benchmarkScene(classes, 16);
    for (const BenchmarkTask& task : appBenchmarkTasks(classes)) {
        if (task.measure) {
            const auto measure = task.measure(scene);
            QVERIFY2(measure && measure() > 0 && measure() > 0, task.name.c_str());
            continue;
        }
        const auto step = task.prepare(scene);
        QVERIFY2(step, task.name.c_str());
        step();
        step();
    }
}

void BenchmarkCommandTest::filters() {
    const Outcome outcome =
        run({"--filter", "loss:lovasz_s", "--size=20", "--threads", "2", "--json"});
    QCOMPARE(outcome.status, 0);
    const QJsonArray results = resultsOf(outcome);
    QCOMPARE(results.size(), 2);
    for (qsizetype i = 0; i < 2; ++i) {
        const QJsonObject result = results[i].toObject();
        QCOMPARE(result["name"].toString(), QString("loss:lovasz_softmax"));
        QCOMPARE(result["classes"].toInt(), i == 0 ? 1 : 4);
        QCOMPARE(result["size"].toInt(), 20);
        QCOMPARE(result["threads"].toInt(), 2);
    }
}

void BenchmarkCommandTest::writesATable() {
    const Outcome outcome = run({"--filter", "preparation", "--size", "16"});
    QCOMPARE(outcome.status, 0);
    const QStringList lines = outcome.out.split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 7);
    QVERIFY(lines[1].startsWith("name "));
    QVERIFY(lines[2].startsWith("preparation "));
}

void BenchmarkCommandTest::refuses_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const QStringList& arguments, const QString& sentence) {
        QTest::newRow(name) << arguments << "lossglass: " + sentence + "\n";
    };
    const QString size =
        "the option --size takes whole numbers from 16 to 8192 with commas between them, not "
        "\"%1\"";
    row("no number", {"--size", "big"}, size.arg("big"));
    row("size 0", {"--size", "0"}, size.arg("0"));
    row("negative size", {"--size=-512"}, size.arg("-512"));
    row("too large", {"--size", "8193"}, size.arg("8193"));
    row("fraction", {"--size", "64.5"}, size.arg("64.5"));
    row("no thread", {"--threads", "0"},
        "the option --threads takes whole numbers from 1 to 256 with commas between them, not "
        "\"0\"");
    row("no such task", {"--filter", "loss:nothing"},
        "no benchmark has \"loss:nothing\" in its name: there are preparation, all_losses, "
        "loss:ID, sweep:, landscape:, heat_map, window: and load:");
    row("a file", {"mask.png"}, "benchmark takes no file, \"mask.png\" is one too many");
    row("unknown option", {"--sizes", "16"},
        "unknown option \"--sizes\"; did you mean \"--size\"?");
}

void BenchmarkCommandTest::refuses() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, sentence);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.err, sentence);
    QVERIFY(outcome.out.isEmpty());
}

QTEST_MAIN(BenchmarkCommandTest)
#include "benchmark_command_test.moc"
