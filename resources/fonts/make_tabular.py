# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the tabular digits of an Inter font its ordinary ones (Qt before 6.7 cannot turn on `tnum`).

    make_tabular.py Inter-Regular.otf InterTabular-Regular.otf

Needs fontTools (Debian: python3-fonttools). The result is renamed, so that it never mixes with an
Inter that the system has; like Inter itself it is under the SIL Open Font License (OFL.txt).
"""
import sys

from fontTools.ttLib import TTFont


def tabular_glyphs(font):
    gsub = font["GSUB"].table
    swap = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                swap.update((table.ExtSubTable if table.LookupType == 7 else table).mapping)
    return swap


def main(source, target):
    font = TTFont(source)
    swap = tabular_glyphs(font)
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if table.isUnicode() and table.cmap.get(code) in swap:
                table.cmap[code] = swap[table.cmap[code]]
    for record in font["name"].names:
        text = record.toUnicode()
        if record.nameID in (1, 4, 16):
            record.string = text.replace("Inter", "Inter Tabular")
        elif record.nameID == 6:
            record.string = text.replace("Inter-", "InterTabular-")
        elif record.nameID == 3:
            record.string = text + ";tabular"
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:3])
