#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings every lossglass_*.ts up to date with the sources and with the catalogue of a built program:
#   resources/translations/update.sh build/app/lossglass
set -eu
program=$(realpath "${1:?usage: update.sh PATH/TO/lossglass}")
lupdate=${LUPDATE:-/usr/lib/qt6/bin/lupdate}
here=$(dirname "$(realpath "$0")")
cd "$here/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Step 1: the texts of losslib, which knows no Qt, as a source that lupdate understands. JSON strings
# are C++ strings too. The remarks of an evaluation are not in the catalogue; those without numbers
# stand here.
{
    "$program" catalogue --json | jq -r '.losses[]
        | .name, .formula_note,
          (.parameters[] | .label, .help, (.choices[] | .label), (.words[] | .label))
        | select(. != "") | @json'
    cat <<'REMARKS'
"the weights of all classes present are 0"
"the weights of all classes that count are 0"
"no class is present, so the value is 0"
"no valid pixel: all are ignored"
"no class is present, so the overlap part is 0"
"the classes share one score: class weights have no effect"
"one against the rest: the derivative by probability is by each class's sigmoid"
"one against the rest takes weights of at most 1: the rest gets 1 minus the weight"
"precision"
"recall"
"specificity"
"accuracy"
"balanced accuracy"
"average precision"
"Hausdorff 95"
"average surface distance"
"boundary IoU"
"expected calibration error"
"Brier score"
"sum of precision times gain in recall, from high p to low"
"95th percentile of the distances between the surfaces, the larger direction, in pixels"
"mean distance between the surfaces, both directions pooled, in pixels"
"IoU of the bands inside the surfaces, 2 % of the diagonal wide"
"mean |share of the label - mean p| over 15 bins of p, by pixels"
"neither the target nor the prediction has this label"
"the target does not have this label"
"this label is predicted nowhere"
"the target has no other label"
"the target or the prediction has one label only"
"no valid pixel"
"no sample has this label in both"
"no label has a value"
REMARKS
} | awk '!seen[$0]++ { print "QT_TRANSLATE_NOOP(\"Losses\", " $0 ");" }' >"$work/losses.cpp"

# Step 2: the window. The catalogue goes along, so that lupdate does not take its entries for obsolete.
for file in "$here"/lossglass_*.ts; do
    "$lupdate" app widgets "$work/losses.cpp" -I . -locations none -no-obsolete \
        -source-language en -ts "$file"
done
