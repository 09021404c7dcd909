// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/npy.h"

#include <QDir>
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
    QJsonArray readings() const { return json()["readings"].toArray(); }
};

Outcome run(const QStringList& arguments, const QString& folder = {}) {
    QProcess process;
    if (!folder.isEmpty()) process.setWorkingDirectory(folder);
    process.start(LOSSGLASS_PROGRAM, arguments);
    if (!process.waitForFinished(60000)) return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QString inputs(const QString& name) {
    return QStringLiteral(LOSSGLASS_TEST_DATA "/inputs/") + name;
}

QString samples(const QString& name) {
    return QStringLiteral(LOSSGLASS_SOURCE "/resources/samples/") + name;
}

QStringList sampleFiles(const QString& id) {
    QStringList files{samples(id + "/mask.png")};
    const QDir folder(samples(id));
    for (const QString& name : folder.entryList({"prediction*.png"}, QDir::Files, QDir::Name))
        files << folder.filePath(name);
    return files;
}

QString write(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes) {
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write a test file");
    file.write(bytes);
    return file.fileName();
}

QString writeArray(const QTemporaryDir& folder, const QString& name,
                   const std::vector<std::int64_t>& shape, const std::vector<double>& values) {
    const QString path = folder.filePath(name);
    if (writeNpy(path.toStdString(), shape, std::span<const double>(values)))
        qFatal("cannot write a test file");
    return path;
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("no such test file");
    return file.readAll();
}

/// Whether a measured number is `given` at the digits that were printed.
bool agrees(double measured, const QJsonValue& given) {
    const QString text = QString::number(given.toDouble(), 'g', 12);
    const qsizetype digits = text.contains('.') ? text.size() - text.indexOf('.') - 1 : 0;
    return QString::number(measured, 'f', static_cast<int>(digits)).toDouble() == given.toDouble();
}

}  // namespace

class CommandLineTest : public QObject {
    Q_OBJECT

private slots:
    void samplesAgreeWithTheirNumbers_data();
    void samplesAgreeWithTheirNumbers();
    void readingsComeInTheOrderAsked();
    void numbersAreExact();
    void gradientsAreWritten_data();
    void gradientsAreWritten();
    void anUnfitLossIsUndefined();
    void softTargetsAndHugeLogits();
    void batchesArePooled();
    void catalogueListsEveryLoss();
    void helpAndVersion();
    void peopleGetATable();
    void badInputIsOneSentence_data();
    void badInputIsOneSentence();
    void badInputWritesNothing();
};

void CommandLineTest::samplesAgreeWithTheirNumbers_data() {
    QTest::addColumn<QString>("id");
    for (const char* id :
         {"astronaut", "dubai_aerial", "ms_lesion", "nuclei_tissue", "retina_vessels"})
        QTest::newRow(id) << QString(id);
}

void CommandLineTest::samplesAgreeWithTheirNumbers() {
    QFETCH(QString, id);
    const QJsonObject measured = QJsonDocument::fromJson(bytesOf(samples(id + "/meta.json")))
                                     .object()["measured"]
                                     .toObject();
    const Outcome outcome = run(QStringList{"evaluate"} + sampleFiles(id) + QStringList{"--json"});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    QVERIFY(outcome.err.isEmpty());
    const QJsonObject scene = outcome.json()["scene"].toObject();
    const QJsonArray perClass = scene["metrics"].toObject()["per_class"].toArray();
    QVERIFY(outcome.readings().size() >= 24);
    for (const auto& reading : outcome.readings())
        QVERIFY2(reading.toObject()["value"].isDouble(),
                 qPrintable(reading.toObject()["loss"].toString()));

    if (measured.contains("dice_at_0_5")) {
        const QJsonObject foreground = perClass.at(1).toObject();
        QVERIFY(agrees(foreground["dice"].toDouble(), measured["dice_at_0_5"]));
        QVERIFY(agrees(foreground["precision"].toDouble(), measured["precision"]));
        QVERIFY(agrees(foreground["recall"].toDouble(), measured["recall"]));
        const QJsonObject first = outcome.readings().first().toObject();
        QCOMPARE(first["loss"].toString(), QString("cross_entropy"));
        QVERIFY2(agrees(first["value"].toDouble(), measured["bce_nats"]),
                 qPrintable(QString::number(first["value"].toDouble())));
        return;
    }
    QVERIFY(agrees(scene["metrics"].toObject()["pixel_accuracy"].toDouble(),
                   measured["pixel_accuracy"]));
    const QStringList names{"building", "land", "road", "vegetation", "water"};
    for (qsizetype k = 0; k < names.size(); ++k)
        QVERIFY(agrees(perClass.at(k).toObject()["iou"].toDouble(),
                       measured["iou"].toObject()[names[k]]));
    const double all = scene["valid_pixels"].toDouble() + scene["ignored_pixels"].toDouble();
    QVERIFY(agrees(scene["ignored_pixels"].toDouble() / all, measured["ignore_fraction"]));
}

