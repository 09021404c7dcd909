// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene_library/scene_library.h"

#include "losslib/scene_library/drawing.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

using Kind = SceneEditKind;
constexpr int kSide = 128;

Drawing binary(const char* foreground) {
    return {kSide, kSide, {"background", foreground}};
}

/// A prediction that is nearly right and not too sure.
Scene softened(const Scene& scene, double blur) {
    SceneEdit noise = editOf(Kind::SmoothNoise, 0.6);
    noise.size = 5;
    return edited(scene, {editOf(Kind::Blur, blur), noise});
}

Scene undecided() {
    Drawing drawing = binary("lesion");
    drawing.box(58, 58, 12, 13).box(58, 71, 8, 1);
    return drawing.predicted(0.5);
}

Scene tinyLesion() {
    Drawing drawing = binary("lesion");
    drawing.disc(82, 50, 3);
    return softened(edited(drawing.predicted(), {editOf(Kind::ShiftX, 2)}), 1.5);
}

Scene largeOrgan() {
    Drawing drawing = binary("organ");
    drawing.line(50, 66, 80, 60, 88);
    return softened(edited(drawing.predicted(), {editOf(Kind::Dilate, -3)}), 3);
}

Scene onePixel() {
    Drawing target = binary("point"), prediction = binary("point");
    target.box(64, 64, 1, 1);
    prediction.box(67, 64, 1, 1);
    return target.predictedAs(prediction.predicted());
}

Scene emptyTarget() {
    SceneEdit added = editOf(Kind::AddObjects, 6);
    added.size = 4;
    return softened(edited(binary("lesion").predicted(), {added}), 1);
}

Scene absentClass() {
    Drawing target{kSide, kSide, {"background", "liver", "kidney", "tumour"}};
    target.disc(46, 62, 30, 1).disc(98, 84, 14, 2);
    Drawing prediction = target;
    prediction.disc(60, 52, 7, 3);
    return softened(target.predictedAs(prediction.predicted()), 1.5);
}

Scene thinVessel() {
    Drawing drawing = binary("vessel");
    const auto height = [](int x) { return 64 + 26 * std::sin(x / 19.0); };
    for (int x = 0; x < kSide; x += 4)
        drawing.line(x, height(x), x + 4, height(x + 4), 2);
    drawing.line(30, height(30), 62, 20, 1.5).line(92, height(92), 118, 98, 1.5);
    return softened(edited(drawing.predicted(), {editOf(Kind::ShiftY, 1)}), 0.8);
}

Scene shiftedEdge() {
    Drawing drawing = binary("tissue");
    drawing.box(0, 0, 64, kSide);
    return edited(drawing.predicted(), {editOf(Kind::ShiftX, 5), editOf(Kind::Blur, 1)});
}

Scene oneLargeManySmall() {
    Drawing target = binary("nucleus"), prediction = binary("nucleus");
    target.disc(44, 50, 26);
    prediction.disc(44, 50, 26);
    int number = 0;
    for (int y = 14; y < kSide; y += 20) {
        for (int x = 14; x < kSide; x += 20) {
            if (std::hypot(x - 44, y - 50) < 34) continue;
            target.disc(x, y, 2.5);
            if (++number % 3 != 0) prediction.disc(x, y, 2.5);
        }
    }
    return softened(target.predictedAs(prediction.predicted()), 0.8);
}

Scene noisyLabels() {
    Drawing clean = binary("object");
    clean.disc(50, 56, 24).disc(92, 88, 18);
    Drawing noisy = clean;
    noisy.flip(0.06, 4);
    return noisy.predictedAs(edited(clean.predicted(0.98), {editOf(Kind::Blur, 1)}));
}

Scene ringOfIgnored() {
    Drawing target = binary("organ"), prediction = binary("organ");
    target.disc(64, 64, 38, kIgnored).disc(64, 64, 30, 1);
    prediction.disc(67, 62, 35);
    return softened(target.predictedAs(prediction.predicted()), 1.5);
}

Scene rareOfFour() {
    Drawing target{kSide, kSide, {"road", "building", "trees", "car"}};
    target.box(0, 0, 52, kSide, 1)
        .box(76, 0, 52, kSide, 2)
        .box(62, 40, 3, 5, 3)
        .box(58, 90, 3, 5, 3);
    Drawing prediction = target;
    prediction.box(62, 40, 3, 5, 0);
    return softened(target.predictedAs(prediction.predicted(0.9)), 1);
}

Scene confidentAndWrong() {
    Drawing target = binary("lesion"), prediction = binary("lesion");
    target.disc(42, 50, 16).disc(92, 84, 12);
    prediction.disc(42, 50, 16).disc(90, 34, 13);
    return target.predictedAs(prediction.predicted(0.999));
}

}  // namespace

const std::vector<LibraryScene>& sceneLibrary() {
    static const std::vector<LibraryScene> library{
        {"undecided", "Undecided, 1 % foreground",
         "p = 0.5 everywhere: which loss pulls at the one pixel in a hundred that is foreground?",
         &undecided},
        {"tiny_lesion", "Tiny lesion",
         "0.2 % of the pixels: compare the lesion's share of the gradient with its share of "
         "pixels.",
         &tinyLesion},
        {"large_organ", "Large organ",
         "More foreground than background: a weight that favours rare classes turns round.",
         &largeOrgan},
        {"one_pixel", "One pixel",
         "Overlap losses cannot tell how near the prediction is; the distance losses can.",
         &onePixel},
        {"empty_target", "Empty target, false positives",
         "Without foreground, Dice lives by its smoothing alone; cross-entropy does not mind.",
         &emptyTarget},
        {"absent_class", "Absent class",
         "The tumour is predicted but not there: does its class count as 0, or is it left out?",
         &absentClass},
        {"thin_vessel", "Thin vessel",
         "One pixel off is half of the overlap: see Dice jump while cross-entropy stays calm.",
         &thinVessel},
        {"shifted_edge", "Shifted edge",
         "The same five columns are wrong along a straight edge: where along p does each loss "
         "pull?",
         &shiftedEdge},
        {"one_large_many_small", "One large, many small",
         "A third of the small objects is missed and hardly any loss notices: see the object "
         "sizes.",
         &oneLargeManySmall},
        {"noisy_labels", "Noisy labels",
         "6 % of the labels are wrong: a higher focus on hard pixels puts the gradient on them.",
         &noisyLabels},
        {"ring_of_ignored", "Ring of ignored pixels",
         "The doubtful rim is ignored: no gradient there, and it is in no denominator.",
         &ringOfIgnored},
        {"rare_of_four", "Rare class of four",
         "Two cars of 15 pixels, one missed: the mean over classes against the mean over pixels.",
         &rareOfFour},
        {"confident_and_wrong", "Confident and wrong",
         "One object missed, one made up, both at p = 0.999: where has the gradient by logit died?",
         &confidentAndWrong},
    };
    return library;
}

const LibraryScene* findLibraryScene(std::string_view id) {
    const auto& library = sceneLibrary();
    const auto found = std::find_if(library.begin(), library.end(),
                                    [&](const LibraryScene& each) { return each.id == id; });
    return found == library.end() ? nullptr : &*found;
}

}  // namespace lossglass
