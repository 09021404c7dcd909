// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/pixel_terms.h"

#include <QtTest>

#include <cmath>

using namespace lossglass;

/// Terms of the true label that are formed in another way than their formula says.
class PixelTermsTest : public QObject {
    Q_OBJECT

private slots:
    void powerOfTheLogarithm_data();
    void powerOfTheLogarithm();
};

void PixelTermsTest::powerOfTheLogarithm_data() {
    QTest::addColumn<double>("u");
    QTest::addColumn<double>("gamma");
    QTest::addColumn<double>("loss");
    QTest::addColumn<double>("pull");
    const double inf = std::numeric_limits<double>::infinity();
    for (const double gamma : {0.3, 1.0, 2.0, 5.0}) {
        for (const double u : {3e-38, 1e-15, 1e-6, 0.01, 0.7, 1.0, 3.0, 50.0, 120.0})
            QTest::addRow("-ln p = %g, gamma = %g", u, gamma)
                << u << gamma << std::pow(u, gamma) << -gamma * std::pow(u, gamma - 1);
        QTest::addRow("p = 1, gamma = %g", gamma) << 0.0 << gamma << 0.0 << 0.0;
    }
    QTest::newRow("p = 0, gamma below 1") << inf << 0.3 << inf << -0.0;
    QTest::newRow("p = 0, gamma = 1") << inf << 1.0 << inf << -1.0;
    QTest::newRow("p = 0, gamma above 1") << inf << 2.0 << inf << -inf;
}

void PixelTermsTest::powerOfTheLogarithm() {
    QFETCH(double, u);
    QFETCH(double, gamma);
    QFETCH(double, loss);
    QFETCH(double, pull);
    // Powers below 2^-125 are 0.
    const auto isNear = [](double found, double expected, double share) {
        return found == expected ||
               std::abs(found - expected) <= share * std::abs(expected) + 1e-37;
    };
    const double p = std::exp(-u), q = -std::expm1(-u);
    const auto exact = LogPowerTerm{gamma}(TruePixel<double>{p, q, -u, 0, false});
    QVERIFY2(isNear(exact.loss, loss, 1e-13), qPrintable(QString::number(exact.loss)));
    QVERIFY2(isNear(exact.pull, pull, 1e-13), qPrintable(QString::number(exact.pull)));
    const auto asFloat = [](double x) { return static_cast<float>(x); };
    const auto found =
        LogPowerTerm{gamma}(TruePixel<float>{asFloat(p), asFloat(q), asFloat(-u), 0, false});
    // The logarithm errs by an ulp, and as many times gamma in the exponent.
    const double share = 1e-6 * (1 + std::abs(gamma * std::log(u > 0 && u < 1e9 ? u : 1)));
    QVERIFY2(isNear(found.loss, asFloat(loss), share), qPrintable(QString::number(found.loss)));
    QVERIFY2(isNear(found.pull, asFloat(pull), share), qPrintable(QString::number(found.pull)));
}

QTEST_APPLESS_MAIN(PixelTermsTest)
#include "pixel_terms_test.moc"
