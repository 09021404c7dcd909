// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/figure_kinds.h"
#include "app/import/sample_scenes.h"
#include "app/session/session_carrier.h"
#include "app/session/session_losses.h"
#include "losslib/analysis/gradient_budget.h"
#include "losslib/analysis/metric_report.h"
#include "losslib/loss/catalogue.h"
#include "losslib/scene/samples.h"
#include "tests/app/session/sample_session.h"
#include "widgets/panels/number_text.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace lossglass;

Q_DECLARE_METATYPE(lossglass::FigureKind)

namespace {

ExportSource source(const Scene& scene, const ViewSettings& settings = {}) {
    std::vector<Request> requests;
    for (const char* id : {"focal", "dice", "cross_entropy", "tversky"}) {
        const Loss* loss = findLoss(id);
        requests.push_back({loss, ParameterValues(loss->parameters), {}});
    }
    return evaluateForExport(scene, requests, settings);
}

Scene smallScene() {
    return loadSample("tiny_lesion").value().scene;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int elements(const QByteArray& svg, const QStringList& names) {
    QXmlStreamReader xml(svg);
    int count = 0;
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && names.contains(xml.name())) ++count;
    return xml.hasError() ? -1 : count;
}

}  // namespace

/// Every kind of figure in every format, reopened and measured.
class FigureKindsTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindInEveryFormat_data();
    void everyKindInEveryFormat();
    void budgetsAreThoseOfTheBudget();
    void sweepHoldsThePresentValue();
    void rangesAreThoseOfTheSession();
    void compareShowsEveryLoss();
    void compareShowsTheCardsOfTheTab();
    void oneLossTwiceSaysItsSettings();
    void metricsAreThoseOfTheReport();
    void batchShowsTheSampleInView();
    void coloursAreThoseOfTheSource();
    void wordsAreThePersons();
    void legendCanGo();
    void refusals();
    void datIsForPgfplots();
};

void FigureKindsTest::everyKindInEveryFormat_data() {
    QTest::addColumn<FigureKind>("kind");
    QTest::addColumn<int>("leastVectors");
    QTest::newRow("board") << FigureKind::Board << 12;
    QTest::newRow("curve") << FigureKind::Curve << 12;
    QTest::newRow("budget") << FigureKind::Budget << 20;
    QTest::newRow("sweep") << FigureKind::Sweep << 12;
    QTest::newRow("landscape") << FigureKind::Landscape << 20;
    QTest::newRow("compare") << FigureKind::Compare << 4;
    QTest::newRow("metrics") << FigureKind::Metrics << 12;
}

void FigureKindsTest::everyKindInEveryFormat() {
    QFETCH(FigureKind, kind);
    QFETCH(int, leastVectors);
    const QTemporaryDir folder;
    const ExportSource shown = source(smallScene());
    const auto session = *encodeSession(test::sampleSession());
    FigureQuestion question;
    question.kind = kind;
    question.settings.widthMillimetres = 120;
    question.settings.dpi = 200;
    for (const QString& suffix : figureSuffixes()) {
        const QString path = folder.filePath("figure." + suffix);
        const auto written = exportFigureTo(path, question, shown, session);
        if (!written && suffix == "tex" && question.kind == FigureKind::Compare) continue;
        QVERIFY2(written.ok(), written ? "" : written.error().message.c_str());
        QVERIFY(contentOf(path).size() > 100);
    }
    const QImage png(folder.filePath("figure.png"));
    QCOMPARE(png.width(), qRound(120 / 25.4 * 200));
    QCOMPARE(png.dotsPerMeterX(), qRound(200 / 0.0254));
    const QByteArray svg = contentOf(folder.filePath("figure.svg"));
    QVERIFY(svg.contains("width=\"120mm\"") || svg.contains("width=\"119.99") ||
            svg.contains("width=\"120.0"));
    QVERIFY(elements(svg, {"path", "polyline", "polygon", "rect", "line"}) >= leastVectors);
    QVERIFY(elements(svg, {"text"}) >= 4);
    const QByteArray pdf = contentOf(folder.filePath("figure.pdf"));
    const auto box =
        QRegularExpression("/MediaBox \\[0 0 ([0-9.]+) ").match(QString::fromLatin1(pdf));
    QVERIFY(box.hasMatch());
    QVERIFY(std::abs(box.captured(1).toDouble() - 120 / 25.4 * 72) < 1);
    for (const char* suffix : {"png", "svg", "pdf"}) {
        const QByteArray bytes = contentOf(folder.filePath(QString("figure.") + suffix));
        const auto carried =
            carriedSession({reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                            static_cast<std::size_t>(bytes.size())});
        QVERIFY(carried && *carried);
        QCOMPARE(**carried, session);
    }
}

