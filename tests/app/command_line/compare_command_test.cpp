// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/commands.h"

#include "losslib/formats/npy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace lossglass;

/// `lossglass compare` on two pixels in two classes.
class CompareCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void librariesOfALoss();
    void chainEndsAtTheLibrary();
    void tableNamesEachLibrary();
    void refused_data();
    void refused();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString textOf(const QStringList& options) const;
    QJsonObject reportOf(const QStringList& options) const;

    QTemporaryDir m_folder;
};

void CompareCommandTest::initTestCase() {
    QVERIFY(m_folder.isValid());
    const std::vector<std::int64_t> shape = {1, 2, 1, 2}, labels = {1, 1, 2};
    const std::vector<double> prediction = {0.25, 1.75, 0.75, -0.25}, target = {1, 0};
    QVERIFY(!writeNpy(path("p.npy").toStdString(), shape, std::span<const double>(prediction)));
    QVERIFY(!writeNpy(path("t.npy").toStdString(), labels, std::span<const double>(target)));
}

QString CompareCommandTest::textOf(const QStringList& options) const {
    QString text;
    QTextStream out(&text);
    const QStringList arguments = {path("t.npy"), path("p.npy"), "--prediction-is", "logits"};
    if (const auto error = compareCommand().run(arguments + options, out))
        qWarning("%s", describe(*error).c_str());
    out.flush();
    return text;
}

QJsonObject CompareCommandTest::reportOf(const QStringList& options) const {
    return QJsonDocument::fromJson(textOf(options + QStringList{"--json"}).toUtf8()).object();
}

void CompareCommandTest::librariesOfALoss() {
    const QJsonObject report = reportOf({"--loss", "cross_entropy"});
    // Two logits 0.5 and 2 apart, both on the right side.
    const double expected = (std::log1p(std::exp(-0.5)) + std::log1p(std::exp(-2.0))) / 2;
    QVERIFY(std::abs(report["value"].toDouble() - expected) < 1e-12);
    bool found = false;
    for (const QJsonValue& row : report["libraries"].toArray()) {
        if (row["loss"] != "pytorch:CrossEntropyLoss") continue;
        found = true;
        QVERIFY(std::abs(row["value"].toDouble() - expected) < 1e-12);
        QVERIFY(std::abs(row["difference"].toDouble()) < 1e-12);
        QVERIFY(row["unfit"].isNull());
    }
    QVERIFY(found);
    QVERIFY(report["chain"].isNull());
}

void CompareCommandTest::chainEndsAtTheLibrary() {
    const QJsonObject report =
        reportOf({"--loss", "dice", "--from", "monai:DiceLoss", "--to", "smp:DiceLoss"});
    double value = 0;
    for (const QJsonValue& row : report["libraries"].toArray())
        if (row["loss"] == "smp:DiceLoss") value = row["value"].toDouble();
    const QJsonArray steps = report["chain"].toObject()["steps"].toArray();
    QVERIFY(steps.size() > 3);
    QCOMPARE(steps.last().toObject()["value_after"].toDouble(), value);
    for (qsizetype i = 1; i < steps.size(); ++i)
        QCOMPARE(steps[i].toObject()["value_before"].toDouble(),
                 steps[i - 1].toObject()["value_after"].toDouble());
}

void CompareCommandTest::tableNamesEachLibrary() {
    const QString table = textOf({"--loss", "dice", "--to", "mmseg:DiceLoss"});
    for (const char* name : {"monai:DiceLoss", "smp:DiceLoss", "keras:Dice", "nnunet:SoftDiceLoss"})
        QVERIFY2(table.contains(name), name);
    QVERIFY(table.contains("power in the denominator: 1 -> 2"));
}

void CompareCommandTest::refused_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("says");
    QTest::newRow("no loss") << QStringList{} << "one --loss";
    QTest::newRow("two losses") << QStringList{"--loss", "dice", "--loss", "focal"} << "one --loss";
    QTest::newRow("no such library")
        << QStringList{"--loss", "dice", "--to", "nobody:DiceLoss"} << "no library 'nobody'";
    QTest::newRow("no such class")
        << QStringList{"--loss", "dice", "--to", "smp:Dice"} << "there are DiceLoss";
    QTest::newRow("from without to")
        << QStringList{"--loss", "dice", "--from", "smp:DiceLoss"} << "--to";
}

void CompareCommandTest::refused() {
    QFETCH(QStringList, options);
    QFETCH(QString, says);
    QString text;
    QTextStream out(&text);
    const auto error = compareCommand().run(
        QStringList{path("t.npy"), path("p.npy"), "--prediction-is", "logits"} + options, out);
    QVERIFY(error);
    QVERIFY2(QString::fromStdString(describe(*error)).contains(says), describe(*error).c_str());
    out.flush();
    QVERIFY(text.isEmpty());
}

QTEST_GUILESS_MAIN(CompareCommandTest)
#include "compare_command_test.moc"
