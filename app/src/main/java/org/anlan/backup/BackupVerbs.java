// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anlan.kernel.database.OfficeDatabase;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The launcher's verbs that need no open office: {@code restore DIR} and {@code check DIR}. They read the same environment as
 * the office, speak the language of {@code LANG}, and end with 0, or with 1 and the reason.
 */
public final class BackupVerbs {
    private final Map<String, String> environment;
    private final PrintStream out;
    private final Locale locale;
    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    /**
     * The verbs.
     *
     * @param environment the environment's variables: {@code ANLAN_HOME}, {@code ANLAN_DATABASE_URL}, {@code ANLAN_COUNTY},
     *     {@code LC_ALL}, {@code LC_MESSAGES}, {@code LANG}
     * @param out where the sentences go
     */
    public BackupVerbs(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
        String language = List.of("LC_ALL", "LC_MESSAGES", "LANG").stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        this.locale = language.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        messages.setBasename("i18n/backup");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
    }

    /** Whether a command line is for here and not for the office. */
    public static boolean areIn(String... arguments) {
        return arguments.length == 2 && (arguments[0].equals("restore") || arguments[0].equals("check"));
    }

    /**
     * Does what a command line says.
     *
     * @param arguments the verb and the directory
     * @return the number the process ends with
     */
    public static int run(String... arguments) {
        return new BackupVerbs(System.getenv(), new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .run(arguments[0], Path.of(arguments[1]).toAbsolutePath());
    }

    /**
     * Does one verb.
     *
     * @param verb {@code restore} or {@code check}
     * @param directory where the backup is
     * @return 0 when it went well, otherwise 1
     */
    public int run(String verb, Path directory) {
        long began = System.nanoTime();
        try {
            return verb.equals("restore") ? restore(directory, began) : check(directory, began);
        } catch (BackupRefused refused) {
            say(refused.code(), refused.about());
            return 1;
        } catch (IllegalStateException e) { // the database cannot be opened; its sentence says why
            say("database", String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private int restore(Path directory, long began) {
        Path home = Path.of(environment.getOrDefault("ANLAN_HOME", ".anlan"));
        String address = environment.getOrDefault("ANLAN_DATABASE_URL", OfficeDatabase.OWN);
        String county = environment.getOrDefault("ANLAN_COUNTY", "330922");
        var restored = new Restore(home, address, county, this::say).restore(directory);
        var log = restored.verification();
        if (log.ok()) {
            say("log-whole", log.entries(), log.batches(), log.unsealed());
        } else {
            say("log-broken", log.faults().size());
            log.faults().stream()
                    .limit(20)
                    .forEach(fault -> out.println("  " + fault.kind() + ": " + fault.place() + ", " + fault.what()));
        }
        say(
                "restored",
                restored.manifest().tables().size(),
                restored.manifest().rowCount(),
                restored.manifest().takenAt().toString(),
                seconds(began));
        return 0;
    }

    private int check(Path directory, long began) {
        var folder = Folder.open(directory);
        var faults = Restore.check(folder, this::say);
        if (!faults.isEmpty()) {
            say("unsound", faults.size(), faults.getFirst().file());
            return 1;
        }
        var manifest = folder.manifest();
        say(
                "sound",
                manifest.county(),
                manifest.takenAt().toString(),
                manifest.tables().size(),
                manifest.rowCount(),
                folder.size() / 1_000_000,
                seconds(began));
        return 0;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 100_000_000 / 10.0;
    }

    private void say(String code, Object... about) {
        out.println(messages.getMessage("backup." + code, about, locale));
    }
}
