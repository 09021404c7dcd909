// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QHash>
#include <QTranslator>
#include <QXmlStreamReader>

namespace lossglass::test {

/// A translation read from its source file: tests have no compiled one.
class TsTranslator : public QTranslator {
public:
    explicit TsTranslator(const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return;
        QXmlStreamReader xml(&file);
        QString context, source, text;
        while (!xml.atEnd()) {
            const auto token = xml.readNext();
            if (token == QXmlStreamReader::EndElement && xml.name() == u"message")
                m_texts.insert(context + '\n' + source, text);
            if (token != QXmlStreamReader::StartElement) continue;
            if (xml.name() == u"message") text.clear();
            if (xml.name() == u"name") context = xml.readElementText();
            if (xml.name() == u"source") source = xml.readElementText();
            // Of a plural the last form stays: Chinese has one.
            if (xml.name() == u"numerusform") text = xml.readElementText();
            if (xml.name() == u"translation" && text.isEmpty()) {
                const QString read =
                    xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
                if (!read.isEmpty()) text = read;
            }
        }
    }

    bool isEmpty() const override { return m_texts.isEmpty(); }
    QString translate(const char* context, const char* source, const char*, int n) const override {
        QString text = m_texts.value(QString::fromUtf8(context) + '\n' + QString::fromUtf8(source));
        return n < 0 ? text : text.replace(QStringLiteral("%n"), QString::number(n));
    }

private:
    QHash<QString, QString> m_texts;
};

}  // namespace lossglass::test
