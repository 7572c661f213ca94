// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How names and phone numbers are covered. Works on code points, so that rare characters of GB 18030 stay whole. */
final class Masks {
    /** Family names of two characters that are still in use (百家姓 and the household registers' common ones). */
    private static final Set<String> COMPOUND = Set.of(
            "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
            "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马",
            "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭", "南门", "羊舌",
            "微生", "梁丘", "左丘", "东门", "西门", "第五", "歐陽", "司馬", "東方", "諸葛", "尉遲", "聞人", "赫連");

    private Masks() {}

    /** The family name and a star for every further character; foreign names keep the first letter of each part. */
    static String name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "";
        }
        String plain = name.strip();
        int[] points = plain.codePoints().toArray();
        if (!Character.isIdeographic(points[0])) {
            return foreign(plain);
        }
        int dot = plain.indexOf('·');
        if (dot > 0) { // 买买提·吐尔逊: a given name and the father's, no family name to keep
            return new String(points, 0, 1) + "**";
        }
        if (points.length == 1) {
            return "*";
        }
        int kept = points.length > 2 && COMPOUND.contains(new String(points, 0, 2)) ? 2 : 1;
        return new String(points, 0, kept) + "*".repeat(points.length - kept);
    }

    /** The first three and last four digits; of a short number only the last two. */
    static @Nullable String phone(@Nullable String phone) {
        if (phone == null || phone.isEmpty()) {
            return null;
        }
        if (phone.length() < 9) {
            return "*".repeat(Math.max(0, phone.length() - 2)) + phone.substring(Math.max(0, phone.length() - 2));
        }
        return phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }

    private static String foreign(String name) {
        var masked = new StringBuilder();
        for (String part : name.split("[\\s·]+")) {
            if (!masked.isEmpty()) {
                masked.append(' ');
            }
            masked.appendCodePoint(part.codePointAt(0)).append("***");
        }
        return masked.toString();
    }
}
