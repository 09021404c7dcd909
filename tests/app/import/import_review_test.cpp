// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_review.h"

#include "app/import/colour_labels.h"
#include "app/import/scene_builder.h"
#include "losslib/formats/npy.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace lossglass;

/// What is said about files before they become a scene, and what other answers do.
class ImportReviewTest : public QObject {
    Q_OBJECT

private slots:
    void nothingDecidedAsksNothing();
    void ignoredValueIsExplained();
    void twoValuesAreExplained();
    void meaningsAreTaken();
    void valueWithoutMeaningIsAQuestion();
    void kindHasEvidence_data();
    void kindHasEvidence();
    void kindChangesTheLoss();
    void layoutsAreOffered();
    void channelsAndDivisor();
    void coloursAreProposed();
    void coloursOfAKnownTableNameTheClasses();
    void turnedFilesFit();
    void presentTargetDecides();

private:
    QString array(const QString& name, const std::vector<std::int64_t>& shape,
                  const std::vector<float>& values) {
        const QString path = m_folder.filePath(name);
        return writeNpy(path.toStdString(), shape, std::span<const float>(values)) ? QString()
                                                                                   : path;
    }
    QString grey(const QString& name, int width, const std::vector<int>& values) {
        QImage image(width, static_cast<int>(values.size()) / width, QImage::Format_Grayscale8);
        for (std::size_t i = 0; i < values.size(); ++i)
            image.scanLine(static_cast<int>(i) / width)[static_cast<int>(i) % width] =
                static_cast<uchar>(values[i]);
        const QString path = m_folder.filePath(name);
        return image.save(path) ? path : QString();
    }
    QTemporaryDir m_folder;
};

void ImportReviewTest::nothingDecidedAsksNothing() {
    const QString target = grey("plain.png", 2, {0, 1, 1, 0});
    const QString logits = array("z.npy", {2, 2}, {-3, 2, 4, -1});
    const ImportReview review = reviewImport({target, {logits}, {}, {}}, {});
    QVERIFY(!review.problem);
    QVERIFY(!review.asks());
    QCOMPARE(review.target->file.about, QString("2 × 2, 8-bit grey"));
    QVERIFY(review.prediction->evidence.isCertain);
    QVERIFY(review.predictionEffects.isEmpty());
}

void ImportReviewTest::ignoredValueIsExplained() {
    const QString target = grey("ignored.png", 2, {0, 1, 2, 255});
    // p of the true class is 1/2 where it counts, 1/4 for class 0 at the ignored pixel.
    const QString p =
        array("p3.npy", {3, 2, 2}, {.5, .25, .25, .25, .25, .5, .25, .25, .25, .25, .5, .5});
    const ImportReview review = reviewImport({target, {p}, {}, {}}, {});
    QVERIFY2(!review.problem, review.problem ? review.problem->message.c_str() : "");
    QVERIFY(review.asks());
    QCOMPARE(review.target->asked, std::int64_t{255});
    QVERIFY(review.target->question.contains("255"));
    QCOMPARE(review.target->read.meanings.size(), std::size_t{4});
    QCOMPARE(review.target->read.meanings.back().count, std::int64_t{1});
    QCOMPARE(*review.target->read.meanings.back().label, kIgnored);
    // log 2 over three pixels; with the fourth (3 log 2 + log 4) / 4.
    QCOMPARE(review.targetEffects.size(), 1);
    QVERIFY2(review.targetEffects[0].contains(QString::number(std::log(2.0), 'g', 4)) &&
                 review.targetEffects[0].contains(QString::number(1.25 * std::log(2.0), 'g', 4)),
             qPrintable(review.targetEffects[0]));
}

void ImportReviewTest::twoValuesAreExplained() {
    const QString target = grey("two.png", 2, {0, 255, 255, 0});
    const ImportReview review = reviewImport({target, {}, {}, {}}, {});
    QVERIFY(review.asks());
    QCOMPARE(review.target->asked, std::int64_t{255});
    QVERIFY(review.target->question.contains("class 1"));
}

void ImportReviewTest::meaningsAreTaken() {
    ImportOptions options;
    options.meanings = {{255, kIgnored}, {0, 1}};
    const ImportReview review =
        reviewImport({grey("m.png", 2, {0, 255, 255, 7}), {}, {}, {}}, options);
    QVERIFY(!review.problem);
    QCOMPARE(review.target->read.labels, (Labels{1, kIgnored, kIgnored, 7}));
}

