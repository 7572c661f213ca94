// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what identifies a person in what a resident writes: telephone numbers, identity-card numbers and the house or
 * room where somebody says they live. Whoever works on a matter together reads its words; so Anlan offers to move these
 * parts to the requester's sealed contact data, and the resident decides (personal information law, Art. 6).
 *
 * <p>A place is not a home: {@code 沿港路 23 号门口的灯} says where the trouble is and stays. A house number is found only
 * where the writer says that they live there, or where it names a single room.
 */
public final class PersonalWords {
    /** What a found part is. */
    public enum Kind {
        /** A telephone number. */
        PHONE,
        /** The number of an identity card (GB 11643). Anlan never needs it and does not keep it. */
        ID_NUMBER,
        /** The house, flat or room where somebody lives. */
        HOME
    }

    /**
     * One part that identifies a person.
     *
     * @param kind what it is
     * @param start where it begins, as an index into the text
     * @param end the index behind its last character
     * @param text the part itself
     */
    public record Found(Kind kind, int start, int end, String text) {}

    /**
     * A text without its personal parts, and those parts.
     *
     * @param words what is left to read
     * @param phone the first telephone number, digits only, or null
     * @param address the first home, or null
     * @param idNumbers how many identity-card numbers were dropped
     */
    public record Moved(
            String words, @Nullable String phone, @Nullable String address, int idNumbers) {}

