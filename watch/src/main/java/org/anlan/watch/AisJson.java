// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message as one JSON object: degrees, knots, metres; null for what was not available. Decimals are worked out
 * from the whole numbers that were sent, so nothing is lost: longitude and latitude have seven.
 */
public final class AisJson {
    private final StringBuilder out;
    private boolean first = true;

    private AisJson(StringBuilder out) {
        this.out = out;
    }

    /** Appends a message and how it came in, without a line end. */
    public static void append(StringBuilder out, Received received) {
        var json = new AisJson(out);
        out.append('{');
        AisMessage message = received.message();
        json.number("type", message.type()).number("repeat", message.repeat()).number("mmsi", message.mmsi());
        json.body(message);
        if (received.channel() != null) json.text("channel", received.channel());
        if (received.own()) json.flag("own", true);
        if (received.source() != null) json.text("source", received.source());
        Instant at = received.at();
        if (at != null) json.text("at", at.toString());
        out.append('}');
    }

    private void body(AisMessage message) {
        switch (message) {
            case PositionReport m ->
                number("status", m.status())
                        .turn(m.turn())
                        .way(m, m.sog(), m.accurate(), m.cog(), m.heading(), m.second())
                        .number("maneuver", m.maneuver())
                        .flag("raim", m.raim())
                        .number("radio", m.radio());
            case BaseStationReport m ->
                number("year", m.year())
                        .number("month", m.month())
                        .number("day", m.day())
                        .number("hour", m.hour())
                        .number("minute", m.minute())
                        .number("second", m.second())
                        .flag("accuracy", m.accurate())
                        .place(m)
                        .number("epfd", m.epfd())
                        .flag("raim", m.raim())
                        .number("radio", m.radio());
            case StaticVoyage m -> {
                number("ais_version", m.aisVersion())
                        .number("imo", m.imo())
                        .text("callsign", m.callsign())
                        .text("name", m.name())
                        .number("shiptype", m.shiptype())
                        .size(m.size())
                        .number("epfd", m.epfd());
                text("eta", eta(m))
                        .number("eta_month", m.etaMonth())
                        .number("eta_day", m.etaDay())
                        .number("eta_hour", m.etaHour())
                        .number("eta_minute", m.etaMinute())
                        .tenths("draught", m.draught())
                        .text("destination", m.destination());
                number("dte", m.dteReady() == null ? null : (Integer) (m.dteReady() ? 0 : 1));
            }
            case AddressedBinary m ->
                number("seqno", m.sequence())
                        .number("dest_mmsi", m.dest())
                        .flag("retransmit", m.resent())
                        .number("dac", m.dac())
                        .number("fid", m.fid())
                        .bits(m.data());
            case Acknowledgement m ->
                list("acks", m.acks(), ack -> number("mmsi", ack.mmsi()).number("seqno", ack.sequence()));
            case BroadcastBinary m ->
                number("dac", m.dac()).number("fid", m.fid()).bits(m.data());
            case AircraftReport m ->
                number("alt", m.altitude())
                        .number("sog", m.speed())
                        .flag("accuracy", m.accurate())
                        .place(m)
                        .tenths("cog", m.cog())
                        .number("second", m.second())
                        .number("regional", m.regional())
                        .number("dte", m.dteReady() ? 0 : 1)
                        .flag("assigned", m.assigned())
                        .flag("raim", m.raim())
                        .number("radio", m.radio());
            case TimeInquiry m -> number("dest_mmsi", m.dest());
            case AddressedText m ->
                number("seqno", m.sequence())
                        .number("dest_mmsi", m.dest())
                        .flag("retransmit", m.resent())
                        .text("text", m.text());
            case BroadcastText m -> text("text", m.text());
            case Interrogation m ->
                list(
                        "requests",
                        m.requests(),
                        request -> number("dest_mmsi", request.dest())
                                .number("type", request.type())
                                .number("offset", request.offset()));
            case AssignmentCommand m ->
                list(
                        "orders",
                        m.orders(),
                        order -> number("dest_mmsi", order.dest())
                                .number("offset", order.offset())
                                .number("increment", order.increment()));
            case DifferentialCorrection m -> place(m).bits(m.data());
            case ClassBReport m ->
                number("reserved", m.reserved())
                        .way(m, m.sog(), m.accurate(), m.cog(), m.heading(), m.second())
                        .number("regional", m.regional())
                        .flag("cs", m.carrierSense())
                        .flag("display", m.display())
                        .flag("dsc", m.dsc())
                        .flag("band", m.band())
                        .flag("msg22", m.message22())
                        .flag("assigned", m.assigned())
                        .flag("raim", m.raim())
                        .number("radio", m.radio());
            case ClassBExtended m ->
                number("reserved", m.reserved())
                        .way(m, m.sog(), m.accurate(), m.cog(), m.heading(), m.second())
                        .number("regional", m.regional())
                        .text("name", m.name())
                        .number("shiptype", m.shiptype())
                        .size(m.size())
                        .number("epfd", m.epfd())
                        .flag("raim", m.raim())
                        .number("dte", m.dteReady() ? 0 : 1)
                        .flag("assigned", m.assigned());
            case LinkManagement m ->
                list(
                        "slots",
                        m.slots(),
                        slot -> number("offset", slot.offset())
                                .number("number", slot.number())
                                .number("timeout", slot.timeout())
                                .number("increment", slot.increment()));
            case AidReport m ->
                number("aid_type", m.aidType())
                        .text("name", m.name())
                        .flag("accuracy", m.accurate())
                        .place(m)
                        .size(m.size())
                        .number("epfd", m.epfd())
                        .number("second", m.second())
                        .flag("off_position", m.offPosition())
                        .number("regional", m.regional())
                        .flag("raim", m.raim())
                        .flag("virtual_aid", m.virtual())
                        .flag("assigned", m.assigned());
            case ChannelManagement m -> {
                number("channel_a", m.channelA())
                        .number("channel_b", m.channelB())
                        .number("txrx", m.txrx())
                        .flag("power", m.lowPower());
                if (m.area() != null) region(m.area());
                else number("dest1", m.dest1()).number("dest2", m.dest2());
                flag("addressed", m.area() == null)
                        .flag("band_a", m.bandA())
                        .flag("band_b", m.bandB())
                        .number("zonesize", m.zone());
            }
            case GroupAssignment m ->
                region(m.area())
                        .number("stationtype", m.stationType())
                        .number("shiptype", m.shiptype())
                        .number("txrx", m.txrx())
                        .number("interval", m.interval())
                        .number("quiet", m.quiet());
            case StaticPartA m -> text("part", "A").text("name", m.name());
            case StaticPartB m -> {
                text("part", "B")
                        .number("shiptype", m.shiptype())
                        .text("vendorid", vendorId(m))
                        .text("vendor", m.vendor())
                        .number("model", m.model())
                        .number("serial", m.serial())
                        .text("callsign", m.callsign());
                if (m.mothership() != null) number("mothership_mmsi", m.mothership());
                else size(m.size());
                number("epfd", m.epfd());
            }
            case SlotBinary m -> address(m.dest(), m.dac(), m.fid()).bits(m.data());
            case MultiSlotBinary m ->
                address(m.dest(), m.dac(), m.fid()).bits(m.data()).number("radio", m.radio());
            case LongRangeReport m ->
                flag("accuracy", m.accurate())
                        .flag("raim", m.raim())
                        .number("status", m.status())
                        .place(m)
                        .tenths("sog", m.sog())
                        .tenths("cog", m.cog())
                        .flag("late", m.late());
        }
    }

