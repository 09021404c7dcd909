// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/tiff.h"

#include "losslib/formats/tiff_page.h"

#include <string>
#include <utility>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr int kWhiteIsZero = 0, kBlackIsZero = 1, kRgb = 2, kPalette = 3;

bool looksLikeTiff(Bytes bytes) {
    if (bytes.size() < 4) return false;
    const bool little = bytes[0] == 'I' && bytes[1] == 'I' && bytes[3] == 0;
    const bool big = bytes[0] == 'M' && bytes[1] == 'M' && bytes[2] == 0;
    const int number = little ? bytes[2] : bytes[3];
    return (little || big) && (number == 42 || number == 43);
}

/// Where the pixels of a page are displayed. Orientations as in EXIF: 1 to 4 keep rows as rows,
/// 5 to 8 make columns of them.
class Turned {
public:
    explicit Turned(const TiffTags& tags)
        : width(tags.width), height(tags.height), m_orientation(tags.orientation) {
        if (m_orientation >= 5 && m_orientation <= 8) std::swap(width, height);
    }
    std::int64_t pixel(std::int64_t row, std::int64_t column) const {
        if (m_orientation >= 5 && m_orientation <= 8) std::swap(row, column);
        const bool fromRight =
            m_orientation == 2 || m_orientation == 3 || m_orientation == 6 || m_orientation == 7;
        const bool fromBelow =
            m_orientation == 3 || m_orientation == 4 || m_orientation == 7 || m_orientation == 8;
        if (fromRight) column = width - 1 - column;
        if (fromBelow) row = height - 1 - row;
        return row * width + column;
    }

    std::int64_t width, height;  ///< as displayed

private:
    int m_orientation;
};

/// The layout of a page that is a picture; nothing when it is an array of numbers.
std::optional<SampleLayout> layoutOf(const TiffTags& tags) {
    if (tags.element.kind != 'u' || tags.bits > 16) return std::nullopt;
    const bool grey = tags.photometric == kWhiteIsZero || tags.photometric == kBlackIsZero;
    if (tags.samples == 1 && grey) return SampleLayout::Grey;
    if (tags.samples == 1 && tags.photometric == kPalette) return SampleLayout::Palette;
    if (tags.samples == 2 && grey && tags.hasAlpha) return SampleLayout::GreyAlpha;
    if (tags.samples == 3 && tags.photometric == kRgb) return SampleLayout::Rgb;
    if (tags.samples == 4 && tags.photometric == kRgb) return SampleLayout::Rgba;
    return std::nullopt;
}

Result<FileContent> readPicture(TiffPage& page, SampleLayout layout,
                                std::vector<std::string> notices) {
    const TiffTags& tags = page.tags();
    const Turned turned(tags);
    PictureSamples picture;
    picture.width = static_cast<int>(turned.width);
    picture.height = static_cast<int>(turned.height);
    picture.layout = layout;
    picture.bits = tags.bits;
    picture.palette = tags.palette;
    picture.fidelity = tags.mayBeLossy ? Fidelity::Lossy : Fidelity::Exact;
    picture.format = "TIFF";
    picture.notices = std::move(notices);
    picture.samples.resize(static_cast<std::size_t>(turned.width * turned.height * tags.samples));
    const std::uint64_t flip =
        tags.photometric == kWhiteIsZero ? (std::uint64_t{1} << tags.bits) - 1 : 0;
    if (flip != 0) picture.notices.push_back("white is foreground: stored as 0 in this TIFF file");
    const auto error =
        page.read([&](std::int64_t row, std::int64_t column, int sample, std::uint64_t bits) {
            const std::int64_t at = turned.pixel(row, column) * tags.samples + sample;
            picture.samples[static_cast<std::size_t>(at)] =
                static_cast<std::uint16_t>(sample == 0 ? bits ^ flip : bits);
        });
    if (error) return *error;
    return FileContent(std::move(picture));
}

Result<FileContent> readArray(TiffPage& page, std::vector<std::string> notices) {
    const TiffTags& tags = page.tags();
    const Turned turned(tags);
    NumericArray array{{turned.height, turned.width},
                       elementName(tags.element),
                       {},
                       tags.element.isInteger(),
                       std::move(notices)};
    if (tags.samples > 1) {
        array.shape.insert(tags.separatePlanes ? array.shape.begin() : array.shape.end(),
                           tags.samples);
        array.axes = tags.separatePlanes ? "CHW" : "HWC";
    }
    const std::int64_t pixels = turned.height * turned.width;
    array.values.resize(static_cast<std::size_t>(pixels * tags.samples));
    std::optional<Error> inexact;
    auto error =
        page.read([&](std::int64_t row, std::int64_t column, int sample, std::uint64_t bits) {
            const std::int64_t pixel = turned.pixel(row, column);
            const std::int64_t at =
                tags.separatePlanes ? sample * pixels + pixel : pixel * tags.samples + sample;
            const double value = elementValue(tags.element, bits);
            array.values[static_cast<std::size_t>(at)] = value;
            if (!isExact(tags.element, value))
                inexact = Error{ErrorCode::OutOfRange,
                                "an integer of 2^53 or more is too large to be kept exactly",
                                {}};
        });
    if (!error) error = inexact;
    if (error) return *error;
    return FileContent(std::move(array));
}

Result<FileContent> readTiff(Bytes bytes, const ReadChoices& choices) {
    const int number = choices.page.value_or(0);
    auto opened = TiffPage::open(bytes, number, choices.limits);
    if (!opened) return opened.error();
    TiffPage page = std::move(opened).value();
    std::vector<std::string> notices;
    if (page.pages() > 1)
        notices.push_back("the TIFF file has " + std::to_string(page.pages()) + " pages; page " +
                          std::to_string(number) + " is read: --page chooses another");
    if (page.tags().orientation > 1 && page.tags().orientation <= 8)
        notices.push_back("the page is turned as its orientation says");
    const auto layout = layoutOf(page.tags());
    auto content = layout ? readPicture(page, *layout, std::move(notices))
                          : readArray(page, std::move(notices));
    if (!content) return content;
    FileContent result = std::move(content).value();
    std::visit(
        [&](auto& read) {
            read.parts.pages = page.pages();
            read.parts.page = number;
        },
        result);
    return result;
}

}  // namespace

FileFormat tiffFormat() {
    return {"tiff", "*.tif *.tiff", {.pages = true}, looksLikeTiff, readTiff};
}

}  // namespace lossglass
