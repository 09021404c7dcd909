// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/archive/zip_reader.h"
#include "losslib/archive/zip_writer.h"

#include <QTest>

using namespace lossglass;

using Bytes = std::vector<std::uint8_t>;

static Bytes bytesOf(const std::string& text) {
    return {text.begin(), text.end()};
}

static Bytes archive() {
    ZipWriter writer;
    std::string noise;
    for (int i = 0; i < 300000; ++i)
        noise += static_cast<char>((i * 7919) >> 3);
    (void)writer.add("head.json", bytesOf("{}"), ZipPacking::Stored);
    (void)writer.add("large.npy", bytesOf(noise), ZipPacking::Fast);
    (void)writer.add("empty", {}, ZipPacking::Usual);
    return writer.finish();
}

/// A ZIP archive that is written comes back; one that is damaged is refused in words.
class ZipArchiveTest : public QObject {
    Q_OBJECT

private slots:
    void roundTrip();
    void sameMembersSameBytes();
    void everyTruncationIsRefused();
    void everyFlippedByteIsRefusedOrHarmless();
    void limitHoldsBeforeUnpacking();
};

void ZipArchiveTest::roundTrip() {
    const Bytes bytes = archive();
    const auto reader = ZipReader::open(bytes);
    QVERIFY(reader.ok());
    QCOMPARE(reader->members().size(), std::size_t{3});
    QVERIFY(!reader->find("missing"));
    const auto* head = reader->find("head.json");
    QVERIFY(head);
    QCOMPARE(reader->read(*head, {}).value(), bytesOf("{}"));
    const auto large = reader->read(*reader->find("large.npy"), {});
    QVERIFY(large.ok());
    QCOMPARE(large->size(), std::size_t{300000});
    QCOMPARE((*large)[299999], static_cast<std::uint8_t>((299999 * 7919) >> 3));
    QVERIFY(reader->find("large.npy")->packed < 300000);
    QVERIFY(reader->read(*reader->find("empty"), {})->empty());
}

void ZipArchiveTest::sameMembersSameBytes() {
    QCOMPARE(archive(), archive());
}

void ZipArchiveTest::everyTruncationIsRefused() {
    const Bytes bytes = archive();
    for (std::size_t size = 0; size < bytes.size(); size += size < 200 ? 1 : 997) {
        const Bytes cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        const auto reader = ZipReader::open(cut);
        QVERIFY(!reader.ok());
        QVERIFY(!reader.error().message.empty());
    }
}

void ZipArchiveTest::everyFlippedByteIsRefusedOrHarmless() {
    const Bytes good = archive();
    const Bytes noise = ZipReader::open(good)->read(*ZipReader::open(good)->find("large.npy"), {})
                            .value();
    for (std::size_t at = 0; at < good.size(); at += at < 150 || at + 400 > good.size() ? 1 : 499) {
        Bytes bad = good;
        bad[at] ^= 0x55;
        const auto reader = ZipReader::open(bad);
        if (!reader) continue;
        const auto* member = reader->find("large.npy");
        if (!member) continue;
        const auto content = reader->read(*member, {});
        // What is read in spite of it is what was written.
        if (content) QVERIFY(*content == noise);
    }
}

void ZipArchiveTest::limitHoldsBeforeUnpacking() {
    const Bytes bytes = archive();
    const auto reader = ZipReader::open(bytes);
    const auto content = reader->read(*reader->find("large.npy"), {1000, 1000});
    QVERIFY(!content.ok());
    QCOMPARE(content.error().code, ErrorCode::TooLarge);
}

QTEST_GUILESS_MAIN(ZipArchiveTest)
#include "zip_archive_test.moc"
