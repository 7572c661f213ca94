// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch.internal;

import org.anlan.watch.*;
import org.jspecify.annotations.Nullable;

/** Writes the record of a message into bits: the way back of {@link AisReader}, to the bit where nothing was lost. */
public final class AisWriter {
    private static final int NO_LON = 108_600_000;
    private static final int NO_LAT = 54_600_000;

    private AisWriter() {}

    /** The bits of a message. @throws IllegalArgumentException if a field holds what cannot be sent */
    public static BitString write(AisMessage message) {
        var w = new BitWriter()
                .u("type", message.type(), 6)
                .u("repeat", message.repeat(), 2)
                .u("mmsi", message.mmsi(), 30);
        switch (message) {
            case PositionReport m -> position(w, m);
            case BaseStationReport m -> base(w, m);
            case StaticVoyage m -> voyage(w, m);
            case AddressedBinary m ->
                data(
                        w.u("sequence", m.sequence(), 2)
                                .u("dest", m.dest(), 30)
                                .flag(m.resent())
                                .spare(1)
                                .u("dac", m.dac(), 10)
                                .u("fid", m.fid(), 6),
                        m.data());
            case Acknowledgement m -> {
                w.spare(2);
                for (var ack : m.acks()) w.u("mmsi", ack.mmsi(), 30).u("sequence", ack.sequence(), 2);
            }
            case BroadcastBinary m -> data(w.spare(2).u("dac", m.dac(), 10).u("fid", m.fid(), 6), m.data());
            case AircraftReport m -> aircraft(w, m);
            case TimeInquiry m -> w.spare(2).u("dest", m.dest(), 30).spare(2);
            case AddressedText m ->
                text(
                        w.u("sequence", m.sequence(), 2)
                                .u("dest", m.dest(), 30)
                                .flag(m.resent())
                                .spare(1),
                        m.text());
            case BroadcastText m -> text(w.spare(2), m.text());
            case Interrogation m -> interrogation(w, m);
            case AssignmentCommand m -> {
                w.spare(2);
                for (var order : m.orders()) {
                    w.u("dest", order.dest(), 30)
                            .u("offset", order.offset(), 12)
                            .u("increment", order.increment(), 10);
                }
                if (m.orders().size() == 1) w.spare(4);
            }
            case DifferentialCorrection m ->
                data(coarse(w.spare(2), m.lon(), m.lat()).spare(5), m.data());
            case ClassBReport m -> classB(w, m);
            case ClassBExtended m -> extended(w, m);
            case LinkManagement m -> {
                w.spare(2);
                for (var slot : m.slots()) {
                    w.u("offset", slot.offset(), 12)
                            .u("number", slot.number(), 4)
                            .u("timeout", slot.timeout(), 3)
                            .u("increment", slot.increment(), 11);
                }
                w.spare((8 - w.length() % 8) % 8);
            }
            case AidReport m -> aid(w, m);
            case ChannelManagement m -> channels(w, m);
            case GroupAssignment m ->
                region(w.spare(2), m.area())
                        .u("stationType", m.stationType(), 4)
                        .u("shiptype", m.shiptype(), 8)
                        .spare(22)
                        .u("txrx", m.txrx(), 2)
                        .u("interval", m.interval(), 4)
                        .u("quiet", m.quiet(), 4)
                        .spare(6);
            case StaticPartA m -> w.u("part", 0, 2).text("name", m.name(), 20);
            case StaticPartB m -> partB(w, m);
            case SlotBinary m -> data(header(w, m.dest(), m.dac(), m.fid()), m.data());
            case MultiSlotBinary m ->
                data(header(w, m.dest(), m.dac(), m.fid()), m.data()).u("radio", m.radio(), 20);
            case LongRangeReport m -> longRange(w, m);
        }
        return BitString.of(w.bytes(), w.length());
    }

    private static void position(BitWriter w, PositionReport m) {
        place(
                w.u("status", m.status(), 4)
                        .s("turn", m.turn(), 8, -128)
                        .u("sog", m.sog(), 10, 1023)
                        .flag(m.accurate()),
                m);
        w.u("cog", below("cog", m.cog(), 3600), 12, 3600)
                .u("heading", below("heading", m.heading(), 360), 9, 511)
                .u("second", m.second(), 6, 60)
                .u("maneuver", m.maneuver(), 2)
                .spare(3)
                .flag(m.raim());
        if (m.radio() != null) w.u("radio", m.radio(), 19);
    }

