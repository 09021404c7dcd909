// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/raw_arrays.h"

#include <QtTest>

using namespace lossglass;

namespace {

NumericArray arrayOf(const QList<int>& shape, double value) {
    NumericArray array;
    std::size_t count = 1;
    for (const int size : shape) {
        array.shape.push_back(size);
        count *= static_cast<std::size_t>(size);
    }
    array.dtype = "float64";
    array.values.assign(count, value);
    return array;
}

}  // namespace

/// Shapes of raw arrays and what they are taken for.
class RawArraysTest : public QObject {
    Q_OBJECT

private slots:
    void shapes_data();
    void shapes();
    void brokenLabels();
};

void RawArraysTest::shapes_data() {
    QTest::addColumn<QList<int>>("prediction");
    QTest::addColumn<QList<int>>("target");
    QTest::addColumn<QString>("taken");
    using L = QList<int>;
    QTest::newRow("labels") << L{2, 3, 4, 5} << L{2, 4, 5} << "labels";
    QTest::newRow("labels with an axis of one") << L{2, 3, 4, 5} << L{2, 1, 4, 5} << "labels";
    QTest::newRow("planes") << L{2, 3, 4, 5} << L{2, 3, 4, 5} << "planes";
    QTest::newRow("one channel") << L{2, 1, 4, 5} << L{2, 1, 4, 5} << "planes";
    QTest::newRow("one channel, no axis for it") << L{2, 1, 4, 5} << L{2, 4, 5} << "planes";
    QTest::newRow("volumes") << L{1, 2, 3, 4, 5} << L{1, 3, 4, 5} << "labels";
    QTest::newRow("rows of classes") << L{6, 3} << L{6} << "labels";
    QTest::newRow("another size") << L{2, 3, 4, 5} << L{2, 5, 4} << "2 x 5 x 4 fits";
    QTest::newRow("another batch") << L{2, 3, 4, 5} << L{1, 3, 4, 5} << "neither as labels";
    QTest::newRow("no channels") << L{4} << L{4} << "is N x C";
}

void RawArraysTest::shapes() {
    QFETCH(QList<int>, prediction);
    QFETCH(QList<int>, target);
    QFETCH(QString, taken);
    const auto scene = rawScene(arrayOf(target, 1), arrayOf(prediction, 0.5));
    if (!scene) {
        const QString message = QString::fromStdString(describe(scene.error()));
        QVERIFY2(message.contains(taken), message.toUtf8().constData());
        return;
    }
    QCOMPARE(scene->hasLabels() ? "labels" : "planes", taken);
    QCOMPARE(scene->samples, prediction[0]);
    QCOMPARE(scene->channels, prediction[1]);
    QVERIFY(!whyMalformed(*scene));
}

void RawArraysTest::brokenLabels() {
    const auto scene = rawScene(arrayOf({1, 2}, 0.5), arrayOf({1, 3, 2}, 0.5));
    QVERIFY(!scene.ok());
    QCOMPARE(scene.error().code, ErrorCode::Mismatch);
}

QTEST_APPLESS_MAIN(RawArraysTest)
#include "raw_arrays_test.moc"