void CommandLineTest::readingsComeInTheOrderAsked() {
    const Outcome outcome =
        run(QStringList{"evaluate"} + sampleFiles("ms_lesion") +
            QStringList{"--loss", "focal", "--set", "gamma=3", "--set", "alpha=0.25", "--loss",
                        "cross_entropy", "--set", "weights=0.5,1.5", "--loss", "focal", "--json"});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    const QJsonArray readings = outcome.readings();
    QCOMPARE(readings.size(), 3);
    // The conventions are among them.
    const QJsonObject parameters = readings.at(0).toObject()["parameters"].toObject();
    QCOMPARE(parameters["alpha"].toDouble(), 0.25);
    QCOMPARE(parameters["gamma"].toDouble(), 3.0);
    QCOMPARE(parameters["pooling"].toString(), QString("per_batch"));
    QCOMPARE(parameters.size(), 6);
    QCOMPARE(readings.at(1).toObject()["loss"].toString(), QString("cross_entropy"));
    QCOMPARE(readings.at(1).toObject()["parameters"].toObject()["weights"].toArray(),
             (QJsonArray{0.5, 1.5}));
    QVERIFY(readings.at(2).toObject()["parameters"].toObject()["alpha"].isNull());
    QVERIFY(readings.at(0).toObject()["value"] != readings.at(2).toObject()["value"]);
    QVERIFY(readings.at(0).toObject()["gradient_file"].isNull());
}

void CommandLineTest::numbersAreExact() {
    const QTemporaryDir folder;
    const QString target = writeArray(folder, "t.npy", {1, 2}, {0, 1});
    const QString prediction = writeArray(folder, "p.npy", {1, 2}, {-1.5, 0.75});
    const Outcome outcome = run({"evaluate", target, prediction, "--loss", "cross_entropy",
                                 "--json", "--with-respect-to", "logits"});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    const QJsonObject reading = outcome.readings().first().toObject();
    const double expected = (std::log1p(std::exp(-1.5)) + std::log1p(std::exp(-0.75))) / 2;
    QVERIFY(std::abs(reading["value"].toDouble() - expected) <= 1e-15);
    const double g0 = 0.5 / (1 + std::exp(1.5)), g1 = 0.5 / (1 + std::exp(0.75));
    QVERIFY(std::abs(reading["gradient_norm"].toDouble() - std::hypot(g0, g1)) <= 1e-15);
    QVERIFY(outcome.out.contains("\"value\": " +
                                 QString::number(reading["value"].toDouble(), 'g', 17)));
}

