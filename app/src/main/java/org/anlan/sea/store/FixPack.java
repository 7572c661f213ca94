// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Many positions in few bytes: a version, a count and a first moment, then for each the boat, the milliseconds since, place,
 * speed, course, heading; deflated. What is not available is -1.
 */
public final class FixPack {
    private static final int VERSION = 1;
    /** More than this never stands in one row, so a damaged row costs no memory. */
    private static final int MOST = 1_000_000;

    private FixPack() {}

    /** Packs positions. */
    public static byte[] pack(List<FixRow> fixes) {
        long first = fixes.stream().mapToLong(FixRow::atMillis).min().orElse(0);
        var bytes = new ByteArrayOutputStream(fixes.size() * 16 + 32);
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 4096))) {
            out.writeByte(VERSION);
            out.writeInt(fixes.size());
            out.writeLong(first);
            for (FixRow fix : fixes) {
                out.writeInt(fix.mmsi());
                out.writeInt((int) Math.min(Integer.MAX_VALUE, fix.atMillis() - first));
                out.writeInt(fix.lonE7());
                out.writeInt(fix.latE7());
                out.writeShort(orNone(fix.sog()));
                out.writeShort(orNone(fix.cog()));
                out.writeShort(orNone(fix.heading()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /**
     * Unpacks positions.
     *
     * @throws UncheckedIOException when the bytes are no pack
     */
    public static List<FixRow> unpack(byte[] packed) {
        var inflater = new java.util.zip.Inflater(true);
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed), inflater))) {
            int version = in.readByte();
            int count = in.readInt();
            if (version != VERSION || count < 0 || count > MOST) {
                throw new IOException("a pack of version " + version + " with " + count + " fixes");
            }
            long first = in.readLong();
            var fixes = new ArrayList<FixRow>(count);
            for (int n = 0; n < count; n++) {
                fixes.add(new FixRow(
                        in.readInt(),
                        first + in.readInt(),
                        in.readInt(),
                        in.readInt(),
                        orNull(in.readShort()),
                        orNull(in.readShort()),
                        orNull(in.readShort())));
            }
            return fixes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            inflater.end();
        }
    }

    private static int orNone(@Nullable Integer value) {
        return value == null ? -1 : value;
    }

    private static @Nullable Integer orNull(short value) {
        return value < 0 ? null : (int) value;
    }
}
