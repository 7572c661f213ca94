// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chinese, for residents and officers alike: subject, verb, date, digits. */
final class ChineseWords implements Words {
    static final ChineseWords INSTANCE = new ChineseWords();
    private static final List<String> WEEKDAYS = List.of("周一", "周二", "周三", "周四", "周五", "周六", "周日");

    private ChineseWords() {}

    @Override
    public Locale locale() {
        return Locale.SIMPLIFIED_CHINESE;
    }

    @Override
    public String cite(LegalBasis basis) {
        return "《" + basis.law() + "》" + (basis.article().isEmpty() ? "" : basis.article() + " 条");
    }

    @Override
    public String sentence(Left d) {
        if (d.overdue()) {
            var over = d.left().negated();
            return over.toMinutes() == 0
                    ? moment(d.due(), d.today()) + " 已到期"
                    : "超期 " + amount(Words.coarse(over, d.day()), d.day()) + "，" + moment(d.due(), d.today()) + " 已到期";
        }
        var text = new StringBuilder();
        if (d.stoppedNow()) {
            text.append("因").append(reasons(d.stopReasons())).append("停表");
            var until = d.stoppedUntil();
            if (until == null) {
                return text.append("，")
                        .append(left(d))
                        .append("，")
                        .append(after(d.stopReasons()))
                        .toString();
            }
            return text.append("到 ")
                    .append(moment(until, d.today()))
                    .append("，")
                    .append(left(d))
                    .append("，")
                    .append(moment(d.due(), d.today()))
                    .append(" 到期")
                    .append(provisional(d))
                    .toString();
        }
        if (d.dueToday()) {
            return text.append("今天 ")
                    .append(Words.clock(d.due().toLocalTime()))
                    .append(" 到期，")
                    .append(left(d))
                    .append(provisional(d))
                    .toString();
        }
        text.append(left(d)).append(included(d));
        if (d.stopped().toMinutes() > 0) {
            text.append("，因").append(reasons(d.stopReasons())).append("顺延 ").append(amount(d.stopped(), d.day()));
        }
        return text.append("，")
                .append(moment(d.due(), d.today()))
                .append(" 到期")
                .append(provisional(d))
                .toString();
    }

    @Override
    public String brief(Left d) {
        if (d.overdue()) {
            var over = d.left().negated();
            return over.toMinutes() == 0 ? "已到期" : "超 " + biggest(over, d.day());
        }
        if (d.stoppedNow()) {
            return lookUp(d.stopReasons().iterator().next() + ".brief", lookUp("other.brief", "自动停"));
        }
        return d.dueToday() ? Words.clock(d.due().toLocalTime()) : "还剩 " + biggest(d.rounded(), d.day());
    }

    @Override
    public String amount(Duration time, Duration day) {
        long days = time.dividedBy(day);
        var rest = time.minus(day.multipliedBy(days));
        var parts = new ArrayList<String>();
        if (days > 0) {
            parts.add(days + " 天");
        }
        if (rest.toHours() > 0) {
            parts.add(rest.toHours() + " 小时");
        }
        if (rest.toMinutesPart() > 0) {
            parts.add(rest.toMinutesPart() + " 分钟");
        }
        return parts.isEmpty() ? "0" : String.join(" ", parts);
    }

    private static String biggest(Duration time, Duration day) {
        long days = time.dividedBy(day);
        if (days > 0) {
            return days + " 天";
        }
        return time.toHours() > 0 ? time.toHours() + " 小时" : time.toMinutes() + " 分钟";
    }

    /** Whole days and hours from one day on; to the minute below it, because then minutes matter. */
    private String left(Left d) {
        long days = d.rounded().dividedBy(d.day());
        if (days == 0 || d.dueToday()) {
            var exact = amount(d.left(), d.left().plusDays(1));
            return exact.equals("0") ? "还剩不到 1 分钟" : "还剩 " + exact;
        }
        long hours = d.rounded().minus(d.day().multipliedBy(days)).toHours();
        if (!d.working()) {
            return "还剩 " + days + " 天" + (hours > 0 ? " " + hours + " 小时" : "");
        }
        return "还剩 " + days + " 个工作日" + (hours > 0 ? "零 " + hours + " 小时" : "");
    }

    private String included(Left d) {
        var parts = new ArrayList<String>();
        if (d.todayCounts()) {
            parts.add("今天");
        }
        d.makeUps()
                .forEach(day ->
                        parts.add(date(day) + WEEKDAYS.get(day.getDayOfWeek().getValue() - 1) + "调休上班"));
        return parts.isEmpty() ? "" : "（含" + (d.todayCounts() ? "" : " ") + String.join("，", parts) + "）";
    }

    private static String provisional(Left d) {
        return d.unknownYear() == 0 ? "" : "（暂定，" + d.unknownYear() + " 年放假安排公布后重算）";
    }

    private String reasons(Set<String> codes) {
        return String.join("、", codes.stream().map(this::reason).distinct().toList());
    }

    private String after(Set<String> codes) {
        return lookUp(codes.iterator().next() + ".after", lookUp("other.after", ""));
    }

