// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/colour_labels.h"

#include "app/import/input_file.h"
#include "losslib/formats/csv_numbers.h"
#include "losslib/scene/labels.h"
#include "losslib/scene/pixel_place.h"

#include <QDir>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace lossglass {

namespace {

using Colour = std::uint32_t;  ///< 0xRRGGBB
using Table = std::map<Colour, std::uint8_t>;

std::string colourText(Colour colour) {
    return "R " + std::to_string(colour >> 16) + ", G " + std::to_string(colour >> 8 & 0xFF) +
           ", B " + std::to_string(colour & 0xFF);
}

Colour colourAt(const PictureSamples& picture, std::int64_t pixel) {
    if (picture.layout == SampleLayout::Palette) return picture.palette[picture.at(pixel)];
    return Colour{picture.at(pixel, 0)} << 16 | Colour{picture.at(pixel, 1)} << 8 |
           Colour{picture.at(pixel, 2)};
}

std::int64_t pixelsOf(const PictureSamples& picture) {
    return std::int64_t{picture.width} * picture.height;
}

/// Reads a table; a colour that stands in it twice has its first label.
Result<Table> readTable(const QString& path, const ReadLimits& limits) {
    const auto wrong = [&](std::string message) {
        return Error{ErrorCode::Malformed, std::move(message), path.toStdString()};
    };
    const auto bytes = readInputBytes(path, limits);
    if (!bytes) return bytes.error();
    const auto array = parseCsvNumbers(*bytes, limits);
    if (!array) return wrong(array.error().message);
    if (array->shape[1] != 4 || !array->isInteger)
        return wrong("a table of colours has a line red,green,blue,label for each colour");
    Table table;
    for (std::size_t i = 0; i < array->values.size(); i += 4) {
        const double* row = array->values.data() + i;
        if (*std::min_element(row, row + 4) < 0 || *std::max_element(row, row + 4) > 255)
            return wrong("row " + std::to_string(i / 4 + 1) +
                         " of the table of colours has a number beyond 0 to 255");
        const auto part = [&](int k) { return static_cast<Colour>(row[k]); };
        table.try_emplace(part(0) << 16 | part(1) << 8 | part(2),
                          static_cast<std::uint8_t>(part(3)));
    }
    return table;
}

/// All colours of the picture, as long as each can have a label of its own.
Result<Table> tableOf(const PictureSamples& picture) {
    std::set<Colour> colours;
    for (std::int64_t i = 0; i < pixelsOf(picture); ++i) {
        colours.insert(colourAt(picture, i));
        if (colours.size() > kIgnored)
            return Error{ErrorCode::Unsupported,
                         "there are more than 255 colours: this is no mask of a few exact colours",
                         {}};
    }
    Table table;
    for (const Colour colour : colours) {
        const auto label = static_cast<std::uint8_t>(table.size());
        table.emplace(colour, label);
    }
    return table;
}

std::uint8_t nearestLabel(const Table& table, Colour colour) {
    const auto distance = [&](Colour other) {
        int sum = 0;
        for (const int shift : {16, 8, 0}) {
            const int difference =
                static_cast<int>(colour >> shift & 0xFF) - static_cast<int>(other >> shift & 0xFF);
            sum += difference * difference;
        }
        return sum;
    };
    return std::min_element(
               table.begin(), table.end(),
               [&](const auto& a, const auto& b) { return distance(a.first) < distance(b.first); })
        ->second;
}

/// Labels of all pixels; colours that are not in the table become those of the nearest where the
/// format is lossy.
Result<PictureSamples> mapped(const PictureSamples& picture, Table table) {
    PictureSamples labels;
    labels.width = picture.width;
    labels.height = picture.height;
    labels.format = picture.format;
    labels.notices = picture.notices;
    labels.samples.resize(static_cast<std::size_t>(pixelsOf(picture)));
    const Table exact = table;
    std::int64_t odd = 0;
    for (std::int64_t i = 0; i < pixelsOf(picture); ++i) {
        const Colour colour = colourAt(picture, i);
        if (!exact.contains(colour)) {
            if (picture.fidelity == Fidelity::Exact)
                return Error{ErrorCode::OutOfRange,
                             "the colour " + colourText(colour) + " at " +
                                 pixelPlace(i, {picture.width, picture.height}) +
                                 " is not in the table of colours",
                             {}};
            ++odd;
            if (!table.contains(colour)) table[colour] = nearestLabel(exact, colour);
        }
        labels.samples[static_cast<std::size_t>(i)] = table.at(colour);
    }
    if (odd > 0)
        labels.notices.push_back(std::to_string(table.size() - exact.size()) + " odd colours in " +
                                 std::to_string(odd) +
                                 " pixels, smeared by a lossy format, are taken as the nearest "
                                 "colour of the table");
    return labels;
}

std::string orderText(const Table& table) {
    constexpr std::size_t kNamed = 8;
    std::string text;
    std::size_t count = 0;
    for (const auto& [colour, label] : table) {
        if (++count > kNamed) return text + " ...";
        if (!text.empty()) text += "; ";
        text += std::to_string(label) + " is " + colourText(colour);
    }
    return text;
}

}  // namespace

QStringList colourTables() {
    QStringList names;
    for (const QString& file : QDir(":/colours").entryList({"*.csv"}, QDir::Files, QDir::Name))
        names << file.chopped(4);
    return names;
}

bool hasColours(const PictureSamples& picture) {
    return picture.layout == SampleLayout::Palette || picture.layout == SampleLayout::Rgb ||
           picture.layout == SampleLayout::Rgba;
}

Result<PictureSamples> labelsOfColours(PictureSamples picture, const QString& how,
                                       const ReadLimits& limits) {
    if (picture.bits > 8)
        return Error{ErrorCode::Unsupported, "colours of 16 bits are no table of colours", {}};
    const bool isAutomatic = how == "auto";
    const QString path = colourTables().contains(how) ? ":/colours/" + how + ".csv" : how;
    auto table = isAutomatic ? tableOf(picture) : readTable(path, limits);
    if (!table) return table.error();
    picture.notices.push_back(isAutomatic
                                  ? "the colours are numbered by their values: " + orderText(*table)
                                  : "colours are taken as labels by the table " +
                                        how.toStdString() + "; what it does not label is 255");
    return mapped(picture, std::move(table).value());
}

}  // namespace lossglass
