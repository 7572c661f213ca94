// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.anlan.sea.store.FixRow;
import org.anlan.sea.store.Said;
import org.anlan.sea.store.TrackRows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where every boat was last heard, as this node knows it: at most {@value #MOST} boats, none for longer than a day. Boats wear
 * handles here, made with the county's own key, so that the wall knows no boat's number.
 */
@Component
public class Picture {
    /** More boats than a sea holds; a sender of invented numbers pushes out the longest silent ones. */
    static final int MOST = 50_000;

    static final long DAY = 24 * 3_600_000L;

    private final TrackRows rows;
    private final Map<Integer, Seen> boats = new ConcurrentHashMap<>();
    private final Map<Integer, Said> said = new ConcurrentHashMap<>();
    private final LinkedHashMap<Integer, String> handles = new LinkedHashMap<>(64, 0.75f, true);
    private volatile Register register = Register.EMPTY;
    private @Nullable SecretKeySpec key;

    Picture(TrackRows rows) {
        this.rows = rows;
    }

    void register(Register register) {
        this.register = register;
    }

    /** Takes what a ship says of itself; true when that is news. */
    boolean said(int mmsi, Said newer) {
        Said before = said.getOrDefault(mmsi, Said.NOTHING);
        Said now = before.with(newer);
        if (now.equals(before)) return false;
        if (said.size() < MOST || said.containsKey(mmsi)) said.put(mmsi, now);
        return true;
    }

    Said said(int mmsi) {
        return said.getOrDefault(mmsi, Said.NOTHING);
    }

    /** Takes positions, oldest first; the boats as they are now. */
    List<Seen> take(Collection<FixRow> fixes) {
        var moved = new LinkedHashMap<Integer, Seen>();
        for (FixRow fix : fixes) {
            Seen before = boats.get(fix.mmsi());
            if (before != null && before.heard() > fix.atMillis()) continue;
            Seen now = seen(fix);
            boats.put(fix.mmsi(), now);
            moved.put(fix.mmsi(), now);
        }
        return List.copyOf(moved.values());
    }

    void forget(int mmsi) {
        boats.remove(mmsi);
        said.remove(mmsi);
    }

    /** Boats not heard since; taken off the picture. */
    void forgetBefore(long millis) {
        boats.forEach((mmsi, seen) -> {
            if (seen.heard() < millis) forget(mmsi);
        });
    }

    /** The boats, in no order. */
    public Collection<Seen> boats() {
        return boats.values();
    }

    /** What a boat is called: by the county's register, else by what it says of itself; null when nobody says. Not for the wall. */
    public @Nullable String name(int mmsi) {
        Boat boat = register.boat(mmsi);
        return boat != null ? boat.name() : said(mmsi).name();
    }

    /** The handle that a boat wears. */
    public String handleOf(int mmsi) {
        return handle(mmsi);
    }

    /** The boat that wears a handle. */
    public Optional<Integer> wearer(String handle) {
        return boats.entrySet().stream()
                .filter(e -> e.getValue().handle().equals(handle))
                .map(Map.Entry::getKey)
                .findAny();
    }

    /** A position as it is shown. */
    public Seen seen(FixRow fix) {
        Integer cog = fix.cog(), sog = fix.sog();
        return new Seen(
                handle(fix.mmsi()),
                fix.lonE7() / 1e7,
                fix.latE7() / 1e7,
                cog == null ? null : cog / 10.0,
                sog == null ? null : sog / 10.0,
                fix.heading(),
                role(fix.mmsi()),
                fix.atMillis());
    }

    /** What a boat is there for, by the county's register, else by what it says of itself. */
    String role(int mmsi) {
        Boat boat = register.boat(mmsi);
        if (boat != null && boat.duty() != Boat.Duty.OTHER) return boat.duty() == Boat.Duty.FARM ? "farm" : "patrol";
        Integer type = said(mmsi).shiptype();
        if (type == null) return "other";
        if (type == 30) return "fishing";
        if (type == 51 || type == 55) return "patrol";
        return switch (type / 10) {
            case 6 -> "passenger";
            case 7 -> "cargo";
            case 8 -> "tanker";
            default -> "other";
        };
    }

    private String handle(int mmsi) {
        synchronized (handles) {
            String known = handles.get(mmsi);
            if (known != null) return known;
            try {
                if (key == null) key = new SecretKeySpec(rows.handleKey(), "HmacSHA256");
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                byte[] made = mac.doFinal(ByteBuffer.allocate(4).putInt(mmsi).array());
                String handle =
                        Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(made, 9));
                handles.put(mmsi, handle);
                if (handles.size() > MOST * 2) handles.pollFirstEntry();
                return handle;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
