// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/import_arguments.h"

#include <QTest>

using namespace lossglass;

/// The flags of class labels, class counts, names and colours.
class ImportArgumentsTest : public QObject {
    Q_OBJECT

private slots:
    void choicesAreTaken();
    void refuses_data();
    void refuses();
};

void ImportArgumentsTest::choicesAreTaken() {
    const auto given = parseArguments(
        {"--prediction-is", "labels", "--confidence", "0.8", "--classes", "5", "--class-name",
         "1=road", "--class-colour", "1=#804080", "--class-name", "4=a=b"},
        importOptionSpecs());
    QVERIFY(given);
    const auto options = readImportOptions(*given);
    QVERIFY2(options, options ? "" : options.error().message.c_str());
    QCOMPARE(options->labelConfidence, std::optional<double>(0.8));
    QVERIFY(!options->predictionIs);
    QCOMPARE(options->classCount, std::optional<int>(5));
    QCOMPARE(options->classLooks.at(1), (ClassLook{"road", 0x804080}));
    QCOMPARE(options->classLooks.at(4), (ClassLook{"a=b", {}}));
    const auto usual =
        readImportOptions(*parseArguments({"--prediction-is=labels"}, importOptionSpecs()));
    QVERIFY(usual);
    QCOMPARE(usual->labelConfidence, std::optional<double>(kUsualConfidence));
}

void ImportArgumentsTest::refuses_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QStringList& arguments, const char* says) {
        QTest::newRow(name) << arguments << QString(says);
    };
    row("certain", {"--prediction-is=labels", "--confidence", "1"}, "above 0.5 and below 1");
    row("less than the others", {"--prediction-is=labels", "--confidence", "0.5"},
        "above 0.5 and below 1");
    row("no number", {"--prediction-is=labels", "--confidence", "nan"}, "above 0.5");
    row("of logits", {"--prediction-is=logits", "--confidence", "0.9"},
        "is for --prediction-is labels");
    row("one class", {"--classes", "1"}, "from 2 to 255");
    row("too many classes", {"--classes", "256"}, "from 2 to 255");
    row("a name without label", {"--class-name", "road"}, "LABEL=NAME");
    row("an empty name", {"--class-name", "1="}, "LABEL=NAME");
    row("a colour by name", {"--class-colour", "1=red"}, "LABEL=#RRGGBB");
    row("a short colour", {"--class-colour", "1=#fff"}, "LABEL=#RRGGBB");
    row("the label of ignored pixels", {"--class-colour", "255=#ffffff"}, "LABEL=#RRGGBB");
}

void ImportArgumentsTest::refuses() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const auto given = parseArguments(arguments, importOptionSpecs());
    QVERIFY(given);
    const auto options = readImportOptions(*given);
    QVERIFY(!options);
    QVERIFY2(QString::fromStdString(options.error().message).contains(says),
             options.error().message.c_str());
}

QTEST_APPLESS_MAIN(ImportArgumentsTest)
#include "import_arguments_test.moc"
