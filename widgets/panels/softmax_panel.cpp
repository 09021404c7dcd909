// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/softmax_panel.h"

#include "widgets/panels/number_text.h"
#include "widgets/panels/pixel_chain_model.h"
#include "widgets/panels/table_look.h"
#include "widgets/theme/fonts.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QTextDocumentFragment>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace lossglass {
namespace {

/// More terms than this and only the largest are written out.
constexpr std::size_t kMostTerms = 5;

QString number(double value) {
    return shortNumberText(value, 4);
}

/// As the last factor of a product: "(−0.25)".
QString factor(double value) {
    return value < 0 ? QStringLiteral("(%1)").arg(number(value)) : number(value);
}

/// With its sign as an operator: " + 0.25", " − 0.25".
QString term(double value) {
    return value < 0 ? QStringLiteral(" − ") + number(-value)
                     : QStringLiteral(" + ") + number(value);
}

}  // namespace

SoftmaxPanel::SoftmaxPanel(QWidget* parent)
    : QWidget(parent),
      m_model(new PixelChainModel(this)),
      m_table(makeQuietTable(this)),
      m_title(new QLabel(this)),
      m_explanation(new QLabel(this)),
      m_sum(new QLabel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    m_title->setFont(strongTextFont());
    m_explanation->setFont(helpFont());
    m_explanation->setProperty("role", "second");
    m_explanation->setWordWrap(true);
    m_sum->setWordWrap(true);
    m_sum->setTextFormat(Qt::RichText);
    m_sum->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_table->setModel(m_model);
    m_table->horizontalHeader()->setSectionResizeMode(PixelChainModel::Name,
                                                      QHeaderView::ResizeToContents);
    refreshSelectionColour();
    m_table->setAccessibleName(tr("From probability to logit"));
    column->addWidget(m_title);
    column->addWidget(m_explanation);
    column->addWidget(m_table, 1);
    column->addWidget(m_sum);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SoftmaxPanel::refreshSum);
    setNothing(tr("Point at a pixel to see its chain rule"));
}

void SoftmaxPanel::setNothing(const QString& reason) {
    m_title->setText(reason);
    m_explanation->hide();
    m_table->hide();
    m_sum->hide();
}

void SoftmaxPanel::setChain(const PixelChain& chain, const QString& lossName, const QString& place,
                            const std::vector<ClassInfo>& classes) {
    if (chain.ignored) return setNothing(tr("%1 is ignored: no loss and no gradient").arg(place));
    m_lossName = lossName;
    m_model->setChain(chain, classes);
    m_title->setText(tr("%1: from probability to logit").arg(place));
    const bool single = chain.rows.size() == 1;
    m_explanation->setText(
        (single ? tr("One channel: p = sigmoid(z), so a step of z moves p by p (1 − p).")
                : tr("Softmax: a step of one logit moves all probabilities, its own by p (1 − p), "
                     "each other by −p pⱼ.")) +
        ' ' +
        tr("All gradients times N, the number of pixels, so that cross-entropy reads p − t."));
    m_table->setColumnHidden(PixelChainModel::Others, single);
    m_explanation->show();
    m_table->show();
    m_sum->show();
    followTarget(chain);
    refreshSum();
}

void SoftmaxPanel::followTarget(const PixelChain& chain) {
    const auto truest =
        std::max_element(chain.rows.begin(), chain.rows.end(),
                         [](const ChainRow& a, const ChainRow& b) { return a.target < b.target; });
    const int truth = static_cast<int>(truest - chain.rows.begin());
    // A row that the person chose stays, until the target is another.
    if (truth != m_truth || !m_table->currentIndex().isValid()) m_table->selectRow(truth);
    m_truth = truth;
}

QString SoftmaxPanel::sumOf(int channel) const {
    const ChainRow& row = m_model->chain().rows[static_cast<std::size_t>(channel)];
    const QString name = m_model->nameOf(channel).toHtmlEscaped();
    QString text =
        tr("<span style='font-weight:600'>Cross-entropy</span>, %1: p − t = %2 − %3 = <span "
           "style='font-weight:600'>%4</span>")
            .arg(name, number(row.p), m_model->targetText(channel), number(row.pMinusTarget));
    text += QStringLiteral("<br>") +
            tr("<span style='font-weight:600'>%1</span>, %2: ∂L/∂z = p (1 − p) G")
                .arg(m_lossName.toHtmlEscaped(), name);
    if (!row.otherTerms.empty()) text += tr(" − p Σ pⱼ Gⱼ");
    text += QStringLiteral(" = %1 · %2 · %3").arg(number(row.p), number(row.q), factor(row.slope));
    if (row.otherTerms.empty())
        return text + QStringLiteral(" = <span style='font-weight:600'>%1</span>")
                          .arg(number(row.logitSlope));

    text += QStringLiteral(" = ") + number(row.ownTerm);
    std::vector<std::size_t> order;
    for (std::size_t j = 0; j < row.otherTerms.size(); ++j)
        if (static_cast<int>(j) != channel) order.push_back(j);
    if (order.size() > kMostTerms)
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::abs(row.otherTerms[a]) > std::abs(row.otherTerms[b]);
        });
    double rest = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const double value = row.otherTerms[order[k]];
        if (k < kMostTerms)
            text +=
                term(value) + QStringLiteral(" <small>(%1)</small>")
                                  .arg(m_model->nameOf(static_cast<int>(order[k])).toHtmlEscaped());
        else
            rest += value;
    }
    if (order.size() > kMostTerms) text += term(rest) + tr(" <small>(the others)</small>");
    return text +
           QStringLiteral(" = <span style='font-weight:600'>%1</span>").arg(number(row.logitSlope));
}

void SoftmaxPanel::refreshSelectionColour() {
    giveQuietSelection(*m_table, palette());
}

void SoftmaxPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) refreshSelectionColour();
    QWidget::changeEvent(event);
}

void SoftmaxPanel::refreshSum() {
    const int channel = m_table->currentIndex().row();
    if (channel < 0 || channel >= m_model->rowCount()) {
        m_sum->clear();
        return;
    }
    m_sum->setText(sumOf(channel));
}

QString SoftmaxPanel::sumText() const {
    return QTextDocumentFragment::fromHtml(m_sum->text()).toPlainText();
}

}  // namespace lossglass