void FigureKindsTest::budgetsAreThoseOfTheBudget() {
    const Scene scene = smallScene();
    FigureQuestion question;
    question.kind = FigureKind::Budget;
    question.threshold = 0.3;
    const auto table = figureTable(question, source(scene));
    QVERIFY(table.ok());
    QCOMPARE(table->rows.size(), std::size_t{5});
    const Loss* focal = findLoss("focal");
    const Workspace<float> work(scene);
    const auto reading = evaluateOne(work, {focal, ParameterValues(focal->parameters), {}});
    const auto budget = gradientBudget(work, {0.3, {}}, reading.evaluation.logitGradient);
    QCOMPARE(table->rows[1][0], QString("focal"));
    QCOMPARE(table->rows[1][1].toDouble(), budget.amount);
    QCOMPARE(table->rows[1][2].toDouble(), budget.outcomes.fn / budget.amount);
    QCOMPARE(table->rows[0][1].toDouble(), double(scene.width() * scene.height()));
}

void FigureKindsTest::sweepHoldsThePresentValue() {
    FigureQuestion question;
    question.kind = FigureKind::Sweep;
    question.axes.across = "gamma";
    const ExportSource shown = source(smallScene());
    const auto table = figureTable(question, shown);
    QVERIFY2(table.ok(), table ? "" : table.error().message.c_str());
    QCOMPARE(table->header.first(), QString("gamma"));
    const auto* focal = shown.selected();
    const double gamma = focal->values.real("gamma");
    const auto row = std::find_if(table->rows.begin(), table->rows.end(), [&](const auto& each) {
        return std::abs(each[0].toDouble() - gamma) < 1e-9;
    });
    QVERIFY(row != table->rows.end());
    QVERIFY(std::abs((*row)[1].toDouble() - focal->evaluation.value) <
            1e-5 * std::abs(focal->evaluation.value));
    const auto figure = buildFigureOf(question, shown);
    QCOMPARE(figure->plots.size(), std::size_t{3});
    QCOMPARE(figure->plots[0].markedX.value(), gamma);
    // Shares are of a whole at every place.
    for (const double top : figure->plots[2].bands.back().high)
        QVERIFY(std::abs(top - 1) < 1e-9);
}

/// What the person set in the tab is in the figure of the session.
void FigureKindsTest::rangesAreThoseOfTheSession() {
    Session session = test::sampleSession();
    session.panes["sweep"] = QJsonObject{
        {"across", "gamma"},
        {"ranges", QJsonObject{{"focal gamma", QJsonObject{{"from", 1}, {"to", 3}, {"steps", 5}}},
                               {"focal alpha", QJsonObject{{"from", -5}, {"to", 9}}}}}};
    FigureQuestion question;
    question.kind = FigureKind::Sweep;
    question.axes = keptAxes(question.kind, session);
    const auto table = figureTable(question, source(smallScene()));
    QVERIFY2(table.ok(), table ? "" : table.error().message.c_str());
    QCOMPARE(table->rows.front()[0].toDouble(), 1.0);
    QCOMPARE(table->rows.back()[0].toDouble(), 3.0);
}

void FigureKindsTest::compareShowsEveryLoss() {
    FigureQuestion question;
    question.kind = FigureKind::Compare;
    const auto figure = buildFigureOf(question, source(smallScene()));
    QCOMPARE(figure->maps.size(), std::size_t{4});
    QVERIFY(figure->maps[1].title.startsWith("Dice"));
    QVERIFY(figure->maps[0].image != figure->maps[1].image);
}

