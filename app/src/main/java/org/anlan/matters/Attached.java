// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.List;
import java.util.Map;
import org.anlan.files.Attachment;

/** What photos and recordings of a matter are called, and how the log names them. */
final class Attached {
    /** Came with the matter. */
    static final String REPORT = "report";
    /** Came with words the requester added. */
    static final String ADDED = "added";
    /** Came with the answer to a question. */
    static final String ANSWER = "answer";
    /** Came with the wish to have it done again. */
    static final String AGAIN = "again";
    /** Shows a result; {@code within} is the reply. */
    static final String EVIDENCE = "evidence";

    private Attached() {}

    /** Puts kind, hash and identifier of each file into the facts of a log entry; of none, nothing. */
    static void seal(Map<String, Object> facts, List<Attachment> files) {
        if (!files.isEmpty()) {
            facts.put("files", files.stream().map(Attachment::seal).toList());
        }
    }
}
