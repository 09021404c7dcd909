// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/commands.h"
#include "losslib/formats/npy.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace lossglass;

/// Programs with their arrays, written by the command line.
class SnippetCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void writes_data();
    void writes();
    void refused_data();
    void refused();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    std::optional<Error> run(const QStringList& options, QString& text) const;

    QTemporaryDir m_folder;
};

void SnippetCommandTest::initTestCase() {
    QVERIFY(m_folder.isValid());
    const std::vector<std::int64_t> shape = {2, 2};
    const std::vector<double> prediction = {-1, 2, 0.5, -3}, target = {0, 1, 1, 0};
    QVERIFY(!writeNpy(path("p.npy").toStdString(), shape, std::span<const double>(prediction)));
    QVERIFY(!writeNpy(path("t.npy").toStdString(), shape, std::span<const double>(target)));
}

std::optional<Error> SnippetCommandTest::run(const QStringList& options, QString& text) const {
    QTextStream out(&text);
    const QStringList files = {path("t.npy"), path("p.npy")};
    return snippetCommand().run(files + options, out);
}

void SnippetCommandTest::writes_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("arrays");
    const QStringList both = {"prediction.npy", "target.npy"};
    QTest::newRow("of the catalogue")
        << QStringList{"--loss", "focal", "--set", "gamma=3"} << "focal.py"
        << "gamma = 3\n"
        << QStringList{"gradient.npy"} + both;
    QTest::newRow("with a distance map")
        << QStringList{"--loss", "boundary"} << "boundary.py"
        << "load(\"target_level_set.npy\")"
        << QStringList{"gradient.npy"} + both + QStringList{"target_level_set.npy"};
    QTest::newRow("of a library") << QStringList{"--loss", "monai:DiceLoss", "--set", "batch=true"}
                                  << "monai_DiceLoss.py"
                                  << "monai.losses.DiceLoss(sigmoid=True, batch=True)\n"
                                  << both;
}

void SnippetCommandTest::writes() {
    QFETCH(QStringList, options);
    QFETCH(QString, program);
    QFETCH(QString, line);
    QFETCH(QStringList, arrays);
    const QString folder = path(QTest::currentDataTag());
    QString text;
    const auto error = run(options + QStringList{"--out", folder}, text);
    QVERIFY2(!error, error ? describe(*error).c_str() : "");
    QCOMPARE(text, QDir(folder).filePath(program) + "\n");
    QFile file(QDir(folder).filePath(program));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(line.toUtf8()));
    QCOMPARE(QDir(folder).entryList({"*.npy"}), arrays);
    const auto logits = readNpy(QDir(folder).filePath("prediction.npy").toStdString());
    QVERIFY(logits.ok());
    QCOMPARE(logits->shape, (std::vector<std::int64_t>{1, 1, 2, 2}));
    QCOMPARE(logits->values, (std::vector<double>{-1, 2, 0.5, -3}));
}

void SnippetCommandTest::refused_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("reason");
    const QStringList out = {"--out", path("refused")};
    QTest::newRow("no loss") << out << "snippet takes one --loss";
    QTest::newRow("two losses") << QStringList{"--loss", "dice", "--loss", "focal"} + out
                                << "snippet takes one --loss";
    QTest::newRow("no folder") << QStringList{"--loss", "dice"} << "--out FOLDER says";
    QTest::newRow("a file for a folder")
        << QStringList{"--loss", "dice", "--out", path("t.npy")} << "the folder cannot be made";
    QTest::newRow("raw") << QStringList{"--loss", "monai:DiceLoss", "--prediction-is", "raw"} + out
                         << "a program starts from a scene";
    QTest::newRow("unknown loss") << QStringList{"--loss", "dise"} + out << "dise";
    QTest::newRow("unknown library") << QStringList{"--loss", "tf:Dice"} + out << "tf";
    QTest::newRow("unknown argument")
        << QStringList{"--loss", "monai:DiceLoss", "--set", "smoth=1"} + out << "smooth_nr";
    QTest::newRow("setting without a value")
        << QStringList{"--loss", "monai:DiceLoss", "--set", "batch"} + out << "NAME=VALUE";
    QTest::newRow("library without programs")
        << QStringList{"--loss", "mmseg:DiceLoss"} + out << "no Python program for mmseg";
}

void SnippetCommandTest::refused() {
    QFETCH(QStringList, options);
    QFETCH(QString, reason);
    QString text;
    const auto error = run(options, text);
    QVERIFY(error.has_value());
    QVERIFY2(QString::fromStdString(describe(*error)).contains(reason), describe(*error).c_str());
    QVERIFY(text.isEmpty());
    QVERIFY(!QDir(path("refused")).exists());
}

QTEST_GUILESS_MAIN(SnippetCommandTest)
#include "snippet_command_test.moc"
