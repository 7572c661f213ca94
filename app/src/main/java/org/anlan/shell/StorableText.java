// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import java.io.Serial;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads texts of a JSON body and refuses the two things no database keeps: the character U+0000, and one half of a pair
 * of surrogates. Without this the first would be a fault and the second would be stored as a question mark.
 */
class StorableText extends StdScalarDeserializer<String> {
    /** A text that cannot be stored as it is. */
    static final class Unstorable extends DatabindException {
        @Serial
        private static final long serialVersionUID = 1;

        Unstorable(JsonParser parser) {
            super(parser, "a text has a character that cannot be stored");
        }
    }

    StorableText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        String text = StringDeserializer.instance.deserialize(parser, context);
        if (text != null && !storable(text)) {
            throw new Unstorable(parser);
        }
        return text;
    }

    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
