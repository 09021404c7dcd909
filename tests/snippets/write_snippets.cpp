// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the programs of all losses on random scenes, for run_snippets.py:
// write_snippets FOLDER [LIBRARY...]. Each stands in a folder of its own.
#include "losslib/dialects/dialect_catalogue.h"
#include "losslib/loss/catalogue.h"
#include "losslib/snippets/catalogue_snippet.h"
#include "losslib/snippets/dialect_snippet.h"
#include "losslib/snippets/snippet_folder.h"
#include "tests/support/random_scene.h"
#include "tests/support/scene_variants.h"

#include <algorithm>
#include <iostream>
#include <set>

using namespace lossglass;

namespace {

struct NamedScene {
    std::string name;
    SceneD scene;
};

std::vector<NamedScene> scenes(std::mt19937& random) {
    std::vector<NamedScene> all;
    for (const int channels : {1, 2, 4}) {
        const std::string name = std::to_string(channels);
        const SceneD whole = test::randomScene(random, {channels, 7, 6, 0, false, 2});
        all.push_back({name + "_whole", whole});
        all.push_back({name + "_soft", test::softened(whole, 0.8)});
        const SceneD some = test::randomScene(random, {channels, 6, 8, 0.2, false, 2});
        all.push_back({name + "_ignored", some});
        all.push_back({name + "_soft_ignored", test::softened(some, 0.7)});
        all.push_back({name + "_sure", test::randomScene(random, {channels, 7, 6, 0, false, 12})});
        all.push_back({name + "_absent", test::randomScene(random, {channels, 6, 8, 0, true, 2})});
        all.push_back({name + "_batch",
                       test::asBatch(test::randomScene(random, {channels, 5, 8, 0.1, false, 2}))});
    }
    return all;
}

/// Counts what was written, and names what was not with the reason, once each.
class Writer {
public:
    explicit Writer(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    void add(const std::string& name, const Result<Snippet>& snippet) {
        if (!snippet) {
            m_reasons.insert(describe(snippet.error()));
            return;
        }
        if (auto error = writeSnippet(m_folder / name, *snippet)) {
            std::cerr << describe(*error) << "\n";
            m_failed = true;
        }
        ++m_written;
    }

    int report() const {
        for (const std::string& reason : m_reasons)
            std::cout << "none: " << reason << "\n";
        std::cout << m_written << " programs written\n";
        return m_failed || m_written == 0 ? 1 : 0;
    }

private:
    std::filesystem::path m_folder;
    std::set<std::string> m_reasons;
    int m_written = 0;
    bool m_failed = false;
};

void addCatalogue(const NamedScene& each, std::mt19937& random, Writer& writer) {
    for (const Loss& loss : catalogue()) {
        const std::string name = loss.id + "_" + each.name;
        writer.add(name, catalogueSnippet(loss, ParameterValues(loss.parameters), each.scene));
        for (int k = 0; k < 3; ++k)
            writer.add(
                name + "_" + std::to_string(k),
                catalogueSnippet(loss, test::randomValues(random, loss, each.scene.labelCount()),
                                 each.scene));
    }
}

using Settings = std::vector<std::pair<std::string, std::string>>;

/// Arguments away from their defaults, for scenes of so many channels; 0 = any.
struct MoreSettings {
    std::string dialect;
    Settings settings;
    int channels = 0;
};

const std::vector<MoreSettings>& moreSettings() {
    static const std::vector<MoreSettings> kSettings = {
        {"pytorch:CrossEntropyLoss", {{"weight", "0.5,2,1,3"}}, 4},
        {"pytorch:CrossEntropyLoss", {{"weight", "0.5,2"}, {"label_smoothing", "0.2"}}, 2},
        {"pytorch:CrossEntropyLoss", {{"reduction", "sum"}}},
        {"pytorch:CrossEntropyLoss", {{"reduction", "none"}}},
        {"pytorch:BCEWithLogitsLoss", {{"pos_weight", "3"}}, 1},
        {"pytorch:BCEWithLogitsLoss", {{"weight", "1,2,3,4"}, {"pos_weight", "3,1,2,0.5"}}, 4},
        {"pytorch:BCELoss", {{"weight", "1,2"}, {"reduction", "sum"}}, 2},
        {"pytorch:L1Loss", {{"reduction", "sum"}}},
        {"pytorch:MSELoss", {{"reduction", "none"}}},
        {"monai:DiceLoss", {{"squared_pred", "true"}, {"batch", "true"}}},
        {"monai:DiceLoss", {{"include_background", "false"}, {"smooth_nr", "1e-6"}}},
        {"monai:DiceCELoss", {{"weight", "1,2,3,4"}, {"lambda_ce", "0.5"}}, 4},
        {"monai:FocalLoss", {{"alpha", "0.25"}, {"use_softmax", "true"}}},
        {"monai:GeneralizedWassersteinDiceLoss", {{"dist_matrix", "0,1;1,0"}}, 2},
        {"smp:DiceLoss", {{"classes", "1"}, {"log_loss", "true"}}},
        {"smp:FocalLoss", {{"alpha", "0.25"}, {"gamma", "3"}}},
        {"smp:SoftBCEWithLogitsLoss", {{"pos_weight", "2"}, {"smooth_factor", "0.1"}}, 1},
        {"smp:SoftCrossEntropyLoss", {{"smooth_factor", "0.1"}}},
        {"smp:soft_tversky_score", {{"alpha", "0.3"}, {"beta", "0.7"}}},
        {"smp:soft_dice_score", {{"dims", "0,2"}}},
        {"kornia:TverskyLoss", {{"alpha", "0.3"}, {"beta", "0.7"}}},
        {"kornia:FocalLoss", {{"alpha", "0.5"}, {"reduction", "mean"}}},
        {"keras:Tversky", {{"alpha", "0.3"}, {"beta", "0.7"}}},
        {"keras:CategoricalFocalCrossentropy", {{"gamma", "3"}}},
    };
    return kSettings;
}

void addDialect(const NamedScene& each, const Dialect& dialect, Writer& writer) {
    const std::string name = dialect.library + "_" + dialect.name + "_" + each.name;
    writer.add(name, dialectSnippet(dialect, {}, each.scene));
    int count = 0;
    for (const MoreSettings& more : moreSettings())
        if (more.dialect == fullName(dialect) &&
            (more.channels == 0 || more.channels == each.scene.channels()))
            writer.add(name + "_" + std::to_string(count++),
                       dialectSnippet(dialect, more.settings, each.scene));
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) {
        std::cerr << "write_snippets FOLDER [LIBRARY...]\n";
        return 2;
    }
    const std::vector<std::string> libraries(words + 2, words + count);
    Writer writer(words[1]);
    std::mt19937 random(20);
    for (const NamedScene& each : scenes(random)) {
        addCatalogue(each, random, writer);
        for (const Dialect& dialect : allDialects())
            if (std::find(libraries.begin(), libraries.end(), dialect.library) != libraries.end())
                addDialect(each, dialect, writer);
    }
    return writer.report();
}
