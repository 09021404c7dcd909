// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_files.h"

#include "losslib/formats/npy.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace lossglass;

/// Files that came together are sorted by content and name.
class ImportFilesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void sorted_data();
    void sorted();
    void namesAreCounted();
    void samplesArePaired_data();
    void samplesArePaired();
    void foldersPairAsWell();

private:
    void photo(const QString& name);
    void mask(const QString& name);
    void grey(const QString& name);
    void array(const QString& name, const std::vector<std::int64_t>& shape, float step);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ImportFilesTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    photo("a.png");
    photo("scene.jpg");
    mask("b.png");
    mask("c_pred.png");
    grey("d.png");
    for (const char* name : {"class_0.png", "class_1.png", "class_2.png", "class_10.png"})
        grey(name);
    array("labels.npy", {20, 20}, 1);
    array("z.npy", {3, 20, 20}, 0.25);
    array("half.npy", {20, 20}, 0.25);
    QFile bad(m_folder->filePath("bad.png"));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("\x89PNG no more");
}

void ImportFilesTest::photo(const QString& name) {
    QImage image(20, 20, QImage::Format_RGB888);
    QRandomGenerator random(1);
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x < 20; ++x)
            image.setPixelColor(x, y, QColor::fromRgb(random.generate()));
    QVERIFY(image.save(m_folder->filePath(name)));
}

void ImportFilesTest::mask(const QString& name) {
    QImage image(20, 20, QImage::Format_Grayscale8);
    image.fill(0);
    image.scanLine(3)[4] = 255;
    QVERIFY(image.save(m_folder->filePath(name)));
}

void ImportFilesTest::grey(const QString& name) {
    QImage image(20, 20, QImage::Format_Grayscale8);
    for (int i = 0; i < 400; ++i)
        image.scanLine(i / 20)[i % 20] = static_cast<uchar>(i * 7);
    QVERIFY(image.save(m_folder->filePath(name)));
}

void ImportFilesTest::array(const QString& name, const std::vector<std::int64_t>& shape,
                            float step) {
    std::vector<float> values;
    std::int64_t count = 1;
    for (const auto size : shape)
        count *= size;
    for (std::int64_t i = 0; i < count; ++i)
        values.push_back(step * static_cast<float>(i % 3));
    QVERIFY(
        !writeNpy(m_folder->filePath(name).toStdString(), shape, std::span<const float>(values)));
}

void ImportFilesTest::sorted_data() {
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("predictions");
    QTest::addColumn<QString>("picture");
    QTest::addColumn<QString>("others");
    const auto row = [](const char* name, const char* given, const char* target,
                        const char* predictions, const char* picture, const char* others) {
        QTest::newRow(name) << given << target << predictions << picture << others;
    };
    row("mask and grey", "d.png b.png", "b.png", "d.png", "", "");
    row("mask and planes", "z.npy b.png", "b.png", "z.npy", "", "");
    row("whole numbers and fractions", "half.npy labels.npy", "labels.npy", "half.npy", "", "");
    row("the name says prediction", "b.png c_pred.png", "b.png", "c_pred.png", "", "");
    row("photograph, mask, prediction", "a.png b.png d.png", "b.png", "d.png", "a.png", "");
    row("a lossy photograph", "scene.jpg b.png z.npy", "b.png", "z.npy", "scene.jpg", "");
    row("one picture per class", "class_10.png class_2.png b.png class_0.png class_1.png", "b.png",
        "class_0.png class_1.png class_2.png class_10.png", "", "");
    row("two masks", "b.png labels.npy", "b.png", "labels.npy", "", "");
    row("two photographs", "a.png scene.jpg b.png", "b.png", "", "a.png", "scene.jpg");
    row("one that cannot be read", "bad.png b.png z.npy", "b.png", "z.npy", "", "bad.png");
}

void ImportFilesTest::sorted() {
    QFETCH(QString, given);
    QFETCH(QString, target);
    QFETCH(QString, predictions);
    QFETCH(QString, picture);
    QFETCH(QString, others);
    QStringList paths;
    for (const QString& name : given.split(' '))
        paths << m_folder->filePath(name);
    const ImportFiles files = sortFiles(paths, {});
    const auto names = [](const QStringList& list) {
        QStringList short_;
        for (const QString& path : list)
            short_ << QFileInfo(path).fileName();
        return short_.join(' ');
    };
    QCOMPARE(QFileInfo(files.target).fileName(), target);
    QCOMPARE(names(files.predictions), predictions);
    QCOMPARE(QFileInfo(files.picture).fileName(), picture);
    QCOMPARE(names(files.others), others);
    QCOMPARE(files.all().size(), paths.size());
}

