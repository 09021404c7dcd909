// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layering/rules.h"

#include <QTest>

using namespace lossglass::layering;

using Rule = Findings (*)(const SourceFile&);
Q_DECLARE_METATYPE(Rule)

/// The rules of the house hold for every source file, and each rule can be broken.
class LayeringTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyFileKeepsTheRule_data();
    void everyFileKeepsTheRule();
    void includeGraphHasNoCycle();
    void rulesTellGoodFromBad_data();
    void rulesTellGoodFromBad();
    void cyclesAreFound_data();
    void cyclesAreFound();

private:
    std::vector<SourceFile> m_files;
};

static const std::string kLicence = "// SPDX-License-Identifier: GPL-3.0-or-later\n";

void LayeringTest::initTestCase() {
    m_files = readTree(LOSSGLASS_SOURCE);
    const auto has = [&](const char* path) {
        return std::any_of(m_files.begin(), m_files.end(),
                           [&](const SourceFile& file) { return file.path == path; });
    };
    QVERIFY(has("losslib/scene/scene.h"));
    QVERIFY(has("widgets/theme/theme.h"));
    QVERIFY(has("app/document/document.h"));
    QVERIFY(has("tests/layering/layering_test.cpp"));
}

void LayeringTest::everyFileKeepsTheRule_data() {
    QTest::addColumn<Rule>("rule");
    QTest::newRow("losslib stands alone") << Rule(losslibStandsAlone);
    QTest::newRow("widgets know no app") << Rule(widgetsKnowNoApp);
    QTest::newRow("losses use interfaces only") << Rule(lossesUseInterfacesOnly);
    QTest::newRow("includes from the root") << Rule(includesFromTheRoot);
    QTest::newRow("400 lines at most") << Rule(isShort);
    QTest::newRow("licence on top") << Rule(namesItsLicence);
    QTest::newRow("one type per header") << Rule(holdsOneType);
}

void LayeringTest::everyFileKeepsTheRule() {
    QFETCH(Rule, rule);
    QStringList findings;
    for (const SourceFile& file : m_files)
        for (const std::string& finding : rule(file))
            findings << QString::fromStdString(finding);
    QVERIFY2(findings.isEmpty(), qPrintable(findings.join("\n    ")));
}

void LayeringTest::includeGraphHasNoCycle() {
    const auto cycle = findCycle(m_files);
    QVERIFY2(!cycle, cycle ? cycle->c_str() : "");
}

