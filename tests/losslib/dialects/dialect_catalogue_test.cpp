// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/dialect_catalogue.h"

#include "losslib/loss/catalogue.h"

#include <QtTest>

#include <set>

using namespace lossglass;

/// The list of dialects, their names and the reading of their arguments.
class DialectCatalogueTest : public QObject {
    Q_OBJECT

private slots:
    void librariesInOrder();
    void everyDialectIsComplete_data();
    void everyDialectIsComplete();
    void unknownNamesListTheRightOnes_data();
    void unknownNamesListTheRightOnes();
    void wrongArgumentsAreRefused_data();
    void wrongArgumentsAreRefused();
    void valuesParseBack_data();
    void valuesParseBack();
    void malformedArraysAreRefused();
    void shortWeightsAreRefused();
    void conventionsAreTakenOverOneByOne();
    void pixelConventionsAreTakenOverOneByOne();
};

void DialectCatalogueTest::librariesInOrder() {
    const std::vector<std::string> expected = {"pytorch", "torchvision", "monai",        "smp",
                                               "keras",   "kornia",      "mmseg",        "nnunet",
                                               "optax",   "fvcore",      "lovaszsoftmax"};
    QCOMPARE(dialectLibraries(), expected);
}

void DialectCatalogueTest::everyDialectIsComplete_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < allDialects().size(); ++i)
        QTest::newRow(fullName(allDialects()[i]).c_str()) << static_cast<int>(i);
}

void DialectCatalogueTest::everyDialectIsComplete() {
    QFETCH(int, index);
    const Dialect& dialect = allDialects()[static_cast<std::size_t>(index)];
    QVERIFY(dialect.evaluate != nullptr);
    QVERIFY(!dialect.version.empty());
    QCOMPARE(*findDialect(fullName(dialect)), &dialect);
    if (!dialect.loss.empty()) QVERIFY2(findLoss(dialect.loss) != nullptr, dialect.loss.c_str());
    std::set<std::string> names;
    for (const DialectArgument& argument : dialect.arguments) {
        QVERIFY2(names.insert(argument.name).second, argument.name.c_str());
        QVERIFY2(!argument.meaning.empty(), argument.name.c_str());
        if (std::holds_alternative<NoValue>(argument.defaultValue)) continue;
        const auto parsed = parseDialectValue(argument, toText(argument.defaultValue));
        QVERIFY2(parsed.ok(), argument.name.c_str());
        QVERIFY2(*parsed == argument.defaultValue, argument.name.c_str());
    }
}

void DialectCatalogueTest::unknownNamesListTheRightOnes_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("part");
    QTest::newRow("library") << "moani:DiceLoss"
                             << "there are pytorch, torchvision, monai";
    QTest::newRow("no class") << "nnunet"
                              << "SoftDiceLoss, MemoryEfficientSoftDiceLoss";
    QTest::newRow("class") << "kornia:Dice"
                           << "kornia has no 'Dice' here; there are DiceLoss";
}

void DialectCatalogueTest::unknownNamesListTheRightOnes() {
    QFETCH(QString, name);
    QFETCH(QString, part);
    const auto found = findDialect(name.toStdString());
    QVERIFY(!found.ok());
    const QString message = QString::fromStdString(describe(found.error()));
    QVERIFY2(message.contains(part), message.toUtf8().constData());
}

void DialectCatalogueTest::wrongArgumentsAreRefused_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("part");
    QTest::newRow("name") << "fvcore:sigmoid_focal_loss"
                          << "gama"
                          << "2"
                          << "has no argument 'gama'; it has alpha, gamma, reduction";
    QTest::newRow("switch") << "monai:DiceLoss"
                            << "batch"
                            << "maybe"
                            << "takes true or false";
    QTest::newRow("number") << "monai:DiceLoss"
                            << "smooth_nr"
                            << "1e-6x"
                            << "takes a number";
    QTest::newRow("whole") << "pytorch:CrossEntropyLoss"
                           << "ignore_index"
                           << "1.5"
                           << "takes a whole number";
    QTest::newRow("word") << "kornia:DiceLoss"
                          << "average"
                          << "none"
                          << "takes one of micro, macro";
    QTest::newRow("list") << "pytorch:CrossEntropyLoss"
                          << "weight"
                          << "1,a"
                          << "takes a list of numbers, or none";
    QTest::newRow("required") << "kornia:TverskyLoss"
                              << "alpha"
                              << "0.3"
                              << "asks for a value of beta";
}

void DialectCatalogueTest::wrongArgumentsAreRefused() {
    QFETCH(QString, name);
    QFETCH(QString, argument);
    QFETCH(QString, value);
    QFETCH(QString, part);
    const auto values = dialectValues(**findDialect(name.toStdString()),
                                      {{argument.toStdString(), value.toStdString()}});
    QVERIFY(!values.ok());
    const QString message = QString::fromStdString(describe(values.error()));
    QVERIFY2(message.contains(part), message.toUtf8().constData());
}

