// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/dialect_views.h"

#include "app/window/form_views.h"
#include "losslib/dialects/dialect_losses.h"
#include "tests/app/window/window_driver.h"
#include "widgets/panels/form_comparison.h"
#include "widgets/panels/loss_list_model.h"
#include "widgets/panels/loss_list_panel.h"
#include "widgets/parameters/dialect_card.h"
#include "widgets/parameters/parameter_panel.h"
#include "widgets/parameters/parameter_row.h"

#include <QCheckBox>
#include <QComboBox>
#include <QTableView>

using namespace lossglass;
using lossglass::test::WindowDriver;

/// A library's form of a loss in the window: chosen, set, listed, compared.
class DialectsTest : public QObject {
    Q_OBJECT

private slots:
    void aLibraryIsChosenByHand();
    void itsArgumentsMoveItsNumber();
    void everyTabTakesALibrarysForm_data();
    void everyTabTakesALibrarysForm();
    void formsAreCompared();
    void everyFormStandsInTheMenu_data();
    void everyFormStandsInTheMenu();
};

namespace {

ParameterPanel* panelOf(WindowDriver& driver) {
    return driver.window.findChild<ParameterPanel*>();
}

/// Chooses an entry of the menu "Written as" with the keys.
void choose(QComboBox* menu, const QString& id) {
    menu->setFocus();
    QTest::keyClick(menu, Qt::Key_Home);
    for (int i = 0; i < menu->count() && menu->currentData().toString() != id; ++i)
        QTest::keyClick(menu, Qt::Key_Down);
}

}  // namespace

void DialectsTest::aLibraryIsChosenByHand() {
    WindowDriver driver;
    QVERIFY(driver.isReady());
    driver.window.document().selectLoss("dice");
    QVERIFY(driver.settle());
    QComboBox* menu = panelOf(driver)->dialects()->menu();
    QVERIFY(menu->isVisible());
    QCOMPARE(menu->currentData().toString(), "dice");
    // The keys walk over the entries; each that is passed is chosen too.
    QTest::keyClick(menu, Qt::Key_Down);
    QCOMPARE(driver.window.document().selectedLoss(), std::string("monai:DiceLoss"));
    QVERIFY(driver.settle());
    const auto* list = driver.window.findChild<LossListPanel*>();
    const QModelIndex canonical = list->model()->indexOf("dice");
    const QModelIndex form = list->model()->indexOf("monai:DiceLoss");
    QVERIFY(form.isValid());
    QCOMPARE(form.row(), canonical.row() + 1);
    QVERIFY(list->model()->rowAt(form)->isForm);
    QVERIFY(list->model()->rowAt(form)->value.has_value());
    QVERIFY(panelOf(driver)->row("include_background"));
    // Back to the canonical form; the library's stays in the list.
    choose(panelOf(driver)->dialects()->menu(), "dice");
    QCOMPARE(driver.window.document().selectedLoss(), std::string("dice"));
}

void DialectsTest::itsArgumentsMoveItsNumber() {
    WindowDriver driver;
    QVERIFY(driver.isReady());
    Document& document = driver.window.document();
    document.setShown("monai:DiceLoss", true);
    document.selectLoss("monai:DiceLoss");
    QVERIFY(driver.settle());
    const double before = driver.value("monai:DiceLoss");
    auto* box = panelOf(driver)->row("squared_pred")->findChild<QCheckBox*>();
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    QVERIFY(driver.settle());
    QVERIFY(driver.value("monai:DiceLoss") != before);
    driver.undo();
    QVERIFY(driver.settle());
    QCOMPARE(driver.value("monai:DiceLoss"), before);
}

void DialectsTest::everyTabTakesALibrarysForm_data() {
    QTest::addColumn<QString>("tab");
    for (const char* tab : {"response", "softmax", "budget", "sweep", "reductions", "dialects"})
        QTest::newRow(tab) << QString(tab);
}

void DialectsTest::everyTabTakesALibrarysForm() {
    QFETCH(QString, tab);
    WindowDriver driver;
    QVERIFY(driver.isReady());
    QVERIFY(driver.window.showTab(tab));
    for (const char* form : {"monai:DiceLoss", "kornia:FocalLoss", "lovaszsoftmax:lovasz_hinge"}) {
        driver.window.document().selectLoss(form);
        QVERIFY(QTest::qWaitFor([&] { return driver.window.isCurrent(); }, 60000));
        QVERIFY(driver.settle());
        QVERIFY(driver.reading(form));
    }
}

void DialectsTest::formsAreCompared() {
    WindowDriver driver;
    QVERIFY(driver.isReady());
    driver.window.document().selectLoss("dice");
    QVERIFY(driver.window.showTab("dialects"));
    QVERIFY(driver.settle());
    QVERIFY(QTest::qWaitFor([&] { return driver.window.formViews().isCurrent(); }, 60000));
    auto* view = driver.window.findChild<FormComparison*>();
    const int row = view->forms()->rowOf("monai:DiceLoss");
    QVERIFY(row > 0);
    const auto& rows = view->forms()->rows();
    QVERIFY(std::abs(*rows.front().value - driver.value("dice")) < 1e-6);
    QVERIFY(!rows[static_cast<std::size_t>(row)].gradient.isNull());
    const QModelIndex other = view->forms()->index(row, FormTableModel::Value);
    view->formTable()->scrollTo(other);
    QTest::mouseClick(view->formTable()->viewport(), Qt::LeftButton, {},
                      view->formTable()->visualRect(other).center());
    QVERIFY(QTest::qWaitFor([&] { return driver.window.formViews().isCurrent(); }, 60000));
    const auto& steps = view->chain()->steps();
    QVERIFY(!steps.empty());
    QVERIFY(std::abs(steps.back().value - *rows[static_cast<std::size_t>(row)].value) < 1e-6);
}

void DialectsTest::everyFormStandsInTheMenu_data() {
    QTest::addColumn<QString>("loss");
    QTest::addColumn<QString>("form");
    QTest::newRow("Dice") << "dice"
                          << "smp:DiceLoss";
    QTest::newRow("from a form") << "monai:DiceLoss"
                                 << "smp:DiceLoss";
    QTest::newRow("Tversky") << "tversky"
                             << "kornia:TverskyLoss";
}

void DialectsTest::everyFormStandsInTheMenu() {
    QFETCH(QString, loss);
    QFETCH(QString, form);
    const auto forms = formsOf(*findAnyLoss(loss.toStdString()));
    QVERIFY(std::any_of(forms.begin(), forms.end(),
                        [&](const DialectChoice& choice) { return choice.id == form; }));
    QVERIFY(!forms.front().id.contains(':'));
}

QTEST_MAIN(DialectsTest)
#include "dialects_test.moc"
