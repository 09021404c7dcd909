// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/parameter_panel.h"

#include "widgets/parameters/number_field.h"
#include "widgets/parameters/number_line.h"
#include "widgets/parameters/parameter_row.h"
#include "widgets/parameters/parameter_slider.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QtTest>
#include <algorithm>

using namespace lossglass;
using List = std::vector<double>;

namespace {

Parameter named(const std::string& id, ParameterKind kind, ParameterValue defaultValue) {
    Parameter parameter;
    parameter.id = id;
    parameter.label = "the " + id;
    parameter.help = "Help of " + id;
    parameter.kind = kind;
    parameter.defaultValue = std::move(defaultValue);
    return parameter;
}

Loss sample() {
    Loss loss;
    loss.id = "sample";
    loss.name = "Sample";
    Parameter gamma = named("gamma", ParameterKind::Real, 2.0);
    gamma.maximum = 1000;
    gamma.sliderMaximum = 5;
    gamma.step = 0.05;
    Parameter beta = named("beta", ParameterKind::Real, std::string("auto"));
    beta.words = {{"auto", "from the picture", "β = 1 − N_1 / N"}};
    Parameter weights = named("weights", ParameterKind::PerClass, std::string("none"));
    weights.maximum = 1e9;
    weights.sliderMaximum = 5;
    weights.words = {{"none", "not weighted", ""}, {"inverse", "inverse frequency", "w = N / N_c"}};
    Parameter alpha = named("alpha", ParameterKind::PerClass, std::string("none"));
    alpha.words = {{"none", "not weighted", ""}};
    alpha.scalarAllowed = true;
    Parameter squared = named("squared", ParameterKind::Switch, false);
    Parameter empty = named("empty", ParameterKind::Choice, std::string("max"));
    empty.choices = {"max", "zero"};
    empty.choiceLabels = {"largest weight", "no weight"};
    empty.convention = true;
    loss.parameters = {gamma, beta, weights, alpha, squared, empty};
    return loss;
}

/// The panel and, in order, all that it says: "began gamma", "gamma 2.5", "ended".
struct Setup {
    Setup() {
        panel.setLoss(loss, values, classes);
        panel.resize(400, 900);
        panel.show();
        QObject::connect(&panel, &ParameterPanel::editBegan,
                         [this](const QString& id) { said << ("began " + id).trimmed(); });
        QObject::connect(&panel, &ParameterPanel::valueEdited,
                         [this](const QString& id, const ParameterValue& value) {
                             said << id + ' ' + QString::fromStdString(toText(value));
                             values.set(id.toStdString(), value);
                         });
        QObject::connect(&panel, &ParameterPanel::editEnded, [this] { said << "ended"; });
    }

    template <class Control>
    Control* control(const std::string& id) const {
        return panel.row(id)->findChild<Control*>();
    }
    template <class Control>
    QList<Control*> visible(const std::string& id) const {
        QList<Control*> all = panel.row(id)->findChildren<Control*>();
        all.removeIf([](const Control* c) { return !c->isVisible(); });
        return all;
    }
    QComboBox* menu(const std::string& id) const { return control<QComboBox>(id); }
    /// As the hand does: keys on the closed menu.
    void choose(const std::string& id, const QString& label) const {
        QComboBox* box = menu(id);
        const int target = box->findText(label);
        QVERIFY2(target >= 0, qPrintable(label));
        while (box->currentIndex() != target)
            QTest::keyClick(box, box->currentIndex() < target ? Qt::Key_Down : Qt::Key_Up);
    }

    Loss loss = sample();
    ParameterValues values{loss.parameters};
    std::vector<ClassInfo> classes{{"background", 0x8C5AD3}, {"nucleus", 0x00A37A}};
    ParameterPanel panel;
    QStringList said;
};

}  // namespace

class ParameterPanelTest : public QObject {
    Q_OBJECT

private slots:
    void oneRowPerParameter();
    void settersAreSilent();
    void dragIsOneEntry();
    void numberWidensTheSlider();
    void wasAndReset();
    void doubleClickResets();
    void wordOrNumber();
    void wordPrintsItsFormula();
    void numberPerClass();
    void formsKeepTheirNumbers();
    void scalarWhereAllowed();
    void switchAndChoice();
    void conventionsAreFolded();
    void resetAllIsOneEntry();
    void sameLossKeepsTheRows();
    void otherClassesRebuild();
    void compactMovesTheFormula();
    void fitsItsWidth_data();
    void fitsItsWidth();
};

void ParameterPanelTest::oneRowPerParameter() {
    Setup s;
    for (const Parameter& parameter : s.loss.parameters) {
        ParameterRow* row = s.panel.row(parameter.id);
        QVERIFY2(row, parameter.id.c_str());
        QVERIFY(row->value() == parameter.defaultValue);
    }
    QVERIFY(!s.panel.row("nothing"));
}

