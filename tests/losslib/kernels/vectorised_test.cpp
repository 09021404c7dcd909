// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/vectorised.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QtTest>

#include <map>

using namespace lossglass;

/// The loops of the kernels hold vector instructions. They are lost in silence: a branch or a call
/// in a loop, and the numbers stay the same while the time grows tenfold.
class VectorisedTest : public QObject {
    Q_OBJECT

private slots:
    void everySetRuns();
    void initTestCase();
    void hasVectorInstructions_data();
    void hasVectorInstructions();

private:
    /// Arithmetic on whole registers of the set, by the name of the kernel's body.
    std::map<QString, int> m_wide, m_medium;
};

void VectorisedTest::everySetRuns() {
    for (const auto set :
         {InstructionSet::Baseline, InstructionSet::Avx2, InstructionSet::Avx512}) {
        QVERIFY(!instructionSetName(set).empty());
        if (set > instructionSet()) continue;
        std::vector<float> numbers(1000, 1.5f);
        vectorised(
            [&] {
                for (float& number : numbers)
                    number = number * 2 + 1;
            },
            set);
        QCOMPARE(numbers, std::vector<float>(1000, 4.0f));
    }
}

void VectorisedTest::initTestCase() {
#if defined(LOSSGLASS_VECTORISED) && defined(__OPTIMIZE__)
    const QString objdump = QStandardPaths::findExecutable("objdump");
    if (objdump.isEmpty()) return;
    QProcess process;
    process.start(objdump, {"-d", "-C", "--no-show-raw-insn", LOSSGLASS_LOSSLIB});
    QVERIFY(process.waitForStarted());
    static const QRegularExpression header("^[0-9a-f]+ <.*detail::run(Avx512|Avx2)<(.*)>:$");
    static const QRegularExpression packed("\\sv(mul|add|sub|div|max|min)p[sd]\\s");
    int* count = nullptr;
    bool isWide = false;
    while (process.state() != QProcess::NotRunning || process.canReadLine()) {
        if (!process.canReadLine() && !process.waitForReadyRead(60000)) break;
        while (process.canReadLine()) {
            const QString line = QString::fromUtf8(process.readLine()).trimmed();
            if (line.endsWith(">:")) {
                const auto match = header.match(line);
                isWide = match.captured(1) == "Avx512";
                count =
                    match.hasMatch() ? &(isWide ? m_wide : m_medium)[match.captured(2)] : nullptr;
            } else if (count && line.contains(isWide ? "zmm" : "ymm")) {
                *count += line.contains(packed) ? 1 : 0;
            }
        }
    }
#endif
}

void VectorisedTest::hasVectorInstructions_data() {
    QTest::addColumn<QString>("kernel");
    QTest::addColumn<int>("wide");
    QTest::addColumn<int>("medium");
    const auto row = [](const char* name, const char* kernel, int wide, int medium) {
        QTest::newRow(name) << QString(kernel) << wide << medium;
    };
    row("sigmoid", "Workspace<float>::prepareSigmoid(", 80, 80);
    row("softmax", "Workspace<float>::prepareSoftmax(", 90, 90);
    row("sums per class", "Workspace<float>::sumTile(", 100, 100);
    row("sums per class of labels", "sumLabels<float>(", 450, 900);
    row("cross-entropy", "trueLabelPass<float, lossglass::MinusLog>", 40, 80);
    row("focal", "trueLabelPass<float, lossglass::FocalTerm>", 85, 115);
    row("power of the logarithm", "trueLabelPass<float, lossglass::LogPowerTerm>", 65, 80);
    row("poly-1", "trueLabelPass<float, lossglass::PolyTerm>", 18, 32);
    row("asymmetric focal", "trueLabelPass<float, lossglass::AsymmetricFocalTerm>", 85, 115);
    row("gradient of the true label", "addTrueLabelGradient<float>", 2, 2);
    row("through the sigmoid", "pullBackTile<float>", 2, 2);
    row("through softmax", "pullThroughSoftmax<float>", 5, 5);
    row("through softmax of few channels", "pullThroughFew<float>", 200, 200);
    row("overlap", "fillSlopes<float>", 6, 6);
    row("overlap by logit", "Tile const&, std::vector<lossglass::OverlapSlope", 250, 250);
    row("absolute error", "AbsoluteError::evaluate<float>", 17, 32);
    row("squared error", "SquaredError::evaluate<float>", 20, 35);
    row("boundary", "Boundary::evaluate<float>", 18, 33);
    row("Hausdorff distance", "HausdorffDistance::evaluate<float>", 24, 39);
    row("sensitivity-specificity", "SensitivitySpecificity::evaluate<float>", 28, 43);
    row("label smoothing", "labelTile<float>", 48, 90);
    row("label smoothing by logit", "Tile const&, lossglass::LogTargetWeights const&", 250, 250);
    row("one against the rest", "addTile<float>", 70, 85);
    row("one of few against the rest", "addFewTile<float>", 400, 400);
    row("measure of a gradient", "measureTile<float>", 85, 170);
}

void VectorisedTest::hasVectorInstructions() {
    if (m_wide.empty()) QSKIP("needs objdump and an optimised build for x86-64 without sanitizers");
    QFETCH(QString, kernel);
    QFETCH(int, wide);
    QFETCH(int, medium);
    for (const auto& [set, least] : {std::pair(&m_wide, wide), {&m_medium, medium}}) {
        int found = 0;
        for (const auto& [body, count] : *set)
            found += body.contains(kernel) ? count : 0;
        qInfo("%d vector instructions for arithmetic", found);
        // The loops of a kernel need about so many; without vectors only sums would be left.
        QVERIFY(found >= least);
    }
}

QTEST_APPLESS_MAIN(VectorisedTest)
#include "vectorised_test.moc"
