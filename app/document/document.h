// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/change.h"
#include "app/document/document_state.h"
#include "app/document/edit_history.h"
#include "app/document/plane_pool.h"
#include "app/document/stroke.h"
#include "losslib/loss/parameter_values.h"
#include "losslib/scene/prediction_edits.h"
#include "losslib/scene/scene.h"

#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace lossglass {

/// What the window shows, as values: a scene, the settings of every loss, the losses shown and
/// the one selected. Everything that a person does to the scene or to a setting is one undo entry.
///
/// The only source of truth of the window. Each change is announced once, by changed(), after it
/// is made; the getters then give the new state. Lives in the window's thread.
class Document : public QObject {
    Q_OBJECT

public:
    /// An empty scene, all losses of the catalogue at their defaults, six of them shown.
    explicit Document(QObject* parent = nullptr);
    ~Document() override;

    // --- The scene -------------------------------------------------------------------------
    /// The present scene, also while a stroke is painted. A copy costs a few pointers and never
    /// changes afterwards.
    const Scene& scene() const { return m_scene; }
    const QString& title() const { return m_title; }
    /// Whether the scene differs from what was loaded or last marked as saved.
    bool isEdited() const { return m_revision != m_savedRevision; }
    void markSaved();
    /// Marks an earlier state as saved: the one that had this revision().
    void markSaved(quint64 revision);
    /// The same number = the same pixels.
    quint64 revision() const { return m_revision; }
    /// The revision of the pixels as they lie in the file, or were opened.
    quint64 savedRevision() const { return m_savedRevision; }

    // --- Everything ------------------------------------------------------------------------
    DocumentState state() const;
    /// Of every loss, by id.
    const std::map<std::string, ParameterValues>& allParameters() const { return m_parameters; }
    /// Whether what is restored lies in a file, or was rescued and is yet to be saved.
    enum class Restored { Saved, Edited };
    /// What is not the document's and comes and goes with what is restored.
    struct Companion {
        /// Puts what was laid aside in the place of what stands, and lays that aside: called after
        /// each undo and redo of the entry.
        std::function<void()> exchange;
        std::vector<HistoryBlock> blocks;  ///< that it keeps alive
    };
    /// All at once, as one undo entry (none where there was no scene before). Requires the
    /// parameters of every loss, and a scene that is not empty.
    void restore(DocumentState next, const QString& action, Restored as, Companion companion = {});

    /// Another scene in the place of the present one, not edited: one undo entry, unless there was
    /// no scene before. `action` names the entry: "opening of nuclei.png"; empty = by the title.
    void load(Scene scene, const QString& title, const QString& action = {});
    /// Changes the scene as a whole (new target or prediction, class names and colours): one undo
    /// entry; the title stays, the scene counts as edited.
    void edit(Scene scene, const QString& action);
    /// Puts a copy of a sample (from 0) of the batch behind it: one undo entry.
    void copySample(int sample);
    /// Takes a sample (from 0) out of the batch: one undo entry. The last one stays.
    void removeSample(int sample);

    // --- Strokes ---------------------------------------------------------------------------
    /// A stroke is one undo entry, none where it changed nothing. Without a scene nothing happens.
    void beginStroke(const StrokeStyle& style);
    void strokePiece(const StrokePiece& piece);
    /// The same for other pixels than those of a brush.
    void strokeShape(const Coverage& covered);
    void endStroke();
    /// Takes the stroke back, as if it had not begun.
    void cancelStroke();
    bool isStroking() const { return m_stroke.has_value(); }

    // --- Edits of the prediction as a whole ------------------------------------------------
    /// What the prediction was made with, since anything else last changed it; they begin at
    /// editSource().
    const PredictionEdits& predictionEdits() const { return m_edits; }
    /// The scene with the prediction that the edits begin at.
    Scene editSource() const;
    /// Between begin and end, the edits that are shown together are one undo entry, none where
    /// nothing changed. Whatever else happens to the document ends the edit first.
    void beginPredictionEdit(const QString& action);
    /// `logits`: editSource() with these edits, computed by the caller.
    void showPredictionEdit(const PredictionEdits& edits,
                            std::shared_ptr<const Planes<float>> logits);
    void endPredictionEdit();
    bool isEditingPrediction() const { return m_predictionEdit.has_value(); }