    /** Where a ship is and how it moves, as reports of both classes say it. */
    private AisJson way(
            AisMessage.Positioned m,
            @Nullable Integer sog,
            boolean accurate,
            @Nullable Integer cog,
            @Nullable Integer heading,
            @Nullable Integer second) {
        return tenths("sog", sog)
                .flag("accuracy", accurate)
                .place(m)
                .tenths("cog", cog)
                .number("heading", heading)
                .number("second", second);
    }

    /** The parts of a message, each an object of its own. */
    private <T> void list(String name, List<T> parts, Consumer<T> fields) {
        key(name).append('[');
        for (int n = 0; n < parts.size(); n++) {
            out.append(n == 0 ? "{" : ",{");
            first = true;
            fields.accept(parts.get(n));
            out.append('}');
        }
        first = false;
        out.append(']');
    }

    private AisJson address(@Nullable Integer dest, @Nullable Integer dac, @Nullable Integer fid) {
        flag("addressed", dest != null).flag("structured", dac != null);
        if (dest != null) number("dest_mmsi", dest);
        if (dac != null) number("dac", dac).number("fid", fid);
        return this;
    }

    private StringBuilder key(String name) {
        if (!first) out.append(',');
        first = false;
        return out.append('"').append(name).append("\":");
    }

    private AisJson number(String name, @Nullable Integer value) {
        key(name);
        if (value == null) out.append("null");
        else out.append(value.intValue());
        return this;
    }

