// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/stroke_benchmark.h"

#include "app/command_line/commands.h"

#include <QTest>

#include <algorithm>

using namespace lossglass;

/// The benchmark draws a stroke that can be seen, and measures every event. (How long it takes is
/// not a matter of tests.)
class StrokeBenchmarkTest : public QObject {
    Q_OBJECT

private slots:
    void measuresEveryEvent_data();
    void measuresEveryEvent();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
};

void StrokeBenchmarkTest::measuresEveryEvent_data() {
    QTest::addColumn<Surface>("surface");
    QTest::newRow("prediction") << Surface::Prediction;
    QTest::newRow("target") << Surface::Target;
}

void StrokeBenchmarkTest::measuresEveryEvent() {
    QFETCH(Surface, surface);
    const StrokeTimes times = runStrokeBenchmark({96, 12, 8, surface, 1});
    QVERIFY(times.isPainted);
    QCOMPARE(times.milliseconds.size(), std::size_t(12));
    QVERIFY(*std::min_element(times.milliseconds.begin(), times.milliseconds.end()) > 0);
    QVERIFY(times.median <= times.p95 && times.p95 <= times.largest);
    QCOMPARE(times.largest,
             *std::max_element(times.milliseconds.begin(), times.milliseconds.end()));
}

void StrokeBenchmarkTest::refusesWhatItDoesNotKnow_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    QTest::newRow("size") << QStringList{"--size", "3"} << "--size takes a whole number from 16";
    QTest::newRow("events") << QStringList{"--events", "many"} << "not \"many\"";
    QTest::newRow("surface") << QStringList{"--surface", "gradient"} << "not \"gradient\"";
    QTest::newRow("file") << QStringList{"mask.png"} << "takes no file";
}

void StrokeBenchmarkTest::refusesWhatItDoesNotKnow() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, message);
    QString written;
    QTextStream out(&written);
    const auto error = strokeBenchmarkCommand().run(arguments, out);
    QVERIFY(error);
    QVERIFY2(QString::fromStdString(error->message).contains(message), error->message.c_str());
    QVERIFY(written.isEmpty());
}

QTEST_MAIN(StrokeBenchmarkTest)
#include "stroke_benchmark_test.moc"