void LayeringTest::rulesTellGoodFromBad_data() {
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("findings");
    const auto row = [](const char* name, Rule rule, const char* path, const std::string& text,
                        int findings) {
        QTest::newRow(name) << rule << QString(path) << QString::fromStdString(text) << findings;
    };
    const Rule alone = losslibStandsAlone;
    row("Qt class in losslib", alone, "losslib/a/b.cpp", "#include <QString>\n", 1);
    row("Qt module in losslib", alone, "losslib/a/b.h", "# include <QtCore/qglobal.h>\n", 1);
    row("lower-case Qt header in losslib", alone, "losslib/a/b.h", "#include <qglobal.h>\n", 1);
    row("widgets in losslib", alone, "losslib/a/b.h", "#include \"widgets/theme/theme.h\"\n", 1);
    row("app in losslib", alone, "losslib/a/b.h", "#include \"app/document/document.h\"\n", 1);
    row("TBB in a header", alone, "losslib/a/b.h", "#include <tbb/parallel_for.h>\n", 1);
    row("TBB in a source", alone, "losslib/a/b.cpp", "#include <tbb/parallel_for.h>\n", 0);
    row("Eigen and std in losslib", alone, "losslib/a/b.h",
        "#include <Eigen/Core>\n#include <queue>\n", 0);
    row("Qt in widgets", alone, "widgets/a/b.h", "#include <QWidget>\n", 0);

    const Rule noApp = widgetsKnowNoApp;
    row("app in widgets", noApp, "widgets/a/b.cpp", "#include \"app/live/live.h\"\n", 1);
    row("tests in app", noApp, "app/a/b.cpp", "#include \"tests/support/x.h\"\n", 1);
    row("losslib in widgets", noApp, "widgets/a/b.cpp", "#include \"losslib/loss/loss.h\"\n", 0);
    row("app in app", noApp, "app/a/b.cpp", "#include \"app/live/live.h\"\n", 0);

    const Rule interfaces = lossesUseInterfacesOnly;
    row("scene in a loss", interfaces, "losslib/losses/x.cpp",
        "#include \"losslib/scene/scene.h\"\n", 1);
    row("Eigen in a loss", interfaces, "losslib/losses/x.cpp", "#include <Eigen/Core>\n", 1);
    row("another loss in a loss", interfaces, "losslib/losses/x.cpp",
        "#include \"losslib/losses/dice.h\"\n", 1);
    row("interfaces in a loss", interfaces, "losslib/losses/x.cpp",
        "#include \"losslib/loss/loss.h\"\n#include \"losslib/kernels/overlap.h\"\n"
        "#include <cmath>\n",
        0);

    const Rule fromRoot = includesFromTheRoot;
    row("include beside the file", fromRoot, "app/a/b.cpp", "#include \"b.h\"\n", 1);
    row("project file in angles", fromRoot, "app/a/b.cpp", "#include <app/a/b.h>\n", 1);
    row("include from the root", fromRoot, "app/a/b.cpp",
        "#include \"app/a/b.h\"\n#include \"b_test.moc\"\n#include <QObject>\n", 0);

    const std::string line = "int x;\n";
    std::string longest;
    for (int i = 0; i < 400; ++i)
        longest += line;
    row("401 lines", isShort, "app/a/b.cpp", longest + line, 1);
    row("400 lines", isShort, "app/a/b.cpp", longest, 0);

    row("no licence", namesItsLicence, "app/a/b.cpp", "#pragma once\n" + kLicence, 1);
    row("licence", namesItsLicence, "app/a/b.cpp", kLicence + "#pragma once\n", 0);

    const Rule oneType = holdsOneType;
    row("two classes", oneType, "app/a/b.h", "#pragma once\nclass A {\n};\nclass B : A {\n};\n", 1);
    row("no guard", oneType, "app/a/b.h", "class A {\n};\n", 1);
    row("camel case file", oneType, "app/a/someFile.cpp", "", 1);
    row("one class, one forward", oneType, "app/a/b_2.h",
        "#pragma once\nclass QLabel;\nclass A {\n    class Inner {\n    };\n};\n", 0);
}

void LayeringTest::rulesTellGoodFromBad() {
    QFETCH(Rule, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(int, findings);
    const Findings found = rule({path.toStdString(), text.toStdString()});
    QCOMPARE(static_cast<int>(found.size()), findings);
}

void LayeringTest::cyclesAreFound_data() {
    QTest::addColumn<QStringList>("edges");
    QTest::addColumn<QString>("cycle");
    QTest::newRow("itself") << QStringList{"app/a.h>app/a.h"} << "app/a.h > app/a.h";
    QTest::newRow("three in a ring")
        << QStringList{"app/a.h>app/b.h", "app/b.h>app/c.h", "app/c.h>app/a.h"}
        << "app/a.h > app/b.h > app/c.h > app/a.h";
    QTest::newRow("a tail into a ring")
        << QStringList{"app/a.h>app/b.h", "app/b.h>app/c.h", "app/c.h>app/b.h"}
        << "app/b.h > app/c.h > app/b.h";
    QTest::newRow("a diamond is no ring")
        << QStringList{"app/a.h>app/b.h", "app/a.h>app/c.h", "app/b.h>app/d.h", "app/c.h>app/d.h"}
        << "";
}

void LayeringTest::cyclesAreFound() {
    QFETCH(QStringList, edges);
    QFETCH(QString, cycle);
    std::vector<SourceFile> files;
    for (const QString& edge : edges) {
        const QStringList ends = edge.split('>');
        files.push_back({ends[0].toStdString(), "#include \"" + ends[1].toStdString() + "\"\n"});
    }
    QCOMPARE(QString::fromStdString(findCycle(files).value_or("")), cycle);
}

QTEST_APPLESS_MAIN(LayeringTest)
#include "layering_test.moc"
