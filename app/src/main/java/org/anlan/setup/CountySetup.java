// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.anlan.kernel.Actor;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.Refusal;
import org.anlan.kernel.sheets.Columns;
import org.anlan.kernel.sheets.Dates;
import org.anlan.kernel.sheets.Fault;
import org.anlan.kernel.sheets.Row;
import org.anlan.kernel.sheets.RowReader;
import org.anlan.kernel.sheets.UnreadableFile;
import org.anlan.kernel.sheets.XlsxWriter;
import org.anlan.people.access.Viewer;
import org.anlan.people.access.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets a county up from one workbook: a sheet for each sort of thing, each sheet one transaction. A row that stands there as
 * it is changes nothing, so the same workbook again changes nothing, and an export is a setup.
 */
@Component
public class CountySetup implements Kind {
    /** Begins a remark row, which is read by people only. */
    private static final String REMARK = "※";

    private static final int MOST_ROWS = 20_000;

    private final SetupSheets sheets;
    private final Viewers viewers;
    private final Dates dates;
    private final TransactionTemplate row;

    CountySetup(SetupSheets sheets, Viewers viewers, KernelSettings settings, PlatformTransactionManager transactions) {
        this.sheets = sheets;
        this.viewers = viewers;
        this.dates = new Dates(settings.zone());
        // a row that is refused is taken back by itself, the sheet goes on
        this.row = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    private record Read(Row row, List<String> normal) {}

    @Override
    public String word() {
        return SETUP;
    }

    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public void go(Pass pass) throws IOException {
        List<String> found = pass.file().sheets();
        int behind = pass.behind();
        boolean some = false;
        // a dry run goes through all sheets at once: later ones use what earlier ones would have brought
        List<Supplier<List<Entry>>> trial = new ArrayList<>();
        for (SetupSheet<?> sheet : sheets.all()) {
            Optional<String> tab = found.stream().filter(sheet::is).findFirst();
            if (tab.isEmpty()) {
                continue;
            }
            some = true;
            List<Row> rows = rows(pass, tab.get());
            if (rows.isEmpty()) {
                continue;
            }
            Map<String, Integer> columns = columns(pass, tab.get(), sheet, rows.getFirst());
            pass.head(tab.get(), rows.getFirst().fields());
            List<Row> data = rows.subList(1, rows.size());
            if (behind >= data.size()) {
                behind -= data.size();
                continue;
            }
            behind = 0;
            if (pass.dry()) {
                trial.add(() -> entries(pass, tab.get(), sheet, data, columns));
            } else if (!data.isEmpty() && !pass.chunk(() -> entries(pass, tab.get(), sheet, data, columns))) {
                return;
            }
        }
        if (pass.dry()) {
            pass.chunk(() -> trial.stream().flatMap(t -> t.get().stream()).toList());
        }
        if (!some) {
            throw new UnreadableFile(
                    pass.batch().fileName(),
                    "",
                    Kind.trouble("setup.no-sheet", sheets.all().getFirst().name()));
        }
    }

    private static List<Row> rows(Pass pass, String tab) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (RowReader in = pass.file().rows(tab)) {
            for (Row row = in.next(); row != null; row = in.next()) {
                if (!row.isBlank() && !row.field(0).strip().startsWith(REMARK)) {
                    rows.add(row);
                }
                if (rows.size() > MOST_ROWS) {
                    throw new UnreadableFile(
                            pass.batch().fileName(), tab, Fault.at("too-many-rows", row.line(), 0, MOST_ROWS));
                }
            }
        }
        return rows;
    }

    private static Map<String, Integer> columns(Pass pass, String tab, SetupSheet<?> sheet, Row head) {
        Columns names = new Columns(head);
        names.faults().stream().findFirst().ifPresent(fault -> {
            throw new UnreadableFile(pass.batch().fileName(), tab, fault);
        });
        Map<String, Integer> columns = new HashMap<>();
        for (Column<?> column : sheet.columns()) {
            int at = names.find(column.name(), column.nameEn());
            if (at < 0 && column.needed()) {
                throw new UnreadableFile(
                        pass.batch().fileName(), tab, Fault.at("import.column-missing", head.line(), 0, column.name()));
            }
            columns.put(column.word(), at);
        }
        return columns;
    }

