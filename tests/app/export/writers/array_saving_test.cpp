// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/writers/array_saving.h"

#include "app/import/prediction.h"
#include "app/import/target.h"
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "losslib/prediction/workspace.h"
#include "tests/support/random_scene.h"

#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <cmath>
#include <csignal>
#include <fstream>

using namespace lossglass;

namespace {

/// Labels 0 to 2 with ignored pixels, three logits each.
template <class Real>
BasicScene<Real> threeClasses(int samples = 1) {
    SceneParts<Real> parts;
    parts.width = 5;
    parts.height = 4;
    parts.samples = samples;
    parts.activation = Activation::Softmax;
    const int pixels = 20 * samples;
    Labels labels;
    Planes<Real> logits(3, pixels);
    for (int i = 0; i < pixels; ++i) {
        labels.push_back(i % 7 == 3 ? kIgnored : static_cast<std::uint8_t>(i % 3));
        for (int c = 0; c < 3; ++c)
            logits(c, i) = static_cast<Real>(std::sin(1.7 * i + 2.3 * c) * 4);
    }
    parts.labels = std::make_shared<const Labels>(std::move(labels));
    parts.logits = std::make_shared<const Planes<Real>>(std::move(logits));
    return std::move(BasicScene<Real>::make(std::move(parts))).value();
}

double largestDifference(const Planes<double>& a, const Planes<double>& b) {
    if (a.rows() != b.rows() || a.cols() != b.cols()) return 1e300;
    return (a - b).abs().maxCoeff();
}

Planes<double> probabilities(const SceneD& scene) {
    const Workspace<double> work(scene);
    Planes<double> p(scene.channels(), static_cast<Eigen::Index>(scene.pixels()));
    for (int c = 0; c < scene.channels(); ++c)
        std::copy_n(work.p(c), scene.pixels(), p.row(c).data());
    return p;
}

}  // namespace