void ImportReviewTest::valueWithoutMeaningIsAQuestion() {
    const QString target = array("big.npy", {1, 3}, {0, 1, 300});
    ImportReview review = reviewImport({target, {}, {}, {}}, {});
    QVERIFY(review.problem);
    QVERIFY(review.problem->message.find("300") != std::string::npos);
    QCOMPARE(review.target->read.meanings.size(), std::size_t{3});
    QVERIFY(!review.target->read.meanings.back().label);
    ImportOptions options;
    options.meanings = {{300, 2}};
    review = reviewImport({target, {}, {}, {}}, options);
    QVERIFY(!review.problem);
    QCOMPARE(review.target->read.labels, (Labels{0, 1, 2}));
}

void ImportReviewTest::kindHasEvidence_data() {
    QTest::addColumn<std::vector<float>>("values");
    QTest::addColumn<bool>("isLogits");
    QTest::addColumn<bool>("isCertain");
    QTest::newRow("sums to 1") << std::vector<float>{.25F, .5F, .75F, .5F} << false << false;
    QTest::newRow("inside, other sums")
        << std::vector<float>{.25F, .5F, .5F, .25F} << true << false;
    QTest::newRow("outside") << std::vector<float>{-2, .5, .5, .25} << true << true;
}

void ImportReviewTest::kindHasEvidence() {
    QFETCH(std::vector<float>, values);
    QFETCH(bool, isLogits);
    QFETCH(bool, isCertain);
    const ImportReview review =
        reviewImport({grey("t.png", 2, {0, 1}), {array("e.npy", {2, 1, 2}, values)}, {}, {}}, {});
    QVERIFY2(!review.problem, review.problem ? review.problem->message.c_str() : "");
    QCOMPARE(review.prediction->read.kind == PredictionKind::Logits, isLogits);
    const PredictionEvidence& evidence = review.prediction->evidence;
    QCOMPARE(evidence.isCertain, isCertain);
    QVERIFY(evidence.tests.size() >= 4);
    const auto other = isLogits ? Evidence::Speaks::ForProbabilities : Evidence::Speaks::ForLogits;
    QCOMPARE(std::any_of(evidence.tests.begin(), evidence.tests.end(),
                         [&](const Evidence& test) { return test.speaks == other; }),
             isLogits && !isCertain);
}

void ImportReviewTest::kindChangesTheLoss() {
    const QString target = grey("one.png", 2, {1, 0});
    const ImportReview review =
        reviewImport({target, {array("half.npy", {1, 2}, {.5, .5})}, {}, {}}, {});
    QCOMPARE(review.predictionEffects.size(), 1);
    // As probabilities log 2; as logits of 0.5 the mean of log(1 + e^-0.5) and log(1 + e^0.5).
    const double asLogits = 0.5 * (std::log1p(std::exp(-0.5)) + std::log1p(std::exp(0.5)));
    QVERIFY2(review.predictionEffects[0].contains(QString::number(std::log(2.0), 'g', 4)) &&
                 review.predictionEffects[0].contains(QString::number(asLogits, 'g', 4)),
             qPrintable(review.predictionEffects[0]));
}

void ImportReviewTest::layoutsAreOffered() {
    const QString target = grey("three.png", 3, {0, 1, 2, 0, 1, 2, 0, 1, 2});
    std::vector<float> values;
    for (int i = 0; i < 27; ++i)
        values.push_back(static_cast<float>(i % 5 - 2));
    const QString cube = array("cube.npy", {3, 3, 3}, values);
    const ImportReview review = reviewImport({target, {cube}, {}, {}}, {});
    QCOMPARE(review.prediction->file.layouts, (std::vector<std::string>{"CHW", "HWC"}));
    QVERIFY(review.asks());
    QVERIFY(!review.predictionEffects.isEmpty());
    ImportOptions options;
    options.layout.axes = "HWC";
    const ImportReview other = reviewImport({target, {cube}, {}, {}}, options);
    QCOMPARE(other.prediction->read.values(1, 0), double{values[1]});
    QCOMPARE(review.prediction->read.values(1, 0), double{values[9]});
}

void ImportReviewTest::channelsAndDivisor() {
    const QString bytes = array("bytes.npy", {2, 1, 2}, {51, 255, 204, 0});
    ImportOptions options;
    options.divisor = 255;
    options.channels = {1, 0};
    const ImportReview review = reviewImport({grey("c.png", 2, {0, 1}), {bytes}, {}, {}}, options);
    QCOMPARE(review.prediction->read.kind, PredictionKind::Probabilities);
    QCOMPARE(review.prediction->read.values(0, 0), 0.8);
    QCOMPARE(review.prediction->storedChannels, 2);
    options.channels = {2};
    QVERIFY(reviewImport({{}, {bytes}, {}, {}}, options).problem);
}