/// Settings that were kept and a difference, in the order and on the scale of the tab.
void FigureKindsTest::compareShowsTheCardsOfTheTab() {
    const Loss* focal = findLoss("focal");
    ParameterValues values(focal->parameters);
    values.set("gamma", 4.0);
    const QJsonArray cards{
        QJsonObject{{"loss", "focal"}, {"parameters", parametersToJson(values)}},
        QJsonObject{{"loss", "a later loss"}},
        QJsonObject{{"minus", QJsonArray{"focal", 0}}},
        QJsonObject{{"minus", QJsonArray{"focal", 1}}},
    };
    FigureQuestion question;
    question.kind = FigureKind::Compare;
    question.compare = {{"cards", cards}, {"order", "as_listed"}, {"one_range", false}};
    const ExportSource shown = source(smallScene());
    const auto figure = buildFigureOf(question, shown);
    QCOMPARE(figure->maps.size(), std::size_t{6});
    QVERIFY2(figure->maps[4].title.contains("4"), qPrintable(figure->maps[4].title));
    const double difference =
        evaluateOne(Workspace<float>(shown.scene()),
                    {focal, ParameterValues(focal->parameters), {}})
            .evaluation.value -
        evaluateOne(Workspace<float>(shown.scene()), {focal, values, {}}).evaluation.value;
    QVERIFY2(figure->maps[5].title.endsWith(" = " + lossValueText(difference)),
             qPrintable(figure->maps[5].title));
    QCOMPARE(figureTable(question, shown)->rows.size(), 5);

    question.compare["order"] = "value";
    question.compare["one_range"] = true;
    const auto sorted = buildFigureOf(question, shown);
    QVERIFY(sorted->maps[0].title != figure->maps[0].title);
    for (const auto& map : sorted->maps)
        QCOMPARE(map.bar.texts, sorted->maps[0].bar.texts);
}

void FigureKindsTest::oneLossTwiceSaysItsSettings() {
    const Loss* focal = findLoss("focal");
    std::vector<Request> requests;
    for (const double gamma : {1.0, 4.0}) {
        ParameterValues values(focal->parameters);
        values.set("gamma", gamma);
        requests.push_back({focal, values, {}});
    }
    FigureQuestion question;
    question.kind = FigureKind::Compare;
    const auto figure = buildFigureOf(question, evaluateForExport(smallScene(), requests, {}));
    QCOMPARE(figure->maps.size(), std::size_t{2});
    QVERIFY(figure->maps[0].title.section('=', 0, -2) != figure->maps[1].title.section('=', 0, -2));
}

void FigureKindsTest::metricsAreThoseOfTheReport() {
    const ExportSource shown = source(smallScene());
    FigureQuestion question;
    question.kind = FigureKind::Metrics;
    question.threshold = 0.25;
    question.metric = "iou";
    const auto figure = buildFigureOf(question, shown);
    const auto report = metricReport(Workspace<float>(shown.scene()), 0.25);
    const double iou = *metricOf(report.perClass[1], MetricKind::Iou).value;
    QVERIFY(figure->plots[0].title.startsWith("IoU"));
    QCOMPARE(*figure->plots[0].markedX, 0.25);
    QVERIFY(std::abs(*valueAt(figure->plots[0].lines[0], 0.25) - iou) < 1e-12);
    QCOMPARE(figure->table.rows.size(), metricTable().size());
    QCOMPARE(figure->table.rows[1].last(), lossValueText(iou));
    const auto table = figureTable(question, shown);
    QCOMPARE(table->header[2], QString("iou"));
    QCOMPARE(table->rows[50][0].toDouble(), 0.25);
    QVERIFY(std::abs(table->rows[50][2].toDouble() - iou) < 1e-12);
}

void FigureKindsTest::batchShowsTheSampleInView() {
    const Scene one = smallScene();
    const Scene other = loadSample("empty_target").value().scene;
    SceneParts<float> parts = other.parts();
    parts.classes = one.classes();
    const Scene batch = stackSamples<float>({one, Scene::make(parts).value()}).value();
    ViewSettings settings;
    settings.sample = 1;
    const auto figure = buildFigureOf({}, source(batch, settings));
    const auto alone = buildFigureOf({}, source(Scene::make(parts).value()));
    QCOMPARE(figure->maps[0].image.size(), QSize(128, 128));
    QCOMPARE(figure->maps[0].image, alone->maps[0].image);
    QCOMPARE(figure->maps[1].image, alone->maps[1].image);
    QVERIFY(figure->caption.contains("Sample 2 of 2"));
}