void CommandLineTest::gradientsAreWritten_data() {
    QTest::addColumn<QString>("precision");
    QTest::addColumn<QString>("respect");
    QTest::addColumn<double>("first");
    // p = 0.25 where t = 0, and 0.5 where t = 1; cross-entropy, mean of two pixels.
    QTest::newRow("double, logits") << "double"
                                    << "logits" << 0.125;
    QTest::newRow("float, logits") << "float"
                                   << "logits" << 0.125;
    QTest::newRow("double, probabilities") << "double"
                                           << "probabilities" << 0.5 / 0.75;
    QTest::newRow("float, probabilities") << "float"
                                          << "probabilities" << 0.5 / 0.75;
}

void CommandLineTest::gradientsAreWritten() {
    QFETCH(QString, precision);
    QFETCH(QString, respect);
    QFETCH(double, first);
    const QTemporaryDir folder;
    const QString target = writeArray(folder, "t.npy", {1, 2}, {0, 1});
    const QString prediction = writeArray(folder, "p.npy", {1, 2}, {0.25, 0.5});
    const QString into = folder.filePath("new/gradients");
    const Outcome outcome = run({"evaluate", target, prediction, "--loss", "dice", "--loss",
                                 "cross_entropy", "--gradients", into, "--precision", precision,
                                 "--with-respect-to", respect, "--json"});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    QCOMPARE(QDir(into).entryList(QDir::Files),
             (QStringList{"01_dice.npy", "02_cross_entropy.npy"}));
    const QJsonObject reading = outcome.readings().at(1).toObject();
    const auto gradient = readNpy(reading["gradient_file"].toString().toStdString());
    QVERIFY(gradient);
    QCOMPARE(gradient->shape, (std::vector<std::int64_t>{1, 1, 2}));
    QCOMPARE(QString::fromStdString(gradient->dtype), precision == "float" ? "float32" : "float64");
    const double tolerance = precision == "float" ? 1e-6 : 1e-14;
    QVERIFY(std::abs(gradient->values[0] - first) < tolerance);
    QVERIFY(gradient->values[1] < 0);
    QVERIFY(std::abs(std::hypot(gradient->values[0], gradient->values[1]) -
                     reading["gradient_norm"].toDouble()) < tolerance);
}

void CommandLineTest::anUnfitLossIsUndefined() {
    const Outcome outcome = run(QStringList{"evaluate"} + sampleFiles("dubai_aerial") +
                                QStringList{"--loss", "lovasz_hinge", "--json"});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    const QJsonObject reading = outcome.readings().first().toObject();
    QVERIFY(reading["value"].isNull());
    QVERIFY(reading["undefined"].toString().contains("one channel"));
    QCOMPARE(reading["gradient_norm"].toDouble(-1), 0.0);
}

void CommandLineTest::softTargetsAndHugeLogits() {
    const QTemporaryDir folder;
    const QString soft = writeArray(folder, "soft.npy", {2, 1, 1}, {0.2, 0.8});
    const Outcome huge =
        run({"evaluate", soft, inputs("L11_huge_logits.npy"), "--loss", "cross_entropy", "--json"});
    QVERIFY2(huge.status == 0, qPrintable(huge.err));
    const double value = huge.readings().first().toObject()["value"].toDouble();
    QVERIFY2(std::abs(value - 1952.6977) < 1e-4, qPrintable(QString::number(value, 'g', 12)));

    const QString one = writeArray(folder, "one.npy", {1, 1}, {1});
    const Outcome infinite = run(
        {"evaluate", one, inputs("L07_neginf_logits.npy"), "--loss", "cross_entropy", "--json"});
    QVERIFY2(infinite.status == 0, qPrintable(infinite.err));
    QCOMPARE(infinite.readings().first().toObject()["value"].toDouble(-1), 0.0);
}

void CommandLineTest::batchesArePooled() {
    const QTemporaryDir folder;
    QByteArray labels("\x93NUMPY\x01\x00\x42\x00", 10);
    labels += QByteArray("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2, 3)}")
                  .leftJustified(0x42, ' ');
    labels += QByteArray::fromHex("000100010000000100010000");
    const QString target = write(folder, "t.npy", labels);
    const Outcome outcome = run({"evaluate", target, inputs("D33e_batch2.npy"), "--json"});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    const QJsonObject scene = outcome.json()["scene"].toObject();
    QCOMPARE(scene["samples"].toInt(), 2);
    QCOMPARE(scene["valid_pixels"].toInt(), 12);
    QVERIFY(outcome.out.contains("2 samples are pooled as one picture"));
}

