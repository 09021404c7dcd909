// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/tiff_writer.h"

#include "losslib/formats/file_bytes.h"

#include <tiffio.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <ostream>
#include <vector>

namespace lossglass {

namespace {

/// A file in memory that libtiff writes to: the disk sees it whole.
struct MemoryFile {
    std::vector<char> bytes;
    std::uint64_t at = 0;

    static MemoryFile& of(thandle_t self) { return *static_cast<MemoryFile*>(self); }
    static tmsize_t read(thandle_t self, void* to, tmsize_t size) {
        MemoryFile& file = of(self);
        if (size < 0 || file.at >= file.bytes.size()) return 0;
        const auto count =
            std::min<std::uint64_t>(static_cast<std::uint64_t>(size), file.bytes.size() - file.at);
        std::memcpy(to, file.bytes.data() + file.at, static_cast<std::size_t>(count));
        file.at += count;
        return static_cast<tmsize_t>(count);
    }
    static tmsize_t write(thandle_t self, void* from, tmsize_t size) {
        MemoryFile& file = of(self);
        const std::uint64_t end = file.at + static_cast<std::uint64_t>(size);
        if (end > file.bytes.size()) file.bytes.resize(static_cast<std::size_t>(end));
        std::memcpy(file.bytes.data() + file.at, from, static_cast<std::size_t>(size));
        file.at = end;
        return size;
    }
    static toff_t seek(thandle_t self, toff_t offset, int whence) {
        MemoryFile& file = of(self);
        if (whence == SEEK_CUR) offset += file.at;
        if (whence == SEEK_END) offset += file.bytes.size();
        return file.at = offset;
    }
    static int close(thandle_t) { return 0; }
    static toff_t size(thandle_t self) { return of(self).bytes.size(); }
};

struct CloseTiff {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};

void setTags(TIFF* tiff, const TiffPlanes& planes, int sample) {
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(planes.width));
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(planes.height));
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, planes.channels);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 32);
    TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_IEEEFP);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG,
                 planes.channels > 1 ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP,
                 std::clamp(65536 / (4 * planes.width), 1, planes.height));
    TIFFSetField(tiff, TIFFTAG_IMAGEDESCRIPTION, planes.description.c_str());
    if (planes.channels > 1) {
        const std::vector<std::uint16_t> extra(static_cast<std::size_t>(planes.channels) - 1,
                                               EXTRASAMPLE_UNSPECIFIED);
        TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, planes.channels - 1, extra.data());
    }
    if (planes.samples > 1) {
        TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, FILETYPE_PAGE);
        TIFFSetField(tiff, TIFFTAG_PAGENUMBER, sample, planes.samples);
    }
}

bool writePage(TIFF* tiff, const TiffPlanes& planes, int sample) {
    setTags(tiff, planes, sample);
    std::vector<float> row(static_cast<std::size_t>(planes.width));
    std::int64_t pixel = std::int64_t{sample} * planes.height * planes.width;
    for (int channel = 0; channel < planes.channels; ++channel) {
        std::int64_t at = pixel;
        for (int y = 0; y < planes.height; ++y) {
            for (float& value : row)
                value = planes.at(channel, at++);
            if (TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y),
                                  static_cast<std::uint16_t>(channel)) < 0)
                return false;
        }
    }
    return TIFFWriteDirectory(tiff) == 1;
}

}  // namespace

std::optional<Error> writeTiff(const std::filesystem::path& path, const TiffPlanes& planes) {
    const auto fail = [&](const char* why) {
        return Error{ErrorCode::TooLarge, std::string("cannot be written: ") + why, path.string()};
    };
    constexpr double kMostBytes = 4.2e9;  // offsets have 32 bits; tags want some room
    if (4.0 * planes.width * planes.height * planes.channels * planes.samples > kMostBytes)
        return fail("a TIFF holds at most 4 GB: use .npy");
    MemoryFile memory;
    std::unique_ptr<TIFF, CloseTiff> tiff(
        TIFFClientOpen("memory", "w", &memory, &MemoryFile::read, &MemoryFile::write,
                       &MemoryFile::seek, &MemoryFile::close, &MemoryFile::size, nullptr, nullptr));
    if (!tiff) return fail("libtiff does not start");
    for (int sample = 0; sample < planes.samples; ++sample) {
        if (!writePage(tiff.get(), planes, sample)) return fail("libtiff refuses the page");
    }
    tiff.reset();
    return writeFileWhole(path, [&](std::ostream& out) {
        out.write(memory.bytes.data(), static_cast<std::streamsize>(memory.bytes.size()));
    });
}

}  // namespace lossglass