    private static void base(BitWriter w, BaseStationReport m) {
        w.u("year", m.year(), 14, 0)
                .u("month", m.month(), 4, 0)
                .u("day", m.day(), 5, 0)
                .u("hour", below("hour", m.hour(), 24), 5, 24)
                .u("minute", below("minute", m.minute(), 60), 6, 60)
                .u("second", below("second", m.second(), 60), 6, 60)
                .flag(m.accurate());
        place(w, m).u("epfd", m.epfd(), 4).spare(10).flag(m.raim());
        if (m.radio() != null) w.u("radio", m.radio(), 19);
    }

    private static void voyage(BitWriter w, StaticVoyage m) {
        w.u("aisVersion", m.aisVersion(), 2)
                .u("imo", m.imo(), 30, 0)
                .text("callsign", m.callsign(), 7)
                .text("name", m.name(), 20)
                .u("shiptype", m.shiptype(), 8, 0);
        size(w, m.size())
                .u("epfd", m.epfd(), 4)
                .u("etaMonth", m.etaMonth(), 4, 0)
                .u("etaDay", m.etaDay(), 5, 0)
                .u("etaHour", below("etaHour", m.etaHour(), 24), 5, 24)
                .u("etaMinute", below("etaMinute", m.etaMinute(), 60), 6, 60)
                .u("draught", m.draught(), 8, 0)
                .text("destination", m.destination(), 20);
        if (m.dteReady() != null) w.flag(!m.dteReady()).spare(1);
    }

    private static void aircraft(BitWriter w, AircraftReport m) {
        w.u("altitude", m.altitude(), 12, 4095).u("speed", m.speed(), 10, 1023).flag(m.accurate());
        place(w, m)
                .u("cog", below("cog", m.cog(), 3600), 12, 3600)
                .u("second", m.second(), 6, 60)
                .u("regional", m.regional(), 8)
                .flag(!m.dteReady())
                .spare(3)
                .flag(m.assigned())
                .flag(m.raim())
                .u("radio", m.radio(), 20);
    }

    private static void interrogation(BitWriter w, Interrogation m) {
        var first = m.requests().getFirst();
        w.spare(2).u("dest", first.dest(), 30).u("type", first.type(), 6).u("offset", first.offset(), 12);
        if (m.requests().size() == 1) return;
        var second = m.requests().get(1);
        var third = m.requests().size() == 3 ? m.requests().get(2) : null;
        if (second.dest() == first.dest()) {
            if (second.type() == 0) throw new IllegalArgumentException("type 0 asks for nothing");
            w.spare(2)
                    .u("type", second.type(), 6)
                    .u("offset", second.offset(), 12)
                    .spare(2);
        } else if (third == null) {
            third = second;
            w.spare(2 + 6 + 12 + 2);
        } else {
            throw new IllegalArgumentException("the first two requests of three go to one station");
        }
        if (third != null) {
            w.u("dest", third.dest(), 30)
                    .u("type", third.type(), 6)
                    .u("offset", third.offset(), 12)
                    .spare(2);
        }
    }

    private static void classB(BitWriter w, ClassBReport m) {
        place(w.u("reserved", m.reserved(), 8).u("sog", m.sog(), 10, 1023).flag(m.accurate()), m);
        w.u("cog", below("cog", m.cog(), 3600), 12, 3600)
                .u("heading", below("heading", m.heading(), 360), 9, 511)
                .u("second", m.second(), 6, 60)
                .u("regional", m.regional(), 2)
                .flag(m.carrierSense())
                .flag(m.display())
                .flag(m.dsc())
                .flag(m.band())
                .flag(m.message22())
                .flag(m.assigned())
                .flag(m.raim());
        if (m.radio() != null) w.u("radio", m.radio(), 20);
    }

    private static void extended(BitWriter w, ClassBExtended m) {
        place(w.u("reserved", m.reserved(), 8).u("sog", m.sog(), 10, 1023).flag(m.accurate()), m);
        w.u("cog", below("cog", m.cog(), 3600), 12, 3600)
                .u("heading", below("heading", m.heading(), 360), 9, 511)
                .u("second", m.second(), 6, 60)
                .u("regional", m.regional(), 4)
                .text("name", m.name(), 20)
                .u("shiptype", m.shiptype(), 8, 0);
        size(w, m.size())
                .u("epfd", m.epfd(), 4)
                .flag(m.raim())
                .flag(!m.dteReady())
                .flag(m.assigned())
                .spare(4);
    }

