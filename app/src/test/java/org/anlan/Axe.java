// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks axe-core, from the packages of the web build, what bars somebody from a page. */
public final class Axe {
    private static final Path SOURCE = Path.of("..", "web", "node_modules", "axe-core", "axe.min.js");

    private Axe() {}

    /** Whether the web build's packages are there. */
    public static boolean present() {
        return Files.isRegularFile(SOURCE);
    }

    /**
     * Everything that violates WCAG 2.2 A or AA, or good practice, one line each.
     *
     * @param page the page that is open
     */
    @SuppressWarnings("unchecked")
    public static List<String> violations(Page page) {
        try {
            page.evaluate(Files.readString(SOURCE));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return (List<String>) page.evaluate("""
                async () => (await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}))
                  .violations.map(v => v.id + ': ' + v.nodes.slice(0, 3)
                    .map(n => n.target.join(' ') + ' (' + (n.any[0] ?? n.all[0] ?? n.none[0])?.message + ')').join(', '))""");
    }
}
