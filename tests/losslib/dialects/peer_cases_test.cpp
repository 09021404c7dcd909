// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/losslib/dialects/peer_cases.h"
#include "losslib/dialects/dialect_catalogue.h"

#include <QtTest>

#include <cmath>
#include <cstdio>
#include <map>

using namespace lossglass;

namespace {

constexpr int kCases = 212;
constexpr int kLeftOut = 3;

/// Why a case is not computed.
const std::map<std::string, std::string>& leftOut() {
    static const std::map<std::string, std::string> kReasons = {
        {"monai-ssim-mean", "compares images, not a segmentation loss"},
        {"monai-ssim-sum", "compares images, not a segmentation loss"},
        {"monai-ssim-none", "compares images, not a segmentation loss"},
    };
    return kReasons;
}

struct Tally {
    int cases = 0, agreed = 0, leftOut = 0;
    std::string reason;
};

/// Nothing when the dialect gives the published number, otherwise what it gives.
std::string disagreement(const peer::Case& one) {
    const auto dialect = findDialect(one.library + ":" + one.api);
    if (!dialect) return describe(dialect.error());
    const auto values = dialectValues(**dialect, one.settings);
    if (!values) return describe(values.error());
    const auto reading = evaluateDialect(**dialect, one.scene, *values);
    if (!reading) return describe(reading.error());
    const bool wantsArray = one.expectsArray && !one.isReduced;
    const std::vector<double> given =
        wantsArray ? reading->parts : std::vector<double>{reading->value};
    if (given.size() != one.expected.size())
        return std::to_string(given.size()) + " numbers, not " +
               std::to_string(one.expected.size());
    for (std::size_t i = 0; i < given.size(); ++i) {
        const double allowed = one.absolute + one.relative * std::abs(one.expected[i]);
        if (!(std::abs(given[i] - one.expected[i]) <= allowed))
            return QString("gives %1, published %2")
                .arg(given[i], 0, 'g', 10)
                .arg(one.expected[i], 0, 'g', 10)
                .toStdString();
    }
    return {};
}

}  // namespace

/// Each library's published numbers against its dialect, handed over raw.
class PeerCasesTest : public QObject {
    Q_OBJECT

private slots:
    void agrees_data();
    void agrees();
    void cleanupTestCase();

private:
    std::vector<peer::Case> m_cases = peer::readCases();
    std::map<std::pair<std::string, std::string>, Tally> m_table;
    int m_agreed = 0;
    int m_leftOut = 0;
};

void PeerCasesTest::agrees_data() {
    QTest::addColumn<int>("index");
    QCOMPARE(static_cast<int>(m_cases.size()), kCases);
    for (std::size_t i = 0; i < m_cases.size(); ++i)
        QTest::newRow(m_cases[i].id.c_str()) << static_cast<int>(i);
}

void PeerCasesTest::agrees() {
    QFETCH(int, index);
    const peer::Case& one = m_cases[static_cast<std::size_t>(index)];
    Tally& tally = m_table[{one.library, one.loss}];
    ++tally.cases;
    if (const auto found = leftOut().find(one.id); found != leftOut().end()) {
        ++tally.leftOut;
        ++m_leftOut;
        tally.reason = found->second;
        return;
    }
    const std::string reason = disagreement(one);
    QVERIFY2(reason.empty(), (one.library + ":" + one.api + " " + reason).c_str());
    ++tally.agreed;
    ++m_agreed;
}

void PeerCasesTest::cleanupTestCase() {
    std::printf("%-12s %-32s %6s %7s %9s  %s\n", "library", "loss", "cases", "agreed", "left out",
                "why");
    for (const auto& [key, tally] : m_table)
        std::printf("%-12s %-32s %6d %7d %9d  %s\n", key.first.c_str(), key.second.c_str(),
                    tally.cases, tally.agreed, tally.leftOut, tally.reason.c_str());
    std::printf("%-12s %-32s %6d %7d %9d\n", "all", "", kCases, m_agreed, m_leftOut);
    std::fflush(stdout);
    QCOMPARE(m_leftOut, kLeftOut);
    QCOMPARE(m_agreed, kCases - kLeftOut);
}

QTEST_APPLESS_MAIN(PeerCasesTest)
#include "peer_cases_test.moc"