    private List<Entry> entries(
            Pass pass, String tab, SetupSheet<?> sheet, List<Row> data, Map<String, Integer> columns) {
        Map<Long, Entry> entries = new LinkedHashMap<>();
        List<Read> good = new ArrayList<>();
        Map<String, Long> keys = new HashMap<>();
        for (Row each : data) {
            if (!each.faults().isEmpty()) {
                entries.put(each.line(), Entry.rejected(tab, each.line(), each.faults(), each.fields()));
                continue;
            }
            try {
                List<String> normal = sheet.normal(new Line(each, columns, dates));
                Long first = keys.putIfAbsent(sheet.key(normal), each.line());
                if (first == null) {
                    good.add(new Read(each, normal));
                } else {
                    entries.put(each.line(), rejected(tab, each, Fault.at("setup.twice", each.line(), 0, first)));
                }
            } catch (Line.Wrong wrong) {
                entries.put(each.line(), rejected(tab, each, wrong.fault()));
            }
        }
        good.sort(Comparator.comparing((Read r) -> sheet.rank(r.normal())));
        Viewer by = pass.account() == null
                ? null
                : viewers.find(pass.account())
                        .orElseThrow(() -> new UnreadableFile(
                                pass.batch().fileName(), tab, Kind.trouble("setup.account-gone", "")));
        Map<String, List<String>> present = sheet.present();
        for (Read each : good) {
            entries.put(each.row().line(), stored(pass, tab, sheet, each, present.get(sheet.key(each.normal())), by));
        }
        return List.copyOf(entries.values());
    }

    private Entry stored(
            Pass pass, String tab, SetupSheet<?> sheet, Read read, @Nullable List<String> before, @Nullable Viewer by) {
        long line = read.row().line();
        String key = sheet.key(read.normal());
        if (read.normal().equals(before)) {
            return new Entry(tab, line, Entry.SAME, null, key, List.of(), null, null);
        }
        try {
            row.executeWithoutResult(status -> sheet.store(read.normal(), before, by, pass.actor()));
        } catch (Line.Wrong wrong) {
            return rejected(tab, read.row(), wrong.fault());
        } catch (Refusal refusal) {
            Object about =
                    refusal.detail().getOrDefault("reason", refusal.detail().getOrDefault("field", ""));
            return rejected(tab, read.row(), Fault.at(refusal.code(), line, 0, about));
        } catch (IllegalArgumentException | DataIntegrityViolationException e) {
            String said = e instanceof DataIntegrityViolationException ? "" : String.valueOf(e.getMessage());
            return rejected(tab, read.row(), Fault.at("setup.not-accepted", line, 0, said));
        }
        return before == null
                ? new Entry(tab, line, Entry.STORED, null, key, List.of(), read.normal(), null)
                : new Entry(tab, line, Entry.CHANGED, null, key, List.of(), read.normal(), before);
    }

    private static Entry rejected(String tab, Row row, Fault fault) {
        Fault placed = fault.line() > 0 ? fault : new Fault(fault.reason(), row.line(), 0, fault.about());
        return Entry.rejected(tab, row.line(), List.of(placed), row.fields());
    }

    @Override
    public void undo(UUID batch, List<Entry> made, Actor actor) {
        List<String> worked = new ArrayList<>();
        for (SetupSheet<?> sheet : sheets.all().reversed()) {
            List<Entry> mine = new ArrayList<>(
                    made.stream().filter(e -> sheet.is(e.sheet())).toList());
            // what stands on others goes first
            mine.sort(Comparator.comparing((Entry e) -> -sheet.rank(fields(e))).thenComparing(e -> -e.line()));
            Map<String, List<String>> present = sheet.present();
            for (Entry entry : mine) {
                String key = String.valueOf(entry.key());
                if (!fields(entry).equals(present.get(key)) || !back(sheet, key, entry, present, actor)) {
                    worked.add(entry.sheet() + " " + key);
                }
            }
        }
        if (!worked.isEmpty()) {
            throw new ImportRefused(
                    ImportRefused.Reason.WORKED_ON,
                    batch,
                    Map.of("objects", worked.subList(0, Math.min(20, worked.size()))));
        }
    }

    private boolean back(SetupSheet<?> sheet, String key, Entry entry, Map<String, List<String>> present, Actor actor) {
        try {
            Boolean gone = row.execute(status -> {
                if (entry.before() == null) {
                    return sheet.remove(key, actor);
                }
                sheet.store(entry.before(), present.get(key), null, actor);
                return true;
            });
            return Boolean.TRUE.equals(gone);
        } catch (Refusal | Line.Wrong | DataIntegrityViolationException inUse) {
            return false;
        }
    }

    private static List<String> fields(Entry entry) {
        return entry.fields() == null ? List.of() : entry.fields();
    }

