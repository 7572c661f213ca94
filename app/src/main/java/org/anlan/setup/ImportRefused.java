// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Something about a batch or a mapping cannot be done as asked. */
public class ImportRefused extends Refusal {
    /** Why. */
    public enum Reason {
        /** There is no such batch, or no such saved mapping. */
        NO_SUCH_IMPORT("no-such-import", Kind.NOT_FOUND),
        /** There is no such kind of import. */
        NO_SUCH_KIND("no-such-import-kind", Kind.INVALID),
        /** The batch is at another stage. */
        NOT_NOW("import-not-now", Kind.CONFLICT),
        /** Rows of the batch have been worked on since; the detail names them. */
        WORKED_ON("import-worked-on", Kind.CONFLICT),
        /** The mapping names a field or pattern that cannot be used. */
        BAD_MAPPING("import-mapping", Kind.INVALID);

        private final String code;
        private final Kind kind;

        Reason(String code, Kind kind) {
            this.code = code;
            this.kind = kind;
        }
    }

    /**
     * Names the reason.
     *
     * @param reason why
     * @param batch which batch, or null
     * @param detail what the answer names
     */
    public ImportRefused(Reason reason, @Nullable UUID batch, Map<String, Object> detail) {
        super(reason.code, reason.kind, batch == null ? null : new ObjectRef("batch", batch), detail);
    }
}
