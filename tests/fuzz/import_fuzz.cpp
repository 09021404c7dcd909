// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/prediction.h"
#include "app/import/scene_builder.h"
#include "app/import/target.h"
#include "losslib/formats/npy.h"
#include "losslib/formats/png.h"

#include <cstdlib>

using namespace lossglass;

namespace {

/// Two bytes of choices: every layout, kind, ignore rule and table of colours is met.
ImportOptions optionsOf(std::uint8_t first, std::uint8_t second) {
    static const char* const axes[] = {"", "HW", "CHW", "HWC", "NHW", "NCHW", "NHWC", ""};
    ImportOptions options;
    options.layout.axes = axes[first & 7];
    options.targetLayout.axes = axes[first >> 3 & 7];
    if (first & 64) options.layout.rows = LayoutChoice::Rows::Transposed;
    if (first & 128) options.targetLayout.rows = LayoutChoice::Rows::Transposed;
    if ((second & 3) == 3) options.labelConfidence = 0.9;
    if (second & 1) options.predictionIs = PredictionKind::Logits;
    if (second & 2) options.predictionIs = PredictionKind::Probabilities;
    if (second & 4) options.ignore = {IgnoreRule::Kind::Value, second >> 5};
    if (second & 8) options.meanings = {{second >> 4, kIgnored}, {255, 1}};
    if (second & 16) options.colours = "auto";
    if (second & 32) options.channels = {second >> 6, 0};
    if (second & 64) options.divisor = 255;
    return options;
}

Result<FileContent> contentOf(std::span<const std::uint8_t> bytes) {
    const ReadChoices choices{{1 << 20, 1 << 16}, {}, {}, {}, {}};
    const FileFormat formats[] = {npyFormat(), pngFormat()};
    for (const FileFormat& format : formats)
        if (format.probe(bytes)) return format.read(bytes, choices);
    return Error{};
}

}  // namespace

/// Whatever a file holds and whatever is chosen: a target and a prediction as large as they say, or
/// a sentence.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) return 0;
    const ImportOptions options = optionsOf(data[0], data[1]);
    const auto content = contentOf({data + 2, size - 2});
    if (!content) return 0;
    for (const Keep keep : {Keep::ValuesToo, Keep::ForReview}) {
        const auto target = interpretTarget(*content, options, keep);
        if (!target && target.error().message.empty()) std::abort();
        if (!target) continue;
        const auto pixels = std::int64_t{target->width} * target->height * target->samples;
        if (static_cast<std::int64_t>(target->labels.size()) != pixels) std::abort();
        const auto prediction = interpretPrediction(
            {*content}, PictureGrid{target->width, target->height, target->samples}, options);
        if (!prediction && prediction.error().message.empty()) std::abort();
        if (!prediction || target->problem) continue;
        const auto built = buildScene(*target, *prediction, options);
        if (!built && built.error().message.empty()) std::abort();
    }
    return 0;
}