void DialectCatalogueTest::valuesParseBack_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char* row, ArgumentKind kind, const char* text, const char* out) {
        QTest::newRow(row) << static_cast<int>(kind) << text << out;
    };
    add("Python's True", ArgumentKind::Switch, "True", "true");
    add("Python's None", ArgumentKind::Real, "None", "none");
    add("number", ArgumentKind::Real, " 1e-06 ", "1e-06");
    add("list", ArgumentKind::List, "1, 2,0.5", "[1,2,0.5]");
    add("bracketed list", ArgumentKind::List, "[1, 2]", "[1,2]");
    add("tuple of one", ArgumentKind::List, "(3,)", "[3]");
    add("rows", ArgumentKind::Rows, "0,1;1,0", "[[0,1],[1,0]]");
    add("nested rows", ArgumentKind::Rows, "[[0, 1], [1, 0]]", "[[0,1],[1,0]]");
}

void DialectCatalogueTest::valuesParseBack() {
    QFETCH(int, kind);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const DialectArgument argument{"x", static_cast<ArgumentKind>(kind), NoValue{}, "", {}, true};
    const auto value = parseDialectValue(argument, text.toStdString());
    QVERIFY(value.ok());
    QCOMPARE(QString::fromStdString(toText(*value)), expected);
    QVERIFY(*parseDialectValue(argument, expected.toStdString()) == *value);
}

void DialectCatalogueTest::malformedArraysAreRefused() {
    ConventionScene scene;
    scene.samples = 1;
    scene.channels = 2;
    scene.space = {2};
    scene.prediction = {0.1, 0.2, 0.9, 0.8};
    const Dialect& dialect = **findDialect("monai:DiceLoss");
    const DialectValues values = *dialectValues(dialect, {});
    QVERIFY(!evaluateDialect(dialect, scene, values).ok());  // no target
    scene.labels = {0, 2};
    const auto outside = evaluateDialect(dialect, scene, values);
    QVERIFY(!outside.ok());
    QVERIFY(describe(outside.error()).find("label 2 at sample 0, pixel 1") != std::string::npos);
    scene.labels = {0, 1};
    QVERIFY(evaluateDialect(dialect, scene, values).ok());
}

void DialectCatalogueTest::shortWeightsAreRefused() {
    ConventionScene scene;
    scene.samples = 1;
    scene.channels = 3;
    scene.prediction = {0.1, 0.2, 0.7};
    scene.labels = {2};
    const Dialect& dialect = **findDialect("pytorch:CrossEntropyLoss");
    const auto values = dialectValues(dialect, {{"weight", "1,2"}});
    const auto reading = evaluateDialect(dialect, scene, *values);
    QVERIFY(!reading.ok());
    QCOMPARE(reading.error().code, ErrorCode::Mismatch);
}

void DialectCatalogueTest::conventionsAreTakenOverOneByOne() {
    const auto regionOf = [](const char* name) {
        const Dialect& dialect = **findDialect(name);
        return dialect.region(*dialectValues(dialect, {}), 3);
    };
    RegionConventions chain = regionOf("monai:DiceLoss");
    const RegionConventions goal = regionOf("kornia:DiceLoss");
    const auto from = describe(chain), to = describe(goal);
    std::vector<std::string> moved;
    for (std::size_t i = 0; i < to.size(); ++i)
        if (from[i] != to[i]) {
            adopt(chain, goal, i);
            moved.push_back(to[i].first + ": " + to[i].second);
        }
    QVERIFY(chain == goal);
    const std::vector<std::string> expected = {
        "smoothing of the numerator: 0", "smoothing of the denominator: 1e-08", "classes: micro",
        "class weights multiply: p and target"};
    QCOMPARE(moved, expected);
}

void DialectCatalogueTest::pixelConventionsAreTakenOverOneByOne() {
    ConventionScene layout;
    layout.samples = 1;
    layout.channels = 3;
    layout.prediction = {0, 0, 0};
    layout.labels = {0};
    const auto recipeOf = [&](const char* name, const char* smoothing) {
        const Dialect& dialect = **findDialect(name);
        return dialect.pixel(*dialectValues(dialect, {{"label_smoothing", smoothing}}), layout);
    };
    PixelRecipe chain = recipeOf("pytorch:CrossEntropyLoss", "0.1");
    const PixelRecipe goal = recipeOf("keras:BinaryCrossentropy", "0.2");
    const auto from = describe(chain), to = describe(goal);
    std::vector<std::string> moved;
    for (std::size_t i = 0; i < to.size(); ++i)
        if (from[i] != to[i]) {
            adopt(chain, goal, i);
            moved.push_back(to[i].first + ": " + to[i].second);
        }
    QVERIFY(chain == goal);
    const std::vector<std::string> expected = {"loss of a pixel: cross-entropy of each channel",
                                               "target spread over the classes: 0.2",
                                               "computed from: probabilities",
                                               "least probability: 1e-07",
                                               moved.size() > 4 ? moved[4] : std::string(),
                                               "classes of a pixel: averaged"};
    QCOMPARE(moved, expected);
    QVERIFY(moved[4].starts_with("greatest probability: 0.99999"));
}

QTEST_APPLESS_MAIN(DialectCatalogueTest)
#include "dialect_catalogue_test.moc"