void CommandLineTest::catalogueListsEveryLoss() {
    const Outcome outcome = run({"catalogue", "--json"});
    QCOMPARE(outcome.status, 0);
    const QJsonArray losses = outcome.json()["losses"].toArray();
    QCOMPARE(losses.size(), 27);
    for (const auto& each : losses) {
        const QJsonObject loss = each.toObject();
        for (const char* key : {"id", "name", "family", "formula"})
            QVERIFY2(!loss[QLatin1String(key)].toString().isEmpty(),
                     qPrintable(loss["id"].toString() + ' ' + key));
        QVERIFY(loss["parameters"].isArray() && loss["notes"].isArray());
        QVERIFY2(!loss["references"].toArray().isEmpty(), qPrintable(loss["id"].toString()));
        QVERIFY(loss["curve"].isBool());
    }
    QCOMPARE(losses.first().toObject()["id"].toString(), QString("cross_entropy"));
    const Outcome table = run({"catalogue"});
    QCOMPARE(table.status, 0);
    QCOMPARE(table.out.count('\n'), 27);
}

void CommandLineTest::helpAndVersion() {
    const Outcome help = run({"--help"});
    QCOMPARE(help.status, 0);
    QVERIFY(help.out.contains("lossglass evaluate TARGET PREDICTION..."));
    const Outcome command = run({"evaluate", "--help"});
    QCOMPARE(command.status, 0);
    QVERIFY(command.out.contains("--with-respect-to"));
    const Outcome version = run({"--version"});
    QCOMPARE(version.status, 0);
    QVERIFY(version.out.startsWith("lossglass 0."));
}

void CommandLineTest::peopleGetATable() {
    const Outcome outcome = run(QStringList{"evaluate"} + sampleFiles("ms_lesion"));
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.out.contains("182 x 218 pixels"));
    QVERIFY(outcome.out.contains("note: target: the values 0 and 255"));
    QVERIFY(outcome.out.contains("\ncross_entropy"));
    QVERIFY(outcome.out.contains("\nforeground  0.507463"));
}

