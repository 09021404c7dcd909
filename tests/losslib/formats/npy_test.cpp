// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/npy.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace lossglass;

namespace {

std::vector<std::uint8_t> bytesOf(const QByteArray& array) {
    return {array.begin(), array.end()};
}

/// A .npy file of version 1.0 with exactly this header text.
QByteArray npy(const QByteArray& header, const QByteArray& data) {
    QByteArray file("\x93NUMPY\x01\x00", 8);
    file += static_cast<char>(header.size() & 0xFF);
    file += static_cast<char>(header.size() >> 8);
    return file + header + data;
}

QByteArray header(const QByteArray& type, const QByteArray& shape) {
    return "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
}

QByteArray testFile(const QString& name) {
    QFile file(QStringLiteral(LOSSGLASS_TEST_DATA "/inputs/") + name);
    if (!file.open(QIODevice::ReadOnly)) qFatal("no such test file");
    return file.readAll();
}

}  // namespace

class NpyTest : public QObject {
    Q_OBJECT

private slots:
    void readsEveryVariantOfTheSameArray_data();
    void readsEveryVariantOfTheSameArray();
    void readsEveryElementType_data();
    void readsEveryElementType();
    void refuses_data();
    void refuses();
    void anEmptyArrayMayNameHugeSizes();
    void everyTruncationIsRefused();
    void everyDamagedByteIsReadOrRefused();
    void chunksOfMemoryAreCheckedBeforeTheyAreTaken();
    void writesWhatItReads();
    void aFailedWriteLeavesTheOldFile();
    void namesWhatIsNoFile();
};

void NpyTest::readsEveryVariantOfTheSameArray_data() {
    QTest::addColumn<QString>("file");
    for (const char* name : {"D25_fortran.npy", "D26_bigendian.npy", "D27_v2_header.npy",
                             "D27b_v2_long_header.npy", "D27c_key_order.npy"})
        QTest::newRow(name) << QString(name);
}

