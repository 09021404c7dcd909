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
    QTest::addColumn<int>("least");
    const auto row = [](const char* name, const char* kernel, int least) {
        QTest::newRow(name) << QString(kernel) << least;
    };
    row("sigmoid", "Workspace<float>::prepareSigmoid(", 70);
    row("softmax", "Workspace<float>::prepareSoftmax(", 150);
    row("sums per class", "Workspace<float>::sumTile(", 30);
    row("cross-entropy", "trueLabelPass<float, lossglass::MinusLog>", 5);
    row("focal", "trueLabelPass<float, lossglass::FocalTerm>", 50);
    row("power of the logarithm", "trueLabelPass<float, lossglass::LogPowerTerm>", 60);
    row("poly-1", "trueLabelPass<float, lossglass::PolyTerm>", 5);
    row("asymmetric focal", "trueLabelPass<float, lossglass::AsymmetricFocalTerm>", 100);
    row("gradient of the true label", "addTrueLabelGradient<float>", 4);
    row("through the sigmoid", "pullBackTile<float>", 1);
    row("through softmax", "pullThroughSoftmax<float>", 2);
    row("overlap", "addOverlapGradient<float>", 4);
    row("absolute error", "AbsoluteError::evaluate<float>", 5);
    row("squared error", "SquaredError::evaluate<float>", 10);
    row("boundary", "Boundary::evaluate<float>", 5);
    row("Hausdorff distance", "HausdorffDistance::evaluate<float>", 15);
    row("sensitivity-specificity", "SensitivitySpecificity::evaluate<float>", 25);
    row("label smoothing", "labelTile<float>", 12);
    row("one against the rest", "addTile<float>", 45);
    row("measure of a gradient", "clearAndMeasure<float>", 4);
}

void VectorisedTest::hasVectorInstructions() {
    if (m_wide.empty()) QSKIP("needs objdump and an optimised build for x86-64 without sanitizers");
    QFETCH(QString, kernel);
    QFETCH(int, least);
    for (const auto* set : {&m_wide, &m_medium}) {
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
