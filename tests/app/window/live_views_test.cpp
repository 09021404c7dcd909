// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/live_views.h"

#include "tests/app/window/window_driver.h"
#include "widgets/plots/response_view.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace lossglass;

/// Readings come first, curves follow, and those that nobody sees are not made.
class LiveViewsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_hand.reset(); }
    void readingsComeBeforeTheCurve();
    void hiddenCurvesAreNotMade();
    void hiddenCurvesCanBeExported();

private:
    LiveViews& views() { return m_hand->window.views(); }
    void setGamma(double gamma) { m_hand->window.document().setParameter("focal", "gamma", gamma); }
    std::unique_ptr<test::WindowDriver> m_hand;
};

void LiveViewsTest::init() {
    m_hand = std::make_unique<test::WindowDriver>();
    QVERIFY(m_hand->isReady());
    m_hand->window.document().selectLoss("focal");
    QVERIFY(m_hand->settle());
    QVERIFY(m_hand->window.showTab("response"));
}

void LiveViewsTest::readingsComeBeforeTheCurve() {
    QStringList order;
    connect(&views(), &LiveViews::updated, this, [&] {
        order << "readings";
        QVERIFY(views().hasNewestReadings());
        QVERIFY(!views().isCurrent());
        QVERIFY(!views().response());
    });
    connect(&views(), &LiveViews::completed, this, [&] {
        order << "curve";
        QVERIFY(views().isCurrent());
        QVERIFY(views().response());
    });
    setGamma(3);
    QVERIFY(m_hand->settle());
    QCOMPARE(order, QStringList({"readings", "curve"}));
    const auto& selected = views().response()->selected;
    QVERIFY(selected);
    QCOMPARE(std::get<double>(selected->values.get("gamma")), 3.0);
}

void LiveViewsTest::hiddenCurvesAreNotMade() {
    QVERIFY(views().response()->isWhole);
    QVERIFY(m_hand->window.showTab("softmax"));
    setGamma(3);
    QVERIFY(m_hand->settle());
    QVERIFY(!views().response()->isWhole);
    QVERIFY(!views().response()->selected);
    QVERIFY(m_hand->window.showTab("response"));
    QVERIFY(m_hand->settle());
    QVERIFY(views().response()->isWhole);
    const auto& selected = views().response()->selected;
    QVERIFY(selected);
    QCOMPARE(std::get<double>(selected->values.get("gamma")), 3.0);
    // Nothing is asked for a second time.
    QSignalSpy completed(&views(), &LiveViews::completed);
    QVERIFY(m_hand->window.showTab("softmax"));
    QVERIFY(m_hand->window.showTab("response"));
    QVERIFY(views().isCurrent());
    QCOMPARE(completed.count(), 0);
}

void LiveViewsTest::hiddenCurvesCanBeExported() {
    setGamma(3);
    QVERIFY(m_hand->settle());
    const ResponseResult seen = views().wholeResponse();
    QVERIFY(m_hand->window.showTab("softmax"));
    setGamma(2.5);
    QVERIFY(m_hand->settle());
    setGamma(3);
    QVERIFY(m_hand->settle());
    QVERIFY(!views().response()->isWhole);
    const ResponseResult made = views().wholeResponse();
    QVERIFY(made.isWhole && made.selected && seen.selected);
    QCOMPARE(made.selected->curve.loss, seen.selected->curve.loss);
    QCOMPARE(made.others.size(), seen.others.size());
    QCOMPARE(made.halfPullOfCrossEntropy, seen.halfPullOfCrossEntropy);
}

QTEST_MAIN(LiveViewsTest)
#include "live_views_test.moc"