void ImportReviewTest::coloursAreProposed() {
    QImage image(3, 1, QImage::Format_RGB888);
    image.setPixelColor(0, 0, QColor(0, 0, 0));
    image.setPixelColor(1, 0, QColor(128, 0, 0));
    image.setPixelColor(2, 0, QColor(0, 128, 0));
    QVERIFY(image.save(m_folder.filePath("voc.png")));
    ImportReview review = reviewImport({m_folder.filePath("voc.png"), {}, {}, {}}, {});
    QVERIFY2(!review.problem, review.problem ? review.problem->message.c_str() : "");
    QCOMPARE(review.options.colours, QString("voc"));
    QVERIFY(review.asks());
    QVERIFY(review.target->read.byColour);
    QCOMPARE(review.target->read.meanings[1].value, std::int64_t{0x008000});
    QCOMPARE(review.target->read.labels, (Labels{0, 1, 2}));
    QCOMPARE(classesOf(review)[1].name, std::string("aeroplane"));
    // A colour that was given another class.
    ImportOptions options = review.options;
    options.meanings = {{0x008000, 5}};
    review = reviewImport({m_folder.filePath("voc.png"), {}, {}, {}}, options);
    QCOMPARE(review.target->read.labels, (Labels{0, 1, 5}));
    // Colours of no table are numbered.
    image.setPixelColor(2, 0, QColor(1, 2, 3));
    QVERIFY(image.save(m_folder.filePath("own.png")));
    review = reviewImport({m_folder.filePath("own.png"), {}, {}, {}}, {});
    QCOMPARE(review.options.colours, QString("auto"));
    QCOMPARE(review.target->read.labels, (Labels{0, 2, 1}));
    QCOMPARE(classesOf(review), defaultClasses(3));
}

void ImportReviewTest::coloursOfAKnownTableNameTheClasses() {
    QImage image(3, 1, QImage::Format_RGB888);
    image.setPixelColor(0, 0, QColor(128, 64, 128));
    image.setPixelColor(1, 0, QColor(70, 130, 180));
    image.setPixelColor(2, 0, QColor(119, 11, 32));
    const QString target = m_folder.filePath("street.png");
    QVERIFY(image.save(target));
    ImportOptions options;
    options.colours = "cityscapes";
    options.labelConfidence = 0.9;
    options.classLooks[10] = {"clouds", {}};
    options.classLooks[0] = {{}, 0x102030};
    const auto built = importScene(target, {grey("street_p.png", 3, {0, 10, 18})}, options);
    QVERIFY2(built, built ? "" : built.error().message.c_str());
    const auto& classes = built->scene.classes();
    QCOMPARE(classes.size(), std::size_t{19});
    QCOMPARE(classes[18].name, std::string("bicycle"));
    QCOMPARE(classes[10].name, std::string("clouds"));
    QCOMPARE(classes[0], (ClassInfo{"road", 0x102030}));
    for (const QString& table : colourTables())
        QVERIFY2(colourClassNames(table).size() >= 19, qPrintable(table));
    QCOMPARE(colourClassNames("auto"), QStringList());
}

void ImportReviewTest::turnedFilesFit() {
    const QString target = grey("wide.png", 3, {0, 1, 0, 1, 1, 0});
    const QString tall = array("tall.npy", {3, 2}, {-1, 1, -2, 2, -3, 3});
    QVERIFY(reviewImport({target, {tall}, {}, {}}, {}).problem);
    ImportOptions options;
    options.layout.rows = LayoutChoice::Rows::Transposed;
    const ImportReview review = reviewImport({target, {tall}, {}, {}}, options);
    QVERIFY(!review.problem);
    QCOMPARE(review.prediction->read.values(0, 1), -2.0);
    ImportOptions turned;
    turned.targetLayout.rows = LayoutChoice::Rows::Transposed;
    const ImportReview other = reviewImport({target, {tall}, {}, {}}, turned);
    QVERIFY(!other.problem);
    QCOMPARE(other.target->read.labels, (Labels{0, 1, 1, 1, 0, 0}));
}

void ImportReviewTest::presentTargetDecides() {
    const QString both = array("both.npy", {2, 2, 2}, {1, 2, 3, 4, 5, 6, 7, 8});
    SceneParts<float> parts;
    parts.width = 2;
    parts.height = 2;
    parts.activation = Activation::Softmax;
    parts.labels = std::make_shared<const Labels>(Labels{0, 1, 1, 0});
    parts.logits = std::make_shared<const Planes<float>>(Planes<float>::Zero(2, 4));
    const Scene present = std::move(Scene::make(std::move(parts))).value();
    const ImportReview review = reviewImport({{}, {both}, {}, {}}, {}, present);
    QVERIFY(!review.problem);
    const QString other = array("other.npy", {2, 3}, {1, 2, 3, 4, 5, 6});
    QVERIFY(reviewImport({{}, {other}, {}, {}}, {}, present).problem);
}

QTEST_GUILESS_MAIN(ImportReviewTest)
#include "import_review_test.moc"
