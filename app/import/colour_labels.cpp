// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/colour_labels.h"

#include "app/import/input_file.h"
#include "losslib/formats/csv_numbers.h"
#include "losslib/scene/labels.h"
#include "losslib/scene/pixel_place.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <map>
#include <set>
#include <string>

// In a static library nothing else refers to the resource; see sample_scenes.cpp.
static void registerColourResources() {
    Q_INIT_RESOURCE(app);
}

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

Colour nearestColour(const Table& table, Colour colour) {
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
        ->first;
}

/// Gives each colour its label by a table, and counts.
class ColourMapper {
public:
    ColourMapper(const PictureSamples& picture, const Table& table, bool isLenient)
        : m_picture(picture), m_table(table), m_isLenient(isLenient) {}

    Result<ColourLabels> map() {
        PictureSamples& labels = m_result.labels;
        labels.width = m_picture.width;
        labels.height = m_picture.height;
        labels.format = m_picture.format;
        labels.parts = m_picture.parts;
        labels.notices = m_picture.notices;
        labels.samples.resize(static_cast<std::size_t>(pixelsOf(m_picture)));
        for (std::int64_t i = 0; i < pixelsOf(m_picture); ++i) {
            const Colour stored = colourAt(m_picture, i);
            const Colour colour = known(stored);
            if (!m_table.contains(colour)) {
                Error error = notInTable(colour, i);
                if (!m_isLenient) return error;
                if (!m_result.problem) m_result.problem = std::move(error);
            }
            ++m_counts[colour];
            if (colour != stored) ++m_oddPixels;
            const auto found = m_table.find(colour);
            labels.samples[static_cast<std::size_t>(i)] =
                found == m_table.end() ? kIgnored : found->second;
        }
        finish();
        return std::move(m_result);
    }

private:
    /// The colour itself, or in a lossy picture the nearest that the table has.
    Colour known(Colour colour) {
        if (m_table.contains(colour) || m_picture.fidelity == Fidelity::Exact || m_table.empty())
            return colour;
        const auto found = m_odd.find(colour);
        if (found != m_odd.end()) return found->second;
        return m_odd[colour] = nearestColour(m_table, colour);
    }

    Error notInTable(Colour colour, std::int64_t pixel) const {
        return {ErrorCode::OutOfRange,
                "the colour " + colourText(colour) + " at " +
                    pixelPlace(pixel, {m_picture.width, m_picture.height}) +
                    " is not in the table of colours",
                {}};
    }

    void finish() {
        for (const auto& [colour, count] : m_counts) {
            m_result.colours.push_back({colour, count, {}});
            const auto found = m_table.find(colour);
            if (found != m_table.end()) m_result.colours.back().label = found->second;
        }
        if (m_oddPixels > 0)
            m_result.labels.notices.push_back(
                std::to_string(m_odd.size()) + " odd colours in " + std::to_string(m_oddPixels) +
                " pixels, smeared by a lossy format, are taken as the nearest colour of the table");
    }

    const PictureSamples& m_picture;
    const Table& m_table;
    bool m_isLenient;
    ColourLabels m_result;
    std::map<Colour, std::int64_t> m_counts;
    std::map<Colour, Colour> m_odd;
    std::int64_t m_oddPixels = 0;
};

/// The colours of a picture, as long as there are no more of them than labels.
std::optional<std::set<Colour>> coloursOf(const PictureSamples& picture) {
    std::set<Colour> colours;
    for (std::int64_t i = 0; i < pixelsOf(picture); ++i) {
        colours.insert(colourAt(picture, i));
        if (colours.size() > kIgnored) return std::nullopt;
    }
    return colours;
}

Result<Table> tableOf(const PictureSamples& picture) {
    const auto colours = coloursOf(picture);
    if (!colours)
        return Error{ErrorCode::Unsupported,
                     "there are more than 255 colours: this is no mask of a few exact colours",
                     {}};
    Table table;
    for (const Colour colour : *colours) {
        const auto label = static_cast<std::uint8_t>(table.size());
        table.emplace(colour, label);
    }
    return table;
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
    static const bool once = (registerColourResources(), true);
    Q_UNUSED(once);
    QStringList names;
    for (const QString& file : QDir(":/colours").entryList({"*.csv"}, QDir::Files, QDir::Name))
        names << file.chopped(4);
    return names;
}

QStringList colourClassNames(const QString& table) {
    if (!colourTables().contains(table)) return {};
    QFile file(":/colours/" + table + ".names");
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
}

bool hasColours(const PictureSamples& picture) {
    return picture.layout == SampleLayout::Palette || picture.layout == SampleLayout::Rgb ||
           picture.layout == SampleLayout::Rgba;
}

QString fittingColourTable(const PictureSamples& picture) {
    if (picture.bits > 8) return {};
    const auto colours = coloursOf(picture);
    if (!colours) return {};
    QString best = "auto";
    std::size_t fewest = 0;
    for (const QString& name : colourTables()) {
        const auto table = readTable(":/colours/" + name + ".csv", {});
        if (!table) continue;
        const bool hasAll = std::all_of(colours->begin(), colours->end(),
                                        [&](Colour colour) { return table->contains(colour); });
        if (!hasAll || (fewest > 0 && table->size() >= fewest)) continue;
        best = name;
        fewest = table->size();
    }
    return best;
}

Result<ColourLabels> labelsOfColours(PictureSamples picture, const QString& how,
                                     const ReadLimits& limits, const ValueMeanings& meanings,
                                     bool lenient) {
    if (picture.bits > 8)
        return Error{ErrorCode::Unsupported, "colours of 16 bits are no table of colours", {}};
    const bool isAutomatic = how == "auto";
    const QString path = colourTables().contains(how) ? ":/colours/" + how + ".csv" : how;
    auto read = isAutomatic ? tableOf(picture) : readTable(path, limits);
    if (!read) return read.error();
    Table table = std::move(read).value();
    picture.notices.push_back(isAutomatic
                                  ? "the colours are numbered by their values: " + orderText(table)
                                  : "colours are taken as labels by the table " +
                                        how.toStdString() + "; what it does not label is 255");
    for (const auto& [colour, label] : meanings)
        table[static_cast<Colour>(colour)] = label;
    if (!meanings.empty())
        picture.notices.push_back(std::to_string(meanings.size()) +
                                  " colours have the labels that were asked for");
    return ColourMapper(picture, table, lenient).map();
}

}  // namespace lossglass