    /**
     * Writes the workbook to fill in: heads, explanations, lists to choose from, and what stands there now if wanted.
     *
     * @param filled whether what stands there now is written too
     * @param locale the language of heads and explanations
     * @param out where to; closed in the end
     */
    public void write(boolean filled, Locale locale, OutputStream out) throws IOException {
        boolean english = locale.getLanguage().equals("en");
        try (var book = new XlsxWriter(out)) {
            book.sheet(new XlsxWriter.Sheet(english ? "Read me" : "说明", 1, 0, List.of(110), Map.of()));
            book.write(List.of(english ? "Setting up a county" : "建县"));
            for (String sentence : english ? READ_ME_EN : READ_ME) {
                book.write(List.of(sentence));
            }
            Map<String, String> lists = new HashMap<>();
            List<List<String>> choices = new ArrayList<>();
            for (SetupSheet<?> sheet : sheets.all()) {
                for (Column<?> column : sheet.columns()) {
                    if (!column.choices().isEmpty()) {
                        choices.add(column.choices());
                        String letter = Row.letters(choices.size());
                        lists.put(
                                sheet.name() + column.word(),
                                (english ? "Lists" : "词表") + "!$" + letter + "$2:$" + letter + "$"
                                        + (column.choices().size() + 1));
                    }
                }
            }
            for (SetupSheet<?> sheet : sheets.all()) {
                Map<Integer, String> of = new LinkedHashMap<>();
                for (int i = 0; i < sheet.columns().size(); i++) {
                    String range =
                            lists.get(sheet.name() + sheet.columns().get(i).word());
                    if (range != null) {
                        of.put(i + 1, range);
                    }
                }
                book.sheet(new XlsxWriter.Sheet(
                        english ? sheet.nameEn() : sheet.name(),
                        1,
                        1,
                        sheet.columns().stream()
                                .map(c ->
                                        Math.max(14, Math.min(40, c.help(false).length() + 4)))
                                .toList(),
                        of));
                book.write(sheet.columns().stream()
                        .map(c -> (english ? c.nameEn() : c.name()) + (c.needed() ? " *" : ""))
                        .toList());
                List<String> help = new ArrayList<>(
                        sheet.columns().stream().map(c -> c.help(english)).toList());
                help.set(0, REMARK + " " + help.getFirst());
                book.write(help);
                if (filled) {
                    for (List<String> row : sheet.present().values()) {
                        book.write(row);
                    }
                }
            }
            book.sheet(XlsxWriter.Sheet.plain(english ? "Lists" : "词表"));
            book.write(java.util.Collections.nCopies(choices.size(), english ? "List" : "列表"));
            int longest = choices.stream().mapToInt(List::size).max().orElse(0);
            for (int i = 0; i < longest; i++) {
                int at = i;
                book.write(choices.stream()
                        .map(c -> at < c.size() ? c.get(at) : "")
                        .toList());
            }
        }
    }

    private static final List<String> READ_ME = List.of(
            "每张表是一类内容，从左到右一张接一张：后面的表用前面表里的编码。不用的表可以删掉或留空。",
            "带 * 的列必填。以 ※ 开头的行是说明，不会导入，可以删掉。",
            "已经有的行，内容一样就不动；不一样就改（人员和区域的编码、位置除外）。所以同一个文件导两次没有关系。",
            "人员表里没有密码：账号建好后，在“账号”页给每个人发邀请链接，本人自己设密码。",
            "先试导：./anlan setup 文件.xlsx --dry-run，或在工作台“导入”页。每一行不能导入的，都写明哪一行、哪一列、为什么。",
            "导入后可以按批撤销；已经有人办过的，会告诉您是哪些，一条也不撤。");

    private static final List<String> READ_ME_EN = List.of(
            "Each sheet is one sort of thing, and later sheets use the codes of earlier ones. Sheets you do not need may be deleted or left empty.",
            "Columns with a star must be filled. Rows that begin with ※ are explanations; they are not imported and may be deleted.",
            "A row that stands there already and is the same changes nothing; one that differs changes it (not accounts, nor codes and positions of areas). So the same file twice does no harm.",
            "The sheet Staff has no passwords: once the accounts are there, give everybody an invitation link on the page Accounts; they choose their own.",
            "Try it dry first: ./anlan setup FILE.xlsx --dry-run, or on the desk's page Imports. Each row that cannot come in is named with line, column and reason.",
            "A batch can be undone. If somebody has worked on some of it, you are told on which, and nothing is undone.");
}
