// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/reviewed_file.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReviewedFile)
};

QString sizeText(const FileContent& content) {
    if (const auto* picture = std::get_if<PictureSamples>(&content))
        return QStringLiteral("%1 × %2").arg(picture->width).arg(picture->height);
    QStringList sizes;
    for (const std::int64_t size : std::get<NumericArray>(content).shape)
        sizes << QString::number(size);
    return sizes.join(QStringLiteral(" × "));
}

}  // namespace

QString typeText(const FileContent& content) {
    const auto* picture = std::get_if<PictureSamples>(&content);
    if (!picture) return QString::fromStdString(std::get<NumericArray>(content).dtype);
    switch (picture->layout) {
        case SampleLayout::Grey:
            return Text::tr("%1-bit grey").arg(picture->bits);
        case SampleLayout::GreyAlpha:
            return Text::tr("%1-bit grey with transparency").arg(picture->bits);
        case SampleLayout::Palette:
            return Text::tr("%1-bit palette").arg(picture->bits);
        case SampleLayout::Rgb:
            return Text::tr("%1-bit colours").arg(picture->bits);
        default:
            return Text::tr("%1-bit colours with transparency").arg(picture->bits);
    }
}

ReviewedFile reviewedFile(const InputFile& file, const QString& path) {
    ReviewedFile result;
    result.name = QFileInfo(path).fileName();
    result.format = file.format.id;
    result.about = QStringLiteral("%1, %2").arg(sizeText(file.content), typeText(file.content));
    result.parts = std::visit([](const auto& each) { return each.parts; }, file.content);
    result.isPicture = std::holds_alternative<PictureSamples>(file.content);
    return result;
}

std::vector<std::string> possibleLayouts(const FileContent& content,
                                         std::optional<PictureGrid> grid, ReadAs readAs) {
    const auto* array = std::get_if<NumericArray>(&content);
    if (!array || array->shape.size() < 3 || array->shape.size() > 4) return {};
    std::vector<std::string> layouts;
    if (array->shape.size() == 4) {
        layouts = {"NCHW", "NHWC"};
    } else {
        layouts = {"CHW", "HWC"};
        if (readAs == ReadAs::Target || (grid && grid->samples > 1)) layouts.push_back("NHW");
    }
    std::vector<std::string> fitting;
    for (const std::string& axes : layouts) {
        const auto layout = planesLayout(array->shape, grid, {axes, {}});
        if (layout && grid && layout->grid == *grid) fitting.push_back(axes);
    }
    // What fits the target alone is no choice.
    if (fitting.size() == 1) return {};
    if (fitting.size() > 1) return fitting;
    // A leading 1 is no axis that could be anything.
    if (array->shape[0] == 1 && array->shape.size() == 3) return {};
    if (const auto taken = planesLayout(array->shape, grid)) {
        for (const std::string& axes : layouts) {
            const auto layout = planesLayout(array->shape, grid, {axes, {}});
            const bool same = layout && layout->channelStride == taken->channelStride &&
                              layout->channels == taken->channels && layout->grid == taken->grid;
            if (!same) continue;
            moveToFront(layouts, axes);
            break;
        }
    }
    return layouts;
}

void moveToFront(std::vector<std::string>& layouts, const std::string& axes) {
    const auto found = std::find(layouts.begin(), layouts.end(), axes);
    if (found != layouts.end()) std::rotate(layouts.begin(), found, found + 1);
}

}  // namespace lossglass
