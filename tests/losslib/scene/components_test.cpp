// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/components.h"

#include "tests/support/drawn_scene.h"

#include <QTest>

using namespace lossglass;

class ComponentsTest : public QObject {
    Q_OBJECT

private slots:
    void countsObjects_data();
    void countsObjects();
};

void ComponentsTest::countsObjects_data() {
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<int>("samples");
    QTest::addColumn<QList<int>>("sizes");
    QTest::newRow("none") << QStringList{"...", "..."} << 1 << QList<int>{};
    QTest::newRow("corners connect") << QStringList{"#..", ".#.", "..#"} << 1 << QList<int>{3};
    QTest::newRow("two") << QStringList{"#.#", "#.."} << 1 << QList<int>{2, 1};
    QTest::newRow("a row's end is not the next one's start")
        << QStringList{"..#", "...", "#.."} << 1 << QList<int>{1, 1};
    QTest::newRow("samples stay apart") << QStringList{"##", "##"} << 2 << QList<int>{2, 2};
    QTest::newRow("other labels part") << QStringList{"#2#", "#?#"} << 1 << QList<int>{2, 2};
}

void ComponentsTest::countsObjects() {
    QFETCH(QStringList, rows);
    QFETCH(int, samples);
    QFETCH(QList<int>, sizes);
    Labels labels;
    for (const QChar c : rows.join(QString()))
        labels.push_back(test::labelOf(c));
    const BatchShape shape{static_cast<int>(rows[0].size()),
                           static_cast<int>(rows.size()) / samples, samples};
    const Components components = componentsOf(labels, shape, 1);
    QCOMPARE(QList<int>(components.sizes.begin(), components.sizes.end()), sizes);
    for (std::size_t i = 0; i < labels.size(); ++i)
        QCOMPARE(components.ofPixel[i] != 0, labels[i] == 1);
}

QTEST_APPLESS_MAIN(ComponentsTest)
#include "components_test.moc"
