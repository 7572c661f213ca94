// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.Locale;

/**
 * Something people name when they say where: a pier, a stretch of steps, a school, a lamp post.
 *
 * @param code stable within the county, such as {@code pier-ganxie}
 * @param kind what it is
 * @param name what people call it, in Chinese
 * @param nameEn the same in English
 * @param area the area it lies in, a grid as a rule
 * @param lon degrees east, WGS-84
 * @param lat degrees north, WGS-84
 */
public record Landmark(String code, Kind kind, String name, String nameEn, String area, double lon, double lat) {

    /** What sort of landmark; the words are those stored. */
    public enum Kind {
        /** 码头 */
        PIER,
        /** 灯杆 */
        LAMP,
        /** 路、台阶、桥 */
        ROAD,
        /** 学校 */
        SCHOOL,
        /** 卫生院、卫生室 */
        CLINIC,
        /** 菜场、商店 */
        MARKET,
        /** 办公的地方 */
        OFFICE,
        /** 景点 */
        SIGHT,
        /** 沙滩 */
        BEACH,
        /** 厂、电站、水厂 */
        PLANT,
        /** 小区、民宿 */
        HOUSING,
        /** 灯塔 */
        LIGHTHOUSE,
        /** 别的 */
        OTHER
    }

    /**
     * The name in a reader's language.
     *
     * @param locale the reader's; anything but English reads Chinese
     */
    public String name(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? nameEn : name;
    }
}
