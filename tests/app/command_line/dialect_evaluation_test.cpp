// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/dialect_evaluation.h"

#include "losslib/formats/npy.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace lossglass;

/// Losses of libraries on raw arrays, as the command line prints them.
class DialectEvaluationTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void recognised_data();
    void recognised();
    void values_data();
    void values();
    void arraysKeepTheirShape();
    void gradientsAreWritten();
    void refused_data();
    void refused();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QJsonObject readingOf(const QStringList& options) const;

    QTemporaryDir m_folder;
};

void DialectEvaluationTest::initTestCase() {
    QVERIFY(m_folder.isValid());
    // One image of two pixels in two channels, and its labels.
    const std::vector<std::int64_t> shape = {1, 2, 1, 2}, labels = {1, 1, 2};
    const std::vector<double> prediction = {0.25, 0.75, 0.75, 0.25}, target = {1, 0};
    QVERIFY(!writeNpy(path("p.npy").toStdString(), shape, std::span<const double>(prediction)));
    QVERIFY(!writeNpy(path("t.npy").toStdString(), labels, std::span<const double>(target)));
}

QJsonObject DialectEvaluationTest::readingOf(const QStringList& options) const {
    QString text;
    QTextStream out(&text);
    QStringList arguments = {path("t.npy"), path("p.npy"), "--prediction-is", "raw", "--json"};
    if (const auto error = evaluateDialects(arguments + options, out)) {
        qWarning("%s", describe(*error).c_str());
        return {};
    }
    out.flush();
    return QJsonDocument::fromJson(text.toUtf8()).object()["readings"].toArray()[0].toObject();
}

void DialectEvaluationTest::recognised_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("expected");
    QTest::newRow("library") << QStringList{"t", "p", "--loss", "monai:DiceLoss"} << true;
    QTest::newRow("library, joined") << QStringList{"t", "p", "--loss=monai:DiceLoss"} << true;
    QTest::newRow("raw") << QStringList{"t", "p", "--prediction-is=raw"} << true;
    QTest::newRow("own loss") << QStringList{"t", "p", "--loss", "dice"} << false;
    QTest::newRow("files with colons") << QStringList{"a:t", "b:p", "--loss", "dice"} << false;
    QTest::newRow("after the end") << QStringList{"--", "--loss", "a:b"} << false;
    QTest::newRow("beside an own loss")
        << QStringList{"t", "p", "--loss", "monai:DiceLoss", "--loss", "dice"} << false;
    QTest::newRow("in float") << QStringList{"t",           "p",    "--loss", "monai:DiceLoss",
                                             "--precision", "float"}
                              << false;
}

void DialectEvaluationTest::recognised() {
    QFETCH(QStringList, arguments);
    QFETCH(bool, expected);
    QCOMPARE(asksForDialects(arguments), expected);
}

void DialectEvaluationTest::values_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<double>("expected");
    QTest::newRow("Dice of all, every pixel 0.75 right")
        << QStringList{"--loss", "monai:DiceLoss", "--set", "smooth_nr=0", "--set", "smooth_dr=0"}
        << 0.25;
    QTest::newRow("background left out")
        << QStringList{"--loss", "monai:DiceLoss", "--set", "include_background=false",
                       "--set",  "smooth_nr=1",    "--set", "smooth_dr=1"}
        << 1 - 2.5 / 3;
    QTest::newRow("cross-entropy of logits 0.5 apart")
        << QStringList{"--loss", "pytorch:CrossEntropyLoss"} << std::log1p(std::exp(-0.5));
    QTest::newRow("sum") << QStringList{"--loss", "pytorch:CrossEntropyLoss", "--set",
                                        "reduction=sum"}
                         << 2 * std::log1p(std::exp(-0.5));
    QTest::newRow("minus the score")
        << QStringList{"--loss", "nnunet:SoftDiceLoss", "--set", "smooth=0"} << -0.75;
}

void DialectEvaluationTest::values() {
    QFETCH(QStringList, options);
    QFETCH(double, expected);
    const double value = readingOf(options)["value"].toDouble(-1e9);
    QVERIFY2(std::abs(value - expected) < 1e-7, QByteArray::number(value, 'g', 12));
}

void DialectEvaluationTest::arraysKeepTheirShape() {
    const QJsonObject reading =
        readingOf({"--loss", "pytorch:CrossEntropyLoss", "--set", "reduction=none"});
    // N x H x W = 1 x 1 x 2.
    const QJsonArray rows = reading["array"].toArray();
    QCOMPARE(rows.size(), 1);
    const QJsonArray pixels = rows[0].toArray()[0].toArray();
    QCOMPARE(pixels.size(), 2);
    for (const QJsonValue& pixel : pixels)
        QVERIFY(std::abs(pixel.toDouble() - std::log1p(std::exp(-0.5))) < 1e-12);
}

void DialectEvaluationTest::gradientsAreWritten() {
    const QJsonObject reading =
        readingOf({"--loss", "pytorch:CrossEntropyLoss", "--gradients", path("g")});
    const auto gradient = readNpy(reading["gradient_file"].toString().toStdString());
    QVERIFY(gradient.ok());
    const std::vector<std::int64_t> shape = {1, 2, 1, 2};
    QCOMPARE(gradient->shape, shape);
    const double wrong = 1 / (1 + std::exp(0.5)) / 2;
    QVERIFY(std::abs(gradient->values[0] - wrong) < 1e-12);
    QVERIFY(std::abs(gradient->values[1] + wrong) < 1e-12);
}

void DialectEvaluationTest::refused_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("part");
    QTest::newRow("options of a scene")
        << QStringList{"--prediction-is", "raw", "--ignore", "3", "--loss", "monai:DiceLoss"}
        << "--ignore has no place beside a raw prediction";
    QTest::newRow("no loss") << QStringList{"--prediction-is", "raw"} << "--loss LIBRARY:NAME";
    QTest::newRow("argument")
        << QStringList{"--prediction-is", "raw", "--loss", "monai:DiceLoss", "--set", "smooth=1"}
        << "has no argument 'smooth'; it has include_background, to_onehot_y, sigmoid";
    QTest::newRow("value") << QStringList{"--prediction-is", "raw",   "--loss",
                                          "monai:DiceLoss",  "--set", "batch=2"}
                           << "batch takes true or false";
    QTest::newRow("own loss") << QStringList{"--prediction-is", "raw", "--loss", "dice"}
                              << "no library 'dice'";
}

void DialectEvaluationTest::refused() {
    QFETCH(QStringList, options);
    QFETCH(QString, part);
    QString text;
    QTextStream out(&text);
    const auto error = evaluateDialects(QStringList{path("t.npy"), path("p.npy")} + options, out);
    QVERIFY(error.has_value());
    const QString message = QString::fromStdString(describe(*error));
    QVERIFY2(message.contains(part), message.toUtf8().constData());
    QVERIFY(text.isEmpty());
}

QTEST_GUILESS_MAIN(DialectEvaluationTest)
#include "dialect_evaluation_test.moc"
