// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.web;

import io.nayuki.qrcodegen.QrCode;

/** A text as a QR code, drawn as one SVG path on a grid of modules; the server draws it, so no script is needed. */
final class PictureCode {
    private static final int QUIET = 4; // the empty edge readers need (ISO/IEC 18004)

    private PictureCode() {}

    /** The side of the picture in modules, its empty edge included. */
    static int size(String text) {
        return encode(text).size + 2 * QUIET;
    }

    /** The dark modules as path data, one unit a module. */
    static String svgPath(String text) {
        var code = encode(text);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(',')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    private static QrCode encode(String text) {
        return QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    }
}