    // --- Settings of the losses; ids of the catalogue or of a library ("monai:DiceLoss")
    // --------------------------------
    const ParameterValues& parameters(const std::string& loss) const;
    /// Alone (typed): one undo entry. Between beginEdit() and endEdit() (dragged): one together.
    /// Requires a value of the parameter's kind and domain; the present value changes nothing.
    void setParameter(const std::string& loss, const std::string& parameter, ParameterValue value);
    void beginEdit(const std::string& loss);
    void endEdit();
    /// A setting to begin with: no undo entry.
    void presetParameter(const std::string& loss, const std::string& parameter,
                         ParameterValue value);
    /// All settings of a loss back to their defaults: one undo entry.
    void resetParameters(const std::string& loss);

    // --- What is shown: no undo entries ------------------------------------------------------
    const std::set<std::string>& shownLosses() const { return m_shown; }
    bool isShown(const std::string& loss) const { return m_shown.contains(loss); }
    void setShown(const std::string& loss, bool shown);
    void setShownLosses(std::set<std::string> losses);
    /// Always a loss of the catalogue or of a library; it need not be shown.
    const std::string& selectedLoss() const { return m_selected; }
    void selectLoss(const std::string& loss);

    // --- Undo ------------------------------------------------------------------------------
    /// For texts and availability. Steps are taken by undo() and redo(), which first close a
    /// stroke or a drag that is under way.
    const EditHistory& history() const { return m_history; }
    EditHistory& history() { return m_history; }
    void undo();
    void redo();

signals:
    void changed(const lossglass::Change& change);

private:
    /// The scene, what it is called, and whether it is as it was saved.
    struct SceneState {
        Scene scene;
        QString title;
        quint64 revision = 0;
        quint64 savedRevision = 0;
    };
    /// The edited prediction, and what it was made from and with.
    struct EditedPrediction {
        std::shared_ptr<const Planes<float>> logits;
        std::shared_ptr<const Planes<float>> source;  ///< null: no edits
        PredictionEdits edits;
        quint64 revision = 0;
    };
    struct PredictionEdit {
        QString action;
        EditedPrediction before;
    };
    struct ParameterEdit {
        std::string loss;
        ParameterValues before;
        std::string parameter;  ///< the one last changed; names the entry
    };

    SceneState sceneState() const;
    void setSceneState(const SceneState& state);
    void setState(const DocumentState& state);
    void replaceScene(const SceneState& next, const QString& action);
    void applyPatch(const ScenePatch& patch, quint64 revision);
    template <class Covering>
    void paintStroke(const Covering& covering);
    EditedPrediction editedPrediction() const;
    void setEditedPrediction(const EditedPrediction& state);
    void forgetEdits();
    void setPixels(Scene scene, Surface surface, const Region& region, quint64 revision);
    void setParameters(const std::string& loss, const ParameterValues& values);
    void pushParameters(const std::string& loss, const ParameterValues& before,
                        const QString& action);
    /// Records what was already done; the functions do it again and take it back.
    void push(const QString& action, std::function<void()> undo, std::function<void()> redo,
              std::vector<HistoryBlock> blocks = {});
    void closeOpenEdits();
    Region wholePicture() const;

    Scene m_scene;
    QString m_title;
    quint64 m_revision = 0;  ///< of the scene; the same number = the same pixels
    quint64 m_savedRevision = 0;
    quint64 m_lastRevision = 0;    ///< the highest ever given
    quint64 m_strokeRevision = 0;  ///< m_revision when the stroke began
    PlanePool m_pool;
    std::shared_ptr<const Planes<float>> m_editSource;  ///< null: the present prediction
    PredictionEdits m_edits;
    std::optional<PredictionEdit> m_predictionEdit;
    std::map<std::string, ParameterValues> m_parameters;
    std::set<std::string> m_shown;
    std::string m_selected;
    std::optional<Stroke> m_stroke;
    std::optional<ParameterEdit> m_edit;
    EditHistory m_history;
};

}  // namespace lossglass