void NpyTest::readsEveryVariantOfTheSameArray() {
    QFETCH(QString, file);
    const auto array = parseNpy(bytesOf(testFile(file)));
    QVERIFY2(array, array ? "" : array.error().message.c_str());
    QCOMPARE(array->shape, (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(array->dtype, std::string("float32"));
    QVERIFY(!array->isInteger);
    QCOMPARE(array->values, (std::vector<double>{0.5, -1.25, 2, 3, 4.5, -6}));
}

void NpyTest::readsEveryElementType_data() {
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("dtype");
    QTest::addColumn<QList<double>>("values");
    const auto raw = [](const char* hex) { return QByteArray::fromHex(hex); };
    QTest::newRow("bool") << QByteArray("|b1") << raw("0001") << "bool" << QList<double>{0, 1};
    QTest::newRow("int8") << QByteArray("|i1") << raw("80ff") << "int8" << QList<double>{-128, -1};
    QTest::newRow("uint8") << QByteArray("|u1") << raw("00ff") << "uint8" << QList<double>{0, 255};
    QTest::newRow("int16") << QByteArray("<i2") << raw("ffff0080") << "int16"
                           << QList<double>{-1, -32768};
    QTest::newRow("int16, big-endian")
        << QByteArray(">i2") << raw("fffe8000") << "int16" << QList<double>{-2, -32768};
    QTest::newRow("uint16") << QByteArray("<u2") << raw("ffff0100") << "uint16"
                            << QList<double>{65535, 1};
    QTest::newRow("int32") << QByteArray("<i4") << raw("ffffffff00000080") << "int32"
                           << QList<double>{-1, -2147483648.0};
    QTest::newRow("uint32") << QByteArray(">u4") << raw("ffffffff00000001") << "uint32"
                            << QList<double>{4294967295.0, 1};
    QTest::newRow("int64, largest exact")
        << QByteArray("<i8") << raw("ffffffffffff1f00010000000000e0ff") << "int64"
        << QList<double>{9007199254740991.0, -9007199254740991.0};
    QTest::newRow("uint64") << QByteArray(">u8") << raw("0000000000000007001fffffffffffff")
                            << "uint64" << QList<double>{7, 9007199254740991.0};
    QTest::newRow("float16") << QByteArray("<f2") << raw("003c00c0") << "float16"
                             << QList<double>{1, -2};
    QTest::newRow("float16, smallest and largest")
        << QByteArray("<f2") << raw("0100ff7b") << "float16"
        << QList<double>{5.9604644775390625e-08, 65504};
    QTest::newRow("float32") << QByteArray("<f4") << raw("0000803f000000c0") << "float32"
                             << QList<double>{1, -2};
    QTest::newRow("float32, big-endian")
        << QByteArray(">f4") << raw("3f800000c0000000") << "float32" << QList<double>{1, -2};
    QTest::newRow("float32, infinite and the smallest")
        << QByteArray("<f4") << raw("000080ff01000000") << "float32"
        << QList<double>{-std::numeric_limits<double>::infinity(), 0x1p-149};
    QTest::newRow("float64") << QByteArray("<f8") << raw("000000000000f03f00000000000000c0")
                             << "float64" << QList<double>{1, -2};
}

void NpyTest::readsEveryElementType() {
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, data);
    QFETCH(QString, dtype);
    QFETCH(QList<double>, values);
    const auto array = parseNpy(bytesOf(npy(header(type, "(2,)"), data)));
    QVERIFY2(array, array ? "" : array.error().message.c_str());
    QCOMPARE(QString::fromStdString(array->dtype), dtype);
    QCOMPARE(array->isInteger, !dtype.startsWith("float"));
    QCOMPARE(QList<double>(array->values.begin(), array->values.end()), values);
}

void NpyTest::refuses_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("says");
    const QByteArray four(4, '\0'), eight(8, '\0');
    QTest::newRow("text") << QByteArray("hello, world") << "not a .npy file";
    QTest::newRow("empty") << QByteArray() << "not a .npy file";
    QTest::newRow("version 4") << QByteArray("\x93NUMPY\x04\x00\x10\x00", 10) << "version 4.0";
    QTest::newRow("objects") << npy(header("|O", "(1,)"), eight) << "Python objects";
    QTest::newRow("complex") << npy(header("<c8", "(1,)"), eight) << "<c8";
    QTest::newRow("strings") << npy(header("<U1", "(1,)"), four) << "<U1";
    QTest::newRow("long double") << npy(header("<f16", "(1,)"), eight + eight) << "<f16";
    QTest::newRow("structured")
        << npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}", four)
        << "structured";
    QTest::newRow("no byte order") << npy(header("f4", "(1,)"), four) << "byte order";
    QTest::newRow("too short by 1 byte")
        << npy(header("<f4", "(2,)"), four + QByteArray(3, '\0'))
        << "promises 2 of float32, 8 bytes of data, the file has 7";
    QTest::newRow("too long by 2 bytes")
        << npy(header("<f4", "(1,)"), four + QByteArray(2, '\0')) << "2 bytes too many";
    QTest::newRow("shape that overflows")
        << npy(header("<f4", "(4294967296, 4294967296)"), four) << "truncated";
    QTest::newRow("size beyond 2^63")
        << npy(header("<f4", "(99999999999999999999,)"), four) << "shape";
    QTest::newRow("negative size") << npy(header("<f4", "(-1,)"), four) << "shape";
    QTest::newRow("shape is a number") << npy(header("<f4", "(1)"), four) << "not a tuple";
    QTest::newRow("no shape") << npy("{'descr': '<f4', 'fortran_order': False}", four)
                              << "shape is missing";
    QTest::newRow("unknown key")
        << npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'x': 1}", four)
        << "unknown key \"x\"";
    QTest::newRow("double key") << npy("{'descr': '<f4', 'descr': '<f4', 'shape': (1,)}", four)
                                << "twice";
    QTest::newRow("order is no truth value")
        << npy("{'descr': '<f4', 'fortran_order': 1, 'shape': (1,)}", four) << "fortran_order";
    QTest::newRow("text after the dictionary")
        << npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} x", four) << "follows";
    QTest::newRow("integer beyond 2^53")
        << npy(header("<i8", "(2, 1)"), eight + QByteArray::fromHex("0100000000002000"))
        << "[1, 0]";
}

