// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/dialect_comparison.h"

#include "losslib/dialects/dialect_catalogue.h"
#include "losslib/loss/catalogue.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <cmath>

using namespace lossglass;

namespace {

SceneD sceneOf(int channels, double ignoredShare = 0) {
    std::mt19937 random(11);
    return test::randomScene(random, {channels, 7, 5, ignoredShare, false, 2});
}

}  // namespace

class DialectComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void everyLibraryOfTheLoss();
    void saysWhyALibraryHasNoNumber();
    void gradientIsOfTheScenesPlanes();
    void requiredArgumentsComeFromTheCatalogue();
};

void DialectComparisonTest::everyLibraryOfTheLoss() {
    const Loss& loss = *findLoss("dice");
    const auto comparison = compareDialects(loss, ParameterValues(loss.parameters), sceneOf(3));
    QCOMPARE(comparison.rows.size(), dialectsOf("dice").size());
    QVERIFY(comparison.rows.size() >= 9);
    for (std::size_t i = 0; i < comparison.rows.size(); ++i)
        QCOMPARE(comparison.rows[i].dialect, dialectsOf("dice")[i]);
}

void DialectComparisonTest::saysWhyALibraryHasNoNumber() {
    const Loss& loss = *findLoss("dice");
    const auto comparison =
        compareDialects(loss, ParameterValues(loss.parameters), sceneOf(3, 0.3));
    int unfit = 0, fit = 0;
    for (const auto& row : comparison.rows) {
        if (row.unfit) {
            ++unfit;
            QVERIFY(row.unfit->find("cannot leave out pixels") != std::string::npos);
        } else {
            ++fit;
        }
    }
    QVERIFY(unfit > 0);
    QVERIFY(fit > 0);
}

/// PyTorch's cross-entropy is the catalogue's: the planes agree entry by entry.
void DialectComparisonTest::gradientIsOfTheScenesPlanes() {
    const Loss& loss = *findLoss("cross_entropy");
    const auto comparison = compareDialects(loss, ParameterValues(loss.parameters), sceneOf(3));
    const auto row =
        std::find_if(comparison.rows.begin(), comparison.rows.end(), [](const auto& r) {
            return r.dialect->name == "CrossEntropyLoss" && r.dialect->library == "pytorch";
        });
    QVERIFY(row != comparison.rows.end());
    QVERIFY((row->gradient - comparison.gradient).abs().maxCoeff() < 1e-12);
    QVERIFY(std::abs(row->difference) < 1e-12);
}

void DialectComparisonTest::requiredArgumentsComeFromTheCatalogue() {
    const Loss& loss = *findLoss("tversky");
    ParameterValues values(loss.parameters);
    values.set("alpha", 0.9);
    const DialectComparison comparison = compareDialects(loss, values, sceneOf(3));
    QVERIFY(!comparison.undefined);
    for (const auto& row : comparison.rows) {
        QVERIFY2(!row.unfit, row.unfit ? row.unfit->c_str() : "");
        QCOMPARE(row.difference, row.value - comparison.value);
        QVERIFY(std::abs(row.gradientNorm - row.gradient.matrix().norm()) < 1e-15);
        QCOMPARE(row.gradient.size(), comparison.gradient.size());
        if (row.dialect->library == "kornia") QCOMPARE(row.values.real("beta"), 0.9);
    }
}

QTEST_APPLESS_MAIN(DialectComparisonTest)
#include "dialect_comparison_test.moc"
