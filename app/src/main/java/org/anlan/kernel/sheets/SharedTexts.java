// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts that cells of a workbook share by number: held as bytes in blocks, within the limit. */
final class SharedTexts {
    static final SharedTexts NONE = new SharedTexts();

    private static final int BLOCK = 1 << 20;

    private final List<byte[]> blocks = new ArrayList<>();
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private long[] begins = new long[1024];
    private int[] lengths = new int[1024];
    private int count;

    private SharedTexts() {}

    static SharedTexts read(XMLStreamReader xml, Limits limits, SheetFile file) throws XMLStreamException {
        var texts = new SharedTexts();
        var text = new StringBuilder();
        long bytes = 0;
        int phonetic = 0;
        boolean inText = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "si" -> text.setLength(0);
                    // how to read a word aloud is not part of the word
                    case "rPh" -> phonetic++;
                    case "t" -> inText = phonetic == 0;
                    default -> {
                        // fonts and colours of runs
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "si" -> {
                        byte[] each = text.toString().getBytes(StandardCharsets.UTF_8);
                        bytes += each.length + 12L;
                        if (bytes > limits.texts()) {
                            throw file.unreadable(
                                    "", Fault.ofFile("workbook-too-many-texts", SheetFile.mega(limits.texts())));
                        }
                        texts.add(each);
                    }
                    case "rPh" -> phonetic--;
                    case "t" -> inText = false;
                    default -> {
                        // ends of what was passed over
                    }
                }
            } else if (inText && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
        texts.blocks.add(texts.current.toByteArray());
        texts.current.reset();
        return texts;
    }

    /** A text never lies across two blocks. */
    private void add(byte[] text) {
        if (current.size() > 0 && current.size() + text.length > BLOCK) {
            blocks.add(current.toByteArray());
            current.reset();
        }
        if (count == begins.length) {
            begins = Arrays.copyOf(begins, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        begins[count] = ((long) blocks.size() << 32) | current.size();
        lengths[count] = text.length;
        current.writeBytes(text);
        count++;
    }

    int size() {
        return count;
    }

    String get(int index) {
        return new String(
                blocks.get((int) (begins[index] >> 32)), (int) begins[index], lengths[index], StandardCharsets.UTF_8);
    }
}