void NpyTest::refuses() {
    QFETCH(QByteArray, file);
    QFETCH(QString, says);
    const auto array = parseNpy(bytesOf(file));
    QVERIFY(!array);
    const QString message = QString::fromStdString(array.error().message);
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY(!message.contains('\n'));
}

void NpyTest::anEmptyArrayMayNameHugeSizes() {
    const auto array = parseNpy(
        bytesOf(npy(header("<f4", "(4294967296, 4294967296, 0, 4294967296)"), QByteArray())));
    QVERIFY(array);
    QVERIFY(array->values.empty());
}

void NpyTest::everyTruncationIsRefused() {
    const QByteArray whole = testFile("D27c_key_order.npy");
    QVERIFY(parseNpy(bytesOf(whole)));
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!parseNpy(bytesOf(whole.left(size))), qPrintable(QString::number(size)));
}

void NpyTest::everyDamagedByteIsReadOrRefused() {
    const QByteArray whole = testFile("D12_neg_labels.npy");
    int refused = 0;
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (const int flip : {1, 0x20, 0x80, 0xFF}) {
            QByteArray damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ flip);
            const auto array = parseNpy(bytesOf(damaged));
            refused += array ? 0 : 1;
            if (array) QCOMPARE(array->values.size(), std::size_t{6});
        }
    }
    QVERIFY(refused > 100);
}

void NpyTest::chunksOfMemoryAreCheckedBeforeTheyAreTaken() {
    const auto array =
        parseNpy(bytesOf(npy(header("|u1", "(1000,)"), QByteArray(1000, '\0'))), ReadLimits{7999});
    QVERIFY(!array);
    QCOMPARE(array.error().code, ErrorCode::TooLarge);
    QVERIFY(
        parseNpy(bytesOf(npy(header("|u1", "(1000,)"), QByteArray(1000, '\0'))), ReadLimits{8000}));
}

void NpyTest::writesWhatItReads() {
    const QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.filePath("a.npy").toStdString());
    const std::vector<double> values{1.0 / 3, -0.0,  std::numeric_limits<double>::infinity(),
                                     5e-324,  1e300, 7};
    QVERIFY(!writeNpy(path, std::vector<std::int64_t>{1, 2, 3}, std::span<const double>(values)));
    const auto wide = readNpy(path);
    QVERIFY(wide);
    QCOMPARE(wide->dtype, std::string("float64"));
    QCOMPARE(wide->shape, (std::vector<std::int64_t>{1, 2, 3}));
    QCOMPARE(wide->values, values);
    QVERIFY(std::signbit(wide->values[1]));

    const std::vector<float> narrow{0.1F, 2};
    QVERIFY(!writeNpy(path, std::vector<std::int64_t>{2}, std::span<const float>(narrow)));
    const auto read = readNpy(path);
    QVERIFY(read);
    QCOMPARE(read->dtype, std::string("float32"));
    QCOMPARE(read->values, (std::vector<double>{double{0.1F}, 2}));
    QCOMPARE(QFile(QString::fromStdString(path.string())).size() % 64, qint64{8});
}

void NpyTest::aFailedWriteLeavesTheOldFile() {
    const QTemporaryDir folder;
    const auto taken = std::filesystem::path(folder.filePath("taken").toStdString());
    std::filesystem::create_directories(taken / "inside");
    const std::vector<float> values{1};
    const auto error =
        writeNpy(taken, std::vector<std::int64_t>{1}, std::span<const float>(values));
    QVERIFY(error);
    QVERIFY(std::filesystem::exists(taken / "inside"));
    const auto missing = std::filesystem::path(folder.filePath("no/such/a.npy").toStdString());
    QVERIFY(writeNpy(missing, std::vector<std::int64_t>{1}, std::span<const float>(values)));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
}

void NpyTest::namesWhatIsNoFile() {
    const QTemporaryDir folder;
    const auto directory = readNpy(folder.path().toStdString());
    QVERIFY(!directory);
    QVERIFY(QString::fromStdString(directory.error().message).contains("folder"));
    const auto missing = readNpy(folder.filePath("none.npy").toStdString());
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    const auto device = readNpy("/dev/null");
    QVERIFY(!device);
    QVERIFY(QString::fromStdString(device.error().message).contains("device"));
}

QTEST_APPLESS_MAIN(NpyTest)
#include "npy_test.moc"