void FigureKindsTest::coloursAreThoseOfTheSource() {
    ViewSettings settings;
    settings.colours = ColourScheme::PurpleOrange;
    const ExportSource shown = source(smallScene(), settings);
    const Theme& own = theme({ThemeKind::Light, ColourScheme::PurpleOrange});
    const auto board = buildFigureOf({}, shown);
    QCOMPARE(board->maps[2].bar.colours.front(), own.signedControls.front());
    QCOMPARE(board->maps[2].bar.colours.back(), own.signedControls.back());
    QVERIFY(board->maps[2].image != buildFigureOf({}, source(smallScene()))->maps[2].image);
    FigureQuestion question;
    question.kind = FigureKind::Budget;
    const auto budget = buildFigureOf(question, shown);
    QCOMPARE(budget->bars.parts[0].colour, own.falseNegative);
}

void FigureKindsTest::wordsAreThePersons() {
    FigureQuestion question;
    question.settings.title = "My title";
    question.settings.caption = "My caption";
    question.settings.source = QString();
    const auto figure = buildFigureOf(question, source(smallScene()));
    QCOMPARE(figure->captionLead, QString("My title"));
    QCOMPARE(figure->caption, QString("My caption"));
    QVERIFY(figure->source.isEmpty());
}

void FigureKindsTest::legendCanGo() {
    FigureQuestion question;
    question.kind = FigureKind::Curve;
    const ExportSource shown = source(smallScene());
    const auto texts = [&](bool legend) {
        question.settings.legend = legend;
        return elements(figureBytes(*buildFigureOf(question, shown), "svg", {120, 100, {}}).value(),
                        {"text"});
    };
    QVERIFY(texts(true) > texts(false));
}

void FigureKindsTest::refusals() {
    const Scene scene = smallScene();
    const Loss* dice = findLoss("dice");
    const ExportSource shown =
        evaluateForExport(scene, {{dice, ParameterValues(dice->parameters), {}}}, {});
    FigureQuestion question;
    question.kind = FigureKind::Curve;
    const auto curve = buildFigureOf(question, shown);
    QVERIFY(!curve.ok());
    QVERIFY(QString::fromStdString(curve.error().message).contains("Dice"));
    question.kind = FigureKind::Sweep;
    question.axes.across = "omega";
    QVERIFY(
        QString::fromStdString(buildFigureOf(question, shown).error().message).contains("omega"));
    const QTemporaryDir folder;
    QVERIFY(!exportFigureTo(folder.filePath("missing/a.csv"), {}, shown, {}).ok());
    QVERIFY(!exportFigureTo(folder.filePath("a.bmp"), {}, shown, {}).ok());
}

void FigureKindsTest::datIsForPgfplots() {
    const QTemporaryDir folder;
    FigureQuestion question;
    question.kind = FigureKind::Budget;
    QVERIFY(exportFigureTo(folder.filePath("b.dat"), question, source(smallScene()), {}).ok());
    const QList<QByteArray> lines = contentOf(folder.filePath("b.dat")).trimmed().split('\n');
    QCOMPARE(lines.size(), 6);
    for (const QByteArray& line : lines)
        QCOMPARE(line.split(' ').size(), 6);
    QVERIFY(lines[1].startsWith("{pixels} 16384 "));
    question.kind = FigureKind::Sweep;
    QVERIFY(exportFigureTo(folder.filePath("s.tex"), question, source(smallScene()), {}).ok());
    const QByteArray tex = contentOf(folder.filePath("s.tex"));
    QCOMPARE(tex.count("\\begin{axis}"), 3);
    QCOMPARE(tex.count('{'), tex.count('}'));
    question.kind = FigureKind::Landscape;
    QVERIFY(exportFigureTo(folder.filePath("l.tex"), question, source(smallScene()), {}).ok());
    const QByteArray map = contentOf(folder.filePath("l.tex"));
    QCOMPARE(map.count('{'), map.count('}'));
    QVERIFY(map.contains("mesh/cols=61"));
    const QByteArray places = map.mid(map.indexOf("coordinates {")).split(';')[0];
    QCOMPARE(places.count('('), 61 * 61);
    QVERIFY(tex.contains("coordinates {"));
}

QTEST_MAIN(FigureKindsTest)
#include "figure_kinds_test.moc"