    @Override
    public String budget(Budget budget) {
        return switch (budget) {
            case Budget.WorkingDays b -> "限 " + b.amount() + " 个工作日";
            case Budget.WorkingHours b -> "限 " + b.amount() + " 个工作小时";
            case Budget.NaturalHours b -> "限 " + b.amount() + " 小时，白天黑夜都算";
            case Budget.NaturalDays b -> "限 " + b.amount() + " 天，休息日也算";
        };
    }

    @Override
    public String budgetAmount(Budget budget) {
        return budget.amount()
                + (budget instanceof Budget.WorkingDays || budget instanceof Budget.NaturalDays ? " 天" : " 小时");
    }

    @Override
    public String begins(LocalDateTime start, Budget budget) {
        return moment(start, start.toLocalDate())
                + switch (budget) {
                    case Budget.WorkingDays b -> " 开始，从下一个工作日算";
                    case Budget.NaturalDays b -> " 开始，从第二天算";
                    default -> " 开始，从那时算";
                };
    }

    @Override
    public String from(LocalDate day) {
        return date(day) + "起";
    }

    @Override
    public String from(LocalTime time) {
        return Words.clock(time) + " 起";
    }

    @Override
    public String rest(LocalDate first, LocalDate last, Set<String> holidays) {
        var name = holidays.isEmpty() ? "周末" : String.join("、", holidays) + "放假";
        if (first.equals(last)) {
            return holidays.isEmpty() ? full(first) + "休息，不算" : full(first) + name + "，不算";
        }
        var until = first.getMonth() == last.getMonth() ? last.getDayOfMonth() + " 日" : date(last);
        return date(first) + "至 " + until + name + "，不算";
    }

    @Override
    public String weekends(LocalDate first, LocalDate last, int runs) {
        return date(first) + "至 " + date(last) + "之间的 " + runs + " 个周末，不算";
    }

    @Override
    public String stop(LocalDateTime from, @Nullable LocalDateTime until, Stop stop) {
        var text = new StringBuilder(date(from.toLocalDate()) + " " + Words.clock(from.toLocalTime()));
        if (until == null) {
            text.append(" 起").append(reason(stop.reason())).append("，还没结束");
        } else {
            text.append(" 至 ");
            if (!until.toLocalDate().equals(from.toLocalDate())) {
                text.append(date(until.toLocalDate())).append(' ');
            }
            text.append(Words.clock(until.toLocalTime())).append(' ').append(reason(stop.reason()));
        }
        return stop.source().isEmpty() ? text.toString() : text + "，" + stop.source();
    }

    @Override
    public String stopAmount(Duration time, Duration day) {
        return time.isZero() ? "0" : "停表 " + amount(time, day);
    }

    @Override
    public String makeUp(LocalDate day) {
        return full(day) + "调休上班，算";
    }

    @Override
    public String rolls(LocalDate from, LocalDate to) {
        return full(from) + "休息，顺延到下一个工作日 " + full(to);
    }

    @Override
    public String rolledDays(long days) {
        return "顺延 " + days + " 天";
    }

    @Override
    public String unknownYear(int year) {
        return year + " 年的放假安排还没公布，先按周末算，公布后重算";
    }

    @Override
    public String due() {
        return "到期";
    }

    @Override
    public String dueAt(LocalDateTime due, LocalDate today) {
        return year(due.toLocalDate(), today) + date(due.toLocalDate()) + " " + Words.clock(due.toLocalTime());
    }

    @Override
    public String today() {
        return "今天";
    }

    @Override
    public String weekday(LocalDate day) {
        return WEEKDAYS.get(day.getDayOfWeek().getValue() - 1);
    }

    @Override
    public String restCell() {
        return "休";
    }

    @Override
    public String makeUpCell() {
        return "班";
    }

    @Override
    public String dueCell() {
        return "到期";
    }

    @Override
    public String notCounted() {
        return "不算";
    }

    @Override
    public String overCell(Duration over, Duration day) {
        return over.toMinutes() == 0 ? "已到期" : "超 " + biggest(over, day);
    }

    @Override
    public String daysUsed(long days) {
        return "已用 " + days + " 天";
    }

    @Override
    public String daysLeft(long days) {
        return "还有 " + days + " 天";
    }

    @Override
    public String daysOver(long days) {
        return "超 " + days + " 天";
    }

    @Override
    public String under(LegalBasis basis) {
        return cite(basis) + "定的期限，不停表";
    }

    private String moment(LocalDateTime at, LocalDate today) {
        return year(at.toLocalDate(), today) + full(at.toLocalDate()) + Words.clock(at.toLocalTime());
    }

    private static String year(LocalDate day, LocalDate today) {
        return day.getYear() == today.getYear() ? "" : day.getYear() + " 年 ";
    }

    private String full(LocalDate day) {
        return date(day) + "（" + weekday(day) + "）";
    }

    private static String date(LocalDate day) {
        return day.getMonthValue() + " 月 " + day.getDayOfMonth() + " 日";
    }
}
