// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A reading view of the bits of one AIS message, first bit first. Reused from message to message; not thread-safe. */
public final class Bits {
    /** Bytes that must follow the last one in use, so that a field can be read with one load. */
    public static final int SLACK = 8;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] data = new byte[SLACK];
    private int length;
    private byte[] letters = new byte[64];

    /** Looks at the first {@code length} bits of {@code data}, which must have {@link #SLACK} bytes to spare. */
    public Bits over(byte[] data, int length) {
        this.data = data;
        this.length = length;
        return this;
    }

    /** How many bits there are. */
    public int length() {
        return length;
    }

    /** An unsigned field of 1 to 31 bits. */
    public int u(int at, int width) {
        return (int) (((long) LONG.get(data, at >>> 3) << (at & 7)) >>> (64 - width));
    }

    /** A field of 1 to 32 bits in two's complement. */
    public int s(int at, int width) {
        return (int) (((long) LONG.get(data, at >>> 3) << (at & 7)) >> (64 - width));
    }

    /** One bit. */
    public boolean flag(int at) {
        return (data[at >>> 3] << (at & 7) & 0x80) != 0;
    }

    /** Six-bit text: ends at the first {@code @}, loses its trailing spaces; null when nothing is left. */
    public @Nullable String text(int at, int chars) {
        if (letters.length < chars) letters = new byte[chars];
        int used = 0;
        for (int n = 0; n < chars; n++) {
            int six = u(at + 6 * n, 6);
            if (six == 0) break;
            letters[n] = (byte) (six < 32 ? six + 64 : six);
            if (six != 32) used = n + 1;
        }
        return used == 0 ? null : new String(letters, 0, used, StandardCharsets.ISO_8859_1);
    }

    /** A copy of {@code width} bits, left-aligned; bits after the last are zero. */
    public byte[] copy(int at, int width) {
        var out = new byte[(width + 7) >>> 3];
        for (int n = 0; n < out.length; n++) out[n] = (byte) u(at + 8 * n, 8);
        if ((width & 7) != 0) out[out.length - 1] &= (byte) (0xff << (8 - (width & 7)));
        return out;
    }
}