/// What is saved comes back through the readers.
class ArraySavingTest : public QObject {
    Q_OBJECT

private slots:
    void targetComesBack_data();
    void targetComesBack();
    void paletteHoldsTheClassColours();
    void ignoredPixelsComeBack_data();
    void ignoredPixelsComeBack();
    void logitsComeBack_data();
    void logitsComeBack();
    void probabilitiesComeBack_data();
    void probabilitiesComeBack();
    void gradientComesBack_data();
    void gradientComesBack();
    void batchesComeBack();
    void refuses();
    void aFullDiskLeavesTheOldFile_data();
    void aFullDiskLeavesTheOldFile();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

void ArraySavingTest::targetComesBack_data() {
    QTest::addColumn<QString>("suffix");
    for (const char* suffix : {"npy", "png", "tif"})
        QTest::newRow(suffix) << suffix;
}

void ArraySavingTest::targetComesBack() {
    QFETCH(QString, suffix);
    const auto scene = threeClasses<float>();
    const auto saved = saveArray(path("target." + suffix), SavedArray::Target, scene);
    QVERIFY(saved);
    QCOMPARE(saved->files, QStringList{path("target." + suffix)});
    const auto target = importTarget(saved->files.first());
    QVERIFY2(target, target ? "" : target.error().message.c_str());
    QCOMPARE(target->width, 5);
    QCOMPARE(target->labels, scene.labels());
    QCOMPARE(target->maxLabel, 2);
}

void ArraySavingTest::paletteHoldsTheClassColours() {
    const auto scene = threeClasses<float>();
    QVERIFY(saveArray(path("palette.png"), SavedArray::Target, scene));
    const QImage image(path("palette.png"));
    QCOMPARE(image.format(), QImage::Format_Indexed8);
    for (int label = 0; label < 3; ++label)
        QCOMPARE(image.color(label) & 0xFFFFFFU,
                 scene.classes()[static_cast<std::size_t>(label)].colour);
    QCOMPARE(image.pixelIndex(3, 0), 255);
    QCOMPARE(image.text("Description"), QString("samples are class indices, 255 is ignored"));
}

void ArraySavingTest::ignoredPixelsComeBack_data() {
    QTest::addColumn<Labels>("labels");
    QTest::newRow("background and ignored pixels") << Labels{0, 255, 255, 0, 0, 255};
    QTest::newRow("foreground and ignored pixels") << Labels{1, 255, 255, 1, 1, 255};
    QTest::newRow("ignored pixels alone") << Labels(6, 255);
    QTest::newRow("background and foreground") << Labels{0, 1, 1, 0, 0, 1};
}

void ArraySavingTest::ignoredPixelsComeBack() {
    QFETCH(Labels, labels);
    SceneParts<float> parts;
    parts.width = 3;
    parts.height = 2;
    parts.labels = std::make_shared<const Labels>(labels);
    parts.logits = std::make_shared<const Planes<float>>(Planes<float>::Zero(1, 6));
    const auto scene = Scene::make(std::move(parts));
    QVERIFY(scene);
    QVERIFY(saveArray(path("ignored.png"), SavedArray::Target, *scene));
    const auto target = importTarget(path("ignored.png"));
    QVERIFY2(target, target ? "" : target.error().message.c_str());
    QCOMPARE(target->labels, labels);
    // What the person says stands above what the file says.
    ImportOptions options;
    options.ignore = {IgnoreRule::Kind::None, 0};
    const auto asked = importTarget(path("ignored.png"), options);
    QVERIFY(!asked || std::count(asked->labels.begin(), asked->labels.end(), kIgnored) == 0);
}

void ArraySavingTest::logitsComeBack_data() {
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<double>("tolerance");
    QTest::newRow("npy") << "npy" << 0.0;
    QTest::newRow("tif") << "tiff" << 4e-7;
}

void ArraySavingTest::logitsComeBack() {
    QFETCH(QString, suffix);
    QFETCH(double, tolerance);
    const auto scene = threeClasses<double>();
    QVERIFY(saveArray(path("logits." + suffix), SavedArray::Logits, scene));
    const auto read = importPrediction({path("logits." + suffix)}, PictureGrid{5, 4, 1});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(read->kind, PredictionKind::Logits);
    QVERIFY(largestDifference(read->values, scene.logits()) <= tolerance);
}

void ArraySavingTest::probabilitiesComeBack_data() {
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<double>("tolerance");
    QTest::newRow("npy") << "npy" << 0.0;
    QTest::newRow("tif") << "tif" << 6e-8;
    QTest::newRow("png") << "png" << 0.5 / 65535 + 1e-12;
}

void ArraySavingTest::probabilitiesComeBack() {
    QFETCH(QString, suffix);
    QFETCH(double, tolerance);
    const auto scene = threeClasses<double>();
    const auto saved = saveArray(path("p." + suffix), SavedArray::Probabilities, scene);
    QVERIFY(saved);
    QCOMPARE(saved->files.size(), suffix == "png" ? 3 : 1);
    const auto read = importPrediction(saved->files, PictureGrid{5, 4, 1});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(read->kind, PredictionKind::Probabilities);
    QVERIFY(largestDifference(read->values, probabilities(scene)) <= tolerance);
    if (suffix == "png") {
        QVERIFY(saved->notes.first().contains("value = sample / 65535"));
        QImageReader reader(saved->files[1]);
        QVERIFY(reader.text("Description").contains("probabilities: value = sample / 65535"));
    }
}

void ArraySavingTest::gradientComesBack_data() {
    QTest::addColumn<QString>("suffix");
    for (const char* suffix : {"npy", "png", "tif"})
        QTest::newRow(suffix) << suffix;
}

void ArraySavingTest::gradientComesBack() {
    QFETCH(QString, suffix);
    const auto scene = threeClasses<double>();
    const Loss* loss = findLoss("cross_entropy");
    const auto reading =
        evaluateOne(Workspace<double>(scene),
                    Request{loss, ParameterValues(loss->parameters), {true, true, true}});
    for (const SavedArray what :
         {SavedArray::LogitGradient, SavedArray::ProbabilityGradient, SavedArray::PixelLoss}) {
        const auto& evaluation = reading.evaluation;
        const Planes<double>& planes = what == SavedArray::LogitGradient ? evaluation.logitGradient
                                       : what == SavedArray::PixelLoss
                                           ? evaluation.pixelLoss
                                           : evaluation.probabilityGradient;
        const auto saved = saveArray(path("g." + suffix), what, scene, &evaluation);
        QVERIFY2(saved, saved ? "" : saved.error().message.c_str());
        const auto read = importPrediction(saved->files, PictureGrid{5, 4, 1});
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        const double largest = planes.abs().maxCoeff();
        if (suffix != "png") {
            QVERIFY(largestDifference(read->values, planes) <=
                    (suffix == "npy" ? 0 : 1e-7 * largest));
            continue;
        }
        // By the scale that the note gives.
        const bool hasNegative = what != SavedArray::PixelLoss;
        const QString number = saved->notes.first().section("* ", 1);
        const double step = number.toDouble(), zero = hasNegative ? 32768 : 0;
        QVERIFY2(step > 0, qPrintable(saved->notes.first()));
        QCOMPARE(saved->notes.first().contains("- 32768"), hasNegative);
        const Planes<double> back = (read->values * 65535 - zero) * step;
        QVERIFY(largestDifference(back, planes) <= 0.5 * step * (1 + 1e-6));
    }
}

void ArraySavingTest::batchesComeBack() {
    const auto scene = threeClasses<double>(2);
    QVERIFY(saveArray(path("batch.npy"), SavedArray::Logits, scene));
    const auto read = importPrediction({path("batch.npy")}, PictureGrid{5, 4, 2});
    QVERIFY(read);
    QCOMPARE(read->samples, 2);
    QCOMPARE(largestDifference(read->values, scene.logits()), 0.0);
    QVERIFY(saveArray(path("labels.npy"), SavedArray::Target, scene));
    QCOMPARE(importTarget(path("labels.npy"))->labels, scene.labels());
    // A page for each sample, a picture for each.
    const auto pages = saveArray(path("batch.tif"), SavedArray::Logits, scene);
    QVERIFY(pages);
    ImportOptions second;
    second.read.page = 1;
    const auto page = importPrediction({path("batch.tif")}, PictureGrid{5, 4, 1}, second);
    QVERIFY2(page, page ? "" : page.error().message.c_str());
    QVERIFY(largestDifference(page->values, scene.logits().rightCols(20)) < 1e-6);
    const auto pictures = saveArray(path("batch.png"), SavedArray::Probabilities, scene);
    QVERIFY(pictures);
    QCOMPARE(pictures->files.size(), 6);
    QCOMPARE(pictures->files[4], path("batch_s1_1.png"));
}

void ArraySavingTest::refuses() {
    const auto scene = threeClasses<double>();
    const auto says = [&](const QString& name, SavedArray what,
                          const Evaluation<double>* evaluation) {
        const auto saved = saveArray(path(name), what, scene, evaluation);
        return saved ? QString("saved") : QString::fromStdString(saved.error().message);
    };
    QVERIFY(says("a.gif", SavedArray::Target, nullptr).contains("must end in .npy or .png"));
    const Loss* dice = findLoss("dice");
    const auto reading =
        evaluateOne(Workspace<double>(scene),
                    Request{dice, ParameterValues(dice->parameters), {true, false, true}});
    QVERIFY(
        says("a.npy", SavedArray::PixelLoss, &reading.evaluation).contains("no loss per pixel"));
    QVERIFY(says("no/folder.npy", SavedArray::Target, nullptr).contains("cannot be written"));
    Evaluation<double> infinite;
    infinite.undefined = "infinite";
    infinite.pixelLoss.setConstant(1, 20, 0.5);
    infinite.pixelLoss(0, 7) = INFINITY;
    QVERIFY(says("a.png", SavedArray::PixelLoss, &infinite).contains("(row 1, column 2)"));
    QVERIFY(!QFile::exists(path("a.png")));
    QCOMPARE(says("a.tif", SavedArray::PixelLoss, &infinite), QString("saved"));
}

void ArraySavingTest::aFullDiskLeavesTheOldFile_data() {
    targetComesBack_data();
}

void ArraySavingTest::aFullDiskLeavesTheOldFile() {
    QFETCH(QString, suffix);
    const auto scene = threeClasses<double>();
    const QString file = path("full." + suffix);
    QVERIFY(saveArray(file, SavedArray::Target, scene));
    QFile before(file);
    QVERIFY(before.open(QIODevice::ReadOnly));
    const QByteArray old = before.readAll();
    // No file may grow beyond 40 bytes: what a full disk does, at a place of our choosing.
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{40, limit.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
    const auto saved = saveArray(file, SavedArray::Target, scene);
    ::setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!saved);
    QFile after(file);
    QVERIFY(after.open(QIODevice::ReadOnly));
    QCOMPARE(after.readAll(), old);
    QCOMPARE(QDir(m_folder.path()).entryList({"*.part-*"}).size(), 0);
}

QTEST_GUILESS_MAIN(ArraySavingTest)
#include "array_saving_test.moc"
