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
    void groupsAreComparedInVectors();

private:
    /// Arithmetic on whole registers of the set, and comparisons of single numbers.
    struct Counts {
        int real = 0, whole = 0, singleCompares = 0;
    };
    /// By the name of the kernel's body.
    std::map<QString, Counts> m_wide, m_medium;
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
    static const QRegularExpression packed("\\sv(mul|add|sub|div|max|min|sqrt)p[sd]\\s");
    static const QRegularExpression whole("\\svp(mull|add|sub|min|max)[usbdwq]+\\s");
    Counts* count = nullptr;
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
                count->real += line.contains(packed) ? 1 : 0;
                count->whole += line.contains(whole) ? 1 : 0;
            } else if (count) {
                count->singleCompares += line.contains("\tcmp") ? 1 : 0;
            }
        }
    }
#endif
}

void VectorisedTest::hasVectorInstructions_data() {
    QTest::addColumn<QString>("kernel");
    QTest::addColumn<int>("wide");
    QTest::addColumn<int>("medium");
    QTest::addColumn<int>("leastWhole");
    const auto row = [](const char* name, const char* kernel, int wide, int medium,
                        int leastWhole = 0) {
        QTest::newRow(name) << QString(kernel) << wide << medium << leastWhole;
    };
    row("sigmoid", "Workspace<float>::prepareSigmoid(", 285, 373);
    row("softmax", "Workspace<float>::prepareSoftmax(", 241, 195);
    row("sums per class of soft targets", "Workspace<float>::sumSoftTile(", 100, 100);
    row("1-p of all channels", "ProbabilityRows<float>::fillAllQ(", 3, 3);
    row("logarithms of all labels", "Workspace<float>::fillLogs(", 156, 60);
    row("cross-entropy", "trueLabelPass<float, lossglass::MinusLog,", 89, 120);
    row("focal", "trueLabelPass<float, lossglass::FocalTerm<lossglass::AnyFocus>,", 183, 204);
    row("power of the logarithm", "trueLabelPass<float, lossglass::LogPowerTerm,", 101, 111);
    row("poly-1", "trueLabelPass<float, lossglass::PolyTerm,", 37, 46);
    row("asymmetric focal",
        "trueLabelPass<float, lossglass::AsymmetricFocalTerm<lossglass::AnyFocus>,", 183, 205);
    row("direct cross-entropy", "SigmoidTruth<float, lossglass::MinusLog, lossglass::NoOverlap> >",
        120, 236);
    row("direct cross-entropy with overlap",
        "SigmoidTruth<float, lossglass::MinusLog, lossglass::SigmoidOverlap<float> > >", 71, 142);
    row("direct focal",
        "SigmoidTruth<float, lossglass::FocalTerm<lossglass::SquareFocus>, lossglass::NoOverlap> >",
        188, 325);
    row("direct focal, any gamma",
        "SigmoidTruth<float, lossglass::FocalTerm<lossglass::AnyFocus>, lossglass::NoOverlap> >",
        547, 340);
    row("direct asymmetric focal",
        "SigmoidTruth<float, lossglass::AsymmetricFocalTerm<lossglass::RootFocus>, "
        "lossglass::NoOverlap> >",
        204, 351);
    row("direct asymmetric focal with overlap",
        "SigmoidTruth<float, lossglass::AsymmetricFocalTerm<lossglass::RootFocus>, "
        "lossglass::SigmoidOverlap<float> > >",
        136, 230);
    row("direct focal with overlap",
        "SigmoidTruth<float, lossglass::FocalTerm<lossglass::SquareFocus>, "
        "lossglass::SigmoidOverlap<float> > >",
        128, 217);
    row("direct power of the logarithm",
        "SigmoidTruth<float, lossglass::LogPowerTerm, lossglass::NoOverlap> >", 238, 258);
    row("direct poly-1", "SigmoidTruth<float, lossglass::PolyTerm, lossglass::NoOverlap> >", 78,
        157);
    row("direct overlap", "directSigmoid<float, lossglass::SigmoidOverlap<float> >", 32, 85);
    row("direct overlap of few channels", "fewChannels<float>", 1190, 1254);
    row("direct label smoothing", "SigmoidLogTarget<float, lossglass::NoOverlap>", 193, 345);
    row("direct label smoothing with overlap",
        "SigmoidLogTarget<float, lossglass::SigmoidOverlap<float> >", 287, 521);
    row("direct absolute error",
        "SigmoidChannel<float, lossglass::losses::(anonymous namespace)::AbsoluteError", 38, 76);
    row("direct squared error",
        "SigmoidChannel<float, lossglass::losses::(anonymous namespace)::SquaredError", 53, 107);
    row("direct cross-entropy through softmax", "directSoftmax<float, lossglass::MinusLog,", 2177,
        2525);
    row("direct focal through softmax",
        "directSoftmax<float, lossglass::FocalTerm<lossglass::SquareFocus>,", 2744, 3025);
    row("direct squared error through softmax",
        "directChannels<4, (lossglass::ChannelTotals)1, float, lossglass::losses::(anonymous "
        "namespace)::SquaredError",
        347, 183);
    row("direct slopes through softmax", "pullBackRun<float>", 481, 503);
    row("Lovasz, its gradient", "pullTileInPlace<float>", 18, 37);
    row("gradient of the true label", "addTrueLabelGradient<float>", 21, 21);
    row("through the sigmoid", "pullBackTile<float>", 2, 2);
    row("through softmax", "pullThroughSoftmax<float>", 5, 5);
    row("through softmax of few channels", "pullThroughFew<float>", 113, 113);
    row("overlap", "fillSlopes<float>", 6, 6);
    row("overlap by logit", "Tile const&, std::vector<lossglass::OverlapSlope", 1708, 1771);
    row("absolute error", "AbsoluteError::evaluate<float>", 1085, 1049);
    row("squared error", "SquaredError::evaluate<float>", 1193, 1199);
    row("boundary", "Boundary::evaluate<float>", 1413, 1277);
    row("Hausdorff distance", "HausdorffDistance::evaluate<float>", 1365, 1268);
    row("sensitivity-specificity", "SensitivitySpecificity::evaluate<float>", 1342, 1323);
    row("label smoothing", "labelTile<float>", 48, 90);
    row("label smoothing by logit", "Tile const&, lossglass::LogTargetWeights const&", 2185, 2388);
    row("one against the rest", "addTile<float>", 70, 85);
    row("one of few against the rest", "RestGradient)2, float,", 1758, 1858);
    row("direct label smoothing through softmax", "(anonymous namespace)::writeTile<4ul, float,",
        318, 449);
    row("measure of a gradient", "measureTile<float>", 85, 170);
    row("Lovasz, errors of a channel", "fillChannel<float>", 7, 15);
    row("Lovasz, errors of the hinge", "lovaszHinge<float>", 2, 2);
    row("Lovasz, walk", "walkRun<float>", 17, 27);
    row("Lovasz, walk in the order of the pixels",
        "directWalk<lossglass::(anonymous namespace)::"
        "ProbabilityError, float>",
        40, 50);
    row("hinge, walk in the order of the pixels",
        "directWalk<lossglass::(anonymous namespace)::"
        "HingeError, float>",
        40, 40);
    row("order of the errors", "fillErrorOrder<float>", 1, 1, 1);
    row("cells of the keys", "RankedBuckets<float>::findCells(", 1, 1, 6);
    row("range of a run", "rankRun<float>", 0, 0, 2);
    row("spread of a run", "SpreadRun::SpreadRun(", 2, 2, 2);
    row("selection in a range", "selectWithin<float>", 0, 0, 3);
    row("hardest pixels", "addHardestTile<float>", 20, 40);
    row("direct hardest pixels", "directHardest<4, float>", 110, 184);
    row("distances along columns", "columnDistances<float>", 7, 7);
    row("distances along rows", "RowDistances::write<float>", 0, 0, 5);
    row("powers of distances", "PoweredDistances<float>::Powers::add", 1, 1);
    row("packed squares", "PackedSquares::unpack<float>", 0, 0, 4);
}

