// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/snippets/catalogue_snippet.h"

#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "losslib/snippets/python_text.h"
#include "losslib/snippets/snippet_template.h"
#include "tests/support/random_scene.h"
#include "tests/support/scene_variants.h"

#include <QtTest>

#include <algorithm>

using namespace lossglass;

/// Programs of the catalogue's losses. That they run is checked under PyTorch, in tests/snippets.
class CatalogueSnippetTest : public QObject {
    Q_OBJECT

private slots:
    void assertsTheReading_data();
    void assertsTheReading();
    void saysTheParameters_data();
    void saysTheParameters();
    void arraysAreOfTheScene_data();
    void arraysAreOfTheScene();
    void templatesNameTheirParameters_data();
    void templatesNameTheirParameters();
    void lossWithoutTextSaysSo();
    void unknownParameterIsRefused();
    void undefinedValueIsRefused();
};

static SceneD sceneOf(int channels, double ignored = 0) {
    std::mt19937 random(3);
    return test::randomScene(random, {channels, 6, 4, ignored, false, 2});
}

static bool holds(const Snippet& snippet, const std::string& text) {
    return snippet.program.find(text) != snippet.program.npos;
}

void CatalogueSnippetTest::assertsTheReading_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("channels");
    for (const Loss& loss : catalogue())
        for (const int channels : {1, 4})
            QTest::newRow((loss.id + ", " + std::to_string(channels)).c_str())
                << QString::fromStdString(loss.id) << channels;
}

void CatalogueSnippetTest::assertsTheReading() {
    QFETCH(QString, id);
    QFETCH(int, channels);
    const Loss& loss = *findLoss(id.toStdString());
    const ParameterValues values(loss.parameters);
    const SceneD scene = sceneOf(channels, 0.1);
    const auto snippet = catalogueSnippet(loss, values, scene);
    const auto unfit = whyUnfit(loss, values, channels, false);
    if (unfit) {
        QVERIFY(!snippet.ok());
        QCOMPARE(snippet.error().message, *unfit);
        return;
    }
    if (snippetTemplate(loss.id).body.empty()) {
        QVERIFY(!snippet.ok());
        QVERIFY(snippet.error().message.find("no Python program") != std::string::npos);
        return;
    }
    QVERIFY2(snippet.ok(), snippet.ok() ? "" : describe(snippet.error()).c_str());
    const Workspace<double> work(scene);
    const double value = evaluateOne(work, Request{&loss, values, {}}).evaluation.value;
    QVERIFY(holds(*snippet, "expected = " + pythonNumber(value) + "\n"));
    QCOMPARE(snippet->name, loss.id);
    // What the program loads is what comes with it.
    for (const ArrayToExport& array : snippet->arrays)
        QVERIFY2(holds(*snippet, "load(\"" + array.name + "\")"), array.name.c_str());
    QCOMPARE(QString::fromStdString(snippet->program).count("load(\""),
             static_cast<qsizetype>(snippet->arrays.size()));
}

void CatalogueSnippetTest::saysTheParameters_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("channels");
    QTest::addColumn<QString>("line");
    QTest::newRow("number") << "focal"
                            << "gamma"
                            << "2.5" << 1 << "gamma = 2.5\n";
    QTest::newRow("switch") << "dice"
                            << "squared"
                            << "true" << 1 << "squared = True\n";
    QTest::newRow("choice") << "generalized_dice"
                            << "weight_type"
                            << "simple" << 3 << "weight_type = \"simple\"\n";
    QTest::newRow("none") << "tversky"
                          << "beta"
                          << "none" << 1 << "beta = None\n";
    QTest::newRow("word") << "balanced_cross_entropy"
                          << "beta"
                          << "auto" << 1 << "beta = \"auto\"\n";
    QTest::newRow("list") << "cross_entropy"
                          << "weights"
                          << "1,2,0.5" << 3
                          << "weights = torch.tensor([1, 2, 0.5], dtype=z.dtype)\n";
    QTest::newRow("no weights") << "cross_entropy"
                                << "weights"
                                << "none" << 1 << "weights = torch.tensor([1, 1], dtype=z.dtype)\n";
    QTest::newRow("alpha of one channel")
        << "focal"
        << "alpha"
        << "0.25" << 1 << "alpha = torch.tensor([0.75, 0.25], dtype=z.dtype)\n";
    QTest::newRow("rule") << "dice"
                          << "weights"
                          << "inverse_frequency" << 1 << ", dtype=z.dtype)  # inverse_frequency\n";
}