    private AisJson flag(String name, boolean value) {
        key(name).append(value);
        return this;
    }

    private AisJson tenths(String name, @Nullable Integer value) {
        key(name);
        if (value == null) {
            out.append("null");
        } else {
            out.append(value / 10);
            if (value % 10 != 0) out.append('.').append(value % 10);
        }
        return this;
    }

    private AisJson place(AisMessage.Positioned m) {
        return degrees("lon", m.lon()).degrees("lat", m.lat());
    }

    private AisJson region(Region area) {
        return degrees("ne_lon", area.east())
                .degrees("ne_lat", area.north())
                .degrees("sw_lon", area.west())
                .degrees("sw_lat", area.south());
    }

    /** A 600,000th of a degree is 50/3 of a ten-millionth: rounded to the nearest of those. */
    private AisJson degrees(String name, @Nullable Integer value) {
        key(name);
        if (value == null) {
            out.append("null");
            return this;
        }
        long size = (Math.abs((long) value) * 100 + 3) / 6;
        if (value < 0 && size != 0) out.append('-');
        out.append(size / 10_000_000);
        int rest = (int) (size % 10_000_000);
        if (rest != 0) {
            out.append('.');
            for (int unit = 1_000_000; rest != 0; unit /= 10) {
                out.append((char) ('0' + rest / unit));
                rest %= unit;
            }
        }
        return this;
    }

    /** Degrees a minute, right positive; in words where the ship has no indicator and only says that it turns fast. */
    private AisJson turn(@Nullable Integer turn) {
        if (turn == null) return number("turn", null);
        if (Math.abs(turn) == 127) return text("turn", turn > 0 ? "fastright" : "fastleft");
        double root = turn / 4.733;
        int hundredths = (int) Math.round(root * root * 100);
        key("turn");
        if (turn < 0) out.append('-');
        out.append(hundredths / 100);
        if (hundredths % 100 != 0) {
            out.append('.').append(hundredths % 100 / 10);
            if (hundredths % 10 != 0) out.append(hundredths % 10);
        }
        return this;
    }

    /** What older standards call the vendor: all seven letters of the 42 bits that newer ones divide in three. */
    private static @Nullable String vendorId(StaticPartB m) {
        String vendor = m.vendor();
        if (vendor == null || vendor.length() < 3) return vendor;
        long rest = (long) m.model() << 20 | m.serial();
        var id = new StringBuilder(vendor);
        for (int shift = 18; shift >= 0; shift -= 6) {
            int six = (int) (rest >> shift) & 63;
            if (six == 0) break;
            id.append((char) (six < 32 ? six + 64 : six));
        }
        return id.toString().stripTrailing();
    }

    private AisJson size(@Nullable Dimensions size) {
        return number("to_bow", size == null ? null : (Integer) size.toBow())
                .number("to_stern", size == null ? null : (Integer) size.toStern())
                .number("to_port", size == null ? null : (Integer) size.toPort())
                .number("to_starboard", size == null ? null : (Integer) size.toStarboard());
    }

    private AisJson bits(BitString data) {
        number("bits", data.length());
        return text("data", data.hex());
    }

    private AisJson text(String name, @Nullable String value) {
        key(name);
        if (value == null) {
            out.append("null");
            return this;
        }
        out.append('"');
        for (int n = 0; n < value.length(); n++) {
            char c = value.charAt(n);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < 32 || c > 126) out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        out.append('"');
        return this;
    }

    private static @Nullable String eta(StaticVoyage m) {
        if (m.etaMonth() == null || m.etaDay() == null || m.etaHour() == null || m.etaMinute() == null) return null;
        return String.format("%02d-%02dT%02d:%02dZ", m.etaMonth(), m.etaDay(), m.etaHour(), m.etaMinute());
    }
}
