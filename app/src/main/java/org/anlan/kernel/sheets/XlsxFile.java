// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A workbook in Office Open XML (ECMA-376, both its transitional and its strict names), read part by part as a stream. Only
 * the texts that cells share and the number formats are held, both within limits.
 */
final class XlsxFile extends SheetFile {
    private static final int MOST_PARTS = 4_000;
    private static final XMLInputFactory XML = factory();

    private final ZipFile zip;
    private final Limits limits;
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final boolean since1904;
    private final String textsPart;
    private final NumberFormats formats;
    private @Nullable SharedTexts texts;

    XlsxFile(Path file, String name, Limits limits) throws IOException {
        super(name);
        this.limits = limits;
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new UnreadableFile(name, "", Fault.ofFile("workbook-cut-short", ""));
        }
        try {
            if (zip.size() > MOST_PARTS) {
                throw unreadable("", Fault.ofFile("workbook-too-many-parts", MOST_PARTS));
            }
            String workbook = target(relations("_rels/.rels", ""), "officeDocument");
            if (workbook.isEmpty()) {
                throw unreadable("", Fault.ofFile("no-workbook", ""));
            }
            int slash = workbook.lastIndexOf('/');
            String folder = slash < 0 ? "" : workbook.substring(0, slash + 1);
            List<Relation> relations = relations(folder + "_rels/" + workbook.substring(slash + 1) + ".rels", folder);
            this.since1904 = readWorkbook(workbook, relations);
            this.textsPart = target(relations, "sharedStrings");
            String styles = target(relations, "styles");
            this.formats = styles.isEmpty() ? NumberFormats.NONE : read(styles, NumberFormats::read);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
        if (parts.isEmpty()) {
            zip.close();
            throw unreadable("", Fault.ofFile("no-sheet", ""));
        }
    }

    private record Relation(String id, String type, String target) {}

    /** What is done with one part. */
    interface PartReading<T> {
        T read(XMLStreamReader xml) throws XMLStreamException, IOException;
    }

    @Override
    public Format format() {
        return Format.XLSX;
    }

    @Override
    public List<String> sheets() {
        return List.copyOf(parts.keySet());
    }

    @Override
    public String charset() {
        return "";
    }

    @Override
    public RowReader rows(String sheet) {
        String part = parts.get(sheet);
        if (part == null) {
            throw unreadable("", Fault.ofFile("no-such-sheet", sheet));
        }
        try {
            if (texts == null) {
                texts = textsPart.isEmpty()
                        ? SharedTexts.NONE
                        : read(textsPart, xml -> SharedTexts.read(xml, limits, this));
            }
            Merges merges;
            try (InputStream in = part(part)) {
                merges = Merges.scan(in);
            }
            InputStream in = part(part);
            return new XlsxRows(
                    this, sheet, in, XML.createXMLStreamReader(in), texts, formats, merges, since1904, limits);
        } catch (XMLStreamException e) {
            throw broken(sheet, e);
        } catch (IOException e) {
            throw unreadable(sheet, Fault.ofFile("workbook-cut-short", ""));
        }
    }

    /** Sheets that show; hidden ones are what somebody did not mean to hand over. Returns whether days count from 1904. */
    private boolean readWorkbook(String workbook, List<Relation> relations) throws IOException {
        Map<String, String> targets = new HashMap<>();
        relations.forEach(r -> targets.put(r.id(), r.target()));
        return read(workbook, xml -> {
            boolean from1904 = false;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    from1904 = isTrue(xml.getAttributeValue(null, "date1904"));
                } else if (xml.getLocalName().equals("sheet")) {
                    String state = xml.getAttributeValue(null, "state");
                    String name = xml.getAttributeValue(null, "name");
                    String target = targets.get(relationId(xml));
                    if ((state == null || state.equals("visible"))
                            && name != null
                            && target != null
                            && zip.getEntry(target) != null) {
                        parts.put(name, target);
                    }
                }
            }
            return from1904;
        });
    }

    static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    /** The attribute r:id, whatever its namespace is called. */
    private static String relationId(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("id")
                    && xml.getAttributeNamespace(i) != null
                    && !xml.getAttributeNamespace(i).isEmpty()) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private static String target(List<Relation> relations, String type) {
        return relations.stream()
                .filter(r -> r.type().endsWith("/" + type))
                .map(Relation::target)
                .findFirst()
                .orElse("");
    }

    private List<Relation> relations(String part, String folder) throws IOException {
        if (zip.getEntry(part) == null) {
            return List.of();
        }
        return read(part, xml -> {
            var relations = new ArrayList<Relation>();
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")
                        && !"External".equals(xml.getAttributeValue(null, "TargetMode"))) {
                    String id = xml.getAttributeValue(null, "Id");
                    String type = xml.getAttributeValue(null, "Type");
                    String target = xml.getAttributeValue(null, "Target");
                    if (id != null && type != null && target != null) {
                        relations.add(new Relation(id, type, resolved(folder, target)));
                    }
                }
            }
            return relations;
        });
    }

    private static String resolved(String folder, String target) {
        String path = target.startsWith("/") ? target.substring(1) : folder + target;
        Path normal = Path.of(path).normalize();
        return normal.toString().replace('\\', '/');
    }

    private InputStream part(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw unreadable("", Fault.ofFile("workbook-part-missing", name));
        }
        return new Unpacked(zip.getInputStream(entry), entry.getCompressedSize(), limits.unpacked(), this);
    }

    private <T> T read(String part, PartReading<T> reading) throws IOException {
        try (InputStream in = part(part)) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            try {
                return reading.read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw broken("", e);
        } catch (ZipException | EOFException e) {
            throw unreadable("", Fault.ofFile("workbook-cut-short", ""));
        }
    }

    /** What a parser's complaint means here: a limit that our own stream set, or a part that is no XML. */
    UnreadableFile broken(String sheet, XMLStreamException e) {
        Throwable cause = e;
        while (cause != null) {
            if (cause instanceof UnreadableFile ours) {
                return ours;
            }
            if (cause instanceof ZipException || cause instanceof EOFException) {
                return unreadable(sheet, Fault.ofFile("workbook-cut-short", ""));
            }
            // the parser keeps the disk's complaint beside the cause
            cause = cause.getCause() == null && cause instanceof XMLStreamException x
                    ? x.getNestedException()
                    : cause.getCause();
        }
        return unreadable(sheet, Fault.ofFile("workbook-not-xml", ""));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }
}