void ImportFilesTest::namesAreCounted() {
    QCOMPARE(naturallySorted({"/x/p_10", "/y/p_2", "/x/P_1"}),
             (QStringList{"/x/P_1", "/y/p_2", "/x/p_10"}));
}

/// "target<prediction,prediction|picture;..." of every sample, then what is left out.
static QString textOf(const ImportFiles& files) {
    const auto name = [](const QString& path) { return QFileInfo(path).fileName(); };
    QStringList samples;
    for (const SampleFiles& sample : files.samples()) {
        QStringList predictions;
        for (const QString& path : sample.predictions)
            predictions << name(path);
        samples << name(sample.target) + "<" + predictions.join(",") + "|" + name(sample.picture);
    }
    QStringList others;
    for (const QString& path : files.others)
        others << name(path);
    return samples.join("; ") + "; " + others.join(",");
}

void ImportFilesTest::samplesArePaired_data() {
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("paired");
    const auto row = [](const char* name, const char* given, const char* paired) {
        QTest::newRow(name) << given << paired;
    };
    row("by numbers, whatever the order", "pred_2.png mask_10.png mask_2.png pred_10.png",
        "mask_2.png<pred_2.png|; mask_10.png<pred_10.png|; ");
    row("the words come in another order", "a_mask.png b_mask.png pred_b.png pred_a.png",
        "a_mask.png<pred_a.png|; b_mask.png<pred_b.png|; ");
    row("a file per class",
        "mask_1.png mask_2.png 1_pred_0.png 1_pred_1.png 2_pred_0.png "
        "2_pred_1.png",
        "mask_1.png<1_pred_0.png,1_pred_1.png|; mask_2.png<2_pred_0.png,2_pred_1.png|; ");
    row("with photographs", "mask_1.png mask_2.png pred_1.png pred_2.png image_2.png",
        "mask_1.png<pred_1.png|; mask_2.png<pred_2.png|image_2.png; ");
    row("names that share nothing go by their order", "x_mask.png y_mask.png pred_p.png pred_q.png",
        "x_mask.png<pred_p.png|; y_mask.png<pred_q.png|; ");
    row("a prediction is missing", "mask_1.png mask_2.png mask_3.png pred_1.png pred_2.png",
        "mask_1.png<pred_1.png,pred_2.png|; mask_2.png,mask_3.png");
}

void ImportFilesTest::samplesArePaired() {
    QFETCH(QString, given);
    QFETCH(QString, paired);
    QStringList paths;
    for (const QString& name : given.split(' ')) {
        name.contains("image") ? photo(name) : name.contains("pred") ? grey(name) : mask(name);
        paths << m_folder->filePath(name);
    }
    const ImportFiles files = sortFiles(paths, {});
    QCOMPARE(textOf(files), paired);
    QCOMPARE(files.all().size(), paths.size());
}

void ImportFilesTest::foldersPairAsWell() {
    QDir folder(m_folder->path());
    QVERIFY(folder.mkdir("masks"));
    QVERIFY(folder.mkdir("predictions"));
    for (const char* name :
         {"masks/01.png", "masks/02.png", "predictions/01.png", "predictions/02.png"})
        mask(name);
    const ImportFiles files =
        sortFiles({folder.filePath("predictions/02.png"), folder.filePath("masks/02.png"),
                   folder.filePath("predictions/01.png"), folder.filePath("masks/01.png")},
                  {});
    QCOMPARE(files.more.size(), std::size_t{1});
    QCOMPARE(files.target, folder.filePath("masks/01.png"));
    QCOMPARE(files.predictions, QStringList{folder.filePath("predictions/01.png")});
    QCOMPARE(files.more[0].predictions, QStringList{folder.filePath("predictions/02.png")});
}

QTEST_GUILESS_MAIN(ImportFilesTest)
#include "import_files_test.moc"