void ParameterPanelTest::settersAreSilent() {
    Setup s;
    ParameterValues other = s.values;
    other.set("gamma", 3.5);
    other.set("beta", 0.25);
    other.set("weights", List{1, 2});
    other.set("alpha", 0.75);
    other.set("squared", true);
    other.set("empty", std::string("zero"));
    s.panel.setValues(other);
    QVERIFY(s.said.isEmpty());
    for (const auto& [id, value] : other.all())
        QVERIFY(s.panel.row(id)->value() == value);
    QCOMPARE(s.control<ParameterSlider>("gamma")->value(), 3.5);
    QCOMPARE(s.control<NumberField>("gamma")->text(), "3.50");
    QVERIFY(s.control<QCheckBox>("squared")->isChecked());
}

void ParameterPanelTest::dragIsOneEntry() {
    Setup s;
    auto* slider = s.control<ParameterSlider>("gamma");
    const QPoint start = slider->handleCentre();
    QTest::mousePress(slider, Qt::LeftButton, {}, start);
    QTest::mouseMove(slider, start + QPoint(15, 0));
    QTest::mouseMove(slider, start + QPoint(30, 0));
    QTest::mouseRelease(slider, Qt::LeftButton, {}, start + QPoint(30, 0));
    QCOMPARE(s.said.size(), 4);
    QCOMPARE(s.said.first(), "began gamma");
    QCOMPARE(s.said.last(), "ended");
    QCOMPARE(std::get<double>(s.values.get("gamma")), slider->value());
    QCOMPARE(s.control<NumberField>("gamma")->value(), slider->value());
}

void ParameterPanelTest::numberWidensTheSlider() {
    Setup s;
    auto* field = s.control<NumberField>("gamma");
    field->selectAll();
    QTest::keyClicks(field, "7,5");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(s.said, QStringList({"began gamma", "gamma 7.5", "ended"}));
    QCOMPARE(s.control<ParameterSlider>("gamma")->sliderScale().maximum, 7.5);
}

void ParameterPanelTest::wasAndReset() {
    Setup s;
    auto* was = s.panel.row("gamma")->findChild<QLabel*>("was");
    auto* reset = s.panel.row("gamma")->findChild<QToolButton*>("reset");
    QVERIFY(was->text().isEmpty());
    QVERIFY(!reset->isEnabled());
    QTest::keyClick(s.control<ParameterSlider>("gamma"), Qt::Key_Right);
    QCOMPARE(was->text(), "was 2.00");
    QVERIFY(reset->isEnabled());
    s.said.clear();
    QTest::mouseClick(reset, Qt::LeftButton);
    QCOMPARE(s.said, QStringList({"began gamma", "gamma 2", "ended"}));
    QCOMPARE(was->text(), "was 2.05");
    QCOMPARE(s.control<ParameterSlider>("gamma")->formerValue(), std::optional<double>(2.05));
    QVERIFY(!reset->isEnabled());
}

void ParameterPanelTest::doubleClickResets() {
    Setup s;
    s.values.set("gamma", 3.0);
    s.panel.setValues(s.values);
    auto* slider = s.control<ParameterSlider>("gamma");
    QTest::mouseDClick(slider, Qt::LeftButton, {}, slider->handleCentre());
    QCOMPARE(s.said, QStringList({"began gamma", "gamma 2", "ended"}));
    QCOMPARE(slider->value(), 2.0);
}

void ParameterPanelTest::wordOrNumber() {
    Setup s;
    QCOMPARE(s.visible<NumberLine>("beta").size(), 0);
    s.choose("beta", "a number");
    QCOMPARE(s.said, QStringList({"began beta", "beta 0.5", "ended"}));
    QCOMPARE(s.visible<NumberLine>("beta").size(), 1);
    s.choose("beta", "from the picture");
    QCOMPARE(s.said.last(), "ended");
    QVERIFY(s.values.isWord("beta", "auto"));
    QCOMPARE(s.visible<NumberLine>("beta").size(), 0);
    QVERIFY(!s.menu("gamma")->isVisible());  // one form only: nothing to choose
}

void ParameterPanelTest::wordPrintsItsFormula() {
    Setup s;
    auto* formula = s.panel.row("weights")->findChild<QLabel*>("formula");
    QVERIFY(!formula->isVisible());
    s.choose("weights", "inverse frequency");
    QVERIFY(s.values.isWord("weights", "inverse"));
    QVERIFY(formula->isVisible());
    QCOMPARE(formula->text(), "w = N / N<sub>c</sub>");
}

void ParameterPanelTest::numberPerClass() {
    Setup s;
    s.choose("weights", "a number per class");
    QCOMPARE(s.values.list("weights"), List({1, 1}));
    const auto lines = s.visible<NumberLine>("weights");
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[1]->field()->accessibleName().contains("nucleus"));
    s.said.clear();
    NumberField* field = lines[1]->field();
    field->selectAll();
    QTest::keyClicks(field, "2.5");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(s.said, QStringList({"began weights", "weights 1,2.5", "ended"}));
}