void CatalogueSnippetTest::saysTheParameters() {
    QFETCH(QString, id);
    QFETCH(QString, parameter);
    QFETCH(QString, value);
    QFETCH(int, channels);
    QFETCH(QString, line);
    const Loss& loss = *findLoss(id.toStdString());
    ParameterValues values(loss.parameters);
    const Parameter& table = *findParameter(loss, parameter.toStdString());
    values.set(table.id, parseValue(table, value.toStdString()).value());
    const auto snippet = catalogueSnippet(loss, values, sceneOf(channels));
    QVERIFY(snippet.ok());
    QVERIFY2(holds(*snippet, line.toStdString()), snippet->program.c_str());
}

void CatalogueSnippetTest::arraysAreOfTheScene_data() {
    QTest::addColumn<bool>("soft");
    QTest::newRow("labels") << false;
    QTest::newRow("soft target") << true;
}

void CatalogueSnippetTest::arraysAreOfTheScene() {
    QFETCH(bool, soft);
    const SceneD batch = test::asBatch(sceneOf(3, 0.2));
    const SceneD scene = soft ? test::softened(batch, 0.8) : batch;
    const Loss& loss = *findLoss("dice");
    const auto snippet = catalogueSnippet(loss, ParameterValues(loss.parameters), scene);
    QVERIFY(snippet.ok());
    const ArrayToExport &prediction = snippet->arrays[0], &target = snippet->arrays[1];
    using Shape = std::vector<std::int64_t>;
    QCOMPARE(prediction.shape, (Shape{2, 3, 2, 6}));
    QCOMPARE(target.shape, soft ? (Shape{2, 3, 2, 6}) : (Shape{2, 2, 6}));
    // Sample 1, channel 2, row 1, column 3.
    QCOMPARE(prediction.values[((1 * 3 + 2) * 2 + 1) * 6 + 3], scene.logits()(2, 12 + 6 + 3));
    const auto pixels = static_cast<std::size_t>(scene.pixels());
    for (std::size_t i = 0; i < pixels; ++i) {
        const std::size_t k = soft ? i / 12 * 36 + i % 12 : i;
        if (scene.labels()[i] != kIgnored) continue;
        QVERIFY(soft ? std::isnan(target.values[k]) : target.values[k] == 255);
    }
}

void CatalogueSnippetTest::templatesNameTheirParameters_data() {
    QTest::addColumn<QString>("id");
    for (const Loss& loss : catalogue())
        if (!snippetTemplate(loss.id).parameters.empty())
            QTest::newRow(loss.id.c_str()) << QString::fromStdString(loss.id);
}

void CatalogueSnippetTest::templatesNameTheirParameters() {
    QFETCH(QString, id);
    const SnippetTemplate program = snippetTemplate(id.toStdString());
    const QString body = QString::fromUtf8(program.body.data(), qsizetype(program.body.size()));
    for (const std::string& parameter : program.parameters) {
        QVERIFY2(findParameter(*findLoss(id.toStdString()), parameter), parameter.c_str());
        const QRegularExpression name("\\b" + QString::fromStdString(parameter) + "\\b");
        QVERIFY2(body.contains(name), parameter.c_str());
    }
}

void CatalogueSnippetTest::lossWithoutTextSaysSo() {
    Loss loss = *findLoss("dice");
    loss.id = "brand_new";
    loss.name = "Brand new";
    const auto snippet = catalogueSnippet(loss, ParameterValues(loss.parameters), sceneOf(1));
    QVERIFY(!snippet.ok());
    QCOMPARE(snippet.error().message, std::string("there is no Python program for Brand new yet"));
}

void CatalogueSnippetTest::unknownParameterIsRefused() {
    Loss loss = *findLoss("l1");
    Parameter parameter;
    parameter.id = "novelty";
    parameter.defaultValue = 1.0;
    loss.parameters.push_back(parameter);
    ParameterValues values(loss.parameters);
    QVERIFY(catalogueSnippet(loss, values, sceneOf(1)).ok());
    values.set("novelty", 2.0);
    const auto snippet = catalogueSnippet(loss, values, sceneOf(1));
    QVERIFY(!snippet.ok());
    QVERIFY(snippet.error().message.find("novelty only at its default, 1") != std::string::npos);
}

void CatalogueSnippetTest::undefinedValueIsRefused() {
    const Loss& loss = *findLoss("cross_entropy");
    ParameterValues values(loss.parameters);
    values.set("weights", std::vector<double>{0, 0});
    const auto snippet = catalogueSnippet(loss, values, sceneOf(1));
    QVERIFY(!snippet.ok());
    QVERIFY(snippet.error().message.find("has no value") != std::string::npos);
}

QTEST_APPLESS_MAIN(CatalogueSnippetTest)
#include "catalogue_snippet_test.moc"