    private static void aid(BitWriter w, AidReport m) {
        String name = m.name() == null ? "" : m.name();
        w.u("aidType", m.aidType(), 5)
                .text("name", name.substring(0, Math.min(20, name.length())), 20)
                .flag(m.accurate());
        place(w, m);
        size(w, m.size())
                .u("epfd", m.epfd(), 4)
                .u("second", m.second(), 6, 60)
                .flag(m.offPosition())
                .u("regional", m.regional(), 8)
                .flag(m.raim())
                .flag(m.virtual())
                .flag(m.assigned())
                .spare(1);
        if (name.length() > 20) {
            if (name.length() > 34) throw new IllegalArgumentException("name is longer than 34 characters");
            w.text("name", name.substring(20), name.length() - 20).spare((8 - w.length() % 8) % 8);
        }
    }

    private static void channels(BitWriter w, ChannelManagement m) {
        w.spare(2)
                .u("channelA", m.channelA(), 12)
                .u("channelB", m.channelB(), 12)
                .u("txrx", m.txrx(), 4)
                .flag(m.lowPower());
        Region area = m.area();
        if (area != null) {
            region(w, area);
        } else {
            w.u("dest1", m.dest1(), 30, -1)
                    .spare(5)
                    .u("dest2", m.dest2(), 30, -1)
                    .spare(5);
        }
        w.flag(area == null)
                .flag(m.bandA())
                .flag(m.bandB())
                .u("zone", m.zone(), 3)
                .spare(23);
    }

    private static void partB(BitWriter w, StaticPartB m) {
        w.u("part", 1, 2)
                .u("shiptype", m.shiptype(), 8, 0)
                .text("vendor", m.vendor(), 3)
                .u("model", m.model(), 4)
                .u("serial", m.serial(), 20)
                .text("callsign", m.callsign(), 7);
        boolean craft = m.mmsi() / 10_000_000 == 98;
        if (craft != (m.mothership() != null) || (craft && m.size() != null)) {
            throw new IllegalArgumentException(
                    "a craft, whose MMSI begins with 98, names its mother ship instead of a size; no other does");
        }
        if (craft) w.u("mothership", m.mothership(), 30, -1);
        else size(w, m.size());
        w.u("epfd", m.epfd(), 4).spare(2);
    }

    private static void longRange(BitWriter w, LongRangeReport m) {
        coarse(w.flag(m.accurate()).flag(m.raim()).u("status", m.status(), 4), m.lon(), m.lat())
                .u("sog", tenth("sog", m.sog(), 10), 6, 63)
                .u("cog", tenth("cog", below("cog", m.cog(), 3600), 10), 9, 511)
                .flag(m.late())
                .spare(1);
    }

    private static BitWriter header(BitWriter w, @Nullable Integer dest, @Nullable Integer dac, @Nullable Integer fid) {
        w.flag(dest != null).flag(dac != null);
        if (dest != null) w.u("dest", dest, 30).spare(2);
        if (dac != null && fid != null) w.u("dac", dac, 10).u("fid", fid, 6);
        return w;
    }

    private static BitWriter data(BitWriter w, BitString data) {
        return w.bits(data.bytes(), data.length());
    }

    private static void text(BitWriter w, @Nullable String text) {
        if (text != null) w.text("text", text, text.length());
    }

    private static BitWriter place(BitWriter w, AisMessage.Positioned m) {
        return w.s("lon", within("lon", m.lon(), 108_000_000), 28, NO_LON)
                .s("lat", within("lat", m.lat(), 54_000_000), 27, NO_LAT);
    }

    private static BitWriter coarse(BitWriter w, @Nullable Integer lon, @Nullable Integer lat) {
        return w.s("lon", tenth("lon", within("lon", lon, 108_000_000), 1000), 18, NO_LON / 1000)
                .s("lat", tenth("lat", within("lat", lat, 54_000_000), 1000), 17, NO_LAT / 1000);
    }

    private static BitWriter region(BitWriter w, Region area) {
        return coarse(coarse(w, area.east(), area.north()), area.west(), area.south());
    }

    private static BitWriter size(BitWriter w, @Nullable Dimensions size) {
        if (size == null) return w.spare(30);
        return w.u("toBow", size.toBow(), 9)
                .u("toStern", size.toStern(), 9)
                .u("toPort", size.toPort(), 6)
                .u("toStarboard", size.toStarboard(), 6);
    }

    private static @Nullable Integer tenth(String field, @Nullable Integer value, int unit) {
        if (value == null) return null;
        if (value % unit != 0) throw new IllegalArgumentException(field + " " + value + " is no multiple of " + unit);
        return value / unit;
    }

    private static @Nullable Integer below(String field, @Nullable Integer value, int limit) {
        if (value != null && value >= limit) throw new IllegalArgumentException(field + " must be below " + limit);
        return value;
    }

    private static @Nullable Integer within(String field, @Nullable Integer value, int limit) {
        if (value != null && Math.abs(value) > limit) throw new IllegalArgumentException(field + " is off the earth");
        return value;
    }
}
