// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.anlan.kernel.CountyCode;
import org.anlan.organisations.ServicePoint;
import org.anlan.organisations.ServicePoints;
import org.anlan.place.Area;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where somebody writes a matter down for those who do not use a phone, by township. */
@Controller
class HallPointsController {
    private final ServicePoints points;
    private final Places places;
    private final CountyCode county;

    HallPointsController(ServicePoints points, Places places, CountyCode county) {
        this.points = points;
        this.places = places;
        this.county = county;
    }

    record Group(String name, List<Point> points) {}

    record Point(
            String name,
            String address,
            String hours,
            @Nullable String phone) {}

    @GetMapping("/about/points")
    String points(Model page, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        var groups = new LinkedHashMap<String, List<Point>>();
        for (ServicePoint point : points.within(county.value())) {
            groups.computeIfAbsent(township(point.area(), locale), name -> new ArrayList<>())
                    .add(new Point(
                            english ? point.nameEn() : point.name(),
                            english ? point.addressEn() : point.address(),
                            point.hours().says(locale),
                            point.phone()));
        }
        page.addAttribute(
                "groups",
                groups.entrySet().stream()
                        .map(g -> new Group(g.getKey(), g.getValue()))
                        .toList());
        return "hall/points";
    }

    private String township(String area, Locale locale) {
        int length = Math.min(Area.Kind.TOWNSHIP.codeLength(), area.length());
        return places.find(area.substring(0, length)).map(a -> a.name(locale)).orElse(area);
    }
}