void CommandLineTest::badInputIsOneSentence_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const QString mask = inputs("D08_mask_0_255.png"), good = inputs("D39b_pred_6h4w.npy");
    QTest::newRow("missing target")
        << QStringList{"evaluate", "none.png", good} << "none.png: there is no such file";
    QTest::newRow("missing prediction")
        << QStringList{"evaluate", mask, "none.npy"} << "none.npy: there is no such file";
    QTest::newRow("folder") << QStringList{"evaluate", QDir::tempPath(), good} << "folder";
    QTest::newRow("text named .png")
        << QStringList{"evaluate", "text.png", good} << "text.png: this is text";
    QTest::newRow("empty file") << QStringList{"evaluate", "empty.png", good}
                                << "empty.png: the file is empty";
    QTest::newRow("truncated PNG")
        << QStringList{"evaluate", "cut.png", good} << "cut.png: truncated";
    QTest::newRow("truncated .npy") << QStringList{"evaluate", mask, "cut.npy"}
                                    << "cut.npy: truncated: the header promises 6 x 4 of float32, "
                                       "96 bytes of data, the file has 90";
    QTest::newRow("sizes differ") << QStringList{"evaluate", inputs("D39_mask_6w4h.png"), good}
                                  << "the target is 6 x 4 (width x height), the prediction 4 x 6";
    QTest::newRow("label out of range")
        << QStringList{"evaluate", inputs("D11_labels_0_1_2_4.npy"), inputs("D25_fortran.npy")}
        << "the label 2 at (row 0, column 2) is not one of 0 to 1";
    QTest::newRow("NaN") << QStringList{"evaluate", inputs("D14_mask_2x2.png"),
                                        inputs("D33_nonfinite.npy")}
                         << "not a number (NaN) in channel 0 at (row 0, column 1)";
    QTest::newRow("unknown loss") << QStringList{"evaluate", mask, good, "--loss", "focl"}
                                  << "no loss \"focl\"; did you mean \"focal\"?";
    QTest::newRow("wrong parameter name")
        << QStringList{"evaluate", mask, good, "--loss", "tversky", "--set", "alhpa=0.3"}
        << "tversky has no parameter \"alhpa\"; did you mean \"alpha\"?";
    QTest::newRow("parameter out of range")
        << QStringList{"evaluate", mask, good, "--loss", "focal", "--set", "gamma=-1"}
        << "gamma=-1";
    QTest::newRow("one-channel softmax")
        << QStringList{"evaluate", inputs("L19_empty_mask.png"), good, "--activation", "softmax"}
        << "softmax over one channel";
    QTest::newRow("unknown option")
        << QStringList{"evaluate", mask, good, "--jsn"} << "\"--jsn\"; did you mean \"--json\"?";
    QTest::newRow("mistyped command")
        << QStringList{"evalute", mask, good} << "\"evalute\"; did you mean \"evaluate\"?";
    QTest::newRow("word that is nothing")
        << QStringList{"frobnicate"} << "there is no command, file or scene \"frobnicate\"";
    QTest::newRow("mistyped scene")
        << QStringList{"nuclei_tisue"} << "\"nuclei_tisue\"; did you mean \"nuclei_tissue\"?";
    QTest::newRow("missing file for the window")
        << QStringList{"nowhere/mask.png"} << "\"nowhere/mask.png\"";
    QTest::newRow("unknown option alone")
        << QStringList{"--versoin"} << "no option \"--versoin\"; did you mean \"--version\"?";
    QTest::newRow("no arguments") << QStringList{"evaluate"} << "TARGET";
    QTest::newRow("object array") << QStringList{"evaluate", mask, "objects.npy"} << "objects";
    QTest::newRow("gradients into a file")
        << QStringList{"evaluate", samples("ms_lesion/mask.png"),
                       samples("ms_lesion/prediction.png"), "--gradients", "text.png"}
        << "text.png";
    QTest::newRow("damaged TIFF") << QStringList{"evaluate", "cut.tif", good}
                                  << "cut.tif: truncated";
}

void CommandLineTest::badInputIsOneSentence() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const QTemporaryDir folder;
    write(folder, "text.png", "this is no picture\n");
    write(folder, "empty.png", {});
    write(folder, "cut.png", bytesOf(inputs("D08_mask_0_255.png")).left(60));
    write(folder, "cut.npy", bytesOf(inputs("D39b_pred_6h4w.npy")).left(218));
    write(folder, "cut.tif", bytesOf(inputs("D20b_tiff8_miniswhite.tif")).left(150));
    QByteArray objects = bytesOf(inputs("D39b_pred_6h4w.npy"));
    objects.replace("'<f4'", "'|O' ");
    write(folder, "objects.npy", objects);
    const QStringList before = QDir(folder.path()).entryList(QDir::AllEntries);

    const Outcome outcome = run(arguments, folder.path());
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QString());
    QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
    QVERIFY2(outcome.err.count('\n') == 1 && outcome.err.endsWith('\n'), qPrintable(outcome.err));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries), before);
}

void CommandLineTest::badInputWritesNothing() {
    const QTemporaryDir folder;
    const QString into = folder.filePath("gradients");
    const Outcome outcome = run({"evaluate", inputs("D39_mask_6w4h.png"),
                                 inputs("D39b_pred_6h4w.npy"), "--gradients", into});
    QCOMPARE(outcome.status, 2);
    QVERIFY(!QDir(into).exists());
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
