// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/grey_samples.h"

#include "losslib/scene/pixel_place.h"

#include <algorithm>
#include <string>

namespace lossglass {

namespace {

bool isGrey(std::uint32_t colour) {
    return (colour >> 16 & 0xFF) == (colour >> 8 & 0xFF) && (colour & 0xFF) == (colour >> 8 & 0xFF);
}

std::string colourText(int red, int green, int blue) {
    return "R " + std::to_string(red) + ", G " + std::to_string(green) + ", B " +
           std::to_string(blue);
}

Error colourRefused(const PictureSamples& picture, std::int64_t pixel, GreyUse use, int red,
                    int green, int blue) {
    const std::string place =
        pixelPlace(pixel, {picture.width, picture.height}) + " has " + colourText(red, green, blue);
    if (use == GreyUse::AsLabels)
        return {ErrorCode::Unsupported,
                "a colour picture does not say which class a colour means (" + place +
                    "): name a table of colours (--colours voc, cityscapes, camvid, ade20k, a CSV "
                    "file or "
                    "auto), or save the class indices as a grey or palette picture",
                {}};
    return {ErrorCode::Unsupported,
            "a prediction is one grey picture per class, this one has colours (" + place + ")",
            {}};
}

/// One bit per pixel and two greys: white is foreground, whatever its index.
bool isBilevel(const PictureSamples& picture) {
    return picture.bits == 1 && picture.palette.size() == 2 && isGrey(picture.palette[0]) &&
           isGrey(picture.palette[1]) && picture.palette[0] != picture.palette[1];
}

Result<PictureSamples> fromPalette(PictureSamples picture, GreyUse use) {
    if (isBilevel(picture)) {
        if (picture.palette[0] > picture.palette[1]) {
            for (std::uint16_t& sample : picture.samples)
                sample ^= 1U;
            picture.notices.push_back("white is foreground: stored as 0 in this two-colour file");
        }
        picture.layout = SampleLayout::Grey;
        picture.palette.clear();
        return picture;
    }
    if (use == GreyUse::AsLabels) {
        picture.notices.push_back("the palette indices are taken as labels, not the colours");
        return picture;
    }
    for (std::size_t i = 0; i < picture.samples.size(); ++i) {
        const std::uint32_t colour = picture.palette[picture.samples[i]];
        if (!isGrey(colour))
            return colourRefused(
                picture, static_cast<std::int64_t>(i), use, static_cast<int>(colour >> 16 & 0xFF),
                static_cast<int>(colour >> 8 & 0xFF), static_cast<int>(colour & 0xFF));
        picture.samples[i] = static_cast<std::uint16_t>(colour & 0xFF);
    }
    picture.notices.push_back("the greys of the palette are taken, not its indices");
    picture.layout = SampleLayout::Grey;
    picture.bits = 8;
    picture.palette.clear();
    return picture;
}

/// Keeps the first sample of each pixel; the alpha that is left out is spoken of where it shows.
Result<PictureSamples> fromSeveral(PictureSamples picture, GreyUse use) {
    const int stride = samplesPerPixel(picture.layout);
    const bool colours = stride >= 3;
    const bool alpha = stride % 2 == 0;
    const std::int64_t pixels = std::int64_t{picture.width} * picture.height;
    const int opaque = (1 << picture.bits) - 1;
    std::int64_t transparent = 0;
    for (std::int64_t i = 0; i < pixels; ++i) {
        const std::uint16_t value = picture.at(i);
        if (colours && (picture.at(i, 1) != value || picture.at(i, 2) != value))
            return colourRefused(picture, i, use, value, picture.at(i, 1), picture.at(i, 2));
        if (alpha && picture.at(i, stride - 1) != opaque) ++transparent;
        picture.samples[static_cast<std::size_t>(i)] = value;
    }
    picture.samples.resize(static_cast<std::size_t>(pixels));
    picture.layout = SampleLayout::Grey;
    if (colours) picture.notices.push_back("R, G and B are equal everywhere and taken as one grey");
    if (transparent > 0)
        picture.notices.push_back("transparency is left out (" + std::to_string(transparent) +
                                  " pixels are not opaque)");
    return picture;
}

}  // namespace

Result<PictureSamples> toSingleChannel(PictureSamples picture, GreyUse use) {
    switch (picture.layout) {
        case SampleLayout::Grey:
            return picture;
        case SampleLayout::Palette:
            return fromPalette(std::move(picture), use);
        default:
            return fromSeveral(std::move(picture), use);
    }
}

}  // namespace lossglass
