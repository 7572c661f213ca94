// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.LegalBases;
import org.anlan.organisations.Organ;
import org.anlan.organisations.Organs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The permanent way out of the platform: petition, review and court, with organ, number and the periods that the law sets
 * on the day of reading. It stands on every page; nobody is asked why they take it, and taking it is not recorded.
 */
@Controller
class HallRightsController {
    private final Organs organs;
    private final LegalBases laws;
    private final Clock clock;
    private final KernelSettings settings;

    HallRightsController(Organs organs, LegalBases laws, Clock clock, KernelSettings settings) {
        this.organs = organs;
        this.laws = laws;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * One way.
     *
     * @param key {@code petition}, {@code review}, {@code court} or {@code help}
     * @param organs where to go
     * @param periods what the law says about it
     */
    record Way(String key, List<OrganView> organs, List<Period> periods) {}

    record OrganView(
            String code,
            String name,
            String takes,
            String phone,
            String dial,
            String within,
            String address,
            String hours,
            String basis) {}

    record Period(String gist, String cite) {}

    @GetMapping("/rights")
    String rights(Model page, Locale locale) {
        var all = organs.all();
        var today = LocalDate.ofInstant(clock.instant(), settings.zone());
        page.addAttribute(
                "ways",
                List.of(
                        way("petition", all, Set.of(Organ.Kind.PETITION), "petition.", today, locale),
                        way("review", all, Set.of(Organ.Kind.REVIEW), "reconsideration.", today, locale),
                        way("court", all, Set.of(Organ.Kind.COURT), "court.", today, locale),
                        way(
                                "help",
                                all,
                                Set.of(
                                        Organ.Kind.LEGAL_AID,
                                        Organ.Kind.PROCURACY,
                                        Organ.Kind.SUPERVISION,
                                        Organ.Kind.LABOUR,
                                        Organ.Kind.HOTLINE),
                                "help.",
                                today,
                                locale)));
        return "hall/rights";
    }

    private Way way(
            String key, List<Organ> all, Set<Organ.Kind> kinds, String lawPrefix, LocalDate today, Locale locale) {
        return new Way(
                key,
                all.stream()
                        .filter(o -> kinds.contains(o.kind()))
                        .map(o -> view(o, locale))
                        .toList(),
                laws.list(today).stream()
                        .filter(law -> law.key().startsWith(lawPrefix))
                        .map(law -> new Period(law.gist(locale), law.cite(locale)))
                        .toList());
    }

    private static OrganView view(Organ organ, Locale locale) {
        return new OrganView(
                organ.code(),
                organ.name(locale),
                organ.takes(locale),
                organ.phone(),
                organ.phone().replaceAll("[^+0-9]", ""),
                organ.within(locale),
                organ.address(locale),
                organ.hours().says(locale),
                organ.basis());
    }
}