    // A single blank or hyphen may stand between digits, as people write numbers down.
    private static final Pattern ID = Pattern.compile("(?<![\\dA-Za-z-])(?:\\d[ -]?){17}[\\dXx](?![\\dA-Za-z])");
    private static final Pattern MOBILE = Pattern.compile("(?<![\\dA-Za-z-])(?:\\+?86[ -]?)?1(?:[ -]?\\d){10}(?!\\d)");
    private static final Pattern LANDLINE =
            Pattern.compile("(?<![\\dA-Za-z-])0\\d{2,3}[ -]?\\d{3,4}[ -]?\\d{4}(?!\\d)");
    private static final Pattern LOCAL = Pattern.compile(
            "(?:电话|手机|座机|联系|号码|tel|phone|call|mobile)[^\\d，。；,.;\\n]{0,8}(?<n>\\d{3,4}[ -]?\\d{4})(?![\\d-])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPOKEN = Pattern.compile("[一幺][零〇一二三四五六七八九幺洞两]{10}");

    private static final String UNIT = "(?:号楼|号|弄|幢|栋|单元|室|楼)";
    private static final Pattern ROOM = Pattern.compile("(?:[\\p{IsHan}]{2,10}?)?\\s*\\d{1,4}\\s*(?:号楼|号|弄|幢|栋)\\s*"
            + "(?:\\d{1,4}\\s*(?:幢|栋|单元|号楼)\\s*)?\\d{2,4}\\s*(?:室|号)?(?!\\d|天|年|个|次|元|块|米|人|点|月|分|号灯)");
    private static final Pattern ONE_ROOM = Pattern.compile("室|单元|幢|栋|号楼");
    private static final Pattern LIVES = Pattern.compile(
            "(?:家住|住在|我住|我家在|家在|住址是?|门牌号?是?|地址是?)[:： ]*(?<n>[\\p{IsHan}A-Za-z ]{0,16}\\d{1,4}(?:[-—]\\d{1,4})*\\s*"
                    + UNIT + "(?:\\s*\\d{1,4}\\s*" + UNIT + "?)*)");
    private static final Pattern LIVES_EN = Pattern.compile(
            "(?:I live (?:at|in)|my (?:home|house|flat|address) is(?: at)?|address:)\\s+(?<n>[^,.;!?\\n]*\\d[^,.;!?\\n]*)",
            Pattern.CASE_INSENSITIVE);

    // What is left of a clause whose only content was a number: words that merely introduce it.
    private static final Pattern ONLY_CUES = Pattern.compile(
            "(?:我|本人|的|是|为|手机|电话|座机|联系|方式|号码|号|身份证|证件|家住|家在|住址|住在|住|地址|门牌|打|在|家|和|也|就|可以|请|您|你|给|找|有事|叫"
                    + "|my|is|tel|telephone|phone|mobile|number|call|me|at|on|please|id|card|and|the|:|：|（|）|\\(|\\)|\\s)*",
            Pattern.CASE_INSENSITIVE);
    private static final String ENDS = "，。；！？、,;!?\n";

    private PersonalWords() {}

    /**
     * The personal parts of a text, in reading order and without overlap.
     *
     * @param words what a resident wrote
     */
    public static List<Found> find(String words) {
        var text = plainDigits(words);
        var found = new ArrayList<Found>();
        var ids = ID.matcher(text);
        while (ids.find()) {
            if (hasBirthDate(ids.group())) {
                add(found, words, Kind.ID_NUMBER, ids.start(), ids.end());
            }
        }
        for (var pattern : List.of(MOBILE, LANDLINE, SPOKEN)) {
            var matcher = pattern.matcher(text);
            while (matcher.find()) {
                add(found, words, Kind.PHONE, matcher.start(), matcher.end());
            }
        }
        var local = LOCAL.matcher(text);
        while (local.find()) {
            add(found, words, Kind.PHONE, local.start("n"), local.end("n"));
        }
        for (var pattern : List.of(LIVES, LIVES_EN)) {
            var matcher = pattern.matcher(text);
            while (matcher.find()) {
                add(found, words, Kind.HOME, matcher.start("n"), matcher.end("n"));
            }
        }
        var rooms = ROOM.matcher(text);
        while (rooms.find()) {
            if (ONE_ROOM.matcher(rooms.group()).find()) {
                add(found, words, Kind.HOME, rooms.start() + leadingCues(rooms.group()), rooms.end());
            }
        }
        found.sort(Comparator.comparingInt(Found::start));
        return List.copyOf(found);
    }

    /**
     * Takes the personal parts out. A clause that said nothing else goes with them; elsewhere a word in brackets says
     * what was there, so that the sentence still reads.
     *
     * @param words what a resident wrote
     */
    public static Moved move(String words) {
        var all = new ArrayList<Found>();
        var left = words;
        // Taking one part out may bring another to light, as when two numbers were written without a gap.
        for (var found = find(left); !found.isEmpty(); found = find(left)) {
            all.addAll(found);
            left = without(left, found);
        }
        var kept = left.strip();
        if (!all.isEmpty() && (kept.endsWith("，") || kept.endsWith("、") || kept.endsWith("；"))) {
            kept = kept.substring(0, kept.length() - 1) + "。";
        }
        return new Moved(
                kept, first(all, Kind.PHONE, PersonalWords::dialled), first(all, Kind.HOME, String::strip), (int)
                        all.stream().filter(f -> f.kind() == Kind.ID_NUMBER).count());
    }

    private static String without(String words, List<Found> found) {
        var left = new StringBuilder();
        int from = 0;
        while (from < words.length()) {
            int to = from;
            while (to < words.length() && (ENDS.indexOf(words.charAt(to)) < 0 || inside(found, to))) {
                to++;
            }
            int next = Math.min(to + 1, words.length());
            left.append(without(words, found, from, to, next));
            from = next;
        }
        return left.toString();
    }

    private static String without(String words, List<Found> found, int from, int to, int next) {
        var here =
                found.stream().filter(f -> f.start() >= from && f.start() < to).toList();
        if (here.isEmpty()) {
            return words.substring(from, next);
        }
        var rest = new StringBuilder();
        var marked = new StringBuilder();
        int at = from;
        for (var f : here) {
            rest.append(words, at, f.start());
            marked.append(words, at, f.start()).append(stead(f.kind()));
            at = f.end();
        }
        rest.append(words, at, Math.max(at, to));
        marked.append(words, at, Math.max(at, next));
        return ONLY_CUES.matcher(rest).matches() ? "" : marked.toString();
    }

    private static String stead(Kind kind) {
        return switch (kind) {
            case PHONE -> "（电话另放）";
            case ID_NUMBER -> "（证件号已去掉）";
            case HOME -> "（门牌另放）";
        };
    }

    private static boolean inside(List<Found> found, int index) {
        return found.stream().anyMatch(f -> f.start() <= index && index < f.end());
    }

    private static @Nullable String first(List<Found> found, Kind kind, UnaryOperator<String> shape) {
        return found.stream()
                .filter(f -> f.kind() == kind)
                .map(f -> shape.apply(f.text()))
                .findFirst()
                .orElse(null);
    }

    private static void add(List<Found> found, String words, Kind kind, int start, int end) {
        boolean taken = found.stream().anyMatch(f -> start < f.end() && f.start() < end);
        if (!taken) {
            found.add(new Found(kind, start, end, words.substring(start, end)));
        }
    }

    /** The written number as it is dialled: digits only, spoken digits turned into figures, no country code. */
    private static String dialled(String written) {
        var digits = new StringBuilder();
        for (char c : plainDigits(written).toCharArray()) {
            int spoken = "零一二三四五六七八九".indexOf(c);
            if (Character.isDigit(c)) {
                digits.append(c);
            } else if (spoken >= 0) {
                digits.append(spoken);
            } else if (c == '〇' || c == '洞') {
                digits.append('0');
            } else if (c == '幺') {
                digits.append('1');
            } else if (c == '两') {
                digits.append('2');
            }
        }
        var number = digits.toString();
        return number.length() == 13 && number.startsWith("86") ? number.substring(2) : number;
    }

    /** Full-width figures become plain ones, one for one, so that every index still fits the text as written. */
    private static String plainDigits(String words) {
        var plain = words.toCharArray();
        for (int i = 0; i < plain.length; i++) {
            if (plain[i] >= '０' && plain[i] <= '９') {
                plain[i] = (char) (plain[i] - '０' + '0');
            }
        }
        return new String(plain);
    }

    /** Characters 7 to 14 of an identity-card number are a date of birth; without one it is some other number. */
    private static boolean hasBirthDate(String number) {
        var digits = number.replaceAll("[ -]", "");
        int year = Integer.parseInt(digits.substring(6, 10));
        int month = Integer.parseInt(digits.substring(10, 12));
        int day = Integer.parseInt(digits.substring(12, 14));
        return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static int leadingCues(String room) {
        int last = 0;
        for (var cue : List.of("家住", "住在", "我家在", "家在", "我家", "我们", "在", "住", "我", "是", "到", "去")) {
            int at = room.lastIndexOf(cue);
            if (at >= 0) {
                last = Math.max(last, at + cue.length());
            }
        }
        while (Character.isWhitespace(room.charAt(last))) {
            last++;
        }
        return last;
    }
}