void ParameterPanelTest::formsKeepTheirNumbers() {
    Setup s;
    s.values.set("weights", List{0.5, 3});
    s.panel.setValues(s.values);
    s.choose("weights", "not weighted");
    QVERIFY(s.values.isWord("weights", "none"));
    s.choose("weights", "a number per class");
    QCOMPARE(s.values.list("weights"), List({0.5, 3}));
}

void ParameterPanelTest::scalarWhereAllowed() {
    Setup s;
    QCOMPARE(s.menu("weights")->findText("a number"), -1);
    s.choose("alpha", "a number");
    QCOMPARE(s.values.number("alpha"), std::optional<double>(0.5));
    QCOMPARE(s.visible<NumberLine>("alpha").size(), 1);
    s.choose("alpha", "a number per class");
    QCOMPARE(s.visible<NumberLine>("alpha").size(), 2);
}

void ParameterPanelTest::switchAndChoice() {
    Setup s;
    auto* box = s.control<QCheckBox>("squared");
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    QCOMPARE(s.said, QStringList({"began squared", "squared true", "ended"}));
    s.said.clear();
    s.choose("empty", "no weight");
    QCOMPARE(s.said, QStringList({"began empty", "empty zero", "ended"}));
}

void ParameterPanelTest::conventionsAreFolded() {
    Setup s;
    QVERIFY(s.panel.row("squared")->isVisible());
    QVERIFY(!s.panel.row("empty")->isVisible());
    QTest::mouseClick(s.panel.findChild<QToolButton*>("conventions"), Qt::LeftButton);
    QVERIFY(s.panel.row("empty")->isVisible());
}

void ParameterPanelTest::resetAllIsOneEntry() {
    Setup s;
    auto* reset = s.panel.findChild<QToolButton*>("resetAll");
    QVERIFY(!reset->isEnabled());
    s.values.set("gamma", 3.0);
    s.values.set("squared", true);
    s.panel.setValues(s.values);
    QVERIFY(reset->isEnabled());
    QTest::mouseClick(reset, Qt::LeftButton);
    QCOMPARE(s.said, QStringList({"began", "gamma 2", "squared false", "ended"}));
    QVERIFY(!reset->isEnabled());
}

void ParameterPanelTest::sameLossKeepsTheRows() {
    Setup s;
    ParameterRow* row = s.panel.row("gamma");
    s.values.set("gamma", 4.0);
    s.panel.setLoss(s.loss, s.values, s.classes);
    QCOMPARE(s.panel.row("gamma"), row);
    QCOMPARE(s.control<ParameterSlider>("gamma")->value(), 4.0);
}

void ParameterPanelTest::otherClassesRebuild() {
    Setup s;
    s.classes.push_back({"stroma", 0x6D1E92});
    s.values.set("weights", List{1, 2, 3});
    s.panel.setLoss(s.loss, s.values, s.classes);
    QCoreApplication::processEvents();
    QCOMPARE(s.visible<NumberLine>("weights").size(), 3);
    QVERIFY(s.said.isEmpty());
}

void ParameterPanelTest::compactMovesTheFormula() {
    Setup s;
    s.loss.id = "other";
    s.loss.formula = "a<b";
    s.loss.formulaNote = "a: first.";
    s.panel.setLoss(s.loss, s.values, s.classes);
    s.panel.setAveragingText("Mean over 4 pixels.");
    const auto tipOf = [&] {
        QString tip;
        for (const QWidget* child : s.panel.findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
            tip += child->toolTip();
        return tip;
    };
    QVERIFY(tipOf().isEmpty());
    s.panel.setDensity(PanelDensity::Compact);
    QVERIFY(tipOf().contains("a&lt;b"));
    QVERIFY(tipOf().contains("a: first. Mean over 4 pixels."));
}

void ParameterPanelTest::fitsItsWidth_data() {
    QTest::addColumn<int>("width");
    QTest::newRow("roomy") << 400;
    QTest::newRow("compact") << 310;
}

void ParameterPanelTest::fitsItsWidth() {
    QFETCH(int, width);
    Setup s;
    s.values.set("weights", List{1, 2});
    s.values.set("alpha", 0.5);
    s.panel.setValues(s.values);
    s.panel.resize(width, 900);
    QCoreApplication::processEvents();
    for (const Parameter& parameter : s.loss.parameters) {
        const ParameterRow* row = s.panel.row(parameter.id);
        const int right = row->mapTo(&s.panel, QPoint(row->width(), 0)).x();
        QVERIFY2(right <= width, parameter.id.c_str());
    }
}

QTEST_MAIN(ParameterPanelTest)
#include "parameter_panel_test.moc"
