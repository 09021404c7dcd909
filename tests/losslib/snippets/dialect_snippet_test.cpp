// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/snippets/dialect_snippet.h"

#include "losslib/dialects/dialect_catalogue.h"
#include "losslib/dialects/scene_handover.h"
#include "losslib/snippets/python_text.h"
#include "tests/support/random_scene.h"
#include "tests/support/scene_variants.h"

#include <QtTest>

using namespace lossglass;

/// Programs that call a library. Those of PyTorch run in tests/snippets.
class DialectSnippetTest : public QObject {
    Q_OBJECT

private slots:
    void assertsTheReading_data();
    void assertsTheReading();
    void callsTheLibrary_data();
    void callsTheLibrary();
    void refuses_data();
    void refuses();
};

using Settings = std::vector<std::pair<std::string, std::string>>;
Q_DECLARE_METATYPE(Settings)

static SceneD sceneOf(int channels, double ignored = 0) {
    std::mt19937 random(3);
    return test::randomScene(random, {channels, 6, 4, ignored, false, 2});
}

void DialectSnippetTest::assertsTheReading_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("channels");
    for (const Dialect& dialect : allDialects())
        for (const int channels : {1, 4})
            QTest::newRow((fullName(dialect) + ", " + std::to_string(channels)).c_str())
                << QString::fromStdString(fullName(dialect)) << channels;
}

void DialectSnippetTest::assertsTheReading() {
    QFETCH(QString, name);
    QFETCH(int, channels);
    const Dialect& dialect = **findDialect(name.toStdString());
    const SceneD scene = sceneOf(channels);
    const auto reading = evaluateOnScene(dialect, {}, scene);
    const auto snippet = dialectSnippet(dialect, {}, scene);
    if (!snippet) {
        // A sentence of the dialect, or one about the program.
        const std::string& message = snippet.error().message;
        QVERIFY(!reading.ok() ? message == reading.error().message
                              : message.find("program") != std::string::npos);
        return;
    }
    const std::string& program = snippet->program;
    QVERIFY(program.find("expected = " + pythonNumber(reading->reading.value) + "\n") !=
            program.npos);
    QVERIFY(program.find("." + dialect.name + "(") != program.npos);
    for (const ArrayToExport& array : snippet->arrays)
        QVERIFY(program.find("load(\"" + array.name + "\")") != program.npos);
}

/// The program with every call on one line.
static QString unwrapped(const Snippet& snippet) {
    QString text = QString::fromStdString(snippet.program);
    return text.replace("(\n    ", "(").replace(",\n    ", ", ").replace(",\n)", ")");
}

void DialectSnippetTest::callsTheLibrary_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<Settings>("settings");
    QTest::addColumn<int>("channels");
    QTest::addColumn<QString>("call");
    const auto row = [](const char* name, const Settings& settings, int channels,
                        const char* call) {
        QTest::newRow((std::string(name) + ", " + call).c_str())
            << name << settings << channels << call;
    };
    row("pytorch:CrossEntropyLoss", {}, 3, "torch.nn.CrossEntropyLoss()\n");
    row("pytorch:CrossEntropyLoss", {{"label_smoothing", "0.1"}}, 3,
        "torch.nn.CrossEntropyLoss(label_smoothing=0.1)\n");
    row("pytorch:CrossEntropyLoss", {{"weight", "1,2"}}, 2,
        "torch.nn.CrossEntropyLoss(weight=torch.tensor([1, 2], dtype=prediction.dtype))\n");
    row("pytorch:BCEWithLogitsLoss", {{"reduction", "none"}}, 1, "value = loss.mean().item()\n");
    row("pytorch:BCELoss", {}, 1, "prediction = torch.sigmoid(prediction)\n");
    row("monai:DiceLoss", {}, 1, "monai.losses.DiceLoss(sigmoid=True)\n");
    row("monai:DiceLoss", {{"include_background", "false"}}, 3,
        "monai.losses.DiceLoss(include_background=False, to_onehot_y=True, softmax=True)\n");
    row("monai:DiceLoss", {{"other_act", "tanh"}}, 1, "DiceLoss(other_act=torch.tanh)\n");
    row("monai:SoftclDiceLoss", {}, 3, "loss = criterion(target, prediction)\n");
    row("monai:GeneralizedWassersteinDiceLoss", {{"dist_matrix", "0,1;1,0"}}, 2,
        "(dist_matrix=np.array([[0, 1], [1, 0]]))\n");
    row("smp:DiceLoss", {}, 1, "smp.losses.DiceLoss(mode=\"binary\")\n");
    row("smp:DiceLoss", {{"classes", "1,2"}}, 3,
        "smp.losses.DiceLoss(mode=\"multiclass\", classes=[1, 2])\n");
    row("keras:BinaryCrossentropy", {}, 1, "keras.losses.BinaryCrossentropy(from_logits=True)\n");
    row("keras:Dice", {}, 3, "prediction = keras.ops.softmax(prediction, axis=-1)\n");
    row("torchvision:sigmoid_focal_loss", {{"gamma", "3"}}, 1,
        "torchvision.ops.sigmoid_focal_loss(prediction, target, gamma=3)\n");
    row("kornia:FocalLoss", {{"alpha", "none"}}, 3, "kornia.losses.FocalLoss(alpha=None)\n");
}

void DialectSnippetTest::callsTheLibrary() {
    QFETCH(QString, name);
    QFETCH(Settings, settings);
    QFETCH(int, channels);
    QFETCH(QString, call);
    const auto snippet =
        dialectSnippet(**findDialect(name.toStdString()), settings, sceneOf(channels));
    QVERIFY2(snippet.ok(), snippet.ok() ? "" : describe(snippet.error()).c_str());
    QVERIFY2(unwrapped(*snippet).contains(call), snippet->program.c_str());
}

void DialectSnippetTest::refuses_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("channels");
    QTest::addColumn<double>("ignored");
    QTest::addColumn<bool>("soft");
    QTest::addColumn<QString>("reason");
    QTest::newRow("library without programs")
        << "mmseg:DiceLoss" << 1 << 0.0 << false << "there is no Python program for mmseg";
    QTest::newRow("ignored pixels in planes")
        << "pytorch:CrossEntropyLoss" << 1 << 0.3 << false << "cannot mark ignored pixels";
    QTest::newRow("soft target for labels")
        << "smp:DiceLoss" << 3 << 0.0 << true << "takes labels, not a soft target";
}

void DialectSnippetTest::refuses() {
    QFETCH(QString, name);
    QFETCH(int, channels);
    QFETCH(double, ignored);
    QFETCH(bool, soft);
    QFETCH(QString, reason);
    const SceneD labels = sceneOf(channels, ignored);
    const auto snippet = dialectSnippet(**findDialect(name.toStdString()), {},
                                        soft ? test::softened(labels, 0.8) : labels);
    QVERIFY(!snippet.ok());
    QVERIFY2(snippet.error().message.find(reason.toStdString()) != std::string::npos,
             snippet.error().message.c_str());
}

QTEST_APPLESS_MAIN(DialectSnippetTest)
#include "dialect_snippet_test.moc"
