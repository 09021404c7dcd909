// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/csv_file.h"
#include "app/export/writers/array_saving.h"
#include "app/import/input_file.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <cstdio>

using namespace lossglass;

namespace {

/// Large enough that a kill falls into the writing.
constexpr int kSide = 192;

/// A scene whose every number is that of its version: 0 or 1.
SceneD version(int number) {
    SceneParts<double> parts;
    parts.width = kSide;
    parts.height = kSide;
    parts.activation = Activation::Sigmoid;
    const int pixels = kSide * kSide;
    parts.labels = std::make_shared<const Labels>(static_cast<std::size_t>(pixels),
                                                  static_cast<std::uint8_t>(number));
    Planes<double> logits(1, pixels);
    for (int i = 0; i < pixels; ++i)
        logits(0, i) = number == 0 ? i * 1e-3 : 5 - i * 1e-4;
    parts.logits = std::make_shared<const Planes<double>>(std::move(logits));
    return std::move(SceneD::make(std::move(parts))).value();
}

CsvTable table(int number) {
    CsvTable table{{"version", "row"}, {}};
    for (int i = 0; i < 4000; ++i)
        table.rows.push_back({QString::number(number), QString::number(i)});
    return table;
}

bool write(const QString& kind, const QString& path, int number) {
    if (kind == "csv") return !writeCsv(path, table(number));
    const SavedArray what =
        kind.startsWith("mask") ? SavedArray::Target : SavedArray::Probabilities;
    return saveArray(path, what, version(number)).ok();
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What the child does until it is killed: one version after the other, without rest.
int writeForever(const QString& kind, const QString& path) {
    for (int i = 0;; ++i) {
        if (!write(kind, path, i % 2)) return 3;
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
}

int killsAsked() {
    const int asked = qEnvironmentVariableIntValue("LOSSGLASS_KILLS");
    return asked > 0 ? asked : 8;
}

}  // namespace

/// A writer that is killed at any moment leaves the old or the new file, whole. With
/// LOSSGLASS_KILLS=200, as tests/kill_writers runs it, that many kills of each writer.
class KilledWriterTest : public QObject {
    Q_OBJECT

private slots:
    void theOldOrTheNewFileIsWhole_data();
    void theOldOrTheNewFileIsWhole();
};

void KilledWriterTest::theOldOrTheNewFileIsWhole_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"mask.png", "mask.npy", "mask.tif", "p.png", "p.npy", "p.tif", "csv"})
        QTest::newRow(kind) << kind;
}

void KilledWriterTest::theOldOrTheNewFileIsWhole() {
    QFETCH(QString, kind);
    const QTemporaryDir folder;
    const QString path = folder.filePath(kind == "csv" ? "t.csv" : kind);
    QByteArray whole[2];
    for (const int number : {1, 0}) {
        QVERIFY(write(kind, path, number));
        whole[number] = contentOf(path);
    }
    QVERIFY(whole[0] != whole[1]);
    int found[2] = {0, 0};
    int midWrite = 0;
    for (int kill = 0; kill < killsAsked(); ++kill) {
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {"--write-forever", kind, path});
        QVERIFY(writer.waitForReadyRead(30000));
        QThread::usleep(QRandomGenerator::global()->bounded(1000, 25000));
        writer.kill();
        QVERIFY(writer.waitForFinished(30000));
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        const QByteArray now = contentOf(path);
        QVERIFY2(now == whole[0] || now == whole[1],
                 qPrintable(QString("kill %1 left %2 bytes").arg(kill).arg(now.size())));
        ++found[now == whole[0] ? 0 : 1];
        // Its half file shows that the kill fell into the writing.
        for (const QString& part : QDir(folder.path()).entryList({"*.part-*"})) {
            ++midWrite;
            QFile::remove(folder.filePath(part));
        }
    }
    QVERIFY(readInputFile(path));
    qInfo("%s: %d kills, %d in the middle of a file; the older version %d times, the newer %d",
          qPrintable(kind), killsAsked(), midWrite, found[0], found[1]);
}

int main(int count, char** arguments) {
    QCoreApplication application(count, arguments);
    const QStringList given = QCoreApplication::arguments();
    if (given.size() == 4 && given[1] == "--write-forever") return writeForever(given[2], given[3]);
    KilledWriterTest test;
    return QTest::qExec(&test, count, arguments);
}

#include "killed_writer_test.moc"