void VectorisedTest::hasVectorInstructions() {
    if (m_wide.empty()) QSKIP("needs objdump and an optimised build for x86-64 without sanitizers");
    QFETCH(QString, kernel);
    QFETCH(int, wide);
    QFETCH(int, medium);
    QFETCH(int, leastWhole);
    for (const auto& [set, least] : {std::pair(&m_wide, wide), {&m_medium, medium}}) {
        Counts found;
        for (const auto& [body, count] : *set) {
            if (!body.contains(kernel)) continue;
            found.real += count.real;
            found.whole += count.whole;
        }
        qInfo("%d vector instructions for arithmetic, %d for that of whole numbers", found.real,
              found.whole);
        // The loops of a kernel need about so many; without vectors only sums would be left.
        QVERIFY(found.real >= least);
        QVERIFY(found.whole >= leastWhole);
    }
}

/// Comparisons of vectors by name that are wider than the set's registers fall apart into single
/// ones, while sums stay vectors.
void VectorisedTest::groupsAreComparedInVectors() {
    if (m_wide.empty()) QSKIP("needs objdump and an optimised build for x86-64 without sanitizers");
    for (const auto* set : {&m_wide, &m_medium}) {
        int compares = 0, bodies = 0;
        for (const auto& [body, count] : *set) {
            if (!body.contains("GroupedRun::writePlaces(")) continue;
            compares += count.singleCompares;
            bodies += 1;
        }
        qInfo("%d comparisons of single numbers", compares);
        QVERIFY(bodies > 0);
        QVERIFY(compares <= 120);
    }
}

QTEST_APPLESS_MAIN(VectorisedTest)
#include "vectorised_test.moc"
